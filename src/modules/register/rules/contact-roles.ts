/** The parts that people play in a processing. */
export const CONTACT_ROLE_CODES = [
  'operations',
  'information-owner',
  'system-owner',
  'system-administrator',
  'contact',
  'entry-responsible',
] as const;
