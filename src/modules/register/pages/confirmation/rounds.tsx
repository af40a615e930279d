import type { Actor } from '../../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../../platform/plain-date.ts';
import { DateField, ErrorSummary, type Errors, Select, TextField } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table, Tag } from '../../../../ui/parts.tsx';
import type { PreparedRound, Round, RoundRequest } from '../../actions/rounds.ts';

interface RoundsProps {
  readonly actor: Actor;
  readonly rounds: readonly Round[];
  readonly today: string;
}

export const RoundsPage = ({ actor, rounds, today }: RoundsProps) => (
  <Page
    actor={actor}
    title="Översyn av registret"
    section="reviews"
    path="/oversyn"
    aside={
      rounds.length > 0 && (
        <ButtonLink href="/oversyn/ny" variant="primary">
          Öppna en omgång
        </ButtonLink>
      )
    }
  >
    <p>
      De som känner behandlingarna bekräftar en gång om året att de stämmer, eller skriver vad som behöver
      ändras. De som tillfrågas får ett mejl med en länk.
    </p>
    {rounds.length === 0 ? (
      <EmptyState
        title="Ingen omgång är öppnad"
        text="Öppna en omgång: välj vem som ska bekräfta vilken behandling och till när. Det som är oförändrat bekräftas med ett klick."
      >
        <ButtonLink href="/oversyn/ny" variant="primary">
          Öppna en omgång
        </ButtonLink>
      </EmptyState>
    ) : (
      <Table
        caption="Omgångar"
        hideCaption
        rows={rounds}
        columns={[
          {
            heading: 'Omgång',
            header: true,
            cell: (round) => <a href={`/oversyn/${round.id}`}>{round.name}</a>,
          },
          { heading: 'Status', cell: (round) => <RoundTag round={round} today={today} /> },
          { heading: 'Svara senast', cell: (round) => <span class="nowrap">{longDate(round.dueOn)}</span> },
          { heading: 'Oförändrade', number: true, cell: (round) => round.unchanged },
          { heading: 'Behöver ändras', number: true, cell: (round) => round.changed },
          { heading: 'Inte svarat', number: true, cell: (round) => round.unanswered },
        ]}
      />
    )}
  </Page>
);

const RoundTag = ({ round, today }: { round: Round; today: string }) => {
  if (round.closedOn) return <Tag color="neutral">Stängd</Tag>;
  if (round.unanswered === 0) return <Tag color="success">Alla har svarat</Tag>;
  return round.dueOn < today ? <Tag color="danger">Försenad</Tag> : <Tag color="info">Öppen</Tag>;
};

interface NewRoundProps {
  readonly actor: Actor;
  readonly prepared: PreparedRound;
  readonly id: string;
  readonly suggested: { readonly name: string; readonly dueOn: string };
  /** Null until something has been typed. */
  readonly typed: URLSearchParams | null;
  readonly errors: Errors;
}

export const NewRoundPage = (props: NewRoundProps) => {
  const { actor, prepared, id, suggested, typed, errors } = props;
  return (
    <Page
      actor={actor}
      title="Öppna en omgång"
      section="reviews"
      crumbs={[{ href: '/oversyn', text: 'Översyn' }]}
    >
      <ErrorSummary errors={errors} />
      {prepared.entries.length === 0 ? (
        <EmptyState
          title="Inget att bekräfta"
          text="Registret har inga pågående eller planerade behandlingar."
        >
          <ButtonLink href="/behandlingar">Till behandlingarna</ButtonLink>
        </EmptyState>
      ) : (
        <form method="post" action="/oversyn" class="stack" style="margin-top:1rem" novalidate>
          <input type="hidden" name="id" value={id} />
          <div class="narrow stack">
            <TextField
              name="name"
              label="Vad heter omgången?"
              value={typed?.get('name') ?? suggested.name}
              error={errors.name}
            />
            <DateField
              name="dueOn"
              label="Svara senast"
              hint="De som inte har svarat påminns 14 och 3 dagar före, och dagen efter."
              value={typed?.get('dueOn') ?? suggested.dueOn}
              error={errors.dueOn}
            />
          </div>
          <Asked {...props} />
          <div class="actions">
            <Button>Öppna omgången och mejla</Button>
            <a href="/oversyn">Avbryt</a>
          </div>
        </form>
      )}
    </Page>
  );
};

const Asked = ({ prepared, typed, errors }: NewRoundProps) => {
  const options = prepared.persons.map(({ id, name, title }) => ({
    value: id,
    label: title ? `${name}, ${title}` : name,
  }));
  return (
    <div id="asked">
      {errors.asked && <p class="field-error">{errors.asked}</p>}
      <div class="narrow">
        <Select
          name="samma"
          label="Samma person för alla"
          optional
          hint="Frågas om alla behandlingar nedan utom dem där det står «Fråga ingen»."
          empty="Nej, som det står vid varje behandling"
          options={options}
          value={typed?.get('samma')}
        />
      </div>
      <Table
        caption="Vem bekräftar vad?"
        rows={prepared.entries}
        columns={[
          { heading: 'Nr', number: true, cell: (entry) => entry.number },
          {
            heading: 'Behandling och vem som bekräftar',
            cell: (entry) => {
              const name = `vem.${entry.id}`;
              const chosen = typed?.get(name) ?? entry.personId;
              return (
                <span style="display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center">
                  <span style="flex:2 1 14rem;min-width:0">
                    {entry.name}
                    {entry.confirmedOn && (
                      <span class="block small">Senast bekräftad {longDate(entry.confirmedOn)}</span>
                    )}
                  </span>
                  <select
                    class="ds-input"
                    style="flex:1 1 16rem;min-width:0;width:100%"
                    name={name}
                    aria-label={`Vem bekräftar ${entry.name}`}
                  >
                    <option value="">Fråga ingen</option>
                    {options.map((option) => (
                      <option value={option.value} selected={option.value === chosen}>
                        {option.label}
                      </option>
                    ))}
                  </select>
                </span>
              );
            },
          },
        ]}
      />
    </div>
  );
};

