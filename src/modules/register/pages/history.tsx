import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Choice, Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, EmptyState, Panel, Table } from '../../../ui/parts.tsx';
import type { HistoryRow, LoggedEvent, StoredEntry } from '../actions/entries.ts';
import { activityLabels } from '../rules/transitions.ts';
import { actionNames, columnNames, tableNames } from './log-words.ts';
import * as choices from './options.ts';

/** What the reader need not see: keys, order and what the program keeps for itself. */
const HIDDEN = new Set([
  'id',
  'controller_id',
  'legal_entity_id',
  'processing_id',
  'position',
  'version',
  'updated_at',
  'updated_by',
  'created_at',
  'blocking_gap_count',
  'warning_gap_count',
  'import_batch_id',
  'found_on',
]);

interface Change {
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

function changesOf(event: HistoryRow): Change[] {
  const before = (event.before ?? {}) as Record<string, unknown>;
  const after = (event.after ?? {}) as Record<string, unknown>;
  const columns = event.action === 'update' ? event.changedColumns : Object.keys({ ...before, ...after });
  return columns
    .filter((column) => !HIDDEN.has(column))
    .map((column) => ({
      column: columnNames[column] ?? column,
      before: shown(before[column]),
      after: shown(after[column]),
    }))
    .filter((change) => change.before !== change.after);
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (value === 'yes') return 'Ja';
  if (value === 'no') return 'Nej';
  return String(value);
}

export const HistoryPage = ({
  actor,
  entry,
  events,
}: {
  actor: Actor;
  entry: StoredEntry;
  events: readonly HistoryRow[];
}) => {
  const visible = events
    .filter((event) => event.tableName !== 'processing_gap')
    .map((event) => ({ event, changes: changesOf(event) }))
    .filter(
      ({ event, changes }) => changes.length > 0 || !['insert', 'update', 'delete'].includes(event.action),
    );
  return (
    <Page
      actor={actor}
      title={`Historik: ${entry.name}`}
      section="register"
      crumbs={[
        { href: '/behandlingar', text: 'Behandlingar' },
        { href: `/behandlingar/${entry.id}`, text: `Nr ${entry.number}` },
      ]}
    >
      <p>Vad som har ändrats, av vem och när. Hämtat ur loggen, som inte går att ändra.</p>
      {visible.length === 0 ? (
        <EmptyState title="Ingen historik" text="Inget har ändrats än." />
      ) : (
        <div class="stack" style="margin-top:1rem">
          {visible.map(({ event, changes }) => (
            <Panel
              title={`${actionNames[event.action] ?? event.action}: ${tableNames[event.tableName] ?? event.tableName}`}
            >
              <p class="small">
                {swedishTime(event.at)} av {event.personName ?? 'Ansvar'}
                {event.detail && ` (${event.detail})`}
              </p>
              {changes.length > 0 && (
                <Table
                  caption="Ändringar"
                  hideCaption
                  rows={changes}
                  columns={[
                    { heading: 'Fält', header: true, cell: (change) => change.column },
                    {
                      heading: 'Före',
                      cell: (change) => (change.before ? <del class="pre">{change.before}</del> : '–'),
                    },
                    {
                      heading: 'Efter',
                      cell: (change) => (change.after ? <ins class="pre">{change.after}</ins> : '–'),
                    },
                  ]}
                />
              )}
            </Panel>
          ))}
        </div>
      )}
    </Page>
  );
};

interface LogProps {
  readonly actor: Actor;
  readonly events: readonly LoggedEvent[];
  readonly action: string | null;
}

export const LogPage = ({ actor, events, action }: LogProps) => {
  const last = events.at(-1);
  return (
    <Page actor={actor} title="Logg" section="log" path="/logg">
      <p>
        Allt som skrivs, läses ut och importeras för {actor.controller?.name}. Loggen förseglas varje minut.
        Det som hänt den senaste minuten, eller efter den senast exporterade kontrollpunkten, kan ännu inte
        bevisas.
      </p>
      <form method="get" action="/logg" class="filters">
        <Select
          name="handelse"
          label="Händelse"
          empty="Alla"
          value={action}
          options={Object.entries(actionNames).map(([value, label]) => ({ value, label }))}
        />
        <Button variant="secondary">Filtrera</Button>
        <ButtonLink href={`/logg/export.csv${action ? `?handelse=${action}` : ''}`} download>
          Exportera
        </ButtonLink>
      </form>
      {events.length === 0 ? (
        <EmptyState title="Inget i loggen" text="Här syns händelser när någon har gjort något." />
      ) : (
        <Table
          caption="Händelser"
          hideCaption
          rows={events}
          columns={[
            { heading: 'När', cell: (event) => <span class="nowrap">{swedishTime(event.at)}</span> },
            { heading: 'Vem', cell: (event) => event.personName ?? 'Ansvar' },
            {
              heading: 'Händelse',
              header: true,
              cell: (event) => (
                <>
                  {actionNames[event.action]}: {tableNames[event.tableName] ?? event.tableName}
                  {event.subjectId && event.tableName !== 'import_batch' && (
                    <>
                      {' '}
                      <a href={`/behandlingar/${event.subjectId}/historik`}>Visa</a>
                    </>
                  )}
                </>
              ),
            },
            {
              heading: 'Fält',
              cell: (event) =>
                event.detail ??
                event.changedColumns
                  .filter((column) => !HIDDEN.has(column))
                  .map((column) => columnNames[column] ?? column)
                  .join(', '),
            },
          ]}
        />
      )}
      {events.length === 100 && last && (
        <p class="pages">
          <a href={`/logg?fore=${last.id}${action ? `&handelse=${action}` : ''}`}>Äldre händelser</a>
        </p>
      )}
    </Page>
  );
};

interface NewProps {
  readonly actor: Actor;
  readonly id: string;
  readonly typed: {
    readonly name?: string | null;
    readonly role?: string | null;
    readonly activity?: string | null;
  };
  readonly errors: Readonly<Record<string, string | undefined>>;
}

export const NewEntryPage = ({ actor, id, typed, errors }: NewProps) => (
  <Page
    actor={actor}
    title="Lägg till behandling"
    section="register"
    crumbs={[{ href: '/behandlingar', text: 'Behandlingar' }]}
  >
    <p>Börja med namnet. Resten fyller du i steg för steg, och kan vänta med det du inte vet.</p>
    <form method="post" class="stack narrow" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <TextField
        name="name"
        label="Vad heter behandlingen?"
        hint="Till exempel «Trygghetslarm i ordinärt boende»"
        value={typed.name}
        error={errors.name}
      />
      <Choice
        name="role"
        label="Vilken roll har ni?"
        options={choices.ROLES}
        value={typed.role ?? 'controller'}
      />
      <Choice
        name="activity"
        label="Pågår behandlingen?"
        options={(['ongoing', 'planned'] as const).map((value) => ({ value, label: activityLabels[value] }))}
        value={typed.activity ?? 'ongoing'}
        error={errors.activity}
      />
      <div class="actions">
        <Button>Lägg till och fortsätt</Button>
        <a href="/behandlingar">Avbryt</a>
      </div>
    </form>
  </Page>
);
