import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Checks, ErrorSummary, type Errors, Select, TextField } from '../../../ui/field.tsx';
import { sizeText } from '../../../ui/file-field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Facts, Panel } from '../../../ui/parts.tsx';
import type { ShownReport } from '../actions/index.ts';
import { proposedIncidentTitle, reportLines } from '../rules/index.ts';
import { AwareFields } from './aware-fields.tsx';
import type { Typed } from './form-page.tsx';

interface RegisterProps {
  readonly actor: Actor;
  readonly shown: ShownReport;
  /** When the law's hours are up, counted from the arrival; null when it has been registered. */
  readonly dueText: string | null;
  readonly typed: Typed;
  readonly chosen: readonly string[];
  readonly errors: Errors;
  readonly newId: string;
}

/** A report that has come: read it, and make it a case at each nämnd that it concerns. */
export const RegisterReportPage = (props: RegisterProps) => {
  const { actor, shown, errors, dueText } = props;
  const { item } = shown;
  const waits = item.outcomes.length === 0;
  return (
    <Page
      actor={actor}
      title={`Incidentrapport ${item.receipt}`}
      section="incidents"
      path={`/incidenter/rapporter/${item.id}`}
      crumbs={[{ href: '/incidenter', text: 'Incidenter' }]}
    >
      <ErrorSummary errors={errors} />
      <p class="meta">
        <span>Kom in {swedishTime(item.arrivedAt)}</span>
        {item.forwardedFromName && <span>Från {item.forwardedFromName}</span>}
        {dueText && <span>Räknat från ankomsten är lagens tid ute {dueText}</span>}
      </p>
      {!waits && <Outcomes shown={shown} />}
      <div class="cols two">
        <div class="stack">
          <Said shown={shown} />
        </div>
        {waits && shown.mayRegister && shown.report && (
          <div class="stack">
            {shown.continuesCaseId ? (
              <>
                <AddForm {...props} />
                <NewForm {...props} />
              </>
            ) : (
              <>
                <NewForm {...props} />
                {shown.open.length > 0 && <AddForm {...props} />}
              </>
            )}
            <p>
              <a href={`/inkommet/${item.id}#inget`}>Blir det inget ärende? Skriv varför under Inkommet.</a>
            </p>
          </div>
        )}
        {waits && !shown.isOwn && (
          <Panel title="Registrera">
            <p>Rapporten har kommit till en annan nämnd. Byt vem du arbetar för, längst upp på sidan.</p>
          </Panel>
        )}
        {waits && shown.isOwn && !shown.mayRegister && (
          <Panel title="Registrera">
            <p>Nämndens samordnare eller registrator registrerar rapporten.</p>
          </Panel>
        )}
        {waits && shown.mayRegister && !shown.report && (
          <Panel title="Registrera">
            <p>
              Det här kom inte genom formuläret. Registrera det under Inkommet och fyll i rapporten sedan.
            </p>
            <ButtonLink href={`/inkommet/${item.id}`} variant="primary">
              Öppna under Inkommet
            </ButtonLink>
          </Panel>
        )}
      </div>
    </Page>
  );
};

const Outcomes = ({ shown }: { shown: ShownReport }) => (
  <Panel title="Det som blev av rapporten">
    <ul>
      {shown.item.outcomes.map((one) => (
        <li>
          {one.caseId && one.seenCaseId && (
            <a href={`/incidenter/${one.caseId}`}>
              {one.externalMark ?? one.mark ?? 'Ärendet'}: {one.title}
            </a>
          )}
          {one.toControllerId && `Skickad till ${one.receiverName}`}
          {one.outcome === 'nothing' && `Blev inget ärende: ${one.reason ?? ''}`}
          {one.madeByName && `, ${one.madeByName}`}
        </li>
      ))}
    </ul>
  </Panel>
);

