import { longDate } from '../../../../platform/plain-date.ts';
import { Button, Panel, Why } from '../../../../ui/parts.tsx';
import type { ShownEntry, ShownGap } from '../../actions/entries.ts';
import { gapAddress } from '../gap-address.ts';

/** An assignment that could not be saved, as typed. */
export interface TypedAssignment {
  readonly gap: string;
  readonly personId: string;
  readonly owner: string;
  readonly due: string;
  readonly error: string;
}

export interface GapPart {
  readonly shown: ShownEntry;
  readonly assignment?: TypedAssignment | undefined;
}

export const GapPanel = ({ shown, assignment }: GapPart) => {
  const blocking = shown.gaps.filter((gap) => gap.level === 'blocking');
  const others = shown.gaps.filter((gap) => gap.level !== 'blocking');
  if (shown.gaps.length === 0) {
    return (
      <Panel title="Inget saknas" id="saknas">
        <p>Alla uppgifter som artikel 30 och riktlinjerna kräver finns.</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={blocking.length > 0 ? `Att ordna (${blocking.length})` : NO_OBSTACLES[shown.entry.state]}
      id="saknas"
    >
      {blocking.length > 0 ? (
        <>
          <p class="small">Måste finnas innan posten är fullständig.</p>
          <GapList gaps={blocking} shown={shown} assignment={assignment} />
        </>
      ) : (
        <p class="small">Inget obligatoriskt saknas.</p>
      )}
      {others.length > 0 && (
        <details class="why" open={others.some((gap) => gap.id === assignment?.gap)}>
          <summary>Bör ses över ({others.length})</summary>
          <GapList gaps={others} shown={shown} assignment={assignment} />
        </details>
      )}
    </Panel>
  );
};

const NO_OBSTACLES = {
  draft: 'Redo att markera som fullständig',
  complete: 'Posten är fullständig',
  approved: 'Posten är fastställd',
} as const;

const GapList = ({ gaps, shown, assignment }: GapPart & { gaps: readonly ShownGap[] }) => (
  <ul class="todo">
    {gaps.map((gap) => (
      <GapRow gap={gap} shown={shown} assignment={assignment} />
    ))}
  </ul>
);

const GapRow = ({ gap, shown, assignment }: GapPart & { gap: ShownGap }) => (
  <li>
    <span class={`dot ${gap.level}`} aria-hidden="true"></span>
    <div>
      <a href={gapAddress(shown.entry.id, gap.field, shown.mayWrite)}>{gap.text}</a>
      <span class="visually-hidden">{gap.level === 'blocking' ? ' (måste finnas)' : ' (bör ses över)'}</span>
      {gap.ownerName && (
        <span class="block small">
          {gap.ownerName}
          {gap.dueOn && `, senast ${longDate(gap.dueOn)}`}
        </span>
      )}
      <div class="gap-actions">
        <Why reasons={gap.reasons} />
        {shown.mayWrite && gap.id && (
          <AssignGap
            gap={gap}
            id={shown.entry.id}
            persons={shown.persons}
            typed={assignment?.gap === gap.id ? assignment : undefined}
          />
        )}
      </div>
    </div>
  </li>
);

interface AssignProps {
  readonly gap: ShownGap;
  readonly id: string;
  readonly persons: ShownEntry['persons'];
  /** What was typed and refused for this gap. */
  readonly typed: TypedAssignment | undefined;
}

const AssignGap = ({ gap, id, persons, typed }: AssignProps) => (
  <details class="why" open={typed !== undefined}>
    <summary>{gap.ownerName ? 'Ändra vem och när' : 'Vem ordnar det?'}</summary>
    <form
      method="post"
      action={`/behandlingar/${id}/brister/${gap.id}`}
      class="stack"
      style="margin-top:.5rem"
    >
      {typed && (
        <p class="field-error" role="alert" id={`fel-${gap.id}`}>
          {typed.error}
        </p>
      )}
      <div class="ds-field">
        <label class="ds-label" for={`person-${gap.id}`}>
          Vem
        </label>
        <select class="ds-input" id={`person-${gap.id}`} name="person">
          <option value="">Någon annan, eller ingen</option>
          {persons.map((person) => (
            <option value={person.id} selected={person.id === (typed?.personId ?? gap.ownerPersonId)}>
              {person.title ? `${person.name}, ${person.title}` : person.name}
            </option>
          ))}
        </select>
      </div>
      <div class="ds-field">
        <label class="ds-label" for={`vem-${gap.id}`}>
          Någon annan
        </label>
        <div class="hint">Till exempel «Arkivarien», när personen inte finns i listan</div>
        <input
          class="ds-input"
          id={`vem-${gap.id}`}
          name="vem"
          maxlength={100}
          value={typed?.owner ?? (gap.ownerPersonId ? '' : (gap.ownerName ?? ''))}
        />
      </div>
      <div class="ds-field">
        <label class="ds-label" for={`nar-${gap.id}`}>
          Senast
        </label>
        <div class="hint">Till exempel 15 december</div>
        <input
          class="ds-input short"
          id={`nar-${gap.id}`}
          name="nar"
          aria-describedby={typed ? `fel-${gap.id}` : undefined}
          value={typed?.due ?? gap.dueOn ?? ''}
        />
      </div>
      <Button variant="secondary">Spara</Button>
    </form>
  </details>
);
