/** Exceptions from the ban on sensitive data, article 9.2, with their Swedish hooks. */
import { type Fact, regulation } from './fact.ts';
import type { Source } from './judgement.ts';
import { act, gdpr } from './sources.ts';

export interface Art9Ground extends Fact {
  /** For whom it is meant. */
  readonly use: string;
  /** Whether a board may lean on it at all. */
  readonly openToAuthorities: boolean;
  /** Union or national law must be cited as support. */
  readonly supportRequired: boolean;
  readonly hooks: readonly Source[];
  /** Brings the ban on searching for persons by sensitive data (3 kap. 3 § andra stycket). */
  readonly searchBan: boolean;
}

export const art9Grounds = [
  {
    id: '9.2.a',
    label: 'Uttryckligt samtycke',
    use: 'Sällan för en myndighet; bara som dokumenterat undantag',
    openToAuthorities: true,
    supportRequired: false,
    hooks: [],
    searchBan: false,
    source: gdpr('9.2.a'),
    ...regulation,
  },
  {
    id: '9.2.b',
    label: 'Arbetsrätt, social trygghet och socialt skydd',
    use: 'Arbetsgivare',
    openToAuthorities: true,
    supportRequired: true,
    hooks: [act('dataskyddslagen', '3 kap. 2 §')],
    searchBan: false,
    source: gdpr('9.2.b'),
    ...regulation,
  },
  {
    id: '9.2.c',
    label: 'Grundläggande intressen',
    use: 'Nödlägen',
    openToAuthorities: true,
    supportRequired: false,
    hooks: [],
    searchBan: false,
    source: gdpr('9.2.c'),
    ...regulation,
  },
  {
    id: '9.2.d',
    label: 'Förening eller annan sammanslutning utan vinstsyfte',
    use: 'Inte för en nämnd',
    openToAuthorities: false,
    supportRequired: false,
    hooks: [],
    searchBan: false,
    source: gdpr('9.2.d'),
    ...regulation,
  },
  {
    id: '9.2.e',
    label: 'Offentliggjort av den registrerade',
    use: 'När personen själv tydligt har offentliggjort uppgiften',
    openToAuthorities: true,
    supportRequired: false,
    hooks: [],
    searchBan: false,
    source: gdpr('9.2.e'),
    ...regulation,
  },
  {
    id: '9.2.f',
    label: 'Rättsliga anspråk',
    use: 'Tvister',
    openToAuthorities: true,
    supportRequired: false,
    hooks: [],
    searchBan: false,
    source: gdpr('9.2.f'),
    ...regulation,
  },
  {
    id: '9.2.g',
    label: 'Viktigt allmänt intresse',
    use: 'Det vanliga för en nämnd som handlägger ärenden',
    openToAuthorities: true,
    supportRequired: true,
    hooks: [act('dataskyddslagen', '3 kap. 3 § första stycket 1–3')],
    searchBan: true,
    source: gdpr('9.2.g'),
    ...regulation,
  },
  {
    id: '9.2.h',
    label: 'Hälso- och sjukvård och social omsorg',
    use: 'Vård och omsorg',
    openToAuthorities: true,
    supportRequired: true,
    hooks: [act('dataskyddslagen', '3 kap. 5 §'), act('solpul', '7 §')],
    searchBan: false,
    source: gdpr('9.2.h'),
    ...regulation,
  },
  {
    id: '9.2.i',
    label: 'Folkhälsa',
    use: 'Smittskydd; kräver stöd i särskild lag',
    openToAuthorities: true,
    supportRequired: true,
    hooks: [],
    searchBan: false,
    source: gdpr('9.2.i'),
    ...regulation,
  },
  {
    id: '9.2.j',
    label: 'Arkiv, forskning och statistik',
    use: 'Arkiv',
    openToAuthorities: true,
    supportRequired: true,
    hooks: [act('dataskyddslagen', '3 kap. 6 §'), act('dataskyddslagen', '3 kap. 7 §')],
    searchBan: false,
    source: gdpr('9.2.j'),
    ...regulation,
  },
] as const satisfies readonly Art9Ground[];
