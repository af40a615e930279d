/** What the data protection officer has said of the entry, and what the controller did with it. */
import { ButtonLink, Panel, Tag } from '../../../../ui/parts.tsx';
import {
  type RemarkKind,
  type RemarkState,
  remarkKinds,
  remarkStates,
} from '../../../accountability/rules.ts';
import type { ShownEntry } from '../../actions/entries.ts';

export const RemarkPanel = ({ shown: { entry, remarks, isOfficer } }: { shown: ShownEntry }) => {
  if (remarks.length === 0 && !isOfficer) return null;
  return (
    <Panel title="Ombudet säger" id="ombudet">
      {remarks.length === 0 ? (
        <p>Du har inte skrivit något om behandlingen.</p>
      ) : (
        <ul class="plain-list">
          {remarks.map((remark) => (
            <li>
              <a href={`/ombudet/${remark.id}`}>{shortened(remark.text)}</a>
              <span class="block small">
                {remarkKinds[remark.kind as RemarkKind]}{' '}
                <Tag color={remark.state === 'open' ? 'warning' : 'neutral'}>
                  {remarkStates[remark.state as RemarkState]}
                </Tag>
              </span>
            </li>
          ))}
        </ul>
      )}
      {isOfficer && <ButtonLink href={`/ombudet/ny?behandling=${entry.id}`}>Skriv till nämnden</ButtonLink>}
    </Panel>
  );
};

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 117)}…` : text);