const Said = ({ shown: { item, report, files } }: { shown: ShownReport }) => (
  <Panel title="Rapporten">
    {item.content === null ? (
      <p>Du får inte läsa den här rapporten.</p>
    ) : (
      <>
        <Facts
          facts={[
            {
              label: 'Avsändare',
              value: [item.content.senderName, item.content.senderOrganisation, item.content.senderContact]
                .filter(Boolean)
                .join(', '),
            },
            ...(item.content.continues ? [{ label: 'Kompletterar', value: item.content.continues }] : []),
            ...(report
              ? reportLines(report).map(([label, value]) => ({
                  label,
                  value: <span class="pre">{value}</span>,
                }))
              : []),
          ]}
        />
        {!report && <p class="pre">{item.content.text}</p>}
        {report && item.content.text && (
          <details class="why">
            <summary>Hela rapporten som text</summary>
            <p class="pre">{item.content.text}</p>
          </details>
        )}
      </>
    )}
    {files.length > 0 && (
      <ul>
        {files.map((file) => (
          <li>
            <a href={`/filer/${file.id}`} download>
              {file.name}
            </a>{' '}
            ({sizeText(file.size)})
          </li>
        ))}
      </ul>
    )}
  </Panel>
);

const AddForm = ({ shown, typed, errors, newId }: RegisterProps) => (
  <Panel title="Hör den till en incident som redan finns?">
    <form class="stack" novalidate method="post" action={`/incidenter/rapporter/${shown.item.id}/lagg-till`}>
      <input type="hidden" name="id" value={newId} />
      <Select
        name="caseId"
        label="Incident"
        hint="Alla handlingar om en incident ligger i samma ärende. Kompletteringen följer med till andra nämnder som fick den första rapporten"
        empty="Välj"
        options={shown.open.map((one) => ({
          value: one.id,
          label: `${one.externalMark ?? one.mark ?? ''} ${one.title}`,
        }))}
        value={typed.caseId ?? shown.continuesCaseId}
        error={errors.caseId}
      />
      <div class="actions">
        <Button variant={shown.continuesCaseId ? 'primary' : 'secondary'}>Lägg till i ärendet</Button>
      </div>
    </form>
  </Panel>
);

const NewForm = (props: RegisterProps) => {
  const { shown, typed, errors, newId } = props;
  const { item, report } = shown;
  if (!report) return null;
  return (
    <Panel title="Registrera som en ny incident">
      <form class="stack" novalidate method="post" action={`/incidenter/rapporter/${item.id}/registrera`}>
        <input type="hidden" name="id" value={newId} />
        <TextField
          name="title"
          label="Rubrik"
          hint="Syns i listor och diarier: skriv vad det gäller, aldrig vem"
          value={typed.title ?? proposedIncidentTitle(report)}
          error={errors.title}
        />
        <AwareFields typed={typed} errors={errors} />
        <Concerned {...props} />
        <Select
          name="responsibleId"
          label="Handläggare"
          empty="Ingen än"
          options={shown.persons.map(({ id: value, name }) => ({ value, label: name }))}
          value={typed.responsibleId}
          error={errors.responsibleId}
        />
        <Checks
          name="restricted"
          label="Åtkomst"
          values={typed.restricted === '1' ? ['1'] : []}
          options={[{ value: '1', label: 'Bara de som är namngivna läser ärendet' }]}
        />
        <div class="actions">
          <Button>Registrera incidenten</Button>
        </div>
      </form>
    </Panel>
  );
};

const Concerned = ({ shown, chosen, errors }: RegisterProps) => (
  <Checks
    name="controllers"
    label="Vilka nämnder gäller det?"
    hint="Varje nämnd får ett eget ärende med eget nummer, egen klocka och eget beslut. Hos en nämnd där du inte registrerar läggs rapporten i deras inkorg och larmar där"
    values={chosen}
    error={errors.controllers}
    options={shown.controllers.map(({ id, name, mayRegister }) => {
      const uses = shown.concerned.filter(({ controllerId }) => controllerId === id);
      const why =
        uses.length > 0
          ? `Har ${uses[0]?.processor} i registret: ${uses.map((use) => use.processing).join(', ')}.`
          : '';
      const how = mayRegister ? '' : 'Läggs i deras inkorg.';
      return { value: id, label: name, hint: [why, how].filter(Boolean).join(' ') || undefined };
    })}
  />
);
