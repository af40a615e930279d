/** May data be transferred to a third country (articles 44–49, module L). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import { countryName } from '../../../knowledge/countries.ts';
import { appliesOn } from '../../../knowledge/fact.ts';
import type { Judgement, Reason, Rule, RuleQuestion, Source } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { gdpr, reason } from '../../../knowledge/sources.ts';
import { type TransferMechanism, transferMechanism } from '../../../knowledge/transfer-mechanisms.ts';
import { transferChapter } from '../../../knowledge/transfer-uses.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { isAuthority } from '../../organisations/rules/index.ts';
import { day, yesNo } from './findings.ts';
import { isBlank } from './gap.ts';

const transferQuestionFacts = z.strictObject({
  country: z.string().describe('Landskod (ISO 3166-1, två bokstäver) eller EPO'),
  mechanism: z.string().nullable().default(null).describe('Kod för stöd: ADEQUACY, DPF, SCC_M1 …'),
  safeguards: z.string().nullable().default(null).describe('Skyddsåtgärder'),
  assessed: yesNo.default(null).describe('Har överföringen bedömts (TIA)?'),
  checkedOn: day.nullable().default(null).describe('När mottagarens DPF-certifiering kontrollerades'),
  kind: z.string().nullable().default(null).describe('Inom socialtjänsten: paternity, adoption eller other'),
  controllerType: z.string().default('board').describe('Typ av personuppgiftsansvarig'),
  regime: z.string().default('gdpr').describe('Regelverk: gdpr, solpul …'),
  exerciseOfAuthority: z.boolean().default(false).describe('Är åtgärden ett led i myndighetsutövning?'),
  recipientCovered: yesNo
    .default(null)
    .describe('Omfattas mottagaren av beslutet om adekvat skyddsnivå? I Kanada bara företag under PIPEDA'),
  clausesChanged: z
    .enum(['no', 'added', 'yes'])
    .nullable()
    .default(null)
    .describe('Är standardavtalsklausulerna ändrade?'),
  remedy: yesNo
    .default(null)
    .describe('Har de registrerade lagstadgade rättigheter och effektiva rättsmedel där?'),
  approved: yesNo
    .default(null)
    .describe('Har den ansvariga godkänt biträdets överföring skriftligen i förväg?'),
});

export type TransferQuestionFacts = z.infer<typeof transferQuestionFacts>;

export const transferOutcomes = {
  free: 'Ingen överföring till tredjeland',
  allowed: 'Tillåten',
  exception: 'Tillåten bara som undantag',
  incomplete: 'Uppgift saknas',
  forbidden: 'Inte tillåten',
} as const;

export type TransferOutcome = keyof typeof transferOutcomes;
type TransferJudgement = Judgement<TransferOutcome>;

/** Whether the transfer has support as of the day asked. */
export function judgeTransfer(facts: TransferQuestionFacts, asked: RuleQuestion): TransferJudgement {
  const name = countryName(facts.country);
  if (name === undefined) {
    return answer(asked, 'incomplete', [
      reason(`«${facts.country}» är ingen landskod. Välj ett land i listan.`, gdpr('30.1.e')),
    ]);
  }
  const member = law(asked.asOf, asked.overrides).unionMembers.find(
    (country) => country.id === facts.country,
  );
  if (member !== undefined) {
    return answer(asked, 'free', [
      reason(
        `${name} hör till ${member.membership === 'EU' ? 'EU' : 'EES'}. Där rör sig uppgifterna fritt.`,
        gdpr('1.3'),
      ),
    ]);
  }
  const limited = regimeLimit(facts, asked) ?? withoutApproval(facts, asked);
  if (limited !== null) return limited;
  if (isBlank(facts.mechanism)) return withoutMechanism(facts, name, asked);
  const mechanism = transferMechanism(facts.mechanism ?? '');
  if (mechanism === undefined) {
    return answer(asked, 'incomplete', [
      reason(`«${facts.mechanism}» är inget stöd för överföring. Välj ett i listan.`, gdpr('44')),
    ]);
  }
  return judgeMechanism(mechanism, facts, name, asked);
}

/** Social services may transfer only in matters of paternity and international adoption (2001:637, 16 §). */
function regimeLimit(facts: TransferQuestionFacts, asked: RuleQuestion): TransferJudgement | null {
  const found = law(asked.asOf, asked.overrides).regimes.find((item) => item.id === facts.regime);
  const limit = found?.transferLimit ?? null;
  if (limit === null || !isAuthority(facts.controllerType)) return null;
  if (limit.allowedKinds.some((kind) => kind === facts.kind)) return null;
  const outcome = facts.kind === null ? 'incomplete' : 'forbidden';
  const ask = facts.kind === null ? [reason('Ange vad överföringen gäller.', limit.source)] : [];
  const way = reason(
    'Anlita någon som behandlar uppgifterna inom EU/EES, eller låt dem stanna där.',
    limit.source,
  );
  return answer(asked, outcome, [...ask, reason(limit.text, limit.source), ...(ask.length > 0 ? [] : [way])]);
}

