/** What whoever is not signed in meets: the places, the frame around the report, and the receipt. */
import type { Child } from 'hono/jsx';
import { minutesBetween, swedishDay, swedishTime, timeWithWeekday } from '../../../platform/plain-date.ts';
import { ErrorSummary, type Errors } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { ButtonLink, EmptyState, Facts, Panel } from '../../../ui/parts.tsx';
import type { OpenPlace, OutsideReceipt } from '../actions/index.ts';

export const ReportingPlacesPage = ({ places }: { places: readonly OpenPlace[] }) => (
  <Page actor={null} title="Rapportera en personuppgiftsincident">
    {places.length === 0 ? (
      <EmptyState
        title="Ingen tar emot rapporter här"
        text="Har du ett konto i Ansvar kan du rapportera när du har loggat in. Har du inget konto, ring kommunens växel."
      >
        <ButtonLink href="/incidenter/rapportera">Logga in och rapportera</ButtonLink>
      </EmptyState>
    ) : (
      <>
        <p>Vem har hand om uppgifterna? Är du osäker, välj kommunen.</p>
        <ul class="plain-list">
          {places.map(({ slug, name }) => (
            <li>
              <a href={`/rapportera/${slug}`}>{name}</a>
            </li>
          ))}
        </ul>
      </>
    )}
  </Page>
);

interface FrameProps {
  readonly place: OpenPlace;
  readonly title: string;
  /** «… fråga 2 av 7» */
  readonly step: string;
  /** `limited` belongs to no field. */
  readonly errors: Errors;
  readonly isFirst: boolean;
  readonly children?: Child;
}

export const OutsideReportPage = ({ place, title, step, errors, isFirst, children }: FrameProps) => {
  const { limited, ...wrong } = errors;
  return (
    <Page actor={null} title={title} outward={{ name: place.name, href: `/rapportera/${place.slug}` }}>
      <p class="meta">
        <span>{step}</span>
      </p>
      {limited && (
        <p class="ds-alert message" data-color="warning" role="alert">
          {limited}
        </p>
      )}
      <ErrorSummary errors={wrong} />
      {isFirst && (
        <p class="pre">
          {place.intro ??
            'Har personuppgifter hamnat fel, försvunnit eller ändrats? Rapportera det direkt, också om du är osäker. Bara frågan om när det upptäcktes måste besvaras.'}
        </p>
      )}
      {children}
      {isFirst && (
        <p class="small below">
          Arbetar du hos {place.name} och har ett konto?{' '}
          <a href="/incidenter/rapportera">Logga in och rapportera</a>.
        </p>
      )}
    </Page>
  );
};

export const OutsideReceiptPage = ({ receipt: found }: { receipt: OutsideReceipt }) => {
  const { id, slug, name, phone, receipt, arrivedAt, dueAt } = found;
  const hours = Math.round(minutesBetween(arrivedAt, dueAt) / 60);
  return (
    <Page actor={null} title="Rapporten har kommit in" outward={{ name, href: `/rapportera/${slug}` }}>
      <p>Tack. Skriv upp numret eller spara sidan: numret behövs för att komplettera eller fråga.</p>
      <div class="stack below">
        <Panel title={receipt}>
          <Facts
            facts={[
              { label: 'Kom in', value: swedishTime(arrivedAt) },
              { label: 'Till', value: name },
            ]}
          />
          <h3 class="below">Vad händer nu?</h3>
          <ul>
            <li>Incidentgruppen hos {name} läser rapporten och bedömer vad som ska göras.</li>
            <li>
              Är det en risk för någon ska {name} anmäla det till tillsynsmyndigheten inom {hours} timmar från
              att de fick veta. Räknat från att rapporten kom in är det senast{' '}
              <strong>{timeWithWeekday(dueAt, swedishDay(arrivedAt))}</strong>.
            </li>
            <li>Du ska inte anmäla något själv. Har du lämnat hur du nås kan gruppen fråga mer.</li>
            <li>
              {phone
                ? `Pågår det fortfarande? Ring ${phone}.`
                : 'Pågår det fortfarande? Ring växeln och be om it-stöd.'}
            </li>
          </ul>
        </Panel>
        <Panel title="Vet du mer, eller får veta mer?">
          <p>
            Tryck på Komplettera, så hamnar det du lägger till hos dem som fick den första rapporten. Det går
            att komplettera flera gånger. Numret är <strong>{receipt}</strong>.
          </p>
          <p class="below">
            <ButtonLink
              href={`/rapportera/${slug}?${new URLSearchParams({ komplettera: id, nummer: receipt })}`}
            >
              Komplettera
            </ButtonLink>
          </p>
        </Panel>
      </div>
    </Page>
  );
};
