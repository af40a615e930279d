import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Select } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, EmptyState, Panel, Table } from '../../../ui/parts.tsx';
import type { HistoryRow, LoggedEvent, StoredEntry } from '../actions/entries.ts';
import type { Labels } from '../rules/columns.ts';
import { LOGGED } from '../rules/paging.ts';
import { valueWords } from './log-values.ts';
import { actionNames, columnNames, tableNames } from './log-words.ts';

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
  'approved_version',
  'owner_person_id',
  'decision_id',
  'person_id',
  'round_id',
  'sha256',
  'schema_version',
  'decided_by_person_id',
  'recorded_by_person_id',
  'delegation_point_id',
  'answered_at',
]);

interface Change {
  readonly what: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

type Image = Readonly<Record<string, unknown>>;
const imageOf = (text: string | null): Image => (text ? (JSON.parse(text) as Image) : {});

/** Names of what the images of the log point at by id. */
interface EntryNames {
  readonly systems: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

function changesOf(event: HistoryRow, words: Labels, { systems, groups }: EntryNames): Change[] {
  const before = imageOf(event.before);
  const after = imageOf(event.after);
  const columns = event.action === 'update' ? event.changedColumns : Object.keys({ ...before, ...after });
  const shown = (column: string, value: unknown): string =>
    column === 'subjects' && Array.isArray(value)
      ? value.map((id) => groups.get(String(id)) ?? 'en borttagen grupp').join(', ')
      : column === 'system_id'
        ? (systems.get(String(value)) ?? '')
        : valueWords(event.tableName, column, value, words);
  return columns
    .filter((column) => !HIDDEN.has(column))
    .map((column) => ({
      what: tableNames[event.tableName] ?? event.tableName,
      column: columnNames[column] ?? column,
      before: shown(column, before[column]),
      after: shown(column, after[column]),
    }))
    .filter((change) => change.before !== change.after);
}

/** What was done in one go: the events of a transaction, kept in order. */
function byTransaction<Event extends { readonly transaction: string }>(events: readonly Event[]): Event[][] {
  const groups = new Map<string, Event[]>();
  for (const event of events)
    groups.set(event.transaction, [...(groups.get(event.transaction) ?? []), event]);
  return [...groups.values()];
}

interface HistoryProps {
  readonly actor: Actor;
  readonly entry: StoredEntry;
  readonly events: readonly HistoryRow[];
  readonly words: Labels;
}

/** Gaps come and go with the facts: only who mends them and when is told. */
const isTold = (event: HistoryRow): boolean =>
  event.tableName !== 'processing_gap' ||
  event.changedColumns.some((column) => column === 'owner_name' || column === 'due_on');

export const HistoryPage = ({ actor, entry, events, words }: HistoryProps) => {
  const names = {
    systems: new Map(entry.systems.map((system) => [system.id, system.name])),
    groups: new Map(entry.subjectGroups.map((group) => [group.id, group.label])),
  };
  const groups = byTransaction(events.filter(isTold))
    .map((group) => ({ group, changes: group.flatMap((event) => changesOf(event, words, names)) }))
    .filter(({ group, changes }) => changes.length > 0 || group.some((event) => event.detail));
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
      {groups.length === 0 ? (
        <EmptyState title="Ingen historik" text="Inget har ändrats än." />
      ) : (
        <div class="stack" style="margin-top:1rem">
          {groups.map(({ group, changes }) => (
            <HistoryPanel group={group} changes={changes} />
          ))}
        </div>
      )}
    </Page>
  );
};

const HistoryPanel = ({ group, changes }: { group: readonly HistoryRow[]; changes: readonly Change[] }) => {
  const [first] = group;
  if (!first) return null;
  const title = `${swedishTime(first.at)}, ${first.personName ?? 'Ansvar'}`;
  return (
    <Panel title={title}>
      {group.map((event) => event.detail && <p class="small">{event.detail}</p>)}
      {changes.length > 0 && (
        <Table
          caption={`Ändringar ${title}`}
          hideCaption
          rows={changes}
          columns={[
            {
              heading: 'Fält',
              header: true,
              cell: (change) =>
                change.what === 'Behandling' ? change.column : `${change.what}: ${change.column}`,
            },
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
        Allt som skrivs, lämnas ut och importeras för {actor.controller?.name}. Loggen förseglas varje minut.
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
        <div class="row">
          <Button variant="secondary">Filtrera</Button>
          <ButtonLink href={`/logg/export.csv${action ? `?handelse=${action}` : ''}`} download>
            Exportera
          </ButtonLink>
        </div>
      </form>
      {events.length === 0 ? (
        <EmptyState title="Inget i loggen" text="Här syns händelser när någon har gjort något." />
      ) : (
        <Table
          caption="Händelser"
          hideCaption
          rows={byTransaction(events)}
          columns={[
            {
              heading: 'När',
              cell: ([event]) => <span class="nowrap">{event && swedishTime(event.at)}</span>,
            },
            { heading: 'Vem', cell: ([event]) => event?.personName ?? 'Ansvar' },
            { heading: 'Vad', header: true, cell: (group) => <LoggedSubjects group={group} /> },
            { heading: 'Händelse', cell: (group) => summaryOf(group) },
          ]}
        />
      )}
      {events.length === LOGGED && last && (
        <p class="pages">
          <a href={`/logg?fore=${last.id}${action ? `&handelse=${action}` : ''}`}>Äldre händelser</a>
        </p>
      )}
    </Page>
  );
};

const SUBJECTS_SHOWN = 3;

const LoggedSubjects = ({ group }: { group: readonly LoggedEvent[] }) => {
  const named = new Map(
    group.flatMap((event) =>
      event.processingName ? [[event.subjectId, event.processingName] as const] : [],
    ),
  );
  if (named.size === 0) return <LoggedRows group={group} />;
  const shown = [...named].slice(0, SUBJECTS_SHOWN);
  return (
    <>
      {shown.map(([id, name]) => (
        <a class="block" href={`/behandlingar/${id}/historik`}>
          {name}
        </a>
      ))}
      {named.size > SUBJECTS_SHOWN && <span class="small">och {named.size - SUBJECTS_SHOWN} till</span>}
    </>
  );
};

/** «Enhet: Hemtjänst norr», where nothing of the register is concerned. */
const LoggedRows = ({ group }: { group: readonly LoggedEvent[] }) => {
  const rows = [...new Set(group.map(rowWords))];
  return (
    <>
      {rows.slice(0, SUBJECTS_SHOWN).map((words) => (
        <span class="block">{words}</span>
      ))}
      {rows.length > SUBJECTS_SHOWN && <span class="small">och {rows.length - SUBJECTS_SHOWN} till</span>}
    </>
  );
};

/** What the row is, and what it is called where the log has its name or number. */
export const rowWords = ({ tableName, rowName, rowNumber }: LoggedEvent): string =>
  [tableNames[tableName] ?? tableName, rowName ?? rowNumber].filter(Boolean).join(': ');

/** «Ändrat: Behandling, Ändamål. Tillagt: Mottagare.» */
function summaryOf(group: readonly LoggedEvent[]): string {
  const details = group.flatMap((event) => event.detail ?? []);
  const byAction = new Map<string, Set<string>>();
  for (const { action, tableName } of group) {
    const tables = byAction.get(action) ?? new Set<string>();
    byAction.set(action, tables.add(tableNames[tableName] ?? tableName));
  }
  const parts = [...byAction].map(
    ([action, tables]) => `${actionNames[action] ?? action}: ${[...tables].join(', ')}`,
  );
  return [...parts, ...details].join('. ');
}
