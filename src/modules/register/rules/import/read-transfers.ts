/** Transfers to third countries as foreign registers tell them: a yes or no, countries, the support for it. */
import { readChoice, yesNoTexts } from '../columns/choices.ts';
import type { RowDraft } from './row-draft.ts';
import { saysNothing, splitNames } from './split.ts';

const mechanismWords: ReadonlyArray<readonly [code: string, words: RegExp]> = [
  ['PRIVACY_SHIELD', /privacy shield/i],
  ['OLD_SCC', /2001\/497|2004\/915|2010\/87/],
  ['DPF', /\bdpf\b|data privacy framework/i],
  ['BCR', /\bbcr\b|bindande företagsbestämmelser|binding corporate/i],
  ['ADEQUACY', /adekvat|adequacy|tilstrækkelighed/i],
];
const clauses =
  /\bscc\b|standardavtalsklausul|standardklausul|modellklausul|standardkontrakt|standard contractual/i;

const fallen: Readonly<Record<string, string>> = {
  PRIVACY_SHIELD: 'Privacy Shield gäller inte sedan den 16 juli 2020. Överföringen behöver ett annat stöd.',
  OLD_SCC:
    'De äldre standardavtalsklausulerna gäller inte sedan den 27 december 2022. Överföringen behöver ett annat stöd.',
};

/** Reads «Nej», «Ja, USA (SCC)», «USA, Indien»; a text without a country is kept as it stands. */
export function readTransfers(text: string, draft: RowDraft, header: string): void {
  if (saysNothing(text) || /^nej\b/i.test(text.trim())) {
    draft.facts.transfersOutside = 'no';
    if (!saysNothing(text)) draft.keep(header, text);
    return;
  }
  draft.facts.transfersOutside = 'yes';
  if (readChoice(yesNoTexts, text) === 'yes') return;
  const countries = countriesIn(text, draft);
  const mechanism = mechanismWords.find(([, words]) => words.test(text))?.[0] ?? null;
  for (const country of countries) {
    const safeguards = clauses.test(text) || mechanism ? text.trim() : null;
    draft.add('transfers', {
      country,
      recipient: null,
      mechanism,
      safeguards,
      assessed: null,
      checkedOn: null,
      kind: null,
    });
  }
  if (mechanism && fallen[mechanism]) draft.find('warning', 'fallen-mechanism', header, fallen[mechanism]);
  if (countries.length === 0) draft.notUnderstood(header, text);
  else if (!isOnlyCountries(text, draft)) draft.keep(header, text);
}

function countriesIn(text: string, draft: RowDraft): string[] {
  const names = namesIn(text);
  const found = names
    .map((name) => draft.decided('transfers', name) ?? draft.labels.code('country', name))
    .filter((code) => code !== null);
  return [...new Set(found)];
}

function isOnlyCountries(text: string, draft: RowDraft): boolean {
  return namesIn(text).every((name) => draft.labels.code('country', name) !== null || /^ja$/i.test(name));
}

/** Names of several words first («Förenta staterna»), then each word that begins with a capital. */
function namesIn(text: string): string[] {
  const parts = splitNames(text.replace(/[():]/g, ','));
  const words = text.match(/\b[A-ZÅÄÖ][\p{L}.]+/gu) ?? [];
  return [...parts, ...words.filter((word) => !parts.includes(word) && word.length > 2)];
}
