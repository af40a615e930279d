/** Gaps of the steps on data, data subjects, recipients and transfers. */
import { countryName, isInUnion } from '../../../knowledge/countries.ts';
import type { RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { gdpr, reason } from '../../../knowledge/sources.ts';
import { criminalDataRule } from './data-kinds.ts';
import type { Entry } from './entry.ts';
import { blocking, type Gap, isBlank, warning, when } from './gap.ts';
import { judgeIdentityNumber } from './identity-number.ts';
import { judgeSensitiveData } from './sensitive-data.ts';
import { judgeTransfer, type TransferQuestionFacts } from './transfers.ts';

export function dataGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const step = 'uppgifter';
  const source = gdpr('30.1.c');
  return [
    ...when(entry.dataItems.length === 0, () =>
      blocking({ key: 'dataItems', step, text: 'Kategorier av personuppgifter saknas.', source }),
    ),
    ...when(entry.subjectGroups.length === 0, () =>
      blocking({ key: 'subjectGroups', step, text: 'Kategorier av registrerade saknas.', source }),
    ),
    ...itemGaps(entry),
    ...sensitiveGaps(entry, asked),
    ...criminalGaps(entry, asked),
    ...identityNumberGaps(entry, asked),
    ...when(entry.sources.length === 0, () =>
      warning({
        key: 'sources',
        step,
        text: 'Ange varifrån uppgifterna kommer.',
        source: gdpr('15.1.g'),
        principle: 'transparency',
      }),
    ),
    ...entry.sources
      .filter((row) => row.kind === 'other' && isBlank(row.name))
      .map((row) =>
        warning({
          key: `source.name:${row.id}`,
          step,
          anchor: `sources-${row.id}`,
          text: 'Ange vilken källa uppgifterna hämtas från.',
          source: gdpr('14.2.f'),
          principle: 'transparency',
        }),
      ),
    ...when(entry.protectedIdentities === null, () =>
      warning({
        key: 'protectedIdentities',
        step,
        text: 'Ange om personer med skyddade personuppgifter förekommer.',
        source: gdpr('32.1'),
      }),
    ),
  ];
}

function itemGaps(entry: Entry): readonly Gap[] {
  const groups = new Set(entry.subjectGroups.map((group) => group.id));
  return entry.dataItems
    .filter((item) => !item.subjects.some((id) => groups.has(id)))
    .map((item) =>
      warning({
        key: `dataItem.subjects:${item.id}`,
        step: 'uppgifter',
        anchor: `dataItems-${item.id}`,
        text: `Ange vilka registrerade «${item.label}» gäller.`,
        source: gdpr('30.1.c'),
      }),
    );
}

export function categoriesOf(entry: Entry): readonly string[] {
  return [...new Set(entry.dataItems.map((item) => item.category))];
}

/** The judgement on sensitive and extra protected data of an entry. */
export function judgeEntryData(entry: Entry, asked: RuleQuestion) {
  const { controllerType, art9Ground, art9Support } = entry;
  const subjectCategories = entry.subjectGroups.map((group) => group.category);
  return judgeSensitiveData(
    { controllerType, categories: [...categoriesOf(entry)], subjectCategories, art9Ground, art9Support },
    asked,
  );
}

function sensitiveGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const judged = judgeEntryData(entry, asked);
  if (judged.outcome !== 'ground-missing' && judged.outcome !== 'ground-refused') return [];
  const refused = judged.outcome === 'ground-refused';
  const anchor = refused || isBlank(entry.art9Ground) ? 'art9Ground' : 'art9Support';
  const halfway = anchor === 'art9Support';
  const text = refused
    ? 'Undantaget för känsliga uppgifter kan inte användas.'
    : halfway
      ? 'Ange vilken författning som ger stöd för de känsliga uppgifterna.'
      : 'Stöd för de känsliga uppgifterna saknas.';
  return [
    blocking({
      key: 'art9',
      step: 'uppgifter',
      anchor,
      text,
      why: judged.reasons,
      source: gdpr('9.2'),
      principle: 'lawfulness',
    }),
  ];
}

function criminalGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const { controllerType, art10Support } = entry;
  const judged = criminalDataRule.judge(
    { controllerType, categories: [...categoriesOf(entry)], art10Support },
    asked,
  );
  return when(judged.outcome === 'support-missing', () =>
    blocking({
      key: 'art10Support',
      step: 'uppgifter',
      text: 'Stöd för uppgifterna om brott saknas.',
      why: judged.reasons,
      source: gdpr('10'),
      principle: 'lawfulness',
    }),
  );
}

function identityNumberGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const categories = categoriesOf(entry);
  const processed = law(asked.asOf, asked.overrides).dataCategories.some(
    (category) => category.identityNumber && categories.includes(category.id),
  );
  const judged = judgeIdentityNumber(
    {
      processed,
      consent: null,
      ground: entry.identityNumberGround,
      motivation: entry.identityNumberMotivation,
    },
    asked,
  );
  if (judged.outcome === 'not-processed' || judged.outcome === 'justified') return [];
  const anchor = judged.outcome === 'ground-missing' ? 'identityNumberGround' : 'identityNumberMotivation';
  return [
    blocking({
      key: 'identityNumber',
      step: 'uppgifter',
      anchor,
      text: 'Motivera varför personnummer behandlas.',
      why: judged.reasons,
      source: gdpr('87'),
      principle: 'lawfulness',
    }),
  ];
}

