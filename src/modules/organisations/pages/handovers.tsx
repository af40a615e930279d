/** Handing over when somebody leaves. */
import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { DateField, ErrorSummary, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { ExcelLink, FilteredList } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Facts, Panel, Table, Tag } from '../../../ui/parts.tsx';
import type { HandoverChoices, HandoverItem, ListedHandover, ShownHandover } from '../actions/index.ts';
import { itemKinds, itemLabel, needsDecision } from '../rules/index.ts';
import { type FormProps, personOptions } from './choices.ts';

const CRUMBS = [
  { href: '/namnd', text: 'Vem gör vad' },
  { href: '/overlamning', text: 'Överlämningar' },
];

interface ListProps {
  readonly actor: Actor;
  readonly total: number;
  readonly handovers: readonly ListedHandover[];
  readonly query: URLSearchParams;
  readonly mayStart: boolean;
}

export const HandoversPage = ({ actor, total, handovers, query, mayStart }: ListProps) => (
  <Page
    actor={actor}
    title="Överlämningar"
    section="controller"
    path="/overlamning"
    crumbs={CRUMBS.slice(0, 1)}
    aside={
      mayStart && (
        <ButtonLink href="/overlamning/ny" variant="primary">
          Starta överlämning
        </ButtonLink>
      )
    }
  >
    {total === 0 ? (
      <EmptyState
        title="Inga överlämningar än"
        text="När någon slutar lämnar ni över det som personen har på sitt bord: brister att ordna, enheter och system. Den som tar över bekräftar."
      >
        {mayStart && <ButtonLink href="/overlamning/ny">Starta den första överlämningen</ButtonLink>}
      </EmptyState>
    ) : (
      <FilteredList
        path="/overlamning"
        filters={
          <>
            <TextField name="q" label="Sök" type="search" value={query.get('q')} />
            <Select
              name="lage"
              label="Läge"
              empty="Alla"
              options={[
                { value: 'pagar', label: 'Väntar på mottagande' },
                { value: 'mottagna', label: 'Mottagna' },
                { value: 'atertagna', label: 'Återtagna' },
              ]}
              value={query.get('lage')}
            />
          </>
        }
        counted={count(handovers.length, 'överlämning', 'överlämningar')}
        links={<ExcelLink href={`/overlamning/export.xlsx?${query}`} />}
        isEmpty={handovers.length === 0}
      >
        <Table
          caption="Överlämningar"
          hideCaption
          rows={handovers}
          columns={[
            {
              heading: 'Från',
              header: true,
              cell: (row) => <a href={`/overlamning/${row.id}`}>{row.fromName}</a>,
            },
            { heading: 'Till', cell: (row) => row.toName },
            { heading: 'Sista dagen', cell: (row) => row.leavesOn },
            { heading: 'Saker', number: true, cell: (row) => row.items },
            { heading: 'Läge', cell: (row) => <StateTag {...row} /> },
          ]}
        />
      </FilteredList>
    )}
  </Page>
);

type Instant = Date | string | null;
const StateTag = ({ receivedAt, withdrawnAt }: { receivedAt: Instant; withdrawnAt: Instant }) =>
  withdrawnAt ? (
    <Tag color="neutral">{`Återtagen ${swedishTime(withdrawnAt).slice(0, 10)}`}</Tag>
  ) : receivedAt ? (
    <Tag color="success">{`Mottagen ${swedishTime(receivedAt).slice(0, 10)}`}</Tag>
  ) : (
    <Tag color="warning">Väntar på mottagande</Tag>
  );

interface HandoverFormProps extends FormProps {
  readonly id: string;
  readonly choices: HandoverChoices;
}

export const HandoverFormPage = ({ actor, typed, errors = {}, id, choices }: HandoverFormProps) => (
  <Page actor={actor} title="Starta överlämning" section="controller" crumbs={CRUMBS}>
    <p>
      Ansvar listar vad personen har på sitt bord hos er. Brister, enheter och system går över när den som tar
      över bekräftar, även om sista dagen är senare. Uppdrag och delegationer kräver beslut.
    </p>
    <ErrorSummary errors={errors} />
    <AlreadyOpen open={choices.open} leaver={typed.fromPersonId} />
    <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <Select
        name="fromPersonId"
        label="Vem slutar?"
        empty="Välj person"
        options={personOptions(choices.leavers)}
        value={typed.fromPersonId}
        error={errors.fromPersonId}
      />
      <Select
        name="toPersonId"
        label="Vem tar över?"
        empty="Välj person"
        hint="En person hos er som skriver i registret eller leder. Ombud och revisorer granskar, och tar inte över."
        options={personOptions(choices.successors)}
        value={typed.toPersonId}
        error={errors.toPersonId}
      />
      <DateField name="leavesOn" label="Sista dagen" value={typed.leavesOn} error={errors.leavesOn} />
      <TextArea
        name="note"
        label="Meddelande till den som tar över"
        optional
        hint="Det som inte syns i listan, till exempel vad som är på gång"
        value={typed.note}
        error={errors.note}
      />
      <div class="actions">
        <Button>Starta överlämningen</Button>
        <a href="/overlamning">Avbryt</a>
      </div>
    </form>
  </Page>
);

