/** Bodies of a controller, and the days on which they meet. */
import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { ErrorSummary, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { ExcelLink, FilteredList } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Panel, Table } from '../../../ui/parts.tsx';
import type { ListedBody, ShownBody } from '../actions/index.ts';
import { bodyKindLabel, bodyKinds } from '../rules/index.ts';
import { type FormProps, options } from './choices.ts';

const HOME = { href: '/namnd', text: 'Vem gör vad' };

interface BodiesProps {
  readonly actor: Actor;
  readonly total: number;
  readonly bodies: readonly ListedBody[];
  readonly query: URLSearchParams;
  readonly mayWrite: boolean;
}

export const BodiesPage = ({ actor, total, bodies, query, mayWrite }: BodiesProps) => (
  <Page
    actor={actor}
    title="Organ och sammanträden"
    section="controller"
    path="/namnd/organ"
    crumbs={[HOME]}
    aside={
      mayWrite && (
        <ButtonLink href="/namnd/organ/nytt" variant="primary">
          Lägg till organ
        </ButtonLink>
      )
    }
  >
    {total === 0 ? (
      <EmptyState
        title="Inga organ än"
        text="Lägg in nämnden eller styrelsen, och utskotten, med datum, så syns nästa sammanträde där beslut ska fattas."
      >
        {mayWrite && <ButtonLink href="/namnd/organ/nytt">Lägg till det första organet</ButtonLink>}
      </EmptyState>
    ) : (
      <FilteredList
        path="/namnd/organ"
        filters={
          <>
            <TextField name="q" label="Sök" type="search" value={query.get('q')} />
            <Select
              name="slag"
              label="Slag"
              empty="Alla"
              options={options(bodyKinds)}
              value={query.get('slag')}
            />
          </>
        }
        counted={count(bodies.length, 'organ', 'organ')}
        links={<ExcelLink href="/namnd/organ/export.xlsx" text="Exportera alla datum till Excel" />}
        isEmpty={bodies.length === 0}
      >
        <Table
          caption="Organ"
          hideCaption
          rows={bodies}
          columns={[
            {
              heading: 'Namn',
              header: true,
              cell: (row) => <a href={`/namnd/organ/${row.id}`}>{row.name}</a>,
            },
            { heading: 'Slag', cell: (row) => bodyKindLabel(row.kind) },
            {
              heading: 'Nästa sammanträde',
              cell: (row) => (row.nextOn ? longDate(row.nextOn) : <span class="unknown">Inget inlagt</span>),
            },
            { heading: 'Kommande', number: true, cell: (row) => row.coming },
          ]}
        />
      </FilteredList>
    )}
  </Page>
);

export const BodyFormPage = ({ actor, typed, errors = {}, id }: FormProps & { id: string }) => (
  <Page
    actor={actor}
    title="Lägg till organ"
    section="controller"
    crumbs={[HOME, { href: '/namnd/organ', text: 'Organ och sammanträden' }]}
  >
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <BodyFields typed={typed} errors={errors} />
      <div class="actions">
        <Button>Lägg till organet</Button>
        <a href="/namnd/organ">Avbryt</a>
      </div>
    </form>
  </Page>
);

const BodyFields = ({ typed, errors = {} }: Pick<FormProps, 'typed' | 'errors'>) => (
  <>
    <TextField
      name="name"
      label="Namn"
      hint="Till exempel Individutskottet"
      value={typed.name}
      error={errors.name}
    />
    <Select
      name="kind"
      label="Vad är det?"
      options={options(bodyKinds)}
      value={typed.kind}
      error={errors.kind}
    />
  </>
);

interface BodyPageProps extends FormProps {
  readonly shown: ShownBody;
  readonly mayWrite: boolean;
  readonly mayReadNotices: boolean;
  readonly today: string;
  readonly message?: string | undefined;
}

