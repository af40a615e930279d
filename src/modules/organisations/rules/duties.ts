/** What a controller must have in place: officer, coordinator, reports; conflicts of interest; ceilings of fines. */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { roleFact } from '../../../knowledge/roles.ts';
import { act, gdpr, reason, sormland } from '../../../knowledge/sources.ts';
import { addMonths, longDate } from '../../../platform/plain-date.ts';
import { controllerType, controllerTypes } from './controllers.ts';

const typeIds = controllerTypes.map((type) => type.id) as [string, ...string[]];
const typeFact = z
  .enum(typeIds)
  .describe('Typ av personuppgiftsansvarig: board, executive-board, company, federation …');
const isMust = (type: string): boolean => (controllerType(type)?.officer ?? 'must') === 'must';

const officerFacts = z.strictObject({
  controllerType: typeFact,
  hasOfficer: z.boolean().describe('Har den personuppgiftsansvarige utsett ett dataskyddsombud?'),
  notified: z
    .boolean()
    .default(false)
    .describe('Har just den här personuppgiftsansvarige anmält ombudet till tillsynsmyndigheten?'),
});
export type OfficerFacts = z.infer<typeof officerFacts>;

export const officerOutcomes = {
  fulfilled: 'Ombud är utsett och anmält',
  'not-appointed': 'Dataskyddsombud saknas',
  'not-notified': 'Ombudet är inte anmält till tillsynsmyndigheten',
  recommended: 'Ett dataskyddsombud bör utses',
} as const;

/** T-010, T-011, T-013: an authority must have an officer, a company should; each controller notifies for itself. */
export function judgeOfficer(
  { controllerType: type, hasOfficer, notified }: OfficerFacts,
  asked: RuleQuestion,
): Judgement<keyof typeof officerOutcomes> {
  const must = isMust(type);
  if (!hasOfficer) {
    return must
      ? answer(asked, 'not-appointed', [
          reason('En myndighet ska alltid utnämna ett dataskyddsombud.', gdpr('37.1.a')),
          reason(
            'Det innebär att i kommunen måste kommunstyrelsen och varje nämnd utse ett dataskyddsombud.',
            sormland('kapitel 5.3'),
          ),
          reason('Punkt 1 i checklistan är inte uppfylld.', sormland('kapitel 18')),
        ])
      : answer(asked, 'recommended', [
          reason('Kommunala bolag bör därför utse ett dataskyddsombud.', sormland('kapitel 5.3')),
        ]);
  }
  if (notified)
    return answer(asked, 'fulfilled', [
      reason('Ombudets kontaktuppgifter är meddelade till tillsynsmyndigheten.', gdpr('37.7')),
    ]);
  return answer(asked, 'not-notified', [
    reason(
      'Varje personuppgiftsansvarig anmäler själv ombudet, också när flera har samma. Det ska göras så snart det är möjligt.',
      gdpr('37.7'),
    ),
    reason('Punkt 1 i checklistan är inte uppfylld.', sormland('kapitel 18')),
  ]);
}

const officerDutyRule: Rule<OfficerFacts, keyof typeof officerOutcomes> = {
  id: 'organisation.officer',
  description: 'Om den personuppgiftsansvarige har det dataskyddsombud som krävs, och har anmält det.',
  facts: officerFacts,
  outcomes: officerOutcomes,
  judge: judgeOfficer,
};

const coordinatorFacts = z.strictObject({
  controllerType: typeFact,
  coordinators: z.int().min(0).describe('Antal samordnare som är utsedda i dag'),
});
export const coordinatorOutcomes = { fulfilled: 'Samordnare finns', missing: 'Samordnare saknas' } as const;

/** T-014: every controller, companies too, has at least one coordinator. */
export function judgeCoordinator(
  { coordinators }: z.infer<typeof coordinatorFacts>,
  asked: RuleQuestion,
): Judgement<keyof typeof coordinatorOutcomes> {
  const duty = reason('Personuppgiftsansvarige ska utse minst en GDPR-samordnare.', sormland('kapitel 8.1'));
  if (coordinators > 0) return answer(asked, 'fulfilled', [duty]);
  return answer(asked, 'missing', [
    duty,
    reason(
      'Det gäller också kommunala bolag. Punkt 15 i checklistan är inte uppfylld.',
      sormland('kapitel 18'),
    ),
  ]);
}

const coordinatorDutyRule: Rule<z.infer<typeof coordinatorFacts>, keyof typeof coordinatorOutcomes> = {
  id: 'organisation.coordinator',
  description: 'Om den personuppgiftsansvarige har minst en GDPR-samordnare.',
  facts: coordinatorFacts,
  outcomes: coordinatorOutcomes,
  judge: judgeCoordinator,
};

const reportFacts = z.strictObject({
  lastReport: z.iso.date().describe('Dagen för samordnarens senaste rapport till dataskyddsombudet'),
});
const reportOutcomes = { due: 'Rapport ska lämnas senast', overdue: 'Rapporten är försenad' } as const;

/** T-016: the coordinator reports every third month; the day after the last day it is overdue. */
const reportDueRule: Rule<z.infer<typeof reportFacts>, keyof typeof reportOutcomes> = {
  id: 'organisation.coordinator-report',
  description: 'När samordnarens nästa rapport till dataskyddsombudet ska lämnas.',
  facts: reportFacts,
  outcomes: reportOutcomes,
  judge: ({ lastReport }, asked) => {
    const months = Number(law(asked.asOf, asked.overrides).parameter('officer.report-months') ?? 3);
    const due = addMonths(lastReport, months);
    const reasons = [
      reason(`Nästa rapport ska lämnas senast ${longDate(due)} (${due}).`, sormland('kapitel 8.2')),
      reason(
        'GDPR-samordnaren ska informera dataskyddsombudet om dataskyddsarbetet var tredje månad, eller oftare vid behov.',
        sormland('kapitel 8.2'),
      ),
    ];
    return answer(asked, asked.asOf > due ? 'overdue' : 'due', reasons);
  },
};

