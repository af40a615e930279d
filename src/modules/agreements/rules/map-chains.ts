/** Chains of the map: who answers, who is engaged, who they engage in turn, and in which countries. */
import { type Engagement, lacksAgreement } from './engagement.ts';
import { stateOn } from './flow.ts';
import { judgedUses, keysOf } from './overview.ts';
import type { OverviewAgreement, OverviewFacts } from './overview-facts.ts';
import { numberedChain, placeKind } from './sub-processors.ts';
import { mechanismLabel, type ThirdCountryRow, thirdCountryRows } from './third-countries.ts';

/** An organisation of a chain. */
export interface ChainLink {
  /** The same for one and the same organisation, wherever it stands. */
  readonly key: string;
  readonly name: string;
  /** «1.2»; null: the processor itself. */
  readonly number: string | null;
  /** 0: the processor, 1: its sub-processors … */
  readonly depth: number;
  /** Which of the chain's links engaged it. */
  readonly parent: number | null;
  readonly countries: readonly string[];
  /** Of those outside the EU/EEA. */
  readonly third: readonly string[];
  /** On what ground data go there, and whether that holds. */
  readonly support: string | null;
  readonly supportHolds: boolean;
  readonly onlyDpf: boolean;
  readonly href: string | null;
}

export interface MapChain {
  readonly controllerKey: string;
  readonly controllerName: string;
  readonly legalEntityId: string;
  readonly legalEntityName: string;
  /** One of ours; null: somebody whom we are processor for. */
  readonly controllerId: string | null;
  readonly standing: Engagement;
  /** The processor first. */
  readonly links: readonly ChainLink[];
}

/** Agreements that hold or are on their way, and what the register names without one. */
export function mapChains(facts: OverviewFacts): readonly MapChain[] {
  const { agreements, today } = facts;
  const keyOf = keysOf(facts);
  const third = thirdCountryRows(facts);
  const uses = judgedUses(facts, keyOf);
  const shown = agreements.filter(
    (one) => one.kind !== 'joint' && !['ended', 'withdrawn'].includes(stateOn(one, today)),
  );
  const uncovered = new Set(
    uses
      .filter(({ engagement }) => engagement.outcome === 'not-covered')
      .flatMap(({ agreement }) => agreement?.id ?? []),
  );
  const drawn = shown.map((one) => ofAgreement(one, facts, third, keyOf, uncovered.has(one.id)));
  const told = new Set(drawn.map((chain) => `${chain.controllerId} ${chain.links[0]?.key}`));
  const rest = new Map<string, MapChain>();
  for (const { use, engagement } of uses) {
    const key = keyOf(use.name, use.organisationNumber);
    const place = `${use.controllerId} ${key}`;
    if (told.has(place) || engagement.outcome === 'not-needed') continue;
    const before = rest.get(place);
    const transfers = facts.registerTransfers.filter(
      (one) => one.processingId === use.processingId && one.recipient && keyOf(one.recipient, null) === key,
    );
    const countries = [
      ...new Set([
        ...(before?.links[0]?.countries ?? []),
        ...(use.country ? [use.country] : []),
        ...transfers.map(({ country }) => country),
      ]),
    ];
    const rows = third.filter((row) => row.kind === 'register' && keyOf(row.name, null) === key);
    rest.set(place, {
      controllerKey: use.controllerId,
      controllerName: use.controllerName,
      controllerId: use.controllerId,
      legalEntityId: use.legalEntityId,
      legalEntityName: use.legalEntityName,
      standing: worse(before?.standing, engagement.outcome),
      links: [
        {
          key,
          name: use.name,
          number: null,
          depth: 0,
          parent: null,
          ...placesOf(countries, rows, today),
          href: use.supplierId ? `/leverantorer/${use.supplierId}` : `/behandlingar/${use.processingId}`,
        },
      ],
    });
  }
  return [...drawn, ...rest.values()];
}

/** What lacks an agreement is told before what has one. */
const worse = (one: Engagement | undefined, other: Engagement): Engagement =>
  one !== undefined && (lacksAgreement(one) || !lacksAgreement(other)) ? one : other;

