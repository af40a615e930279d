/** Agreements about what the page shows. */
import { type Color, Panel, Tag } from './parts.tsx';

interface LinkedAgreement {
  readonly id: string;
  readonly title: string;
  readonly mark: string | null;
  readonly state: string;
  /** The one whom the page is about works under somebody else's agreement. */
  readonly below: boolean;
  readonly partyName: string;
  readonly inForceOn: string | null;
  readonly lastDay: string | null;
  readonly controllerName: string;
}

const STATES: Readonly<Record<string, readonly [text: string, color: Color]>> = {
  'in-force': ['Gäller', 'success'],
  ended: ['Har upphört', 'neutral'],
  withdrawn: ['Blev inte av', 'neutral'],
};
const ON_ITS_WAY = ['På väg', 'info'] as const;

/** Those that hold first; nothing when there are none. */
export const LinkedAgreements = ({ agreements }: { agreements: readonly LinkedAgreement[] }) =>
  agreements.length === 0 ? null : (
    <Panel title={`Avtal (${agreements.length})`}>
      <ul class="plain-list">
        {agreements.map((one) => {
          const [text, color] = STATES[one.state] ?? ON_ITS_WAY;
          return (
            <li>
              <a href={`/avtal/${one.id}`}>{one.title}</a> <Tag color={color}>{text}</Tag>
              <span class="block small">
                {[
                  one.controllerName,
                  one.mark,
                  one.below && `som underbiträde till ${one.partyName}`,
                  one.inForceOn && `från ${one.inForceOn}`,
                  one.lastDay && `till och med ${one.lastDay}`,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