const fineFacts = z.strictObject({
  controllerType: typeFact,
  article: z.enum(['83.4', '83.5']).default('83.5').describe('Vilken nivå överträdelsen hör till'),
  turnoverEuro: z
    .number()
    .min(0)
    .nullable()
    .default(null)
    .describe('Bolagets årsomsättning i euro, för hela världen; null när den inte är känd'),
});
const fineOutcomes = {
  'authority-ceiling': 'Högsta belopp för myndighet, i kronor',
  'company-ceiling': 'Högsta belopp för bolag, i euro',
  'turnover-unknown': 'Omsättningen behövs för att säga det högsta beloppet',
} as const;

const swedish = (amount: number): string => amount.toLocaleString('sv-SE').replaceAll(/\s/g, ' ');

/** T-005, T-007, T-008: 6 kap. 2 § dataskyddslagen for authorities; the higher of two amounts for companies. */
const fineCeilingRule: Rule<z.infer<typeof fineFacts>, keyof typeof fineOutcomes> = {
  id: 'organisation.fine-ceiling',
  description: 'Hur hög en sanktionsavgift kan bli för den personuppgiftsansvarige.',
  facts: fineFacts,
  outcomes: fineOutcomes,
  judge: ({ controllerType: type, article, turnoverEuro }, asked) => {
    const level = article === '83.5' ? 'high' : 'low';
    const current = law(asked.asOf, asked.overrides);
    if (controllerType(type)?.fines !== 'company') {
      const crowns = Number(current.parameter(`fine.authority.${level}`));
      return answer(asked, 'authority-ceiling', [
        reason(`Högst ${swedish(crowns)} kronor.`, act('dataskyddslagen', '6 kap. 2 §')),
      ]);
    }
    const fixed = Number(current.parameter(`fine.company.${level}`));
    const percent = Number(current.parameter(`fine.company.${level}-percent`));
    if (turnoverEuro === null) {
      return answer(asked, 'turnover-unknown', [
        reason(
          `${swedish(fixed)} euro eller ${percent} procent av omsättningen, det som är högst.`,
          gdpr(article),
        ),
      ]);
    }
    const share = (turnoverEuro * percent) / 100;
    return answer(asked, 'company-ceiling', [
      reason(`Högst ${swedish(Math.max(fixed, share))} euro.`, gdpr(article)),
      reason(
        `${percent} procent av ${swedish(turnoverEuro)} euro är ${swedish(share)} euro. Det fasta beloppet är ${swedish(fixed)} euro. Det högsta gäller.`,
        gdpr(article),
      ),
    ]);
  },
};

const conflictFacts = z.strictObject({
  otherRoles: z
    .array(z.string())
    .describe(
      'Ombudets andra uppdrag hos samma personuppgiftsansvarige: coordinator, it-manager, decision-maker …',
    ),
});
const conflictOutcomes = {
  none: 'Ingen intressekonflikt syns',
  conflict: 'Risk för intressekonflikt',
} as const;

/** Roles in which a person decides on purposes or means, or acts for the controller in what the officer reviews. */
export const CONFLICTING_ROLES: Readonly<Record<string, string>> = {
  coordinator: 'leder det arbete som ombudet ska granska',
  lawyer: 'företräder den personuppgiftsansvarige i rättsliga frågor',
  'it-manager': 'bestämmer medlen för behandlingen',
  'security-officer': 'bestämmer säkerhetsåtgärder som ombudet ska granska',
  'decision-maker': 'beslutar för den personuppgiftsansvarige',
  manager: 'bestämmer ändamål och medel i verksamheten',
  head: 'bestämmer ändamål och medel i verksamheten',
  chair: 'beslutar för den personuppgiftsansvarige',
  signatory: 'beslutar för den personuppgiftsansvarige',
  'system-administrator': 'sköter de system som ombudet ska granska',
};

/** Why the officer's other roles are a conflict of interest, art. 38.6; empty when they are none. */
export function conflictsOfInterest(otherRoles: readonly string[]): readonly Reason[] {
  return [...new Set(otherRoles)].flatMap((id) => {
    const why = CONFLICTING_ROLES[id];
    return why ? [reason(`${roleFact(id)?.label ?? id} ${why}.`, gdpr('38.6'))] : [];
  });
}

const conflictRule: Rule<z.infer<typeof conflictFacts>, keyof typeof conflictOutcomes> = {
  id: 'organisation.conflict-of-interest',
  description: 'Om dataskyddsombudets andra uppdrag leder till en intressekonflikt.',
  facts: conflictFacts,
  outcomes: conflictOutcomes,
  judge: ({ otherRoles }, asked) => {
    const reasons = conflictsOfInterest(otherRoles);
    if (reasons.length > 0) return answer(asked, 'conflict', reasons);
    return answer(asked, 'none', [
      reason('Ombudets andra uppgifter får inte leda till en intressekonflikt.', gdpr('38.6')),
    ]);
  },
};

export const dutyRules: readonly Rule[] = [
  officerDutyRule,
  coordinatorDutyRule,
  reportDueRule,
  fineCeilingRule,
  conflictRule,
];
