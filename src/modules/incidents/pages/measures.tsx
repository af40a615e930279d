/** What has been done and what will be, each with its day; what may be secret is marked. */
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { Checks, Choice, DateField, type Errors, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, count, Panel, Table, Tag } from '../../../ui/parts.tsx';
import type { ShownMeasure, ShownMeasures } from '../actions/index.ts';
import type { Typed } from './form-page.tsx';
import { IdentityAsk } from './identity-ask.tsx';

interface MeasureFact {
  readonly text: string;
  readonly takenAt: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly secret: boolean;
}

interface MeasuresPanelProps {
  readonly caseId: string;
  readonly measures: readonly MeasureFact[];
  readonly mayWrite: boolean;
}

const SECRET = 'Kan vara hemlig (OSL 18:8)';

/** On the page of the incident: what has been done and what is planned. */
export const MeasuresPanel = ({ caseId, measures, mayWrite }: MeasuresPanelProps) => {
  const open = measures.filter(({ dueOn, doneOn }) => dueOn !== null && doneOn === null).length;
  return (
    <Panel
      title="Åtgärder"
      id="atgarder"
      action={
        <ButtonLink href={`/incidenter/${caseId}/atgarder`} variant={mayWrite ? 'secondary' : 'tertiary'}>
          {mayWrite ? 'Skriv åtgärd' : 'Öppna'}
        </ButtonLink>
      }
    >
      {measures.length === 0 ? (
        <p>Inget antecknat än.</p>
      ) : (
        <>
          <p>
            {count(measures.length, 'åtgärd', 'åtgärder')}
            {open > 0 && `, ${open} inte ${open === 1 ? 'gjord' : 'gjorda'}`}
          </p>
          <ul class="plain-list">
            {measures.map((measure) => (
              <li>
                {measure.text}
                <span class="block small">
                  {whenText(measure)}
                  {measure.secret && `. ${SECRET}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
};

function whenText({ takenAt, dueOn, doneOn }: MeasureFact): string {
  if (takenAt) return swedishTime(takenAt);
  if (doneOn) return `Gjord ${longDate(doneOn)}`;
  return dueOn ? `Klar senast ${longDate(dueOn)}` : '';
}

interface MeasuresProps {
  readonly shown: ShownMeasures;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly newId: string;
  readonly today: string;
}

export const MeasureParts = (props: MeasuresProps) => (
  <div class="stack below">
    {props.shown.measures.length > 0 ? (
      <Panel title="Gjort och planerat">
        <MeasureTable {...props} />
      </Panel>
    ) : (
      <p>
        Skriv vad ni har gjort för att stoppa och mildra det som hänt, och vad ni ska göra så att det inte
        händer igen. Behövdes inget göras: skriv det.
      </p>
    )}
    {props.shown.mayWrite && (
      <Panel title="Ny åtgärd">
        <NewMeasure {...props} />
      </Panel>
    )}
  </div>
);

const MeasureTable = ({ shown, today }: MeasuresProps) => (
  <Table
    caption="Åtgärder"
    hideCaption
    cards
    rows={shown.measures}
    columns={[
      {
        heading: 'Åtgärd',
        header: true,
        cell: (row) => (
          <>
            {shown.mayWrite ? (
              <a href={`/incidenter/${shown.record.id}/atgarder/${row.id}`}>{row.text}</a>
            ) : (
              row.text
            )}
            {row.doneNote && <span class="block small">{row.doneNote}</span>}
            {row.secret && <span class="block small">{SECRET}</span>}
          </>
        ),
      },
      {
        heading: 'Läge',
        cell: (row) =>
          row.takenAt || row.doneOn ? (
            <Tag color="success">Gjord</Tag>
          ) : row.dueOn && row.dueOn < today ? (
            <Tag color="warning">Dagen har passerat</Tag>
          ) : (
            <Tag color="info">Planerad</Tag>
          ),
      },
      { heading: 'Datum och tid', cell: (row) => <span class="nowrap">{whenText(row)}</span> },
      {
        heading: 'Vem',
        cell: (row) => row.ownerPersonName ?? row.ownerName ?? (row.takenAt ? '–' : 'Ingen'),
      },
    ]}
  />
);

const OwnerFields = (props: { persons: ShownMeasures['persons']; typed: Typed; errors: Errors }) => (
  <>
    <Select
      name="ownerPersonId"
      label="Vem gör den?"
      hint="Den du väljer ser åtgärden på Min dag"
      empty="Någon annan, skriv nedan"
      options={props.persons.map(({ id, name }) => ({ value: id, label: name }))}
      value={props.typed.ownerPersonId}
      error={props.errors.ownerPersonId}
    />
    <TextField
      name="ownerName"
      label="Någon annan"
      optional
      hint="Till exempel it-enheten eller leverantören"
      value={props.typed.ownerName}
      error={props.errors.ownerName}
    />
  </>
);

const NewMeasure = ({ shown, typed, errors, newId, today }: MeasuresProps) => (
  <form class="stack narrow" novalidate method="post" action={`/incidenter/${shown.record.id}/atgarder`}>
    <input type="hidden" name="id" value={typed.id ?? newId} />
    <Choice
      name="when"
      label="Är den gjord?"
      value={typed.when ?? 'taken'}
      error={errors.when}
      inline
      options={[
        { value: 'taken', label: 'Ja, den är gjord' },
        { value: 'planned', label: 'Nej, den är planerad' },
      ]}
    />
    <TextArea
      name="text"
      label="Åtgärd"
      hint="Till exempel «Bad mottagaren radera mejlet och bekräfta»"
      value={typed.text}
      error={errors.text}
    />
    <fieldset class="ds-fieldset group">
      <legend>Datum och tid</legend>
      <div class="hint">När den är gjord</div>
      <div class="row">
        <DateField
          name="on"
          label="Dag"
          value={typed.on ?? today}
          error={errors.on}
          hint="Till exempel 2026-11-20"
        />
        <TextField
          name="at"
          label="Klockslag"
          size="short"
          hint="Ungefär går bra. Till exempel 14.20"
          value={typed.at}
          error={errors.at}
        />
      </div>
    </fieldset>
    <fieldset class="ds-fieldset group">
      <legend>Om den är planerad</legend>
      <DateField name="dueOn" label="Klar senast" value={typed.dueOn} error={errors.dueOn} />
      <OwnerFields persons={shown.persons} typed={typed} errors={errors} />
    </fieldset>
    <Checks
      name="secret"
      label="Sekretess"
      hint="Det som säger hur skyddet är byggt kan vara hemligt. Då visas åtgärden inte i listor som lämnas ut och inte i brev"
      values={typed.secret === undefined || typed.secret === '1' ? ['1'] : []}
      options={[{ value: '1', label: SECRET }]}
    />
    <IdentityAsk errors={errors} />
    <div class="actions">
      <Button>Spara åtgärden</Button>
    </div>
  </form>
);

interface MeasureProps {
  readonly shown: ShownMeasure;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly today: string;
}

/** One measure: its words, its day and owner, whether it is done, and its mark of secrecy. */
export const MeasureForm = ({ shown, typed, errors, today }: MeasureProps) => {
  const { record, measure, persons } = shown;
  return (
    <form
      class="stack narrow"
      novalidate
      method="post"
      action={`/incidenter/${record.id}/atgarder/${measure.id}`}
    >
      <input type="hidden" name="version" value={typed.version ?? String(measure.version)} />
      <TextArea name="text" label="Åtgärd" value={typed.text} error={errors.text} />
      {measure.takenAt ? (
        <p>Gjord {swedishTime(measure.takenAt)}.</p>
      ) : (
        <>
          <DateField name="dueOn" label="Klar senast" value={typed.dueOn} error={errors.dueOn} />
          <OwnerFields persons={persons} typed={typed} errors={errors} />
          <DateField
            name="doneOn"
            label="Gjord den"
            hint={`Lämna tomt om den inte är gjord än. I dag är det ${today}`}
            value={typed.doneOn}
            error={errors.doneOn}
          />
          <TextArea
            name="doneNote"
            label="Hur gick det?"
            hint="Till exempel «Alla i gruppen har fått genomgången»"
            value={typed.doneNote}
            error={errors.doneNote}
          />
        </>
      )}
      <Choice
        name="secret"
        label="Sekretess"
        value={typed.secret ?? (measure.secret ? '1' : '0')}
        error={errors.secret}
        options={[
          { value: '1', label: SECRET, hint: 'Säger hur skyddet är byggt' },
          { value: '0', label: 'Säger inget om skyddet' },
        ]}
      />
      {measure.secret && (
        <TextField
          name="openReason"
          label="Varför behöver den inte markeras?"
          hint="Bara när markeringen tas bort. Skälet står i ärendets historik"
          value={typed.openReason}
          error={errors.openReason}
        />
      )}
      <IdentityAsk errors={errors} />
      <div class="actions">
        <Button>Spara</Button>
      </div>
    </form>
  );
};
