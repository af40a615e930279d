/** What stands in the way of signing an agreement, and what is pointed out without stopping it. */
import type { Judgement } from '../../../knowledge/judgement.ts';

export interface Hinder {
  readonly text: string;
  /** Under `/avtal/:id/`, where it is mended. */
  readonly where: string;
}

export interface ReadinessFacts {
  readonly kind: 'processor' | 'reglemente' | 'joint';
  readonly side: string;
  /** The case has its number. */
  readonly registered: boolean;
  /** The publisher's body, or the form's own file, is there; null where there is none to attach. */
  readonly body: boolean | null;
  readonly editionFixed: boolean;
  readonly edition: Judgement<string>;
  readonly contacts: readonly { readonly side: string; readonly kind: string }[];
  readonly processings: number;
  readonly party: { readonly number: string | null; readonly address: string | null };
  /** Among joint controllers, the others beside that party. */
  readonly otherParties: readonly {
    readonly name: string;
    readonly organisationNumber: string | null;
    readonly address: string | null;
  }[];
  readonly own: { readonly number: string | null; readonly address: string | null };
  /** The last day of its term, when it has passed already; in words. */
  readonly pastTerm: string | null;
  readonly hasMain: string | null;
  /** Empty fields, by number and label. */
  readonly instructionHoles: readonly string[];
  /** What the instruction must say and does not, in sentences: countries that data go to. */
  readonly instructionUnsaid: readonly string[];
  readonly instructionBegun: boolean;
  readonly hasInstruction: boolean;
  /** What is required of the text itself: what it lacks, and what nobody has read it for. */
  readonly text: { readonly lacking: readonly string[]; readonly unread: number };
  readonly secrecy: Judgement<'own-duty' | 'no-secrecy' | 'may' | 'incomplete' | 'refused'>;
  readonly guarantees: 'sufficient' | 'conditions' | 'insufficient' | null;
  /** Transfers and sub-processors that lack approval, ground or something else. */
  readonly transfers: readonly Hinder[];
  readonly subProcessors: 'listed' | 'none' | 'unknown';
  readonly reglementeDecided: boolean;
  /** Of joint controllers; essence: what the persons are told of it (article 26.2). */
  readonly duties: { readonly lacking: number; readonly essence: boolean };
}

export interface Readiness {
  /** Nothing is signed while one stands. */
  readonly hinders: readonly Hinder[];
  readonly warnings: readonly Hinder[];
}

const FEW = 3;
const inWords = (parts: readonly string[]): string => new Intl.ListFormat('sv').format(parts);

/** Named while they are few. */
function instructionHinders(facts: ReadinessFacts): Hinder[] {
  const { instructionHoles: holes, instructionUnsaid: unsaid, instructionBegun } = facts;
  const text = !instructionBegun
    ? 'Skriv instruktionen. Det mesta hämtas ur registret.'
    : holes.length > FEW
      ? `Instruktionen har ${holes.length} tomma fält.`
      : `Instruktionen har hål: ${holes.join(', ')}.`;
  return [
    ...(holes.length > 0 ? [{ text, where: 'instruktion' }] : []),
    ...unsaid.map((said) => ({ text: said, where: 'instruktion' })),
  ];
}

const CONTACTS = [
  { side: 'ours', kind: 'administration', text: 'er kontaktperson för avtalet' },
  { side: 'ours', kind: 'cooperation', text: 'er kontaktperson för dataskydd' },
  { side: 'theirs', kind: 'administration', text: 'deras kontaktperson för avtalet' },
  { side: 'theirs', kind: 'cooperation', text: 'deras kontaktperson för dataskydd' },
] as const;

export function judgeReadiness(facts: ReadinessFacts): Readiness {
  const parts = facts.kind === 'processor' ? ofProcessor(facts) : ofOther(facts);
  const hinders = [...common(facts), ...parts.hinders];
  return { hinders, warnings: parts.warnings };
}

function common({ registered, transfers, pastTerm }: ReadinessFacts): Hinder[] {
  return [
    ...(pastTerm
      ? [{ text: `Avtalet skulle gälla till och med ${pastTerm}, som har passerat.`, where: 'villkor' }]
      : []),
    ...(registered
      ? []
      : [
          {
            text: 'Ärendet är inte registrerat. Samordnaren eller registratorn ger det ett nummer.',
            where: 'arende',
          },
        ]),
    ...transfers,
  ];
}

/** Who the parties are must stand in what they sign. */
function addressHinders({ party, own }: ReadinessFacts): Hinder[] {
  const theirs = lackingOf(party.number, party.address);
  return [
    ...(theirs ? [{ text: `Fyll i den andra partens ${theirs}.`, where: 'parter' }] : []),
    ...(own.address?.trim() ? [] : [{ text: 'Fyll i er egen postadress.', where: 'parter' }]),
    ...(own.number?.trim()
      ? []
      : [
          {
            text: 'Ert organisationsnummer saknas. Administratören fyller i det under Organisation.',
            where: 'parter',
          },
        ]),
  ];
}