export const BodyPage = (props: BodyPageProps) => {
  const { actor, shown, errors = {}, message, today, mayWrite, mayReadNotices } = props;
  const { body, meetings } = shown;
  const past = meetings.filter(({ heldOn }) => heldOn < today);
  return (
    <Page
      actor={actor}
      title={body.name}
      section="controller"
      message={message}
      crumbs={[HOME, { href: '/namnd/organ', text: 'Organ och sammanträden' }]}
    >
      <p class="meta">{bodyKindLabel(body.kind)}</p>
      <ErrorSummary errors={errors} />
      <div class="stack" style="margin-top:1rem">
        <ComingMeetings {...props} />
        {mayWrite && <AddMeetings {...props} />}
        {past.length > 0 && (
          <details class="why">
            <summary>{count(past.length, 'tidigare sammanträde', 'tidigare sammanträden')}</summary>
            <ul>
              {past.toReversed().map((meeting) => (
                <li>
                  {longDate(meeting.heldOn)}{' '}
                  {mayReadNotices && meeting.hasNotice && <NoticeLink meeting={meeting} />}
                </li>
              ))}
            </ul>
          </details>
        )}
        {mayWrite && <ChangeBody {...props} />}
      </div>
    </Page>
  );
};

type Meeting = ShownBody['meetings'][number];

const NoticeLink = ({ meeting }: { meeting: Meeting }) => (
  <a href={`/kallelser/${meeting.id}`}>
    Kallelse<span class="visually-hidden"> {longDate(meeting.heldOn)}</span>
  </a>
);

const ComingMeetings = ({ shown: { body, meetings }, mayWrite, mayReadNotices, today }: BodyPageProps) => {
  const coming = meetings.filter(({ heldOn }) => heldOn >= today);
  return (
    <Panel title={`Kommande sammanträden (${coming.length})`}>
      {coming.length === 0 ? (
        <p>Inga datum är inlagda.</p>
      ) : (
        <Table
          caption="Kommande sammanträden"
          hideCaption
          rows={coming}
          columns={[
            { heading: 'Dag', header: true, cell: (row) => longDate(row.heldOn) },
            ...(mayReadNotices
              ? [
                  {
                    heading: 'Kallelse',
                    cell: (row: Meeting) => (
                      <>
                        <NoticeLink meeting={row} />
                        {!row.hasNotice && <span class="small"> inte skriven</span>}
                      </>
                    ),
                  },
                ]
              : []),
            ...(mayWrite
              ? [
                  {
                    heading: 'Ändra',
                    cell: (row: Meeting) =>
                      !row.hasNotice && (
                        <form method="post" action={`/namnd/organ/${body.id}/datum/ta-bort`}>
                          <input type="hidden" name="datum" value={row.id} />
                          <Button variant="tertiary">
                            Ta bort<span class="visually-hidden"> {longDate(row.heldOn)}</span>
                          </Button>
                        </form>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Panel>
  );
};

const AddMeetings = ({ shown: { body }, typed, errors = {} }: BodyPageProps) => (
  <Panel title="Lägg till datum">
    <form class="stack narrow" novalidate method="post" action={`/namnd/organ/${body.id}/datum`}>
      <TextArea
        name="days"
        label="Datum, ett per rad"
        rows={6}
        hint="Klistra gärna in hela årets. Till exempel 2026-11-20, 20/11 eller 20 november. Utan år menas nästa sådana dag."
        value={typed.days}
        error={errors.days}
      />
      <Button>Lägg till datumen</Button>
    </form>
  </Panel>
);

const ChangeBody = ({ shown: { body }, typed, errors = {} }: BodyPageProps) => (
  <details class="why" open={Boolean(errors.name || errors.kind)}>
    <summary>Ändra namn eller slag</summary>
    <form class="stack narrow below" novalidate method="post">
      <input type="hidden" name="version" value={typed.version ?? String(body.version)} />
      <BodyFields typed={{ name: body.name, kind: body.kind, ...typed }} errors={errors} />
      <Button variant="secondary">Spara organet</Button>
    </form>
  </details>
);
