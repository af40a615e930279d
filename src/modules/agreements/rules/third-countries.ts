/** Where data leave the EU/EEA by agreements and by the register, on what ground, judged today (law.md 1.2). */
import { countryName } from '../../../knowledge/countries.ts';
import { transferMechanisms } from '../../../knowledge/transfer-mechanisms.ts';
import {
  type AgreementTransferOutcome,
  agreementTransferOutcomes,
  judgeGround,
  judgeKeptTransfer,
  restsOnDpf,
} from './agreement-transfers.ts';
import { stateOn } from './flow.ts';
import type { OverviewAgreement, OverviewFacts } from './overview-facts.ts';
import { judgeKeptSubProcessor, placeKind } from './sub-processors.ts';

export interface ThirdCountryRow {
  readonly controllerId: string;
  readonly controllerName: string;
  readonly legalEntityName: string;
  /** Who has the data there. */
  readonly name: string;
  /** Of what in the chain: the party itself, a transfer of it, a sub-processor, or an entry of the register. */
  readonly kind: keyof typeof thirdCountryKinds;
  readonly countries: readonly string[];
  readonly mechanism: string | null;
  readonly outcome: AgreementTransferOutcome;
  readonly why: string;
  /** Nothing else than the DPF carries it. */
  readonly onlyDpf: boolean;
  /** The agreement or the entry. */
  readonly where: string;
  readonly href: string;
  readonly agreementId: string | null;
  /** The link of the chain; null for what is no sub-processor. */
  readonly linkId: string | null;
  readonly processings: readonly string[];
}

export const thirdCountryKinds = {
  party: 'Parten',
  transfer: 'Överföring i avtal',
  'sub-processor': 'Underbiträde',
  register: 'Överföring i registret',
} as const;

export const mechanismLabel = (id: string | null): string =>
  id === null ? 'Stöd saknas' : (transferMechanisms.find((one) => one.id === id)?.label ?? id);

export const thirdOutcomes = agreementTransferOutcomes;

type Found = Omit<ThirdCountryRow, 'onlyDpf'>;

/** Agreements that have ended let nobody transfer anything any more. */
const isAlive = (agreement: OverviewAgreement, today: string): boolean =>
  !['ended', 'withdrawn'].includes(stateOn(agreement, today));

/** Every row outside the EU/EEA, the worst first. */
export function thirdCountryRows(facts: OverviewFacts): readonly ThirdCountryRow[] {
  const { today } = facts;
  const agreements = facts.agreements.filter((one) => one.kind === 'processor' && isAlive(one, today));
  const found = [...agreements.flatMap((one) => ofAgreement(one, facts)), ...ofRegister(facts)];
  const ofSame = new Map<string, Found[]>();
  for (const row of found) {
    const before = ofSame.get(placeOf(row));
    if (before) before.push(row);
    else ofSame.set(placeOf(row), [row]);
  }
  return found
    .map((row) => ({ ...row, onlyDpf: restsOnDpf(row, ofSame.get(placeOf(row)) ?? []) }))
    .toSorted(
      (one, other) =>
        GRAVITY.indexOf(one.outcome) - GRAVITY.indexOf(other.outcome) ||
        Number(other.onlyDpf) - Number(one.onlyDpf) ||
        one.name.localeCompare(other.name, 'sv'),
    );
}

const GRAVITY: readonly AgreementTransferOutcome[] = [
  'forbidden',
  'unapproved',
  'incomplete',
  'exception',
  'allowed',
  'free',
];

/** The agreement or the entry that it is of. */
const placeOf = ({ controllerId, where }: Found): string => `${controllerId} ${where}`;

function ofAgreement(agreement: OverviewAgreement, facts: OverviewFacts): Found[] {
  const { today } = facts;
  const asked = { asOf: today };
  const around = {
    regimes: [...new Set(agreement.processings.map(({ regime }) => regime))],
    controllerType: agreement.controllerType,
  };
  const common = {
    controllerId: agreement.controllerId,
    controllerName: agreement.controllerName,
    legalEntityName: agreement.legalEntityName,
    where: agreement.title,
    agreementId: agreement.id,
    linkId: null,
    processings: agreement.processings.map(({ name }) => name),
  };
  const transfers = facts.transfers.filter(
    (one) => one.agreementId === agreement.id && isThird(one.country, today),
  );
  const ofTransfers = transfers.map((transfer): Found => {
    const { outcome, reasons } = judgeKeptTransfer(transfer, around, asked);
    return {
      ...common,
      kind: 'transfer',
      name: transfer.recipient ?? agreement.partyName,
      countries: [transfer.country],
      mechanism: transfer.mechanism,
      outcome,
      why: reasons[0]?.text ?? '',
      href: `/avtal/${agreement.id}/overforingar`,
    };
  });
  const ofLinks = facts.links
    .filter((one) => one.agreementId === agreement.id)
    .flatMap((link): Found[] => {
      const countries = [...new Set([link.country, ...link.places])].filter((one) => isThird(one, today));
      if (countries.length === 0) return [];
      const { outcome, reasons } = judgeKeptSubProcessor(link, around, asked);
      return [
        {
          ...common,
          kind: 'sub-processor',
          linkId: link.id,
          name: link.name,
          countries,
          mechanism: link.mechanism,
          outcome,
          why: reasons[0]?.text ?? '',
          href: `/avtal/${agreement.id}/underbitraden`,
        },
      ];
    });
  // As the other's processor the party is where the data come from.
  const told = transfers.some(({ country }) => country === agreement.partyCountry);
  const ofParty: Found[] =
    agreement.side === 'controller' && isThird(agreement.partyCountry, today) && !told
      ? [
          {
            ...common,
            kind: 'party',
            name: agreement.partyName,
            countries: [agreement.partyCountry],
            mechanism: null,
            outcome: 'incomplete',
            why: `Parten är etablerad i ${countryName(agreement.partyCountry) ?? agreement.partyCountry}, men avtalet säger inget om överföringen dit.`,
            href: `/avtal/${agreement.id}/overforingar`,
          },
        ]
      : [];
  return [...ofParty, ...ofTransfers, ...ofLinks];
}

const ofRegister = ({ registerTransfers, today }: OverviewFacts): Found[] =>
  registerTransfers
    .filter(({ country }) => isThird(country, today))
    .map((row) => {
      const { country, mechanism, safeguards, checkedOn, kind, controllerType, regime } = row;
      const assessed = row.assessed as 'yes' | 'no' | null;
      const { outcome, reasons } = judgeGround(
        { country, mechanism, safeguards, assessed, checkedOn, kind, controllerType, regimes: [regime] },
        { asOf: today },
      );
      return {
        controllerId: row.controllerId,
        controllerName: row.controllerName,
        legalEntityName: row.legalEntityName,
        kind: 'register',
        name: row.recipient ?? 'Mottagaren är inte angiven',
        countries: [country],
        mechanism,
        outcome,
        why: reasons[0]?.text ?? '',
        where: row.processingName,
        href: `/behandlingar/${row.processingId}`,
        agreementId: null,
        linkId: null,
        processings: [row.processingName],
      };
    });

const isThird = (country: string, today: string): boolean => placeKind(country, today) === 'third';