/** A processor transfers only what the controller has approved and instructed (clauses 13.2 and 13.3). */
function withoutApproval({ approved }: TransferQuestionFacts, asked: RuleQuestion): TransferJudgement | null {
  if (approved !== 'no') return null;
  return answer(asked, 'forbidden', [
    reason(
      'Ett biträde får föra över uppgifter till tredjeland bara när den ansvariga har godkänt det skriftligen i förväg och gett instruktioner.',
      { label: 'SKR:s personuppgiftsbiträdesavtal, punkterna 13.1–13.3' },
    ),
    reason('Biträdet får behandla uppgifter bara på dokumenterade instruktioner.', gdpr('28.3.a')),
  ]);
}

function withoutMechanism(
  facts: TransferQuestionFacts,
  name: string,
  asked: RuleQuestion,
): TransferJudgement {
  const decision = adequacy(facts.country, asked);
  if (decision === undefined) {
    const text = `${name} har inget beslut om adekvat skyddsnivå. Ange vilket stöd överföringen har.`;
    return answer(asked, 'incomplete', [reason(text, gdpr('44'))]);
  }
  if (facts.recipientCovered === 'no')
    return answer(asked, 'incomplete', [notCovered(name), ...scope(decision)]);
  const how =
    decision.mechanism === 'DPF'
      ? 'Data Privacy Framework, med datum för kontrollen,'
      : 'beslut om adekvat skyddsnivå';
  return answer(asked, 'incomplete', [
    reason(`Välj ${how} om mottagaren omfattas.`, gdpr('45.1')),
    ...scope(decision),
  ]);
}

const notCovered = (name: string): Reason =>
  reason(
    `Beslutet om adekvat skyddsnivå för ${name} gäller inte mottagaren. Överföringen behöver ett annat stöd.`,
    gdpr('45.1'),
  );

function adequacy(code: string, asked: RuleQuestion) {
  return law(asked.asOf, asked.overrides).adequacyDecisions.find((decision) => decision.id === code);
}

function scope(decision: {
  readonly decision: string;
  readonly scope: string | null;
  readonly note: string | null;
  readonly source: Source;
}): readonly Reason[] {
  const source = { ...decision.source, label: `Kommissionens beslut ${decision.decision}` };
  return [decision.scope, decision.note].flatMap((text) => (text === null ? [] : [reason(text, source)]));
}

function judgeMechanism(
  mechanism: TransferMechanism,
  facts: TransferQuestionFacts,
  name: string,
  asked: RuleQuestion,
): TransferJudgement {
  if (!inForce(mechanism, asked)) return fallen(mechanism, asked);
  if (mechanism.kind === 'adequacy') return judgeAdequacy(mechanism, facts, name, asked);
  if (mechanism.kind === 'derogation') return judgeDerogation(mechanism, facts, asked);
  return judgeSafeguard(mechanism, facts, asked);
}

function inForce(mechanism: TransferMechanism, asked: RuleQuestion): boolean {
  return law(asked.asOf, asked.overrides).transferMechanisms.some((item) => item.id === mechanism.id);
}

function fallen(mechanism: TransferMechanism, asked: RuleQuestion): TransferJudgement {
  const early = mechanism.validFrom !== null && asked.asOf < mechanism.validFrom;
  const text = early ? `${mechanism.label} gällde inte än.` : `${mechanism.label} gäller inte längre.`;
  const note = mechanism.note === null || appliesOn(mechanism, asked.asOf) ? '' : ` ${mechanism.note}`;
  return answer(asked, 'forbidden', [reason(`${text}${note}`, mechanism.source)]);
}

function judgeAdequacy(
  mechanism: TransferMechanism,
  facts: TransferQuestionFacts,
  name: string,
  asked: RuleQuestion,
): TransferJudgement {
  if (mechanism.id === 'PRIVACY_SHIELD') return whileItStood(mechanism, facts, asked);
  const decision = adequacy(facts.country, asked);
  if (decision === undefined) {
    return answer(asked, 'forbidden', [
      reason(
        `Det finns inget gällande beslut om adekvat skyddsnivå för ${name}. Bara kommissionen kan fatta ett sådant.`,
        gdpr('45.3'),
      ),
    ]);
  }
  if (mechanism.id === 'DPF' && decision.mechanism !== 'DPF') {
    return answer(asked, 'forbidden', [
      reason('Data Privacy Framework gäller bara mottagare i USA.', gdpr('45.3')),
    ]);
  }
  if (facts.recipientCovered === 'no')
    return answer(asked, 'forbidden', [notCovered(name), ...scope(decision)]);
  if (decision.mechanism !== 'DPF') {
    return answer(asked, 'allowed', [
      reason(`${name} har ett beslut om adekvat skyddsnivå.`, gdpr('45.1')),
      ...scope(decision),
    ]);
  }
  if (facts.checkedOn === null || facts.checkedOn > asked.asOf) {
    return answer(asked, 'incomplete', [
      reason('Kontrollera att mottagaren är certifierad och ange datum för kontrollen.', gdpr('45.3')),
      ...scope(decision),
    ]);
  }
  return answer(asked, 'allowed', [
    reason(`Mottagarens certifiering kontrollerades ${longDate(facts.checkedOn)}.`, gdpr('45.3')),
    ...scope(decision),
  ]);
}

