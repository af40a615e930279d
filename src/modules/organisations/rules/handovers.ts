/** What may be handed over, and the words for it. */
import { roleFact } from '../../../knowledge/roles.ts';

export const itemKinds = {
  role: 'Uppdrag',
  delegation: 'Delegation',
  unit: 'Chef för enhet',
  system: 'System',
  gap: 'Brist att ordna',
  remark: 'Anmärkning att svara på',
  confirmation: 'Behandling att bekräfta',
} as const;

interface Item {
  readonly kind: string;
  readonly label: string;
}

/** What it is about; of a role its Swedish name. */
export const itemLabel = ({ kind, label }: Item): string =>
  kind === 'role' ? (roleFact(label)?.label ?? label) : label;

/** «System: Treserva (ägare)». */
export const itemText = (item: Item): string =>
  `${itemKinds[item.kind as keyof typeof itemKinds] ?? item.kind}: ${itemLabel(item)}`;
