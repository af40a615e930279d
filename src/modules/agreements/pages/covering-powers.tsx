/** The powers of attorney on which somebody else may sign an agreement, by name. */
import { longDate } from '../../../platform/plain-date.ts';
import type { CoveringPowers as Covering } from '../actions/index.ts';
import { powerLabel } from './power-list.tsx';

export const CoveringPowers = ({ powers }: { powers: Covering | null }) =>
  powers && (
    <p class="below">
      {powers.length === 0 ? (
        <>
          Ingen <a href="/fullmakter">fullmakt</a> omfattar avtalet i dag.
        </>
      ) : (
        <>
          {powers.length === 1 ? 'Fullmakt som omfattar avtalet: ' : 'Fullmakter som omfattar avtalet: '}
          {powers.map((power, index) => (
            <>
              {index > 0 && '; '}
              <a href={`/fullmakter/${power.id}`}>{powerLabel(power.kind)}</a>,{' '}
              {power.given ? `till ${power.granteeName}` : `från ${power.ownerName}`},{' '}
              {power.paragraph ?? longDate(power.decidedOn)}
            </>
          ))}
        </>
      )}
    </p>
  );
