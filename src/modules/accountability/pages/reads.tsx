import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Select } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Panel, Table } from '../../../ui/parts.tsx';
import { SIGN_IN_OUTCOMES } from '../../accounts/rules.ts';
import type { listReads, ReadEvent } from '../actions.ts';

type Reading = Awaited<ReturnType<typeof listReads>>;

interface ReadsProps {
  readonly actor: Actor;
  readonly events: readonly ReadEvent[];
  readonly persons: readonly { readonly id: string; readonly name: string }[];
  readonly signIns: Reading['signIns'];
  readonly query: URLSearchParams;
  /** Id of the last event shown, when there are more. */
  readonly next: number | null;
}

/** The words of an event: what was opened or taken out. */
export const readWords = (event: ReadEvent): string =>
  event.action === 'export' ? 'Exporterade' : 'Öppnade';

export const ReadsPage = ({ actor, events, persons, signIns, query, next }: ReadsProps) => {
  const subject = query.get('behandling');
  const further = new URLSearchParams(query);
  if (next) further.set('fore', String(next));
  return (
    <Page actor={actor} title="Läst och exporterat" section="reads" path="/lasningar">
      <p>
        Vem som har öppnat eller exporterat vad hos {actor.controller?.name}. Dataskyddsombudets och
        revisorers läsningar av en behandling står här, med skäl när det behövs. Att bläddra i listor loggas
        inte. Ändringar står i <a href="/logg">loggen</a>.
      </p>
      <form method="get" action="/lasningar" class="filters">
        <Select
          name="person"
          label="Vem"
          empty="Alla"
          value={query.get('person')}
          options={persons.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {subject && <input type="hidden" name="behandling" value={subject} />}
        <Button variant="secondary">Filtrera</Button>
      </form>
      {subject && (
        <p>
          Bara en behandling visas: {events[0]?.processingName ?? 'den har inte lästs av någon som loggas'}.{' '}
          <a href="/lasningar">Visa alla</a>
        </p>
      )}
      {events.length === 0 ? (
        <EmptyState
          title="Inget läst eller exporterat"
          text="När ombudet eller en revisor öppnar en behandling, eller någon tar ut registret, står det här."
        />
      ) : (
        <>
          <div class="row">
            <p class="grow">
              <strong>{count(events.length, 'händelse', 'händelser')}</strong>
            </p>
            <ButtonLink href={`/lasningar/export.csv?${query}`} download>
              Exportera
            </ButtonLink>
          </div>
          <Table
            caption="Läst och exporterat"
            hideCaption
            rows={events}
            columns={[
              { heading: 'När', cell: (event) => <span class="nowrap">{swedishTime(event.at)}</span> },
              {
                heading: 'Vem',
                header: true,
                cell: (event) => (
                  <>
                    {event.personName ?? 'Ansvar'}
                    {event.personTitle && <span class="block small">{event.personTitle}</span>}
                  </>
                ),
              },
              { heading: 'Gjorde', cell: readWords },
              { heading: 'Vad', cell: (event) => <What event={event} /> },
              { heading: 'Skäl eller form', cell: (event) => event.detail ?? '–' },
            ]}
          />
          {next && <ButtonLink href={`/lasningar?${further}`}>Visa äldre</ButtonLink>}
        </>
      )}
      {signIns.length > 0 && <SignIns signIns={signIns} />}
    </Page>
  );
};

const CASE_TABLES = ['case_record', 'case_person', 'case_document', 'stored_file', 'inbox_item'];

const What = ({ event }: { event: ReadEvent }) =>
  event.subjectId && event.processingName ? (
    <a href={`/lasningar?behandling=${event.subjectId}`}>{event.processingName}</a>
  ) : event.caseId ? (
    <a href={`/arenden/${event.caseId}`}>{event.caseMark ?? 'Ett ärende utan nummer'}</a>
  ) : (
    goneWords(event)
  );

/** A case that is closed to the reader, or what has been taken away since. */
const goneWords = ({ subjectId, tableName }: ReadEvent): string => {
  if (CASE_TABLES.includes(tableName)) return subjectId ? 'Ett ärende som du inte når' : 'Ärenden';
  return subjectId ? 'En behandling som inte finns kvar' : 'Registret';
};

/** When the chosen person has signed in; addresses are for the person and the administrator. */
const SignIns = ({ signIns }: { signIns: Reading['signIns'] }) => (
  <Panel title="Inloggningar de senaste 90 dagarna">
    <Table
      caption="Inloggningar"
      hideCaption
      rows={signIns}
      columns={[
        { heading: 'När', header: true, cell: (row) => swedishTime(row.at) },
        { heading: 'Vad', cell: (row) => SIGN_IN_OUTCOMES[row.outcome] ?? row.outcome },
        { heading: 'Hur', cell: (row) => row.method },
      ]}
    />
  </Panel>
);
