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
  contact: 'Kontaktperson i registret',
} as const;

/** A role and a place under a point are given by those who decide on them. */
export const needsDecision = ({ kind, moves }: { kind: string; moves: boolean }): boolean =>
  !moves && kind !== 'contact';

/** Review or watch over the work, and can have nothing of it in hand. */
const REVIEWERS: Readonly<Record<string, string>> = {
  dso: 'Dataskyddsombudet granskar och ger råd, och kan inte ta över det som ska granskas.',
  auditor: 'En revisor granskar, och kan inte ta över det som ska granskas.',
  leadership: 'Kommunledningen ser bara siffror, och kan inte ta över något hos er.',
};
/** Write in the register, or lead those who do. */
const WRITES_OR_LEADS = [
  'coordinator',
  'staff',
  'manager',
  'head',
  'chair',
  'signatory',
  'system-administrator',
  'agreement-owner',
];

/** Why a person with the roles cannot take over, in one sentence; undefined when the person can. */
export function whyNotSuccessor(held: readonly string[]): string | undefined {
  const reviewer = Object.keys(REVIEWERS).find((role) => held.includes(role));
  if (reviewer) return REVIEWERS[reviewer];
  if (held.some((role) => WRITES_OR_LEADS.includes(role))) return undefined;
  return 'Den som tar över ska ha ett uppdrag hos er där man skriver eller leder. Be administratören ge ett uppdrag först.';
}

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
