/** One thing that has come in, its receipt, and what becomes of it. */
import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import {
  Checks,
  DateField,
  ErrorSummary,
  type Errors,
  Select,
  TextArea,
  TextField,
} from '../../../ui/field.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Facts, Panel } from '../../../ui/parts.tsx';
import type { ItemChoices, OpenedItem } from '../actions/index.ts';
import {
  caseKind,
  caseKinds,
  type InboxChannel,
  type InboxOutcome,
  inboxChannels,
  inboxOutcomes,
  printedMark,
  proposedTitle,
} from '../rules/index.ts';
import { SecrecyFields } from './case-new.tsx';
import { FileList } from './files.tsx';
import { ItemState, kindOf, senderOf, subjectOf } from './inbox.tsx';

export interface ItemProps {
  readonly actor: Actor;
  readonly shown: OpenedItem;
  /** Absent: the actor does not register. */
  readonly choices?: ItemChoices | undefined;
  readonly newId: string;
  readonly typed: URLSearchParams;
  readonly errors: Errors;
  /** Whether files are fetched by the actor. */
  readonly mayFetch: boolean;
  readonly message?: string | undefined;
}

export const ItemPage = (props: ItemProps) => {
  const { actor, shown, choices, errors, message, mayFetch } = props;
  const { item, files, isOwn } = shown;
  return (
    <Page
      actor={actor}
      title={subjectOf(item)}
      section="inbox"
      path={`/inkommet/${item.id}`}
      message={message}
      crumbs={[{ href: '/inkommet', text: 'Inkommet' }]}
      aside={<ItemState item={item} />}
    >
      <ErrorSummary errors={errors} />
      <p class="meta">
        <span>{item.receipt}</span>
        <span>
          {inboxChannels[item.channel as InboxChannel]}
          {item.forwardedFromName && ` (${item.forwardedFromName})`}
        </span>
        <span>
          Taget emot {swedishTime(item.arrivedAt)}
          {item.takenByName && ` av ${item.takenByName}`}
        </span>
      </p>
      {!isOwn && <OtherController {...props} />}
      <div class="cols">
        <div class="stack">
          <Panel title="Det som kom in">
            <Facts
              facts={[
                { label: 'Kom in', value: longDate(item.receivedOn) },
                { label: 'Verkar vara', value: kindOf(item) },
                {
                  label: 'Avsändare',
                  value:
                    item.protected && item.content
                      ? `${item.content.senderName ?? 'Okänd'} (skyddade personuppgifter)`
                      : senderOf(item),
                },
                { label: 'Nås på', value: item.content?.senderContact },
              ]}
            />
            {item.content?.text && <p class="pre below">{item.content.text}</p>}
            {!item.content && <p>{closedText(item.closed)}</p>}
            {files.length > 0 && (mayFetch ? <FileList files={files} /> : <FileNames files={files} />)}
          </Panel>
          {choices && item.content && <Outcomes {...props} choices={choices} />}
        </div>
        <aside class="stack">
          <Panel title="Kvitto">
            <p>Till avsändaren: att det har kommit in, vilken dag, och vad som händer nu.</p>
            <div class="row below">
              <ButtonLink href={`/inkommet/${item.id}/kvitto`}>Visa kvittot</ButtonLink>
              <ButtonLink href={`/inkommet/${item.id}/kvitto.pdf`} download>
                Skriv ut (PDF)
              </ButtonLink>
            </div>
          </Panel>
          <Done {...props} />
        </aside>
      </div>
    </Page>
  );
};

const OtherController = ({ actor, shown: { item } }: ItemProps) => {
  const held = actor.appointments.find(({ id }) => id === item.controllerId);
  if (!held) return null;
  return (
    <form class="ds-alert row message" data-color="info" method="post" action="/arbeta-for">
      <input type="hidden" name="namnd" value={held.id} />
      <input type="hidden" name="till" value={`/inkommet/${item.id}`} />
      <span>Det har kommit in till {nameOf(held)}. Du arbetar för en annan nämnd just nu.</span>
      <Button variant="secondary">Arbeta för {held.name}</Button>
    </form>
  );
};

const closedText = (closed: boolean): string =>
  closed
    ? 'Det hör till ett ärende med begränsad åtkomst. Den som är namngiven i ärendet läser det där.'
    : 'Avsändaren har skyddade personuppgifter. Registratorn och den som tog emot det läser det.';

const FileNames = ({ files }: { files: OpenedItem['files'] }) => (
  <ul class="plain-list">
    {files.map((file) => (
      <li>{file.name}</li>
    ))}
  </ul>
);

const Done = ({ shown: { item } }: ItemProps) => (
  <Panel title="Vad det har blivit">
    {item.outcomes.length === 0 ? (
      <p>Inget än. Det väntar på att registreras.</p>
    ) : (
      <ul class="plain-list">
        {item.outcomes.map((one) => (
          <li>
            {inboxOutcomes[one.outcome as InboxOutcome]}
            {one.receiverName && ` till ${one.receiverName}`}
            {one.seenCaseId && (
              <>
                {': '}
                <a href={`/arenden/${one.seenCaseId}`}>{printedMark(one)}</a>
              </>
            )}
            {one.reason && `: ${one.reason}`}
            <span class="block small">
              {swedishTime(one.madeAt)}
              {one.madeByName && ` av ${one.madeByName}`}
            </span>
          </li>
        ))}
      </ul>
    )}
  </Panel>
);

type Choosing = ItemProps & { readonly choices: ItemChoices };

const Outcomes = (props: Choosing) => {
  const { errors, shown } = props;
  const { item } = shown;
  const waits = item.outcomes.length === 0;
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
