/** How sign-ins and sessions are told to people: roughly from where, and with what. */

/** The first half of an address: enough to know the own network from a foreign one. */
export function shortAddress(address: string): string {
  const mapped = address.replace(/^::ffff:/i, '');
  if (/^\d+\.\d+\.\d+\.\d+$/.test(mapped)) return `${mapped.split('.').slice(0, 2).join('.')}.…`;
  if (mapped.includes(':')) return `${mapped.split(':').slice(0, 2).join(':')}:…`;
  return mapped ? 'okänd' : '';
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/OPR\//, 'Opera'],
  [/Chrom(e|ium)\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iPhone eller iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** «Firefox på Windows»; «Okänd webbläsare» when the browser says nothing that is known. */
export function browserFamily(userAgent: string): string {
  const named = (table: typeof BROWSERS) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = named(BROWSERS);
  const system = named(SYSTEMS);
  if (!browser) return 'Okänd webbläsare';
  return system ? `${browser} på ${system}` : browser;
}

export const SIGN_IN_OUTCOMES: Readonly<Record<string, string>> = {
  'signed-in': 'Inloggad',
  refused: 'Nekad',
  'signed-out': 'Utloggad',
};

export const MAIL_STATES: Readonly<Record<string, string>> = {
  queued: 'Väntar',
  sending: 'Skickas',
  sent: 'Skickat',
  failed: 'Gick inte att skicka',
  withdrawn: 'Taget tillbaka',
};

export const JOB_STATES: Readonly<Record<string, string>> = {
  failed: 'Gick inte',
  retried: 'Försöks igen',
  running: 'Pågår',
  queued: 'Väntar',
};

/** What kind of error a try ended with. */
export const JOB_ERRORS: Readonly<Record<string, string>> = {
  time: 'Något svarade inte i tid.',
  connection: 'Databasen eller en tjänst gick inte att nå.',
  lock: 'Två arbeten ville ändra samma sak.',
  other: 'Ett fel i arbetet. Den som driver Ansvar ser det i processens logg.',
};

const JOB_NAMES: Readonly<Record<string, string>> = {
  'register-import': 'Läsa in ett ark i registret',
  'register-reminders': 'Påminnelser ur registret',
  'case-document-pdf': 'Göra PDF av en handling',
  'my-day-mails': 'Mejl om det som ska göras',
  'send-mail': 'Skicka ett mejl',
  'mail-due': 'Skicka mejl som väntar',
  'mail-forget': 'Rensa gamla mejl',
  'sign-in-forget': 'Rensa gamla inloggningsförsök',
  'incident-marks': 'Påminna om incidenternas klockor',
  'incident-report-arrived': 'Mejl om en ny incidentrapport',
  'agreement-package': 'Göra ett avtal klart för underskrift',
  'agreement-answered': 'Mejl om svar på underskrift',
  'agreement-evidence': 'Göra ett underskriftsbevis',
  'emergency-packs': 'Göra nödpärmar',
  'agreement-ends': 'Avsluta avtal vars sista dag har gått',
  'audit-seal': 'Försegla loggen',
  'audit-checkpoint': 'Signera loggen',
};

export const jobName = (name: string): string => JOB_NAMES[name] ?? name;

/** Why a service's sign-in opened nothing. */
export type VisitorRefusal = 'unverified' | 'domain' | 'unknown' | 'other-subject' | 'inactive';

export interface AdministratorPeriod {
  readonly id: string;
  readonly personId: string;
  readonly lastDay: string | null;
}

/** Somebody must remain who administers without a last day; the companies of a kommun have its administrators. */
export const leavesNobody = (
  administrators: readonly AdministratorPeriod[],
  ended: string,
  hasParent: boolean,
): boolean => !hasParent && !administrators.some(({ id, lastDay }) => id !== ended && lastDay === null);

export interface AccountFacts {
  readonly app: boolean;
  readonly passkeys: number;
  readonly deactivated: boolean;
  readonly locked: boolean;
}

export const ACCOUNT_STATES = {
  open: 'Öppet',
  locked: 'Tillfälligt låst',
  closed: 'Stängt',
  none: 'Inget konto',
} as const;

/** Locked: too many wrong tries; opens by itself within a quarter of an hour. */
export function accountState(facts: AccountFacts | undefined): keyof typeof ACCOUNT_STATES {
  if (!facts) return 'none';
  if (facts.deactivated) return 'closed';
  return facts.locked ? 'locked' : 'open';
}

export function secondFactorOf(facts: AccountFacts | undefined): string {
  if (!facts) return '';
  const keys = facts.passkeys > 0 ? [facts.passkeys === 1 ? '1 passkey' : `${facts.passkeys} passkeys`] : [];
  return [...keys, ...(facts.app ? ['app'] : [])].join(', ') || 'Inte påslaget';
}