const lackingOf = (number: string | null, address: string | null): string =>
  [...(number?.trim() ? [] : ['organisationsnummer']), ...(address?.trim() ? [] : ['postadress'])].join(
    ' och ',
  );

/** An agreement that is signed by both. */
function ofProcessor(facts: ReadinessFacts): Readiness {
  const hinders: Hinder[] = [];
  const warnings: Hinder[] = [];
  const lacking = CONTACTS.filter(
    (wanted) => !facts.contacts.some(({ side, kind }) => side === wanted.side && kind === wanted.kind),
  );
  if (lacking.length > 0)
    hinders.push({ text: `Fyll i ${inWords(lacking.map(({ text }) => text))}.`, where: 'parter' });
  hinders.push(...addressHinders(facts));
  if (facts.body === false)
    hinders.push(
      facts.editionFixed
        ? { text: 'Avtalets text saknas. Lägg in utgivarens fil: den bifogas oförändrad.', where: 'text' }
        : { text: 'Avtalets text saknas. Lägg in filen med avtalet.', where: 'text' },
    );
  if (facts.hasInstruction) hinders.push(...instructionHinders(facts));
  if (facts.subProcessors === 'unknown')
    hinders.push({
      text: 'Räkna upp underbiträdena, eller skriv att det inte finns några.',
      where: 'underbitraden',
    });
  if (facts.text.lacking.length > 0)
    hinders.push({
      text: `Avtalets text saknar något som krävs: ${facts.text.lacking.join(' ')}`,
      where: 'krav',
    });
  if (facts.text.unread > 0)
    hinders.push({
      text: `Läs avtalet mot kraven och skriv var de står: ${facts.text.unread} är inte lästa.`,
      where: 'krav',
    });
  if (facts.secrecy.outcome === 'refused' || facts.secrecy.outcome === 'incomplete')
    hinders.push({
      text:
        facts.secrecy.outcome === 'refused'
          ? `Sekretess hindrar: ${facts.secrecy.reasons[0]?.text ?? ''}`
          : 'Besvara frågorna om sekretess.',
      where: 'sekretess',
    });
  // As the other's processor it is they who judge our guarantees.
  if (facts.side === 'controller') {
    if (facts.guarantees === null)
      hinders.push({ text: 'Bedöm om biträdet ger tillräckliga garantier.', where: 'garantier' });
    if (facts.guarantees === 'insufficient')
      hinders.push({
        text: 'Biträdet ger inte tillräckliga garantier och får inte anlitas.',
        where: 'garantier',
      });
    if (facts.processings === 0)
      warnings.push({ text: 'Avtalet täcker ingen behandling i registret.', where: 'villkor' });
  }
  if (facts.hasMain === null) warnings.push({ text: 'Skriv om det finns ett huvudavtal.', where: 'villkor' });
  // The controller chooses the text.
  if (facts.side === 'controller' && facts.edition.outcome !== 'current')
    warnings.push({ text: facts.edition.reasons[0]?.text ?? 'Fel utgåva av avtalet.', where: 'text' });
  return { hinders, warnings };
}

function ofOther(facts: ReadinessFacts): Readiness {
  const hinders: Hinder[] = [];
  const warnings: Hinder[] = [];
  if (facts.kind === 'reglemente' && !facts.reglementeDecided)
    hinders.push({
      text: 'Skriv paragrafen i reglementet, och dagen då fullmäktige beslutade.',
      where: 'villkor',
    });
  if (facts.kind === 'reglemente') hinders.push(...instructionHinders(facts));
  if (facts.kind === 'joint') {
    hinders.push(...addressHinders(facts));
    for (const { name, organisationNumber, address } of facts.otherParties) {
      const lacking = lackingOf(organisationNumber, address);
      if (lacking) hinders.push({ text: `Fyll i ${lacking} för ${name}.`, where: 'fordelning' });
    }
  }
  if (facts.kind === 'joint' && facts.duties.lacking > 0)
    hinders.push({
      text:
        facts.duties.lacking === 1
          ? 'En skyldighet är inte fördelad.'
          : `${facts.duties.lacking} skyldigheter är inte fördelade.`,
      where: 'fordelning',
    });
  if (facts.kind === 'joint' && !facts.duties.essence)
    hinders.push({
      text: 'Skriv vad de registrerade får veta om fördelningen, och var.',
      where: 'fordelning',
    });
  if (facts.processings === 0)
    warnings.push({ text: 'Det här täcker ingen behandling i registret.', where: 'villkor' });
  return { hinders, warnings };
}
