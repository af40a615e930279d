/** Cases that are linked to what the page shows. */
import { Panel } from './parts.tsx';

export interface LinkedCase {
  readonly id: string;
  readonly title: string;
  readonly mark: string | null;
  readonly state: string;
  /** Where the cases are several controllers'. */
  readonly controllerName?: string;
}

const isEnded = ({ state }: LinkedCase): boolean => state === 'closed' || state === 'void';

/** Open ones first; nothing when there are none. */
export const LinkedCases = ({ cases }: { cases: readonly LinkedCase[] }) =>
  cases.length === 0 ? null : (
    <Panel title={`Ärenden (${cases.length})`}>
      <ul class="plain-list">
        {[...cases.filter((one) => !isEnded(one)), ...cases.filter(isEnded)].map((one) => (
          <li>
            <a href={`/arenden/${one.id}`}>
              {one.mark ?? 'Utkast'} {one.title}
            </a>{' '}
            <span class="small">
              {[one.controllerName, isEnded(one) && (one.state === 'void' ? 'makulerat' : 'avslutat')]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
