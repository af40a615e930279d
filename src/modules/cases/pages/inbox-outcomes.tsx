/** What becomes of what has come in: the forms of whoever registers. */
import { Checks, DateField, type Errors, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, Panel } from '../../../ui/parts.tsx';
import type { ItemChoices } from '../actions/index.ts';
import { caseKind, caseKinds, printedMark, proposedTitle } from '../rules/index.ts';
import { SecrecyFields } from './case-new.tsx';
import { isWaitingReport } from './inbox.tsx';
import type { ItemProps } from './inbox-item.tsx';

type Choosing = ItemProps & { readonly choices: ItemChoices };

/** What it can become, for whoever registers. */
export const Outcomes = (props: Choosing) => {
  const { errors, shown } = props;
  const { item } = shown;
  const waits = item.outcomes.length === 0;
  if (isWaitingReport(item)) return <ReportOutcomes {...props} />;
  return (
    <>
      {waits ? (
        <>
          <Panel title="Registrera som ärende">
            <RegisterForm {...props} />
          </Panel>
          <Panel title="Lägg till ett ärende som pågår">
            <AddForm {...props} />
          </Panel>
          <Panel title="Blir inget ärende">
            <NothingForm {...props} />
          </Panel>
        </>
      ) : (
        <Panel title="Hör det också till något annat?">
          <details class="why" open={isOpen(errors, ...REGISTER_FIELDS)}>
            <summary>Registrera ett ärende till</summary>
            <RegisterForm {...props} />
          </details>
          <details class="why" open={isOpen(errors, 'caseId')}>
            <summary>Lägg till ett ärende som pågår</summary>
            <AddForm {...props} />
          </details>
        </Panel>
      )}
    </>
  );
};

/** A report is registered with its answers, on a page of its own; what only seemed to be one is registered here. */
const ReportOutcomes = (props: Choosing) => {
  const { errors, shown } = props;
  const unknownKind = { ...shown, item: { ...shown.item, kind: null } };
  return (
    <>
      <Panel title="Är det något annat än en incident?">
        <details class="why" open={isOpen(errors, ...REGISTER_FIELDS, 'caseId')}>
          <summary>Registrera det som något annat</summary>
          <RegisterForm {...props} shown={unknownKind} />
          <h3 class="below">Lägg till ett ärende som pågår</h3>
          <AddForm {...props} />
        </details>
      </Panel>
      <Panel title="Blir inget ärende" id="inget">
        <NothingForm {...props} />
      </Panel>
    </>
  );
};

const REGISTER_FIELDS = [
  'kind',
  'title',
  'replyBy',
  'responsibleId',
  'secrecy',
  'secrecyOther',
  'controllers',
] as const;

const isOpen = (errors: Errors, ...fields: readonly string[]): boolean =>
  fields.some((field) => errors[field]);

const kindOptions = Object.entries(caseKinds).map(([value, { label }]) => ({ value, label }));

