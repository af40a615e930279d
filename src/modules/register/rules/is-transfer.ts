/** Is it a transfer to a third country at all (L-001–L-006, L-014). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import { countryName } from '../../../knowledge/countries.ts';
import type { Judgement, Reason, Rule, RuleQuestion, Source } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { gdpr, reason } from '../../../knowledge/sources.ts';
import {
  publishingQuote,
  type TransferUse,
  type TransferUseId,
  transferChapter,
  transferUse,
  transferUses,
} from '../../../knowledge/transfer-uses.ts';

const uses = transferUses.map(({ id }) => id) as [TransferUseId, ...TransferUseId[]];

const isTransferFacts = z.strictObject({
  country: z.string().describe('Landskod för mottagaren, tjänsten eller den som ser uppgifterna'),
  how: z.enum(uses).describe('Hur uppgifterna blir tillgängliga där'),
  storedIn: z
    .string()
    .nullable()
    .default(null)
    .describe('Landskod där uppgifterna lagras, när det är ett annat land'),
});

export type IsTransferFacts = z.infer<typeof isTransferFacts>;

export const isTransferOutcomes = {
  transfer: 'Det är en överföring till tredjeland',
  'not-transfer': 'Det är ingen överföring till tredjeland',
  incomplete: 'Uppgift saknas',
} as const;

export type IsTransfer = keyof typeof isTransferOutcomes;

const clauses: Source = { label: 'SKR:s personuppgiftsbiträdesavtal, punkterna 13.1–13.3' };

export function judgeIsTransfer(facts: IsTransferFacts, asked: RuleQuestion): Judgement<IsTransfer> {
  const named = [facts.country, facts.storedIn].filter((code) => code !== null);
  const wrong = named.find((code) => countryName(code) === undefined);
  if (wrong !== undefined)
    return answer(asked, 'incomplete', [
      reason(`«${wrong}» är ingen landskod. Välj ett land i listan.`, gdpr('44')),
    ]);
  const use = transferUse(facts.how);
  const outside = named.filter((code) => !isMember(code, asked));
  const [place] = outside;
  if (use === undefined || place === undefined)
    return answer(asked, 'not-transfer', withinUnion(facts, asked));
  return answer(asked, 'transfer', [
    reason(`${countryName(place)} är ett tredjeland. ${whyIn(use, facts, place)}`, transferChapter),
    ...(use.quote !== undefined && place === facts.country
      ? [reason(`«${use.quote}»`, transferChapter)]
      : []),
    ...(use.special ? [special] : []),
    ...(use.byProcessor ? processorReasons : []),
    reason('En överföring är tillåten bara med stöd i kapitel V.', gdpr('44')),
  ]);
}

/** Where the data lie decides when the recipient is within the union. */
const whyIn = (use: TransferUse, { country }: IsTransferFacts, place: string): string =>
  place === country ? use.why : (transferUse('storage')?.why ?? '');

const isMember = (code: string, { asOf, overrides }: RuleQuestion): boolean =>
  law(asOf, overrides).unionMembers.some((country) => country.id === code);

function withinUnion({ how, country }: IsTransferFacts, asked: RuleQuestion): readonly Reason[] {
  const name = countryName(country) ?? country;
  if (how === 'web') return [reason(`«${publishingQuote}».`, transferChapter)];
  const member = law(asked.asOf, asked.overrides).unionMembers.find(({ id }) => id === country);
  return [
    reason(
      `${name} hör till ${member?.membership === 'EES' ? 'EES' : 'EU'}. Där rör sig uppgifterna fritt.`,
      gdpr('1.3'),
    ),
  ];
}

const special = reason(
  'It-tjänster på nätet, molntjänster, tjänster för extern åtkomst och globala databaser ska analyseras särskilt.',
  transferChapter,
);

const processorReasons = [
  reason(
    'Ett biträde hanterar och lagrar uppgifterna inom EU/EES om inget annat är avtalat. Överföring, också för service, support, underhåll, utveckling och drift, kräver ert skriftliga godkännande och era instruktioner i förväg.',
    clauses,
  ),
];

export const isTransferRule: Rule<IsTransferFacts, IsTransfer> = {
  id: 'transfer.is-transfer',
  description: 'Om uppgifter förs över till ett tredjeland.',
  facts: isTransferFacts,
  outcomes: isTransferOutcomes,
  judge: judgeIsTransfer,
};
