/** The map of agreements as boxes and arrows, made small enough to be read. */
import { countryName } from '../../../knowledge/countries.ts';
import { type Engagement, engagementOutcomes, lacksAgreement } from './engagement.ts';
import type { ChainLink, MapChain } from './map-chains.ts';

export type MapKind =
  | 'controller'
  | 'agreed'
  | 'coming'
  | 'unagreed'
  | 'sub-processor'
  | 'country'
  | 'third-country';

export interface MapNode {
  readonly id: string;
  readonly column: number;
  readonly kind: MapKind;
  readonly name: string;
  readonly note: string | null;
  readonly href: string | null;
}

export interface MapArrow {
  readonly from: string;
  readonly to: string;
  /** No agreement holds yet. */
  readonly dashed: boolean;
}

export interface AgreementMap {
  readonly nodes: readonly MapNode[];
  readonly arrows: readonly MapArrow[];
  /** Of the columns, from the left. */
  readonly headings: readonly string[];
  /** What the picture leaves to the table. */
  readonly folded: 'none' | 'sub-processors' | 'processors' | 'controllers';
}

/** So many boxes can be laid out and read. */
const MOST = 200;

/** The first picture that is small enough: whole, by supplier, by country, or by kommun and country. */
export function agreementMap(chains: readonly MapChain[]): AgreementMap {
  const whole = drawn(chains, 'none');
  if (whole.nodes.length <= MOST) return whole;
  const bySupplier = chains.map(withoutLinks);
  const suppliers = drawn(bySupplier, 'sub-processors');
  if (suppliers.nodes.length <= MOST) return suppliers;
  const byCountry = bySupplier.map(withoutNames);
  const countries = drawn(byCountry, 'processors');
  if (countries.nodes.length <= MOST) return countries;
  return drawn(byCountry.map(ofEntity), 'controllers');
}

/** The processor alone, in every country of its chain. */
function withoutLinks(chain: MapChain): MapChain {
  const [first, ...rest] = chain.links;
  if (!first) return chain;
  const all = <Of>(read: (link: ChainLink) => readonly Of[]): readonly Of[] => [
    ...new Set(chain.links.flatMap(read)),
  ];
  return {
    ...chain,
    links: [
      {
        ...first,
        countries: all(({ countries }) => countries),
        third: all(({ third }) => third),
        supportHolds: chain.links.every(({ supportHolds }) => supportHolds),
        onlyDpf: chain.links.some(({ onlyDpf }) => onlyDpf),
        number: rest.length > 0 ? String(rest.length) : null,
      },
    ],
  };
}

/** All processors of one state in the same countries as one. */
function withoutNames(chain: MapChain): MapChain {
  const [first] = chain.links;
  if (!first) return chain;
  const [country = ''] = first.countries;
  const group = lacksAgreement(chain.standing)
    ? chain.standing === 'coming'
      ? 'coming'
      : 'lacking'
    : 'valid';
  return {
    ...chain,
    links: [
      {
        ...first,
        key: `${country} ${group}`,
        name: `Biträden i ${countryName(country) ?? 'okänt land'}`,
        number: null,
        href: country ? `/avtal/karta?land=${country}` : null,
      },
    ],
  };
}

const ofEntity = (chain: MapChain): MapChain => ({
  ...chain,
  controllerKey: chain.legalEntityId,
  controllerName: chain.legalEntityName,
  controllerId: null,
});

interface Gathered {
  readonly chains: Set<MapChain>;
  readonly links: ChainLink[];
  readonly names: string[];
}

/** One box for each organisation in each column, and one for each country. */
function drawn(chains: readonly MapChain[], folded: AgreementMap['folded']): AgreementMap {
  const columns = Math.max(1, ...chains.flatMap(({ links }) => links.map(({ depth }) => depth + 1)));
  const last = columns + 1;
  const ids = new Map<string, string>();
  const idOf = (column: number, key: string): string => {
    const place = `${column} ${key}`;
    const known = ids.get(place) ?? `n${ids.size + 1}`;
    ids.set(place, known);
    return known;
  };
  const nodes = new Map<string, { column: number; key: string } & Gathered>();
  const gather = (column: number, key: string, name: string, chain: MapChain, link?: ChainLink): string => {
    const id = idOf(column, key);
    const node = nodes.get(id) ?? { column, key, chains: new Set(), links: [], names: [] };
    node.chains.add(chain);
    node.names.push(name);
    if (link) node.links.push(link);
    nodes.set(id, node);
    return id;
  };
  const arrows = new Map<string, MapArrow>();
  const join = (from: string, to: string, dashed: boolean): void => {
    const key = `${from} ${to}`;
    arrows.set(key, { from, to, dashed: dashed && (arrows.get(key)?.dashed ?? true) });
  };
  for (const chain of chains) {
    const controller = gather(0, chain.controllerKey, chain.controllerName, chain);
    const dashed = lacksAgreement(chain.standing);
    const placed: string[] = [];
    for (const link of chain.links) {
      const id = gather(link.depth + 1, link.key, link.name, chain, link);
      placed.push(id);
      join(link.parent === null ? controller : (placed[link.parent] ?? controller), id, dashed);
      for (const country of link.countries)
        join(id, gather(last, country, countryName(country) ?? country, chain, link), dashed);
    }
  }
  return {
    folded,
    headings: headingsOf(columns),
    arrows: [...arrows.values()],
    nodes: [...nodes].map(([id, node]) => ({ id, column: node.column, ...faceOf(node, last, folded) })),
  };
}

