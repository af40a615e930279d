/** What the register and the agreement already know of an instruction, field by field, and from where. Pure. */
import { countryName } from '../../../knowledge/countries.ts';
import { dataCategories } from '../../../knowledge/data-categories.ts';
import { accessKinds, type InstructionFieldId } from '../../../knowledge/instruction-form.ts';
import { secrecyLabel } from '../../../knowledge/secrecy-grounds.ts';
import { transferMechanism } from '../../../knowledge/transfer-mechanisms.ts';
import { longDate } from '../../../platform/plain-date.ts';

/** A processing of the register as an instruction reads it. */
export interface CoveredProcessing {
  readonly id: string;
  readonly name: string;
  readonly regime: string;
  readonly protectedIdentities: string | null;
  readonly transfersOutside: string | null;
  readonly purposes: readonly { readonly short: string; readonly detail: string | null }[];
  readonly subjectGroups: readonly { readonly label: string; readonly approximateCount: string | null }[];
  readonly dataItems: readonly { readonly category: string; readonly label: string }[];
  readonly measures: readonly { readonly kind: string; readonly text: string }[];
  readonly retention: readonly {
    readonly what: string;
    readonly period: string | null;
    readonly startsWhen: string | null;
  }[];
  readonly transfers: readonly {
    readonly country: string;
    readonly recipient: string | null;
    readonly mechanism: string | null;
  }[];
  readonly systems: readonly { readonly name: string; readonly country: string | null }[];
}

export interface KnownOfAgreement {
  /** What we are in it. */
  readonly side: string;
  readonly access: readonly string[];
  readonly accessText: string | null;
  readonly validUntil: string | null;
  readonly secretData: string | null;
  readonly contacts: readonly {
    readonly side: string;
    readonly kind: string;
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly availability: string | null;
  }[];
  readonly transfers: readonly {
    readonly country: string;
    readonly recipient?: string | null;
    readonly mechanism: string | null;
  }[];
}

export interface Proposal {
  readonly text: string;
  /** Entries of the register that it is taken from; null: from the agreement itself. */
  readonly from: readonly { readonly id: string; readonly name: string }[] | null;
}
export type InstructionProposals = Partial<Record<InstructionFieldId, Proposal>>;

type LinesOf = (entry: CoveredProcessing) => readonly string[];

/** The lines of several entries, each once, with the entries that had any. */
function joined(entries: readonly CoveredProcessing[], linesOf: LinesOf, before: readonly string[] = []) {
  const having = entries.filter((entry) => linesOf(entry).length > 0);
  const lines = [...new Set([...before, ...having.flatMap(linesOf)])];
  if (lines.length === 0) return undefined;
  const from = having.map(({ id, name }) => ({ id, name }));
  return { text: lines.join('\n'), from: from.length > 0 ? from : null } satisfies Proposal;
}

const sentence = (said: string): string => (/[.!?]$/.test(said.trim()) ? said.trim() : `${said.trim()}.`);

/** One text for each field that anything is known of. */
export function proposeInstruction(
  entries: readonly CoveredProcessing[],
  agreement: KnownOfAgreement,
): InstructionProposals {
  const proposals = {
    purpose: joined(entries, purposesOf, doing(agreement)),
    data: joined(entries, ({ dataItems }) => dataItems.map(({ label }) => label)),
    sensitive: joined(entries, sensitiveOf, secret(agreement, entries)),
    subjects: joined(entries, subjectsOf),
    security: joined(entries, ({ measures }) => measures.map(({ text }) => sentence(text))),
    location: joined(entries, placesOf, agreement.transfers.map(transferLine)),
    duration: joined(entries, retentionOf, [lasting(agreement)]),
    contacts: joined(
      [],
      () => [],
      agreement.contacts.map((contact) => contactLine(contact, agreement.side)),
    ),
  };
  return Object.fromEntries(Object.entries(proposals).filter(([, proposal]) => proposal));
}