/** The link to what the person has waiting already. */
const AlreadyOpen = (props: { open: HandoverChoices['open']; leaver: string | null | undefined }) => {
  const first = props.open.find(({ fromPersonId }) => fromPersonId === props.leaver);
  return first ? (
    <div class="ds-alert below" data-color="warning" role="status">
      <a href={`/overlamning/${first.id}`}>
        {first.fromName} lämnar redan över till {first.toName}
      </a>
    </div>
  ) : null;
};

interface HandoverPageProps extends FormProps {
  readonly shown: ShownHandover;
  readonly message?: string | undefined;
  readonly today: string;
}

export const HandoverPage = (props: HandoverPageProps) => {
  const { actor, shown, message, errors = {}, today } = props;
  const { handover, items } = shown;
  const moving = items.filter(({ moves }) => moves);
  const deciding = items.filter(needsDecision);
  const byHand = items.filter(({ kind }) => kind === 'contact');
  const waits = !handover.receivedAt && !handover.withdrawnAt;
  return (
    <Page
      actor={actor}
      title={`${handover.fromName} lämnar över till ${handover.toName}`}
      section="controller"
      message={message}
      crumbs={CRUMBS}
      aside={
        <ButtonLink href={`/overlamning/${handover.id}/kvitto.pdf`} download>
          Skriv ut kvitto
        </ButtonLink>
      }
    >
      <p class="meta">
        <StateTag {...handover} />
        <span>Sista dagen är {longDate(handover.leavesOn)}</span>
        {handover.startedBy && <span>Startad av {handover.startedBy}</span>}
        {handover.withdrawnByName && <span>Återtagen av {handover.withdrawnByName}</span>}
      </p>
      <ErrorSummary errors={errors} />
      <div class="stack" style="margin-top:1rem">
        {(handover.note || handover.receivedNote) && (
          <Panel title="Meddelanden">
            <Facts
              facts={[
                ...(handover.note
                  ? [{ label: 'Vid starten', value: <span class="pre">{handover.note}</span> }]
                  : []),
                ...(handover.receivedNote
                  ? [{ label: 'Vid mottagandet', value: <span class="pre">{handover.receivedNote}</span> }]
                  : []),
              ]}
            />
          </Panel>
        )}
        <Panel
          title={`${handover.withdrawnAt ? 'Skulle ha gått över' : handover.receivedAt ? 'Har gått över' : 'Går över vid mottagandet'} (${moving.length})`}
        >
          {waits && today < handover.leavesOn && (
            <p>Det som flyttas flyttas när {handover.toName} tar emot, även om sista dagen är senare.</p>
          )}
          <Items items={moving} empty="Inget går över av sig självt." />
        </Panel>
        <Panel title={`Kräver beslut (${deciding.length})`}>
          <Items items={deciding} empty="Inget kräver beslut." decide />
        </Panel>
        {byHand.length > 0 && (
          <Panel title={`Ändras för hand (${byHand.length})`}>
            <p>{handover.fromName} står som kontaktperson i registret. Skriv in den som tar över.</p>
            <ul>
              {byHand.map((item) => (
                <li>
                  <a href={`/behandlingar/${item.subjectId}`}>{itemLabel(item)}</a>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {waits && <Receive {...props} />}
        {shown.mayWithdraw && <Withdraw id={handover.id} />}
      </div>
    </Page>
  );
};

const Items = (props: { items: readonly HandoverItem[]; empty: string; decide?: boolean }) =>
  props.items.length === 0 ? (
    <p>{props.empty}</p>
  ) : (
    <Table
      caption="Saker"
      hideCaption
      rows={props.items}
      columns={[
        { heading: 'Slag', cell: (row) => itemKinds[row.kind as keyof typeof itemKinds] },
        { heading: 'Vad', header: true, cell: (row) => itemLabel(row) },
        ...(props.decide
          ? [{ heading: 'Vem beslutar', cell: (row: HandoverItem) => <Decider item={row} /> }]
          : []),
      ]}
    />
  );

const Decider = ({ item }: { item: HandoverItem }) => {
  if (item.kind === 'delegation') return <a href="/delegation">Samordnaren, under delegationsordningen</a>;
  if (item.kind === 'system') return <a href={`/system/${item.subjectId}`}>Samordnaren, på systemets sida</a>;
  return <a href="/roller">Administratören, under Organisation</a>;
};

const Withdraw = ({ id }: { id: string }) => (
  <form method="post" action={`/overlamning/${id}/ta-tillbaka`}>
    <Button variant="secondary">Ta tillbaka</Button>
    <p class="small">Inget går över. Överlämningen blir kvar i listan som återtagen.</p>
  </form>
);

const Receive = ({ shown: { handover, isSuccessor }, typed, errors = {} }: HandoverPageProps) =>
  isSuccessor ? (
    <Panel title="Ta emot">
      <form class="stack narrow" novalidate method="post" action={`/overlamning/${handover.id}/ta-emot`}>
        <TextArea
          name="receivedNote"
          label="Anteckning"
          optional
          rows={2}
          hint="Till exempel vad ni har gått igenom tillsammans"
          value={typed.receivedNote}
          error={errors.receivedNote}
        />
        <Button>Jag tar emot</Button>
      </form>
    </Panel>
  ) : (
    <p>Väntar på att {handover.toName} tar emot.</p>
  );