const RegisterForm = ({ shown: { item }, choices, newId, typed, errors }: Choosing) => {
  const has = new Set(item.outcomes.map(({ receiverName }) => receiverName));
  const targets = choices.controllers.filter(({ name }) => !has.has(name));
  const waits = item.outcomes.length === 0;
  const chosen = typed.has('controllers') ? typed.getAll('controllers') : waits ? [choices.own] : [];
  const kind = typed.get('kind') ?? item.kind;
  const proposed = waits && item.content && !item.protected ? proposedTitle(item.content) : null;
  const secrecy = {
    secrecy: typed.get('secrecy') ?? (item.protected ? 'OSL 21:3' : ''),
    secrecyOther: typed.get('secrecyOther'),
  };
  return (
    <form class="stack" novalidate method="post" action={`/inkommet/${item.id}/registrera`}>
      <input type="hidden" name="id" value={newId} />
      <Select
        name="kind"
        label="Vad är det?"
        empty="Välj"
        options={kindOptions}
        value={kind}
        error={errors.kind}
      />
      <TextField
        name="title"
        label="Rubrik"
        hint={`Syns i listor och diarier: skriv vad det gäller, aldrig vem. Till exempel «${caseKind(kind ?? 'other').example}»`}
        value={typed.get('title') ?? proposed ?? ''}
        error={errors.title}
      />
      <ReplyBy isAsked={kind === 'authority-contact'} typed={typed} errors={errors} />
      <Select
        name="responsibleId"
        label="Handläggare"
        optional
        empty="Ingen än"
        options={choices.persons.map(({ id: value, name: label }) => ({ value, label }))}
        value={typed.get('responsibleId')}
        error={errors.responsibleId}
      />
      <SecrecyFields typed={secrecy} errors={errors} />
      {targets.length === 1 && waits ? (
        <input type="hidden" name="controllers" value={choices.own} />
      ) : (
        <Checks
          name="controllers"
          label="Hos vilka?"
          hint="Ett brev kan gälla flera. Var och en får ett eget ärende"
          values={chosen}
          options={targets.map(({ id: value, name: label, mayRegister }) => ({
            value,
            label,
            hint: mayRegister ? undefined : 'Skickas dit och registreras där',
          }))}
          error={errors.controllers}
        />
      )}
      {!item.protected && (
        <Checks
          name="restricted"
          label="Vilka får läsa?"
          values={typed.getAll('restricted')}
          options={[{ value: '1', label: 'Bara de som är namngivna i ärendet' }]}
        />
      )}
      <div class="actions">
        <Button>Registrera</Button>
      </div>
      <p class="small">
        Avsändaren blir en person i ärendet, och texten och filerna blir inkomna handlingar.
        {item.protected &&
          ' Avsändaren har skyddade personuppgifter: bara de som är namngivna läser ärendet.'}
      </p>
    </form>
  );
};

/** Open where it seems to be an authority that has written; else one click away, for whoever knows better. */
const ReplyBy = ({
  isAsked,
  typed,
  errors,
}: Pick<Choosing, 'typed' | 'errors'> & { readonly isAsked: boolean }) => {
  const field = (
    <DateField
      name="replyBy"
      label="Myndigheten vill ha svar senast"
      optional
      hint="Dagen som står i brevet, till exempel 2026-12-15. Den blir en frist i ärendet"
      value={typed.get('replyBy')}
      error={errors.replyBy}
    />
  );
  if (isAsked || errors.replyBy) return field;
  return (
    <details class="why">
      <summary>Har tillsynsmyndigheten satt en dag för svar?</summary>
      {field}
    </details>
  );
};

const AddForm = ({ shown: { item }, choices, newId, typed, errors }: Choosing) =>
  choices.cases.length === 0 ? (
    <p>Inget ärende pågår.</p>
  ) : (
    <form class="stack" novalidate method="post" action={`/inkommet/${item.id}/lagg-till`}>
      <input type="hidden" name="id" value={newId} />
      <Select
        name="caseId"
        label="Ärende"
        empty="Välj"
        options={choices.cases.map((one) => ({ value: one.id, label: `${printedMark(one)} ${one.title}` }))}
        value={typed.get('caseId')}
        error={errors.caseId}
      />
      <div class="actions">
        <Button variant="secondary">Lägg till ärendet</Button>
      </div>
    </form>
  );

const NothingForm = ({ shown: { item }, newId, typed, errors }: Choosing) => (
  <form class="stack" novalidate method="post" action={`/inkommet/${item.id}/inget`}>
    <input type="hidden" name="id" value={newId} />
    <TextArea
      name="reason"
      label="Varför?"
      hint="Till exempel «Reklam» eller «Hör inte till nämnden: avsändaren är hänvisad till regionen»"
      rows={2}
      value={typed.get('reason')}
      error={errors.reason}
    />
    <div class="actions">
      <Button variant="secondary">Spara</Button>
    </div>
  </form>
);