const headingsOf = (columns: number): string[] => [
  'Ansvarig',
  'Biträde',
  ...Array.from({ length: columns - 1 }, (_, index) =>
    index === 0 ? 'Underbiträde' : `Underbiträde, led ${index + 1}`,
  ),
  'Land',
];

function faceOf(
  node: { column: number; key: string } & Gathered,
  last: number,
  folded: AgreementMap['folded'],
): Omit<MapNode, 'id' | 'column'> {
  const name = node.names[0] ?? '';
  const chains = [...node.chains];
  if (node.column === 0) {
    const id = chains[0]?.controllerId;
    const isOurs = chains.some(({ controllerId }) => controllerId !== null);
    const entity = chains[0]?.legalEntityName ?? '';
    return {
      kind: 'controller',
      name,
      note: isOurs
        ? entity === name
          ? null
          : entity
        : folded === 'controllers'
          ? null
          : 'Vi är biträde åt dem',
      href: id ? `/avtal/karta?namnd=${id}` : null,
    };
  }
  if (node.column === last) return countryFace(node, name);
  const hrefs = [...new Set(node.links.map(({ href }) => href))];
  const href = hrefs.length === 1 ? (hrefs[0] ?? null) : `/avtal/karta?part=${encodeURIComponent(node.key)}`;
  if (node.column > 1) return { kind: 'sub-processor', name, note: numbersOf(node.links), href };
  const standing = standingOf(chains.map((chain) => chain.standing));
  const more = node.links.reduce((sum, { number }) => Math.max(sum, Number(number ?? 0)), 0);
  const isGroup = folded === 'processors' || folded === 'controllers';
  return {
    kind: standing.kind,
    name,
    note: isGroup
      ? `${chains.length} ${chains.length === 1 ? 'biträde' : 'biträden'}`
      : [standing.text, more > 0 && `${more} underbiträden`].filter(Boolean).join('. '),
    href: isGroup ? (node.links[0]?.href ?? null) : href,
  };
}

const numbersOf = (links: readonly ChainLink[]): string | null => {
  const numbers = [...new Set(links.flatMap(({ number }) => number ?? []))];
  return numbers.length === 1 ? `Nr ${numbers[0]} i listan` : null;
};

/** The worst of the nämnder colours the box, and the text says how many. */
function standingOf(standings: readonly Engagement[]): { kind: MapKind; text: string } {
  const lacking = standings.filter((one) => lacksAgreement(one) && one !== 'coming');
  const coming = standings.filter((one) => one === 'coming');
  const [first = 'valid'] = lacking.length > 0 ? lacking : coming.length > 0 ? coming : standings;
  const some = lacking.length > 0 ? lacking.length : coming.length;
  const text =
    some > 0 && some < standings.length
      ? `${engagementOutcomes[first]} hos ${some} av ${standings.length}`
      : engagementOutcomes[first];
  return { kind: lacking.length > 0 ? 'unagreed' : coming.length > 0 ? 'coming' : 'agreed', text };
}

function countryFace(node: { key: string } & Gathered, name: string): Omit<MapNode, 'id' | 'column'> {
  const href = `/avtal/karta?land=${node.key}`;
  const there = node.links.filter(({ third }) => third.includes(node.key));
  if (there.length === 0) return { kind: 'country', name, note: null, href };
  const without = there.filter(({ supportHolds }) => !supportHolds).length;
  const note =
    without > 0
      ? `Stöd brister för ${without} av ${there.length}`
      : there.some(({ onlyDpf }) => onlyDpf)
        ? 'Vilar bara på DPF'
        : 'Stöd finns';
  return { kind: 'third-country', name, note, href };
}
