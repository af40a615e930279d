import { reporters } from '../../../knowledge/incident-report.ts';
import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Checks, Choice } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Facts, Panel } from '../../../ui/parts.tsx';
import type { StaffReceipt } from '../actions/index.ts';
import {
  fieldsOn,
  pagesFor,
  type ReporterKind,
  type ReportPageId,
  reportFields,
  reportPageIds,
} from '../rules/index.ts';
import {
  type AboutReporter,
  options,
  type PartProps,
  type ReportPart,
  UNKNOWN,
  value,
} from './report-field.tsx';
import { Ongoing, What, When } from './report-what.tsx';
import { Who } from './report-who.tsx';
import { WhichData, Whose } from './report-whom.tsx';
import { Why } from './report-why.tsx';

export type { AboutReporter } from './report-field.tsx';

interface ReportFormProps extends PartProps {
  readonly id: string;
  readonly action: string;
  readonly current: ReportPageId;
  readonly about: AboutReporter;
  /** What has been answered, to look through before it is sent. */
  readonly summary: readonly (readonly [question: string, answer: string])[];
}

/** Pages whose first question is the title of the page. */
const SAID_ABOVE: readonly ReportPageId[] = ['pagar', 'nar', 'vad'];

/** One thing at a time: what was answered before travels along, and nothing lies anywhere until it is sent. */
export const ReportForm = (props: ReportFormProps) => {
  const { id, action, current, typed, about, summary } = props;
  const pages = pagesFor(about.kind, typed.get('reporter'));
  const index = pages.indexOf(current);
  const own = fieldsOn(current, about.kind);
  const isLast = index === pages.length - 1;
  return (
    <form
      class={SAID_ABOVE.includes(current) ? 'stack narrow report said-above' : 'stack narrow report'}
      novalidate
      method="post"
      action={action}
      enctype={isLast ? 'multipart/form-data' : undefined}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="steg" value={current} />
      {[...typed]
        .filter(([name, text]) => text !== '' && reportFields.includes(name) && !own.includes(name))
        .map(([name, text]) => (
          <input type="hidden" name={name} value={text} />
        ))}
      <PartOf {...props} />
      <AskAboutNumbers {...props} />
      {isLast && summary.length > 0 && <Summary lines={summary} />}
      <div class="actions wrap">
        {isLast ? (
          <Button name="till" value="skicka">
            Skicka rapporten
          </Button>
        ) : (
          <Button name="till" value="nasta">
            Fortsätt
          </Button>
        )}
        {!isLast && index >= 2 && (
          <Button name="till" value="sist" variant="secondary">
            Hoppa till slutet
          </Button>
        )}
        {index > 0 && (
          <Button name="till" value="tillbaka" variant="tertiary">
            Tillbaka
          </Button>
        )}
      </div>
      {index >= 2 && !isLast && (
        <p class="small">Vet du inte mer just nu? Hoppa till slutet och skicka. Du kan komplettera senare.</p>
      )}
    </form>
  );
};

/** A number of a person in what is written is asked about, wherever it stands. */
const AskAboutNumbers = ({ typed, errors }: PartProps) =>
  errors.identityNumbers ? (
    <Checks
      name="identityNumbersConfirmed"
      label="Personnummer"
      values={typed.getAll('identityNumbersConfirmed')}
      options={[{ value: '1', label: 'Ja, numret ska stå i texten' }]}
    />
  ) : null;

const Summary = ({ lines }: { lines: ReportFormProps['summary'] }) => (
  <details class="why">
    <summary>Läs igenom det du har svarat</summary>
    <Facts facts={lines.map(([label, answer]) => ({ label, value: <span class="pre">{answer}</span> }))} />
  </details>
);

/** The questions of one page of the report. */
const PartOf = (props: PartProps & { current: ReportPageId; about: AboutReporter }) => {
  const Part = PARTS[props.current];
  return <Part {...props} />;
};

const PARTS: Readonly<Record<ReportPageId, ReportPart>> = {
  pagar: Ongoing,
  nar: When,
  vad: What,
  varfor: Why,
  vilka: Whose,
  uppgifter: WhichData,
  vem: Who,
};

/** The whole report on one page, as when it is written in from paper. */
export const WholeReport = (props: PartProps & { about: AboutReporter }) => (
  <>
    {reportPageIds
      .filter((id) => id !== 'vem')
      .map((id) => (
        <PartOf {...props} current={id} />
      ))}
    <AskAboutNumbers {...props} />
    <Choice
      name="reporter"
      label="Vem upptäckte det?"
      value={value(props, 'reporter')}
      error={props.errors.reporter}
      options={[...options(reporters), UNKNOWN]}
    />
  </>
);

/** The report has come: its number, and what happens when. */
export const StaffReceiptPage = (props: { actor: Actor; item: StaffReceipt; dueText: string }) => (
  <Page
    actor={props.actor}
    title="Tack, rapporten har kommit in"
    section="incidents"
    path={`/incidenter/rapporterat/${props.item.id}`}
  >
    <Panel title={props.item.receipt}>
      <p>Kom in {swedishTime(props.item.arrivedAt)}. Skriv upp numret om du vill komplettera.</p>
      <ol>
        <li>Samordnaren och incidentgruppen har fått ett mejl och läser rapporten nu.</li>
        <li>
          De bedömer risken för dem det gäller. Ska incidenten anmälas räknas lagens 72 timmar från att
          nämnden fick vetskap. Räknat från rapporten är de ute {props.dueText}.
        </li>
        <li>Du kan bli uppringd om något är oklart. Ändra och radera inget som kan behövas under tiden.</li>
      </ol>
      <div class="row">
        <ButtonLink href="/min-dag" variant="primary">
          Till Min dag
        </ButtonLink>
        <ButtonLink
          href={`/incidenter/rapportera?${new URLSearchParams({ komplettera: props.item.id, nummer: props.item.receipt, namnd: props.item.controllerId })}`}
        >
          Komplettera rapporten
        </ButtonLink>
        <ButtonLink href="/incidenter/rapportera">Rapportera en till</ButtonLink>
      </div>
    </Panel>
  </Page>
);

/** «fråga 2 av 7» */
export function reportStep(current: ReportPageId, kind: ReporterKind, reporter: string | null): string {
  const pages = pagesFor(kind, reporter);
  return `Rapportera personuppgiftsincident, fråga ${pages.indexOf(current) + 1} av ${pages.length}`;
}
