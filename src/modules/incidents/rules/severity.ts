/** Severity by points, for those who use ENISA's method of 2013: kind of data × ease of identification + circumstances. */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Rule } from '../../../knowledge/judgement.ts';
import { gdpr, reason } from '../../../knowledge/sources.ts';

/** A secondary source that has not been checked: what it gives is a proposal. */
const enisa = {
  label:
    'ENISA, Recommendations for a methodology of the assessment of severity of personal data breaches (2013). Inte kontrollerat',
};

export const scoreContexts = {
  1: 'Enkla uppgifter, till exempel namn och kontaktuppgifter',
  2: 'Uppgifter om beteende, till exempel vanor eller resor',
  3: 'Ekonomiska uppgifter',
  4: 'Känsliga uppgifter, till exempel om hälsa',
} as const;

/** Stored in quarters, 1–4. */
export const scoreEases = {
  1: 'Försumbar: nästan omöjligt att veta vem det är (0,25)',
  2: 'Begränsad (0,5)',
  3: 'Betydande (0,75)',
  4: 'Högsta: det står vem det är (1)',
} as const;

export interface ScoreCircumstance {
  readonly label: string;
  /** Points that each answer gives. */
  readonly points: readonly number[];
}

/** What makes it worse, at most two points in all. */
export const scoreCircumstances: readonly ScoreCircumstance[] = [
  { label: 'Sekretessen är bruten: 0,25 till kända mottagare, 0,5 till okända', points: [0, 0.25, 0.5] },
  { label: 'Riktigheten är bruten: 0,25 om det går att rätta, 0,5 om det inte går', points: [0, 0.25, 0.5] },
  { label: 'Tillgängligheten är bruten: 0,25 för en tid, 0,5 för alltid', points: [0, 0.25, 0.5] },
  { label: 'Någon har gjort det med uppsåt: 0,5', points: [0, 0.5] },
];

const quarters = (number: number): boolean => Number.isInteger(number * 4);

const facts = z.strictObject({
  context: z.int().min(1).max(4).describe('Slag av uppgifter, 1 enkla till 4 känsliga'),
  ease: z
    .number()
    .min(0.25)
    .max(1)
    .refine(quarters, 'Skriv 0,25, 0,5, 0,75 eller 1.')
    .describe('Hur lätt det är att veta vem uppgiften gäller: 0,25, 0,5, 0,75 eller 1'),
  circumstances: z
    .number()
    .min(0)
    .max(2)
    .refine(quarters, 'Skriv i steg om 0,25.')
    .default(0)
    .describe('Omständigheter som gör det värre, 0–2 i steg om 0,25'),
});
export type ScoreFacts = z.infer<typeof facts>;

const outcomes = {
  '1': 'Förslag: 1. Obetydlig',
  '2': 'Förslag: 2. Begränsad',
  '3': 'Förslag: 3. Betydande',
  '4': 'Förslag: 4. Mycket allvarlig',
} as const;
export type ScoredLevel = keyof typeof outcomes;

export const scoreOf = ({ context, ease, circumstances }: ScoreFacts): number =>
  context * ease + circumstances;

export function levelOf(score: number): ScoredLevel {
  if (score < 2) return '1';
  if (score < 3) return '2';
  return score < 4 ? '3' : '4';
}

const severityRule: Rule<ScoreFacts, ScoredLevel> = {
  id: 'incident.severity',
  description: 'Ett förslag till hur allvarlig en incident är, i poäng. Ett förslag, inte kontrollerat.',
  facts,
  outcomes,
  judge: (given, asked) => {
    const score = scoreOf(given);
    const said = (number: number) => number.toLocaleString('sv-SE');
    return answer(asked, levelOf(score), [
      reason(
        `${said(given.context)} × ${said(given.ease)} + ${said(given.circumstances)} = ${said(score)} poäng. Under 2 är nivå 1, från 2 nivå 2, från 3 nivå 3 och från 4 nivå 4.`,
        enisa,
      ),
      reason(
        'Nivån är ett stöd för formulärets fråga. Om ni ska anmäla beror på risken, inte på nivån.',
        gdpr('33.1'),
      ),
    ]);
  },
};

export const severityRules: readonly Rule[] = [severityRule];
