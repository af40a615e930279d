/** What may be done, by whom. A route names one of these; without it, it does not compile. */
import { type Actor, APPOINTED_ROLES, type AppointedRole, hasRole, type Role } from './actor.ts';

/** Every appointment but the one that gives figures only. */
const READERS = APPOINTED_ROLES.filter((role) => role !== 'leadership');

/** Roles that look on and answer for nothing. */
const ONLY_LOOKING: readonly Role[] = ['dso', 'auditor', 'leadership'];

/** A case holds persons: those who only keep the register do not read it. */
const CASE_READERS: readonly AppointedRole[] = READERS.filter(
  (role) => role !== 'staff' && role !== 'system-administrator',
);

const PERMISSIONS = {
  /** No sign-in. The exact list of such routes stands in tests/routes. */
  public: 'anybody',
  /** Any signed-in person. */
  'signed-in': 'signed-in',
  'register.read': READERS,
  'register.write': ['coordinator', 'staff'],
  'register.import': ['coordinator'],
  /** Asks who knows the entries whether they still hold. */
  'register.review': ['coordinator'],
  /** Says whether what the register holds still is so. */
  'confirmation.answer': READERS.filter((role) => !ONLY_LOOKING.includes(role)),
  'organisation.read': READERS,
  'organisation.write': ['coordinator'],
  'handover.write': ['coordinator', 'manager', 'head'],
  'system.write': ['coordinator', 'system-administrator'],
  'remark.write': ['dso'],
  'remark.answer': ['coordinator', 'manager', 'head'],
  /** What comes in is taken in by whoever meets it. */
  'inbox.write': ['coordinator', 'registrar', 'reception', 'staff', 'manager', 'head'],
  'case.read': CASE_READERS,
  'case.write': CASE_READERS.filter((role) => !ONLY_LOOKING.includes(role) && role !== 'reception'),
  /** Gives numbers, voids, and registers what has come in. */
  'case.register': ['coordinator', 'registrar'],
  /** The officer's own part of a samråd. */
  'case.advise': ['dso'],
  /** Whoever may stand under a point; the right itself is asked of the delegationsordning. */
  'case.decide': CASE_READERS.filter((role) => !ONLY_LOOKING.includes(role) && role !== 'reception'),
  /** Whoever sees it says so; those who only look on write nothing. */
  'incident.report': READERS.filter((role) => role !== 'auditor'),
  /** The incident group's own part of a report (F-048), the notification and what stands ready for it. */
  'incident.assess': ['coordinator', 'incident-group', 'security-officer', 'lawyer', 'it-manager'],
  'agreement.read': CASE_READERS,
  /** Whoever may ask the guide keeps its answer, but for those who only look on. */
  'guidance.write': READERS.filter((role) => !ONLY_LOOKING.includes(role)),
  /** Whoever answers for the main agreement draws it up, with the coordinator's help. */
  'agreement.write': ['coordinator', 'agreement-owner', 'lawyer'],
  /** Proposes and approves the kommun's corrections of the law as data; never both of the same one. */
  'law.correct': ['coordinator', 'dso'],
  /** The notes of the officer's own office. */
  office: ['dso'],
  'figures.read': [...READERS, 'leadership'],
  'log.read': ['coordinator', 'dso', 'auditor', 'security-officer'],
  administer: ['administrator'],
} as const satisfies Record<string, 'anybody' | 'signed-in' | readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** What a person is asked at one controller is answered whichever is worked for. */
const WHEREVER: readonly Permission[] = ['confirmation.answer'];

/** Whether the actor may; for roles, with respect to the controller that is worked for. */
export function allows(actor: Actor | null, permission: Permission): boolean {
  const rule = PERMISSIONS[permission];
  if (rule === 'anybody') return true;
  if (!actor) return false;
  if (rule === 'signed-in') return true;
  if (WHEREVER.includes(permission))
    return actor.appointments.some(({ role }) => (rule as readonly Role[]).includes(role));
  return hasRole(actor, ...rule);
}

/** Controllers at which the actor may: of the whole reach, where the page of the one worked for may be opened at all. */
export const controllersWhere = (actor: Actor, permission: Permission): readonly string[] =>
  allows(actor, permission)
    ? [
        ...new Set(
          actor.appointments.filter(({ role }) => rolesFor(permission).includes(role)).map(({ id }) => id),
        ),
      ]
    : [];

/** The roles that carry a permission, for the sentence that says why somebody else may not. */
export function rolesFor(permission: Permission): readonly Role[] {
  const rule = PERMISSIONS[permission];
  return typeof rule === 'string' ? [] : rule;
}

const ROLE_NAMES: Partial<Record<Role, string>> = {
  coordinator: 'samordnare',
  staff: 'medarbetare',
  dso: 'dataskyddsombud',
  manager: 'chef',
  head: 'förvaltningschef',
  registrar: 'registrator',
  'incident-group': 'incidentgruppen',
  lawyer: 'jurist',
  'it-manager': 'it-chef',
  auditor: 'revisor',
  'security-officer': 'säkerhetsansvarig',
  'system-administrator': 'systemförvaltare',
  leadership: 'kommunledning',
  administrator: 'administratör',
  'agreement-owner': 'ansvarig för huvudavtal',
  signatory: 'firmatecknare',
  chair: 'ordförande',
  'decision-maker': 'beslutsfattare',
  reception: 'kontaktcenter',
};

/** The role in a sentence. */
export const roleName = (role: Role): string => ROLE_NAMES[role] ?? role;