/** Privacy Shield, asked of a day before it fell: it covered certified recipients in the United States alone. */
function whileItStood(
  mechanism: TransferMechanism,
  facts: TransferQuestionFacts,
  asked: RuleQuestion,
): TransferJudgement {
  const outcome = facts.country === 'US' ? 'allowed' : 'forbidden';
  return answer(asked, outcome, [
    reason('Privacy Shield gällde anslutna mottagare i USA.', mechanism.source),
  ]);
}

const STANDARD_CLAUSES = ['SCC_M1', 'SCC_M2', 'SCC_M3', 'SCC_M4', 'OLD_SCC'];

/** What takes the effect away: changed clauses (L-010.2), or no remedy for the data subjects (L-011). */
function withoutEffect(
  mechanism: TransferMechanism,
  facts: TransferQuestionFacts,
  asked: RuleQuestion,
): TransferJudgement | null {
  if (facts.clausesChanged === 'yes' && STANDARD_CLAUSES.includes(mechanism.id))
    return answer(asked, 'forbidden', [
      reason('Standardavtalsklausulerna får inte ändras. Ändrade klausuler ger inget stöd.', transferChapter),
      reason('Ändrade klausuler är särskilda avtalsklausuler och kräver IMY:s tillstånd.', gdpr('46.3.a')),
    ]);
  if (facts.remedy === 'no')
    return answer(asked, 'forbidden', [
      reason(
        'Skyddsåtgärden räcker inte ensam. De registrerade måste ha lagstadgade rättigheter och kunna få behandlingen prövad i domstol.',
        transferChapter,
      ),
      reason('De registrerade ska ha lagstadgade rättigheter och effektiva rättsmedel.', gdpr('46.1')),
    ]);
  return null;
}

function judgeSafeguard(
  mechanism: TransferMechanism,
  facts: TransferQuestionFacts,
  asked: RuleQuestion,
): TransferJudgement {
  const failing = withoutEffect(mechanism, facts, asked);
  if (failing !== null) return failing;
  const assess =
    mechanism.assessmentRequired && facts.assessed !== 'yes'
      ? [
          reason(
            'Bedöm överföringen (TIA) och besluta om kompletterande åtgärder innan uppgifterna förs över.',
            gdpr('46.1'),
          ),
        ]
      : [];
  const text = mechanism.permissionRequired
    ? 'Ange IMY:s tillstånd, med datum.'
    : 'Beskriv skyddsåtgärderna.';
  const describe =
    mechanism.safeguardsRequired && isBlank(facts.safeguards) ? [reason(text, mechanism.source)] : [];
  const open = [...assess, ...describe];
  if (open.length > 0) return answer(asked, 'incomplete', open);
  return answer(asked, 'allowed', [
    reason(`${mechanism.label}.`, mechanism.source),
    ...(facts.clausesChanged === 'added' && STANDARD_CLAUSES.includes(mechanism.id)
      ? [reason('Affärsklausuler får läggas till när de inte strider mot klausulerna.', transferChapter)]
      : []),
    reason('De registrerade ska ha lagstadgade rättigheter och effektiva rättsmedel.', gdpr('46.1')),
  ]);
}

function judgeDerogation(
  mechanism: TransferMechanism,
  facts: TransferQuestionFacts,
  asked: RuleQuestion,
): TransferJudgement {
  if (mechanism.closedToPublicPowers && facts.exerciseOfAuthority && isAuthority(facts.controllerType)) {
    return answer(asked, 'forbidden', [
      reason('Undantagen a–c gäller inte myndigheter i deras myndighetsutövning.', gdpr('49.3')),
    ]);
  }
  return answer(asked, 'exception', [
    reason(
      `${mechanism.label}. Undantagen ska tolkas snävt och passar inte återkommande överföringar.`,
      mechanism.source,
    ),
  ]);
}

export const transferRule: Rule<TransferQuestionFacts, TransferOutcome> = {
  id: 'register.transfer',
  description: 'Om en överföring till tredjeland har stöd.',
  facts: transferQuestionFacts,
  outcomes: transferOutcomes,
  judge: judgeTransfer,
};
