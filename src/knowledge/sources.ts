/** Citations, written one way. */
import { printedRef } from './gdpr.ts';
import type { Reason, Source } from './judgement.ts';
import { type StatuteId, statute } from './statutes.ts';

/** «Artikel 6.1 a dataskyddsförordningen». `part` names what has no number of its own, e.g. «andra stycket». */
export function gdpr(ref: string, part?: string): Source {
  const printed = part === undefined ? printedRef(ref) : `${printedRef(ref)} ${part}`;
  return { label: `Artikel ${printed} dataskyddsförordningen`, gdpr: ref };
}

/** «Skäl 43 dataskyddsförordningen». */
export function recital(number: number): Source {
  return { label: `Skäl ${number} dataskyddsförordningen`, gdpr: `Recital ${number}` };
}

/** «3 kap. 10 § dataskyddslagen (2018:218)». */
export function act(id: StatuteId, place: string): Source {
  const found = statute(id);
  const name = found === undefined ? id : numbered(found.short, found.sfs);
  return { label: place === '' ? name : `${place} ${name}`, statute: id };
}

function numbered(short: string, sfs: string | null): string {
  return sfs === null || short.includes(sfs) ? short : `${short} (${sfs})`;
}

/** The common guidelines of six municipalities, June 2019. */
export function sormland(place: string): Source {
  return { label: `Riktlinjer för tillämpning av dataskyddsförordningen (Sörmland 2019), ${place}` };
}

/** The guidelines of one municipality, decided 20 September 2017. */
export function mjolby(place: string): Source {
  return { label: `Riktlinjer för behandling av personuppgifter (Mjölby 2017), ${place}` };
}

/** SKR's questions and answers on processor agreements, 18 March 2021. */
export function questionsAndAnswers(question: number): Source {
  return { label: `SKR, Personuppgiftsbiträdesavtal, frågor och svar (18 mars 2021), fråga ${question}` };
}

export function reason(text: string, source: Source): Reason {
  return { text, source };
}
