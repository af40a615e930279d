import { count, Tag } from '../../../../ui/parts.tsx';
import type { ListedEntry } from '../../actions/entries.ts';

type TagRow = Pick<ListedEntry, 'state' | 'blockingGapCount' | 'warningGapCount' | 'approvedVersion'>;

export const StateTag = ({ row }: { row: TagRow }) => (
  <>
    <StateWords row={row} />
    {row.state !== 'approved' && row.approvedVersion !== null && (
      <span class="block small">Version {row.approvedVersion} gäller</span>
    )}
  </>
);

const StateWords = ({ row }: { row: TagRow }) => {
  const { state, blockingGapCount, warningGapCount, approvedVersion } = row;
  if (blockingGapCount > 0) {
    const prefix = { draft: 'Utkast, ', approved: 'Fastställd, ' }[state] ?? '';
    return <Tag color="warning">{`${prefix}${count(blockingGapCount, 'sak saknas', 'saker saknas')}`}</Tag>;
  }
  if (state === 'draft') return <Tag color="info">Redo att markera som fullständig</Tag>;
  const seen = warningGapCount > 0 ? `, ${warningGapCount} att se över` : '';
  if (state === 'approved')
    return <Tag color="success">{`Fastställd, version ${approvedVersion ?? 1}${seen}`}</Tag>;
  return <Tag color="success">{`Fullständig${seen}`}</Tag>;
};