function doing({ access, accessText }: KnownOfAgreement): readonly string[] {
  const kinds = accessKinds.filter(({ id }) => id !== 'other' && access.includes(id));
  const said = kinds.map(({ label }) => label.toLowerCase()).join(', ');
  return [...(said ? [`Biträdet: ${said}.`] : []), ...(accessText ? [sentence(accessText)] : [])];
}

const purposesOf: LinesOf = ({ purposes }) =>
  purposes.map(({ short, detail }) => (detail ? `${sentence(short)} ${sentence(detail)}` : sentence(short)));

const subjectsOf: LinesOf = ({ subjectGroups }) =>
  subjectGroups.map(({ label, approximateCount }) =>
    approximateCount ? `${label} (${approximateCount})` : label,
  );

const kindOf = (category: string) => dataCategories.find(({ id }) => id === category);

const sensitiveOf: LinesOf = ({ dataItems, protectedIdentities }) => {
  const those = (name: string, holds: (kind: NonNullable<ReturnType<typeof kindOf>>) => boolean) => {
    const labels = dataItems.flatMap(({ category, label }) => {
      const kind = kindOf(category);
      return kind && holds(kind) ? [label.replace(/\.$/, '')] : [];
    });
    return labels.length > 0 ? [`${name}: ${[...new Set(labels)].join(', ')}.`] : [];
  };
  return [
    ...those('Känsliga uppgifter', ({ sensitive }) => sensitive),
    ...those('Uppgifter om lagöverträdelser', ({ criminal }) => criminal),
    ...those('Personnummer', ({ identityNumber }) => identityNumber),
    ...(protectedIdentities === 'yes' ? ['Skyddade personuppgifter förekommer.'] : []),
  ];
};

const SECRECY_OF_REGIME: Readonly<Record<string, string>> = {
  solpul: 'OSL 26:1',
  pdl: 'OSL 25:1',
  'shared-care': 'OSL 25:1',
};

const secret = (
  { secretData }: KnownOfAgreement,
  entries: readonly CoveredProcessing[],
): readonly string[] => {
  const grounds = [...new Set(entries.flatMap(({ regime }) => SECRECY_OF_REGIME[regime] ?? []))];
  if (grounds.length > 0) return [`Kan omfattas av sekretess: ${grounds.map(secrecyLabel).join('; ')}.`];
  return secretData === 'yes' ? ['Sekretessbelagda uppgifter förekommer.'] : [];
};

const transferLine = ({ country, recipient, mechanism }: KnownOfAgreement['transfers'][number]): string => {
  const support = mechanism ? transferMechanism(mechanism)?.label : undefined;
  const said = [`Överföring till ${countryName(country) ?? country}`, recipient, support].filter(Boolean);
  return `${said.join(', ')}.`;
};

const placesOf: LinesOf = ({ systems, transfers, transfersOutside }) => [
  ...systems.flatMap(({ name, country }) =>
    country ? [`${name} lagras i ${countryName(country) ?? country}.`] : [],
  ),
  ...transfers.map(transferLine),
  ...(transfersOutside === 'no' && transfers.length === 0 ? ['Ingen överföring till tredjeland.'] : []),
];

const retentionOf: LinesOf = ({ retention }) =>
  retention.map(({ what, period, startsWhen }) => {
    const when = [period, startsWhen].filter(Boolean).join(' ');
    return when ? `${what}: ${when}.` : sentence(what);
  });

const lasting = ({ validUntil }: KnownOfAgreement): string =>
  validUntil ? `Till och med ${longDate(validUntil)}.` : 'Tillsvidare, så länge avtalet gäller.';

const CONTACT_WORDS: Readonly<Record<string, string>> = {
  administration: 'avtalet',
  cooperation: 'samarbetet om dataskydd',
  incidents: 'incidenter',
};

const contactLine = (
  { side, kind, name, email, phone, availability }: KnownOfAgreement['contacts'][number],
  weAre: string,
): string => {
  const whose = (side === 'ours') === (weAre === 'processor') ? 'Hos biträdet' : 'Hos den ansvariga';
  return `${whose}, ${CONTACT_WORDS[kind] ?? kind}: ${[name, email, phone, availability].filter(Boolean).join(', ')}.`;
};