export function recipientGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const none = entry.recipients.length === 0 && entry.processors.length === 0;
  return [
    ...when(none, () =>
      warning({
        key: 'recipients',
        step: 'mottagare',
        text: 'Mottagare saknas. Ange dem, eller skriv att uppgifterna inte lämnas ut.',
        source: gdpr('30.1.d'),
        principle: 'transparency',
      }),
    ),
    ...processorGaps(entry),
    ...transferGaps(entry, asked),
  ];
}

/** Gaps on processors, or on sub-processors of a processor's entry. */
export function processorGaps(entry: Entry): readonly Gap[] {
  return entry.processors.flatMap((processor) => {
    const common = {
      key: `processor.agreement:${processor.id}`,
      step: 'mottagare',
      anchor: `processors-${processor.id}`,
      source: gdpr('28.3'),
      principle: 'accountability',
    } as const;
    if (processor.agreement === 'missing')
      return [blocking({ ...common, text: `Biträdesavtal saknas med ${processor.name}.` })];
    if (processor.agreement === 'unknown')
      return [warning({ ...common, text: `Ange om det finns ett biträdesavtal med ${processor.name}.` })];
    return [];
  });
}

/** Gaps on third countries; the same for controllers (30.1 e) and processors (30.2 c). */
export function transferGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const source = gdpr(entry.role === 'controller' ? '30.1.e' : '30.2.c');
  const step = 'mottagare';
  const common = { key: 'transfersOutside', step, source, principle: 'lawfulness' } as const;
  const rows = entry.transfers.flatMap((transfer) =>
    oneTransfer(transferFactsOf(entry, transfer.id), transfer.id, asked),
  );
  if (entry.transfersOutside === null)
    return [
      blocking({ ...common, text: 'Ange om uppgifter förs över till tredjeland.' }),
      ...rows,
      ...abroad(entry, asked),
    ];
  if (entry.transfersOutside === 'no') {
    const outside = entry.transfers.some((transfer) => !isInUnion(transfer.country, asked.asOf));
    const contradiction = when(outside, () =>
      blocking({
        ...common,
        text: 'Svaret är att inget förs över till tredjeland, men en överföring är angiven.',
      }),
    );
    return [...contradiction, ...rows, ...abroad(entry, asked)];
  }
  const none = when(entry.transfers.length === 0, () =>
    blocking({
      ...common,
      anchor: 'transfers',
      key: 'transfers',
      text: 'Ange land och stöd för överföringen.',
    }),
  );
  return [...none, ...rows];
}

/** The facts of one transfer as the transfer rule asks for them. */
export function transferFactsOf(entry: Entry, transferId: string): TransferQuestionFacts {
  const transfer = entry.transfers.find((row) => row.id === transferId);
  return {
    country: transfer?.country ?? '',
    mechanism: transfer?.mechanism ?? null,
    safeguards: transfer?.safeguards ?? null,
    assessed: transfer?.assessed ?? null,
    checkedOn: transfer?.checkedOn ?? null,
    kind: transfer?.kind ?? null,
    controllerType: entry.controllerType,
    regime: entry.regime,
    exerciseOfAuthority: entry.purposes.some((purpose) => purpose.legalBasis === 'e2'),
    // The register does not ask these: they are asked with the agreement and in the guide.
    recipientCovered: null,
    clausesChanged: null,
    remedy: null,
    approved: null,
  };
}

function oneTransfer(facts: TransferQuestionFacts, id: string, asked: RuleQuestion): readonly Gap[] {
  const judged = judgeTransfer(facts, asked);
  const name = countryName(facts.country) ?? facts.country;
  const common = {
    key: `transfer:${id}`,
    step: 'mottagare',
    anchor: `transfers-${id}`,
    why: judged.reasons,
    source: gdpr('44'),
    principle: 'lawfulness',
  } as const;
  if (judged.outcome === 'forbidden')
    return [blocking({ ...common, text: `Överföringen till ${name} är inte tillåten.` })];
  if (judged.outcome === 'incomplete')
    return [blocking({ ...common, text: `Stödet för överföringen till ${name} är inte färdigbeskrivet.` })];
  if (judged.outcome === 'exception')
    return [warning({ ...common, text: `Överföringen till ${name} bygger på ett undantag.` })];
  return [];
}

/** Recipients, processors and systems abroad while the entry says that nothing is transferred, or does not say. */
function abroad(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const parties = [...entry.recipients, ...entry.processors, ...entry.systems];
  const outside = parties.filter(
    (party) => !isBlank(party.country) && !isInUnion(party.country ?? '', asked.asOf),
  );
  return outside.map((party) => {
    const text = `${party.name} finns i ${countryName(party.country ?? '') ?? party.country}. Ange överföringen.`;
    return warning({
      key: `abroad:${party.id}`,
      step: 'mottagare',
      anchor: 'transfers',
      text,
      why: [reason(text, gdpr('44'))],
      source: gdpr('44'),
      principle: 'lawfulness',
    });
  });
}
