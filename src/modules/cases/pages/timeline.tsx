import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { DateField, type Errors, Select, TextArea } from '../../../ui/field.tsx';
import { Button, Panel } from '../../../ui/parts.tsx';
import { type DeadlineKind, deadlineKinds } from '../../deadlines/rules/index.ts';
import type { ShownCase } from '../actions/index.ts';
import { type EventKind, eventKinds } from '../rules/index.ts';
import { options } from './case-list.tsx';

type Row = ShownCase['timeline'][number];

const DIRECTIONS: Readonly<Record<string, string>> = {
  incoming: 'Inkommen handling',
  'drawn-up': 'Upprättad handling',
  outgoing: 'Utgående handling',
  working: 'Arbetsmaterial',
};

const headOf = (row: Row): string => {
  if (row.what === 'event') return row.kind === 'step' ? '' : `${eventKinds[row.kind as EventKind]}.`;
  if (row.what === 'document') return `${DIRECTIONS[row.kind]}.`;
  if (row.what === 'decision') return 'Beslut.';
  if (row.what === 'reminder') return 'Påminnelse.';
  if (row.what === 'deadline') return `Frist (${deadlineKinds[row.kind as DeadlineKind]}).`;
  if (row.what === 'moved') return `Frist ändrad (${deadlineKinds[row.kind as DeadlineKind]}).`;
  return 'Kom in.';
};

const tailOf = (row: Row): string => {
  if (row.what === 'deadline' || row.what === 'reminder') return `: senast ${longDate(row.detail ?? '')}`;
  if (row.what === 'decision' || row.what === 'moved') return `. ${row.detail}`;
  if (row.what === 'inbox') return `, nådde er ${longDate(row.detail ?? '')}`;
  return '';
};

/** What has happened, newest first, with a form for a note. */
export const Timeline = ({ shown, today }: { shown: ShownCase; today: string }) => (
  <Panel title="Det som har hänt" id="handelser">
    {shown.mayAdd && (
      <details class="why">
        <summary>Skriv en anteckning</summary>
        <NoteForm
          id={shown.record.id}
          noteId={crypto.randomUUID()}
          typed={{ happenedOn: today }}
          errors={{}}
        />
      </details>
    )}
    {shown.timeline.length === 0 ? (
      <p>Inget än.</p>
    ) : (
      <ol class="timeline">
        {shown.timeline.map((row) => (
          <li>
            <span class="small">
              {swedishTime(row.at)}
              {row.by && `, ${row.by}`}
            </span>
            <span class="pre">
              <strong>{headOf(row)}</strong> {row.text}
              {tailOf(row)}
            </span>
          </li>
        ))}
      </ol>
    )}
  </Panel>
);

interface NoteFormProps {
  readonly id: string;
  readonly noteId: string;
  readonly typed: Readonly<Record<string, string | null | undefined>>;
  readonly errors: Errors;
}

export const NoteForm = ({ id, noteId, typed, errors }: NoteFormProps) => (
  <form class="stack" novalidate method="post" action={`/arenden/${id}/anteckning`}>
    <input type="hidden" name="id" value={noteId} />
    <Select
      name="kind"
      label="Slag"
      options={options({ note: eventKinds.note, call: eventKinds.call, meeting: eventKinds.meeting })}
      value={typed.kind ?? 'note'}
      error={errors.kind}
    />
    <DateField name="happenedOn" label="Dag" value={typed.happenedOn} error={errors.happenedOn} />
    <TextArea
      name="text"
      label="Vad hände?"
      hint="Namn och personnummer skrivs under Personer"
      rows={4}
      value={typed.text}
      error={errors.text}
    />
    {errors.identityNumbers && (
      <div class="option">
        <input
          class="ds-input"
          type="checkbox"
          id="identityNumbersConfirmed"
          name="identityNumbersConfirmed"
          value="1"
        />
        <label class="ds-label" for="identityNumbersConfirmed">
          Numret ska stå i anteckningen
        </label>
      </div>
    )}
    <div class="actions">
      <Button>Spara anteckningen</Button>
    </div>
  </form>
);