function ofAgreement(
  agreement: OverviewAgreement,
  facts: OverviewFacts,
  third: readonly ThirdCountryRow[],
  keyOf: ReturnType<typeof keysOf>,
  leavesOut: boolean,
): MapChain {
  const { today } = facts;
  const ours = agreement.side === 'controller';
  const mine = third.filter(({ agreementId }) => agreementId === agreement.id);
  const party = keyOf(agreement.partyName, agreement.partyNumber);
  const chain = numberedChain(facts.links.filter((one) => one.agreementId === agreement.id));
  const own = facts.transfers.filter(({ agreementId }) => agreementId === agreement.id);
  const isInForce = stateOn(agreement, today) === 'in-force';
  const at = new Map(chain.map(({ id }, index) => [id, index + 1]));
  return {
    controllerKey: ours ? agreement.controllerId : party,
    controllerName: ours ? agreement.controllerName : agreement.partyName,
    controllerId: ours ? agreement.controllerId : null,
    legalEntityId: agreement.legalEntityId,
    legalEntityName: agreement.legalEntityName,
    standing: isInForce ? (leavesOut ? 'not-covered' : 'valid') : 'coming',
    links: [
      {
        key: ours ? party : agreement.controllerId,
        name: ours ? agreement.partyName : agreement.controllerName,
        number: null,
        depth: 0,
        parent: null,
        ...placesOf(
          [...(ours ? [agreement.partyCountry] : ['SE']), ...own.map(({ country }) => country)],
          mine.filter(({ linkId }) => linkId === null),
          today,
        ),
        href: `/avtal/${agreement.id}`,
      },
      ...chain.map((link) => ({
        key: keyOf(link.name, link.organisationNumber),
        name: link.name,
        number: link.number,
        depth: link.depth + 1,
        parent: link.parentId === null ? 0 : (at.get(link.parentId) ?? 0),
        ...placesOf(
          [link.country, ...link.places],
          mine.filter(({ linkId }) => linkId === link.id),
          today,
        ),
        href: `/avtal/${agreement.id}/underbitraden`,
      })),
    ],
  };
}

function placesOf(
  countries: readonly string[],
  judged: readonly ThirdCountryRow[],
  today: string,
): Pick<ChainLink, 'countries' | 'third' | 'support' | 'supportHolds' | 'onlyDpf'> {
  const all = [...new Set(countries)];
  const third = all.filter((country) => placeKind(country, today) === 'third');
  if (third.length === 0) return { countries: all, third, support: null, supportHolds: true, onlyDpf: false };
  const rows = judged.filter((row) => row.countries.some((country) => third.includes(country)));
  const untold = third.some((country) => !rows.some((row) => row.countries.includes(country)));
  return {
    countries: all,
    third,
    support: [
      ...new Set([
        ...rows.map(({ mechanism }) => mechanismLabel(mechanism)),
        ...(untold ? ['Stöd saknas'] : []),
      ]),
    ].join(', '),
    supportHolds: !untold && rows.every(({ outcome }) => outcome === 'allowed' || outcome === 'exception'),
    onlyDpf: rows.some((row) => row.onlyDpf),
  };
}

export interface MapAsked {
  readonly controllerId: string | null;
  /** Key of an organisation: its chains whole. */
  readonly party: string | null;
  readonly country: string | null;
  readonly thirdOnly: boolean;
}

/** The chains that hold what is asked for; of a country only the links that lead there. */
export function askedChains(chains: readonly MapChain[], asked: MapAsked): readonly MapChain[] {
  return chains
    .filter(({ controllerId }) => asked.controllerId === null || controllerId === asked.controllerId)
    .filter(({ links }) => asked.party === null || links.some(({ key }) => key === asked.party))
    .map((chain) => narrowed(chain, asked))
    .filter(({ links }) => links.length > 0);
}

function narrowed(chain: MapChain, { country, thirdOnly }: MapAsked): MapChain {
  if (country === null && !thirdOnly) return chain;
  const wanted = (link: ChainLink): readonly string[] =>
    (thirdOnly ? link.third : link.countries).filter((one) => country === null || one === country);
  const kept = new Set<number>();
  chain.links.forEach((link, index) => {
    if (wanted(link).length === 0) return;
    for (let at: number | null = index; at !== null && !kept.has(at); at = chain.links[at]?.parent ?? null)
      kept.add(at);
  });
  const places = [...kept].toSorted((one, other) => one - other);
  return {
    ...chain,
    links: places.flatMap((place) => {
      const link = chain.links[place];
      if (!link) return [];
      const parent = link.parent === null ? null : places.indexOf(link.parent);
      return [{ ...link, parent, countries: wanted(link) }];
    }),
  };
}
