/** Which edition of an agreement is used (E-007, E-082–E-087; T-085). */
import { z } from 'zod';
import {
  type AgreementEdition,
  agreementEdition,
  agreementEditions,
  isCurrentEdition,
} from '../../../knowledge/agreement-editions.ts';
import { answer } from '../../../knowledge/answer.ts';
import { appliesOn } from '../../../knowledge/fact.ts';
import type { Judgement, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { mjolby, reason, sormland } from '../../../knowledge/sources.ts';

const ids = agreementEditions.map(({ id }) => id) as [string, ...string[]];

const editionFacts = z.strictObject({
  edition: z.enum(ids).describe('Avtalets utgåva: skr-2023-02, inera-pub-1, supplier …'),
  signedOn: z.iso
    .date()
    .nullable()
    .default(null)
    .describe('Dagen då avtalet tecknades; null för ett nytt avtal'),
});
type EditionFacts = z.infer<typeof editionFacts>;

export const editionOutcomes = {
  current: 'Rätt utgåva',
  deviates: 'Inte standardavtalet',
  outdated: 'Äldre utgåva',
  'not-gdpr': 'Täcker inte dataskyddsförordningens krav',
} as const;
export type EditionOutcome = keyof typeof editionOutcomes;

/** The latest edition is used for new agreements; one that was signed on an older edition is pointed out, not void. */
export function judgeEdition(facts: EditionFacts, asked: RuleQuestion): Judgement<EditionOutcome> {
  const edition = agreementEdition(facts.edition);
  if (!edition) return answer(asked, 'deviates', []);
  const on = facts.signedOn ?? asked.asOf;
  const next = edition.replacedBy ? agreementEdition(edition.replacedBy) : undefined;
  const instead = next ? ` I stället används ${next.label}.` : '';
  if (edition.family === 'inera' && edition.validTo !== null && on > edition.validTo)
    return answer(asked, 'not-gdpr', [reason(`${edition.use}${instead}`, edition.source)]);
  if (facts.signedOn === null && !isCurrentEdition(edition, on))
    return answer(asked, 'outdated', [
      reason(
        `${edition.label} används inte för nya avtal: den senaste utgåvan ska användas.${instead}`,
        latest,
      ),
    ]);
  if (facts.signedOn !== null && !appliesOn(edition, asked.asOf))
    return answer(asked, 'outdated', [
      reason(
        `Avtalet tecknades på ${edition.label}. Det gäller, men en nyare utgåva har kommit.${instead}`,
        latest,
      ),
    ]);
  if (edition.family === 'own-form')
    return answer(
      asked,
      'deviates',
      [
        reason(
          'SKR:s avtal ska användas när kommunstyrelsen eller en nämnd tecknar. Skriv varför det inte går.',
          latest,
        ),
      ],
      asked.profile === 'mjolby-2017'
        ? {
            profile: asked.profile,
            outcome: 'deviates',
            reasons: [reason('SKR:s mall används i möjligaste mån.', mjolby('3.12'))],
          }
        : undefined,
    );
  return answer(asked, 'current', [reason(edition.use, edition.source)]);
}

const latest = sormland('6.2');

const editionRule: Rule<EditionFacts, EditionOutcome> = {
  id: 'agreement.edition',
  description: 'Om rätt utgåva av avtalet används.',
  facts: editionFacts,
  outcomes: editionOutcomes,
  judge: judgeEdition,
};
export const editionRules: readonly Rule[] = [editionRule];

/** Editions that a new agreement of the kind can be made on, the current first. */
export const editionsFor = (kind: string, asOf: string): readonly AgreementEdition[] =>
  [...agreementEditions]
    .filter((edition: AgreementEdition) => edition.kind === kind)
    .sort((one, other) => Number(isCurrentEdition(other, asOf)) - Number(isCurrentEdition(one, asOf)));