interface RoundProps {
  readonly actor: Actor;
  readonly round: Round;
  readonly requests: readonly RoundRequest[];
  /** Which answers are shown. */
  readonly answer: string | null;
  readonly today: string;
  /** Who can be asked instead; empty when nothing is left to ask. */
  readonly persons: PreparedRound['persons'];
  readonly typed: URLSearchParams;
  readonly errors: Errors;
  readonly message?: string | undefined;
}

export const RoundPage = (props: RoundProps) => {
  const { actor, round, requests, answer, today, message } = props;
  return (
    <Page
      actor={actor}
      title={round.name}
      section="reviews"
      path={`/oversyn/${round.id}`}
      crumbs={[{ href: '/oversyn', text: 'Översyn' }]}
      aside={<RoundTag round={round} today={today} />}
      message={message}
    >
      <ErrorSummary errors={props.errors} />
      <p class="meta">
        <span>Öppnad {longDate(round.openedOn)}</span>
        <span>Svara senast {longDate(round.dueOn)}</span>
        {round.closedOn && <span>Stängd {longDate(round.closedOn)}</span>}
      </p>
      <div class="row" style="margin-top:1rem">
        <p class="grow" style="flex-basis:14rem" role="status">
          <strong>{round.unchanged} oförändrade</strong>, {round.changed} behöver ändras, {round.unanswered}{' '}
          inte svarat
        </p>
        {!round.closedOn && round.unanswered > 0 && (
          <form method="post" action={`/oversyn/${round.id}/paminn`}>
            <Button variant="secondary">Påminn dem som inte svarat</Button>
          </form>
        )}
        {!round.closedOn && (
          <form method="post" action={`/oversyn/${round.id}/stang`}>
            <Button variant={round.unanswered === 0 ? 'primary' : 'secondary'}>Stäng omgången</Button>
          </form>
        )}
      </div>
      {props.persons.length > 0 && <AskAnother {...props} />}
      <live-list>
        <form method="get" action={`/oversyn/${round.id}`} class="filters">
          <Select
            name="svar"
            label="Visa"
            empty="Alla"
            value={answer}
            options={[
              { value: 'none', label: 'Inte svarat' },
              { value: 'unchanged', label: 'Oförändrade' },
              { value: 'changed', label: 'Behöver ändras' },
            ]}
          />
          <div class="row">
            <Button variant="secondary" withoutScript>
              Filtrera
            </Button>
            <ButtonLink href={`/oversyn/${round.id}/export.xlsx${answer ? `?svar=${answer}` : ''}`} download>
              Exportera till Excel
            </ButtonLink>
          </div>
        </form>
        <div id="resultat">
          <p class="small" style="margin-top:1rem" aria-live="polite">
            {count(requests.length, 'behandling', 'behandlingar')}
          </p>
          {requests.length > 0 && <Requests {...props} />}
        </div>
      </live-list>
    </Page>
  );
};

/** For when the one who was asked has left, or knows less than somebody else. */
const AskAnother = ({ round, requests, persons, typed, errors }: RoundProps) => (
  <details class="why" open={errors.fraga !== undefined}>
    <summary>Fråga någon annan</summary>
    <form method="post" action={`/oversyn/${round.id}/fraga`} class="filters">
      <Select
        name="fraga"
        label="Behandling"
        empty="Välj"
        options={requests
          .filter((request) => request.answer === null)
          .map((request) => ({ value: request.id, label: request.processingName }))}
        value={typed.get('fraga')}
        error={errors.fraga}
      />
      <Select
        name="person"
        label="Vem ska bekräfta?"
        empty="Välj"
        options={persons.map(({ id, name, title }) => ({
          value: id,
          label: title ? `${name}, ${title}` : name,
        }))}
        value={typed.get('person')}
      />
      <Button variant="secondary">Fråga</Button>
    </form>
  </details>
);

const Requests = ({ requests }: RoundProps) => (
  <Table
    caption="Behandlingar i omgången"
    hideCaption
    rows={requests}
    columns={[
      { heading: 'Nr', number: true, cell: (request) => request.number },
      {
        heading: 'Behandling',
        header: true,
        cell: (request) => <a href={`/behandlingar/${request.processingId}`}>{request.processingName}</a>,
      },
      { heading: 'Vem', cell: (request) => request.personName ?? 'Någon som inte längre finns' },
      { heading: 'Svar', cell: (request) => <Answer request={request} /> },
      {
        heading: 'När',
        cell: (request) =>
          request.answeredAt && <span class="nowrap">{swedishTime(request.answeredAt)}</span>,
      },
    ]}
  />
);

const Answer = ({ request }: { request: RoundRequest }) => {
  if (request.answer === null) return <Tag color="neutral">Inte svarat</Tag>;
  if (request.answer === 'unchanged') return <Tag color="success">Oförändrad</Tag>;
  return (
    <>
      <Tag color={request.settledOn ? 'success' : 'warning'}>
        {request.settledOn ? 'Ändrat' : 'Behöver ändras'}
      </Tag>
      <span class="block pre">{request.changeText}</span>
    </>
  );
};

export const answerWords = (request: RoundRequest): string => {
  if (request.answer === null) return 'Inte svarat';
  if (request.answer === 'unchanged') return 'Oförändrad';
  return request.settledOn ? 'Ändrat' : 'Behöver ändras';
};
