/** The six legal bases of article 6.1, the fifth split as Swedish law splits it (requirements D-001). */
import { type Fact, regulation } from './fact.ts';
import type { Source } from './judgement.ts';
import { act, gdpr } from './sources.ts';

export interface LegalBasis extends Fact {
  /** Label on the form of the guidelines, to the letter (D-001, bilaga 6). */
  readonly formLabel: string;
  /** Heading of the guidelines, to the letter (D-001, chapter 11.1). */
  readonly guidelineLabel: string;
  /** What it demands, in plain words, beside the field. */
  readonly guard: string;
  readonly example: string;
  /** A statute, collective agreement or decision must be cited. */
  readonly citationRequired: boolean;
  readonly citationSource: Source | null;
  /** Letter in the guidelines of Mjölby (D-005); null where they do not use it. */
  readonly mjolbyLabel: string | null;
}

const authority = 'Allmänt intresse eller myndighetsutövning (ange hur du tänkte)';
const authorityHeading = 'Myndighetsutövning och uppgift av allmänt intresse';

export const legalBases = [
  {
    id: 'a',
    label: 'Samtycke',
    formLabel: 'Samtycke, vilket',
    guidelineLabel: 'Samtycke',
    guard:
      'Används sällan av en myndighet eller arbetsgivare. Personen ska kunna säga nej och ta tillbaka sitt ja utan nackdel. Får inte hämtas in utöver en annan grund.',
    example: 'Bild av ett barn på förskolans webbplats.',
    citationRequired: false,
    citationSource: null,
    mjolbyLabel: 'Artikel 6.1 a, samtycke (endast undantag)',
    source: gdpr('6.1.a'),
    ...regulation,
  },
  {
    id: 'b',
    label: 'Avtal',
    formLabel: 'Avtal, vilket',
    guidelineLabel: 'Avtal',
    guard: 'Bara avtal där den registrerade själv är eller ska bli part.',
    example: 'Anställningsavtal: löneuträkning och flextid.',
    citationRequired: false,
    citationSource: null,
    mjolbyLabel: 'Artikel 6.1 b, avtal',
    source: gdpr('6.1.b'),
    ...regulation,
  },
  {
    id: 'c',
    label: 'Rättslig förpliktelse',
    formLabel: 'Rättslig förpliktelse (ange lagar eller regler som gäller och motivera hur du tänkte)',
    guidelineLabel: 'Rättslig förpliktelse',
    guard: 'Ange den lag, det kollektivavtal eller det beslut som förpliktar just er.',
    example: 'Patientjournal, eller arbetsgivarens skatter och avgifter.',
    citationRequired: true,
    citationSource: act('dataskyddslagen', '2 kap. 1 §'),
    mjolbyLabel: 'Artikel 6.1 c, rättslig förpliktelse',
    source: gdpr('6.1.c'),
    ...regulation,
  },
  {
    id: 'd',
    label: 'Skydd för grundläggande intressen',
    formLabel: 'Intresse av grundläggande betydelse (ange hur du tänkte)',
    guidelineLabel: 'Grundläggande intresse',
    guard: 'Sista utvägen, för att rädda liv när personen inte själv kan ta ställning.',
    example: 'Ambulansen tar reda på blodgruppen hos en medvetslös person.',
    citationRequired: false,
    citationSource: null,
    mjolbyLabel: null,
    source: gdpr('6.1.d'),
    ...regulation,
  },
  {
    id: 'e1',
    label: 'Uppgift av allmänt intresse',
    formLabel: authority,
    guidelineLabel: authorityHeading,
    guard:
      'Ange den lag, det kollektivavtal eller det beslut som uppgiften följer av. Personen har rätt att invända.',
    example: 'Undervisning enligt skollagen, eller arkivering.',
    citationRequired: true,
    citationSource: act('dataskyddslagen', '2 kap. 2 § 1'),
    mjolbyLabel: 'Artikel 6.1 e, allmänt intresse',
    source: gdpr('6.1.e'),
    ...regulation,
  },
  {
    id: 'e2',
    label: 'Myndighetsutövning',
    formLabel: authority,
    guidelineLabel: authorityHeading,
    guard: 'Ange den lag eller annan författning som befogenheten följer av. Personen har rätt att invända.',
    example: 'Beslut om bistånd eller bygglov.',
    citationRequired: true,
    citationSource: act('dataskyddslagen', '2 kap. 2 § 2'),
    mjolbyLabel: 'Artikel 6.1 e, myndighetsutövning',
    source: gdpr('6.1.e'),
    ...regulation,
  },
  {
    id: 'f',
    label: 'Intresseavvägning',
    formLabel: 'Intresseavvägning (ange hur du tänkte)',
    guidelineLabel: 'Intresseavvägning',
    guard: 'Inte för myndigheter när de fullgör sina uppgifter. Bolag ska skriva ner avvägningen.',
    example: 'Ett bostadsbolags kundundersökning.',
    citationRequired: false,
    citationSource: null,
    mjolbyLabel: null,
    source: gdpr('6.1.f'),
    ...regulation,
  },
] as const satisfies readonly LegalBasis[];

export type LegalBasisId = (typeof legalBases)[number]['id'];

export function legalBasis(id: string): LegalBasis | undefined {
  return legalBases.find((basis) => basis.id === id);
}
