/** What an agreement begins as, and who the parties are reached through (E-013, E-014). */

export interface AgreementBeginning {
  readonly kind: 'processor' | 'reglemente' | 'joint';
  readonly side: 'controller' | 'processor' | 'joint';
  readonly label: string;
  readonly hint: string;
}

/** One answer that says both what it is to be and which chair is ours. */
export const agreementBeginnings: Readonly<Record<string, AgreementBeginning>> = {
  'processor-controller': {
    kind: 'processor',
    side: 'controller',
    label: 'Personuppgiftsbiträdesavtal, vi är ansvariga',
    hint: 'Någon utanför nämnden behandlar uppgifter åt oss, eller kan nå dem.',
  },
  'processor-processor': {
    kind: 'processor',
    side: 'processor',
    label: 'Personuppgiftsbiträdesavtal, vi är biträde',
    hint: 'Vi behandlar uppgifter åt någon annan, till exempel en privat utförare i vårt system.',
  },
  'reglemente-controller': {
    kind: 'reglemente',
    side: 'controller',
    label: 'Reglemente, vi är ansvariga',
    hint: 'En annan nämnd i samma kommun behandlar uppgifter åt oss.',
  },
  'reglemente-processor': {
    kind: 'reglemente',
    side: 'processor',
    label: 'Reglemente, vi är biträde',
    hint: 'Vi behandlar uppgifter åt en annan nämnd i samma kommun.',
  },
  joint: {
    kind: 'joint',
    side: 'joint',
    label: 'Gemensamt personuppgiftsansvar',
    hint: 'Vi bestämmer tillsammans med någon annan varför och hur uppgifterna behandlas.',
  },
};

export const contactSides = ['ours', 'theirs'] as const;
export const contactKinds = ['administration', 'cooperation', 'incidents'] as const;
export type ContactSide = (typeof contactSides)[number];
export type ContactKind = (typeof contactKinds)[number];

/** The printed words of the form (E-014); the last is what the instruction asks for. */
const contactLabels: Readonly<Record<ContactKind, string>> = {
  administration: 'Kontaktperson för administration av detta personuppgiftsbiträdesavtal',
  cooperation: 'Kontaktperson för parternas samarbete om dataskydd',
  incidents: 'Kontaktperson för incidenter',
};

/** The town of a Swedish postal address: what follows the postcode. */
export const placeOf = (address: string | null): string | null =>
  /\b\d{3} ?\d{2}\s+([^,\d]+)$/.exec(address?.trim() ?? '')?.[1]?.trim() ?? null;

/** A reglemente and an arrangement are no processor agreements. */
export const contactLabel = (kind: ContactKind, agreementKind: string): string =>
  kind === 'administration' && agreementKind !== 'processor'
    ? `Kontaktperson för ${agreementKind === 'joint' ? 'arrangemanget' : 'reglementet'}`
    : contactLabels[kind];
