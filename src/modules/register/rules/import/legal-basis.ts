/** Which legal basis (art. 6.1) or exception (art. 9.2) a text in a foreign register means. */

export interface FoundBasis {
  /** Code of the register: a, b, c, d, e1, e2, f. */
  readonly code: string;
  /** The text says only «6.1 e», which Swedish law splits in two. */
  readonly toSplit: boolean;
  /** The letter says one thing and the words another. */
  readonly contradicts: boolean;
  readonly text: string;
}

/** Words of each basis in Swedish, Danish, Norwegian and English. */
const basisWords: ReadonlyArray<readonly [code: string, words: RegExp]> = [
  ['a', /samtyck|samtykk|consent/],
  ['b', /(?<!kollektiv)(?<!biträdes)avtal|kontrakt|aftale|\bcontract|anställningsavtal/],
  [
    'c',
    /rättslig(a)? (förpliktelse|skyldighet)|lagkrav|laglig skyldighet|retlig forpligtelse|rettslig forpliktelse|legal obligation/,
  ],
  ['d', /grundläggande (intresse|betydelse)|vital/],
  ['e2', /myndighetsut|myndighedsud|myndighetsutø|official authority/],
  [
    'e1',
    /allmän(t|na)? intresse|allmänintresse|samfundets interesse|allmennhetens interesse|samfunnets|public interest/,
  ],
  [
    'f',
    /intresseavvägning|berättigat intresse|berättigade intressen|legitim(e|a|ate)? (interess|intress)|berettige(t|de) interess|interesseafvejning/,
  ],
];

const reference =
  /(?:art(?:ikel|icle|\.)?\s*)?6\s*(?:[.:,(]|\s)\s*1\s*\)?\s*(?:första stycket|första st\.?)?[,.\s]*(?:led|litra|punkt)?\s*\(?([a-f])(?![a-zåäö])/gi;
const following = /^\)?\s*(?:,|och|og|and|samt|&|\+)\s*\(?([a-f])(?![a-zåäö])/i;

/** Every basis that the text names, each once, in its order. Empty when none is recognised. */
export function findLegalBases(text: string): FoundBasis[] {
  const found: FoundBasis[] = [];
  for (const piece of pieces(text)) {
    for (const basis of basesOfPiece(piece)) {
      if (!found.some((other) => other.code === basis.code)) found.push(basis);
    }
  }
  return found;
}

function pieces(text: string): string[] {
  return text
    .split(/\n|;| \/ /)
    .map((piece) => piece.trim())
    .filter(Boolean);
}

function basesOfPiece(piece: string): FoundBasis[] {
  const lower = piece.toLowerCase();
  const words = basisWords.filter(([, pattern]) => pattern.test(lower)).map(([code]) => code);
  const letters = explicitLetters(lower);
  if (letters.length > 0)
    return letters.map((letter) => withWords(letter, letters.length === 1 ? words : [], piece));
  const both = words.includes('e1') && words.includes('e2');
  const codes = both ? words.filter((code) => code !== 'e2') : words;
  return codes.map((code) => ({ code, toSplit: both && code === 'e1', contradicts: false, text: piece }));
}

function explicitLetters(lower: string): string[] {
  const letters: string[] = [];
  for (const match of lower.matchAll(reference)) {
    letters.push(match[1] ?? '');
    let rest = lower.slice(match.index + match[0].length);
    for (let next = rest.match(following); next; next = rest.match(following)) {
      letters.push(next[1] ?? '');
      rest = rest.slice(next[0].length);
    }
  }
  if (letters.length > 0) return [...new Set(letters)];
  const leading =
    lower.match(/^\(?([a-f])(?:[).:–-]\s*|\s+(?=[a-zåäöæø]{2})|$)/) ??
    lower.match(/^(?:led|litra|punkt) ([a-f])\b/);
  return leading?.[1] ? [leading[1]] : [];
}

function withWords(letter: string, words: string[], text: string): FoundBasis {
  if (letter !== 'e') {
    return { code: letter, toSplit: false, contradicts: words.length > 0 && !words.includes(letter), text };
  }
  const kinds = words.filter((code) => code.startsWith('e'));
  const [only] = kinds;
  return {
    code: kinds.length === 1 && only ? only : 'e1',
    toSplit: kinds.length !== 1,
    contradicts: words.length > 0 && kinds.length === 0,
    text,
  };
}

const art9Words: ReadonlyArray<readonly [letter: string, words: RegExp]> = [
  ['a', /samtyck|samtykk|consent/],
  ['b', /arbetsrätt|social trygghet|socialt skydd|arbejds-|arbeidsrett|employment/],
  ['c', /grundläggande intresse|vital/],
  ['d', /förening|stiftelse|utan vinstsyfte|fagforening/],
  ['e', /offentliggj|offentliggjort av|made public/],
  ['f', /rättsliga? anspråk|retskrav|rettskrav|legal claims/],
  [
    'g',
    /viktigt allmänt intresse|væsentlige? samfundsinteresse|viktige? samfunnsinteresser?|substantial public/,
  ],
  [
    'h',
    /hälso- och sjukvård|sjukvård|social omsorg|sundheds|helsetjeneste|health ?care|arbejdsmedicin|medicinsk/,
  ],
  ['i', /folkhälsa|folkesundhed|folkehelse|public health/],
  ['j', /arkiv|forskning|statisti/],
];

/** Every exception of art. 9.2 that the text names, as `9.2.g`, in its order. */
export function findArt9Grounds(text: string): string[] {
  const found = pieces(text).flatMap((piece) => {
    const lower = piece.toLowerCase();
    const explicit = [
      ...lower.matchAll(/9\s*[.:,(]\s*2\s*\)?[,.\s]*(?:led|litra|punkt)?\s*\(?([a-j])(?![a-zåäö])/g),
    ].map((match) => match[1] ?? '');
    if (explicit.length > 0) return explicit;
    const leading = lower.match(/^\(?([a-j])(?:[).:–-]\s*|\s+(?=[a-zåäöæø]{2})|$)/)?.[1];
    if (leading) return [leading];
    return art9Words
      .filter(([, words]) => words.test(lower))
      .map(([letter]) => letter)
      .slice(0, 1);
  });
  return [...new Set(found)].map((letter) => `9.2.${letter}`);
}
