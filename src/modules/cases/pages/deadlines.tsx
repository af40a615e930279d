import { longDate } from '../../../platform/plain-date.ts';
import { Choice, DateField, type Errors, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, Panel, Tag, Why } from '../../../ui/parts.tsx';
import { type DeadlineKind, deadlineKinds, deadlineText } from '../../deadlines/rules/index.ts';
import type { ShownCase } from '../actions/index.ts';
import type { Chosen } from './case-new.tsx';

type Typed = Readonly<Record<string, string | null | undefined>>;
type Deadline = ShownCase['deadlines'][number];

const SETTLED: Readonly<Record<string, string>> = {
  met: 'Klar i tid',
  missed: 'Klar för sent',
  extended: 'Förlängd',
  withdrawn: 'Borttagen',
};

/** A reminder is never shown as if somebody's law had set it. */
const kindText = ({ kind, ruleId }: Pick<Deadline, 'kind' | 'ruleId'>): string =>
  ruleId === 'deadline.soft-words' ? 'påminnelse, ingen frist i lag' : deadlineKinds[kind as DeadlineKind];

export const DeadlinePanel = ({ shown, now }: { shown: ShownCase; now: string }) => {
  const open = shown.deadlines.filter(({ state }) => state === 'open');
  const settled = shown.deadlines.filter(({ state }) => state !== 'open');
  return (
    <Panel
      title="Frister"
      id="frister"
      action={shown.mayAdd && <ButtonLink href={`/arenden/${shown.record.id}/frist`}>Ny frist</ButtonLink>}
    >
      {open.length === 0 && <p>Inga öppna frister.</p>}
      <ul class="plain-list">
        {open.map((deadline) => (
          <li>
            <strong>{deadline.label}</strong>
            <span class="block">{deadlineText(dueOf(deadline), now)}</span>
            <span class="block small">
              <Tag color={deadline.kind === 'law' ? 'warning' : 'neutral'}>{kindText(deadline)}</Tag>{' '}
              {deadline.source}
            </span>
            <Why reasons={deadline.reasons} />
            <Changes deadline={deadline} />
            {shown.mayAdd && (
              <a href={`/arenden/${shown.record.id}/frist/${deadline.id}`}>Markera som klar eller ta bort</a>
            )}
          </li>
        ))}
      </ul>
      {settled.length > 0 && (
        <details class="why">
          <summary>Tidigare frister ({settled.length})</summary>
          <ul>
            {settled.map((deadline) => (
              <li>
                {deadline.label}, {longDate(deadline.dueOn)} ({kindText(deadline)}):{' '}
                <Tag color={deadline.state === 'met' ? 'success' : 'neutral'}>{SETTLED[deadline.state]}</Tag>{' '}
                {deadline.settledOn}
                {deadline.settledNote && `. ${deadline.settledNote}`}
                <Changes deadline={deadline} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
};

const dueOf = ({ dueAt, dueOn }: Deadline): string => (dueAt ? new Date(dueAt).toISOString() : dueOn);

const Changes = ({ deadline }: { deadline: Deadline }) =>
  deadline.changes.length === 0 ? null : (
    <details class="why">
      <summary>
        Ändrad {deadline.changes.length === 1 ? 'en gång' : `${deadline.changes.length} gånger`}
      </summary>
      <ul>
        {deadline.changes.map((change) => (
          <li>
            Från {longDate(change.fromDay)} till {longDate(change.toDay)}. {change.reason}
          </li>
        ))}
      </ul>
    </details>
  );

interface FormProps {
  readonly typed: Typed;
  readonly errors: Errors;
}

export const DeadlineForm = ({
  typed,
  errors,
  id,
  caseId,
  persons,
}: FormProps & { id: string; caseId: string; persons: readonly Chosen[] }) => (
  <form class="stack narrow" novalidate method="post" action={`/arenden/${caseId}/frist`}>
    <input type="hidden" name="id" value={id} />
    <TextField
      name="label"
      label="Vad ska göras?"
      hint="Utan namn, till exempel «Yttrande till nämnden»"
      value={typed.label}
      error={errors.label}
    />
    <DateField name="dueOn" label="Senast" value={typed.dueOn} error={errors.dueOn} />
    <Choice
      name="kind"
      label="Vad kommer fristen av?"
      hint="Frister i lag räknar Ansvar själv av ärendets uppgifter"
      value={typed.kind}
      error={errors.kind}
      options={(['authority', 'agreement', 'decision', 'internal'] as const).map((value) => ({
        value,
        label: capital(deadlineKinds[value]),
      }))}
    />
    <TextField
      name="source"
      label="Varför just den dagen?"
      hint="Brevet, beslutet, avtalet eller planen, till exempel «Föreläggande 12 november 2026»"
      value={typed.source}
      error={errors.source}
    />
    <Select
      name="personId"
      label="Vem gör det?"
      empty="Ärendets handläggare"
      options={persons.map(({ id: value, name }) => ({ value, label: name }))}
      value={typed.personId}
      error={errors.personId}
    />
    <div class="actions">
      <Button>Spara fristen</Button>
    </div>
  </form>
);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const SettleForm = ({
  typed,
  errors,
  deadline,
  caseId,
}: FormProps & { deadline: Omit<Deadline, 'reasons'>; caseId: string }) => (
  <form class="stack narrow" novalidate method="post" action={`/arenden/${caseId}/frist/${deadline.id}`}>
    <p>
      {deadline.label}, senast {longDate(deadline.dueOn)} ({kindText(deadline)}).
    </p>
    <Choice
      name="state"
      label="Hur gick det?"
      value={typed.state}
      error={errors.state}
      options={[
        { value: 'met', label: 'Det är gjort' },
        { value: 'withdrawn', label: 'Fristen gäller inte längre' },
      ]}
    />
    <DateField name="on" label="Dag" value={typed.on} error={errors.on} />
    <TextArea
      name="note"
      label="Kommentar"
      hint="Behövs när fristen tas bort"
      rows={2}
      value={typed.note}
      error={errors.note}
    />
    <div class="actions">
      <Button>Spara</Button>
    </div>
  </form>
);
