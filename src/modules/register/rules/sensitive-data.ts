/** Sensitive data, offences and identity numbers (articles 9 and 10, D-020–D-028, S-017, S-018). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Art9Ground } from '../../../knowledge/art9-grounds.ts';
import type { DataCategory } from '../../../knowledge/data-categories.ts';
import type { GuidelineAnswer, Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { regime } from '../../../knowledge/regimes.ts';
import { act, gdpr, mjolby, reason, sormland } from '../../../knowledge/sources.ts';
import { subjectGroupKind } from '../../../knowledge/subject-groups.ts';
import { isAuthority } from '../../organisations/rules/index.ts';
import { isBlank } from './gap.ts';

const sensitiveFacts = z.strictObject({
  controllerType: z.string().default('board').describe('Typ av personuppgiftsansvarig: board, company …'),
  categories: z
    .array(z.string())
    .describe('Koder för kategorier av personuppgifter: health, religion, economy …'),
  subjectCategories: z
    .array(z.string())
    .default([])
    .describe('Koder för kategorier av registrerade: children, employees …'),
  art9Ground: z.string().nullable().default(null).describe('Undantag enligt artikel 9.2, t.ex. 9.2.g'),
  art9Support: z
    .string()
    .nullable()
    .default(null)
    .describe('Författning och bestämmelse, eller vad samtycket gäller'),
});

export type SensitiveFacts = z.infer<typeof sensitiveFacts>;

const sensitiveOutcomes = {
  ordinary: 'Inga känsliga eller extra skyddsvärda uppgifter',
  'extra-protection': 'Extra skyddsvärda uppgifter: samma säkerhetsnivå som känsliga',
  supported: 'Känsliga uppgifter med stöd',
  'ground-missing': 'Stöd för känsliga uppgifter saknas',
  'ground-refused': 'Undantaget kan inte användas',
} as const;

type SensitiveOutcome = keyof typeof sensitiveOutcomes;

const known = (codes: readonly string[], asked: RuleQuestion): readonly DataCategory[] =>
  law(asked.asOf, asked.overrides).dataCategories.filter((category) => codes.includes(category.id));

/** Whether sensitive data have support, and whether the data must be protected as if they were sensitive. */
export function judgeSensitiveData(facts: SensitiveFacts, asked: RuleQuestion): Judgement<SensitiveOutcome> {
  const categories = known(facts.categories, asked);
  const sensitive = categories.filter((category) => category.sensitive);
  if (sensitive.length === 0) return withoutSensitive(categories, facts, asked);
  const named = reason(
    `Känsliga uppgifter: ${sensitive.map((category) => bare(category.label)).join(', ')}.`,
    gdpr('9.1'),
  );
  const ground = law(asked.asOf, asked.overrides).art9Grounds.find((item) => item.id === facts.art9Ground);
  if (ground === undefined) {
    const text = 'Huvudregeln är förbud. Ange vilket undantag ni stöder er på innan uppgifterna behandlas.';
    return answer(
      asked,
      'ground-missing',
      [reason(text, gdpr('9.1')), named],
      necessityReading(facts, asked),
    );
  }
  const { outcome, reasons } = judgeGround(ground, facts);
  return answer(asked, outcome, [...reasons, named, ...searchBan(ground)], necessityReading(facts, asked));
}

function judgeGround(
  ground: Art9Ground,
  facts: SensitiveFacts,
): { outcome: SensitiveOutcome; reasons: readonly Reason[] } {
  const authority = isAuthority(facts.controllerType);
  if (authority && !ground.openToAuthorities) {
    return {
      outcome: 'ground-refused',
      reasons: [reason(`${ground.label} är inte till för en nämnd.`, ground.source)],
    };
  }
  if (isBlank(facts.art9Support) && ground.id === '9.2.a') {
    return {
      outcome: 'ground-missing',
      reasons: [
        reason(
          'Samtycke är ett undantag som ska dokumenteras. Skriv vad samtycket gäller och varför inget annat stöd finns.',
          sormland('kapitel 10.2'),
        ),
      ],
    };
  }
  if (isBlank(facts.art9Support) && ground.supportRequired) {
    const hook = ground.hooks[0];
    const text =
      hook === undefined
        ? 'Ange den lag som ger stöd.'
        : `Ange den bestämmelse som ger stöd, till exempel ${hook.label}.`;
    return { outcome: 'ground-missing', reasons: [reason(text, ground.source)] };
  }
  const special =
    !authority && ground.id === '9.2.g'
      ? [
          reason(
            '3 kap. 3 § dataskyddslagen gäller bara myndigheter. En enskild behöver stöd i en särskild lag.',
            act('dataskyddslagen', '3 kap. 3 §'),
          ),
        ]
      : [];
  return { outcome: 'supported', reasons: [reason(`Stöd: ${ground.label}.`, ground.source), ...special] };
}

function searchBan(ground: Art9Ground): readonly Reason[] {
  return ground.searchBan ? (regime('gdpr')?.searchBans ?? []) : [];
}

function withoutSensitive(
  categories: readonly DataCategory[],
  facts: SensitiveFacts,
  asked: RuleQuestion,
): Judgement<SensitiveOutcome> {
  const labels = extraProtected(categories, facts.subjectCategories);
  if (labels.length === 0)
    return answer(asked, 'ordinary', [
      reason('Ingen uppgift är känslig eller extra skyddsvärd.', gdpr('9.1')),
    ]);
  const text = `Extra skyddsvärda uppgifter: ${labels.join(', ')}. Sätt samma säkerhetsnivå som för känsliga uppgifter.`;
  return answer(asked, 'extra-protection', [reason(text, mjolby('3.5.2'))]);
}

/** What makes the data worth extra protection: kinds of data, and children among the data subjects. */
export function extraProtected(
  categories: readonly DataCategory[],
  subjectCategories: readonly string[],
): readonly string[] {
  const labels = categories
    .filter((category) => category.extraProtected)
    .map((category) => bare(category.label));
  const children = subjectCategories.some((id) => subjectGroupKind(id)?.children === true);
  return children && !categories.some((category) => category.id === 'children')
    ? [...labels, 'uppgifter om barn']
    : labels;
}

function bare(label: string): string {
  return label.replace(/\.$/, '').toLowerCase();
}

/** The other guidelines let consent or absolute necessity do; the stricter reading is asked for. */
function necessityReading(
  facts: SensitiveFacts,
  asked: RuleQuestion,
): GuidelineAnswer<SensitiveOutcome> | undefined {
  if (asked.profile !== 'mjolby-2017') return undefined;
  const outcome = facts.art9Ground === null ? 'ground-missing' : 'supported';
  return {
    profile: 'mjolby-2017',
    outcome,
    reasons: [reason('Undantag om det är absolut nödvändigt eller vid samtycke.', mjolby('3.5.3'))],
  };
}

export const sensitiveDataRule: Rule<SensitiveFacts, SensitiveOutcome> = {
  id: 'register.sensitive-data',
  description: 'Om känsliga uppgifter har stöd, och om uppgifterna behöver extra skydd.',
  facts: sensitiveFacts,
  outcomes: sensitiveOutcomes,
  judge: judgeSensitiveData,
};
