/** Whether secret data may be handed to the other party (OSL 10 kap. 2 a §, lag 2020:914; law.md A34). */
import { z } from 'zod';
import { type SecrecyDuty, secrecyDuties } from '../../../knowledge/agreement-choices.ts';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Reason, Rule, RuleQuestion, Source } from '../../../knowledge/judgement.ts';
import { act, gdpr, reason } from '../../../knowledge/sources.ts';

const yesNo = z.enum(['yes', 'no']).nullable().default(null);

const duties = Object.keys(secrecyDuties) as [SecrecyDuty, ...SecrecyDuty[]];

const secrecyFacts = z.strictObject({
  side: z
    .enum(['controller', 'processor'])
    .default('controller')
    .describe('Vad vi är i avtalet: controller eller processor'),
  secretData: yesNo.describe('Finns det sekretessbelagda uppgifter bland dem som biträdet når?'),
  onlyTechnical: yesNo.describe(
    'Gör biträdet bara teknisk bearbetning eller teknisk lagring för er räkning?',
  ),
  unsuitable: yesNo.describe('Är det olämpligt att lämna ut uppgifterna, med hänsyn till omständigheterna?'),
  secrecyDuty: z
    .enum(duties)
    .nullable()
    .default(null)
    .describe('Tystnadsplikt hos biträdet: act-2020-914, osl, undertaking eller none'),
  reason: z.string().nullable().default(null).describe('Skälen till bedömningen'),
});
export type SecrecyFacts = z.infer<typeof secrecyFacts>;

export const secrecyOutcomes = {
  'own-duty': 'Tystnadsplikten gäller hos er',
  'no-secrecy': 'Inga sekretessbelagda uppgifter',
  may: 'Uppgifterna får lämnas ut till biträdet',
  incomplete: 'Besvara frågorna om sekretess',
  refused: 'Uppgifterna får inte lämnas ut',
} as const;

const OSL = act('osl', '10 kap. 2 a §');
/** Applies from the day that the provision did. */
const FROM = '2023-07-01';
const DUTY_ACT: Source = {
  label:
    'Lag (2020:914) om tystnadsplikt vid utkontraktering av teknisk bearbetning eller lagring av uppgifter',
};

/** Without a ground and a duty of silence nothing is signed where data are secret. */
export function judgeSecrecy(
  facts: SecrecyFacts,
  asked: RuleQuestion,
): Judgement<keyof typeof secrecyOutcomes> {
  // The data are the other party's to hand out; what we owe them is silence.
  if (facts.side === 'processor')
    return answer(asked, 'own-duty', [
      reason(
        'Hos en myndighet som bara tekniskt bearbetar eller lagrar uppgifter för någon annans räkning gäller sekretess för dem.',
        act('osl', '40 kap. 5 §'),
      ),
      reason('De som behandlar uppgifterna är bundna av tystnadsplikt enligt avtalet.', gdpr('28.3.b')),
    ]);
  if (facts.secretData === null)
    return answer(asked, 'incomplete', [
      reason('Svara på om sekretessbelagda uppgifter kan nås av biträdet.', OSL),
    ]);
  if (facts.secretData === 'no')
    return answer(asked, 'no-secrecy', [reason('Inga sekretessbelagda uppgifter lämnas ut.', OSL)]);
  const refusal = refused(facts, asked);
  if (refusal) return answer(asked, 'refused', [refusal]);
  const open = lacking(facts);
  if (open.length > 0) return answer(asked, 'incomplete', open);
  return answer(asked, 'may', [
    reason(
      'Sekretess hindrar inte att en uppgift lämnas ut för enbart teknisk bearbetning eller lagring, om det inte är olämpligt.',
      OSL,
    ),
    reason(`Tystnadsplikt: ${secrecyDuties[facts.secrecyDuty ?? 'none']}.`, DUTY_ACT),
    ...(facts.secrecyDuty === 'osl'
      ? [
          reason(
            'Hos en myndighet som tekniskt bearbetar eller lagrar för någon annans räkning gäller sekretess.',
            act('osl', '40 kap. 5 §'),
          ),
        ]
      : []),
  ]);
}

function refused(
  { onlyTechnical, unsuitable, secrecyDuty: duty }: SecrecyFacts,
  { asOf }: RuleQuestion,
): Reason | undefined {
  if (onlyTechnical === 'no')
    return reason(
      'Biträdet gör mer än teknisk bearbetning eller lagring. Då krävs ett annat stöd i offentlighets- och sekretesslagen, eller att uppgifterna inte kan nås.',
      OSL,
    );
  if (unsuitable === 'yes')
    return reason(
      'Utlämnandet är olämpligt. Ändra upplägget, till exempel så att ni har nycklarna till krypteringen.',
      OSL,
    );
  if (duty === 'none')
    return reason(
      'Ingen hos biträdet är bunden av tystnadsplikt. Skriv en sekretessförbindelse först.',
      DUTY_ACT,
    );
  if (asOf < FROM) return reason('Bestämmelsen gällde inte än. Utlämnandet krävde ett annat stöd.', OSL);
  return undefined;
}

function lacking({ onlyTechnical, unsuitable, secrecyDuty: duty, reason: why }: SecrecyFacts): Reason[] {
  const open: Reason[] = [];
  if (onlyTechnical === null)
    open.push(reason('Svara på om det bara är teknisk bearbetning eller lagring.', OSL));
  if (unsuitable === null) open.push(reason('Svara på om det är olämpligt att lämna ut uppgifterna.', OSL));
  if (duty === null) open.push(reason('Ange vilken tystnadsplikt som gäller hos biträdet.', DUTY_ACT));
  if (!why?.trim()) open.push(reason('Skriv skälen till bedömningen.', OSL));
  return open;
}

const secrecyRule: Rule<SecrecyFacts, keyof typeof secrecyOutcomes> = {
  id: 'agreement.secrecy',
  description: 'Om sekretessbelagda uppgifter får lämnas ut till ett personuppgiftsbiträde.',
  facts: secrecyFacts,
  outcomes: secrecyOutcomes,
  judge: judgeSecrecy,
};
export const secrecyRules: readonly Rule[] = [secrecyRule];
