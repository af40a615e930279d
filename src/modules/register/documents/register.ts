/** The register of processing, as it is handed to the supervisory authority on request (art. 30.4). */
import type { Block, Content, Document, Fact, TableBlock } from '../../../platform/documents/blocks.ts';
import { missing } from '../../../platform/documents/blocks.ts';
import type { Entry } from '../rules/entry.ts';
import { officerLines } from './article-30.ts';
import { organisationOf, type RegisterContext, registerMeta } from './context.ts';
import { anchorOf, entrySection, stateOf } from './entry.ts';
import { joined } from './words.ts';

/** The whole register: cover, overview, then each processing. What is done as processor stands apart (art. 30.2). */
export function registerDocument(entries: readonly Entry[], context: RegisterContext): Document {
  const ordered = [...entries].sort((one, other) => one.number - other.number);
  const own = ordered.filter((entry) => entry.role === 'controller');
  const served = ordered.filter((entry) => entry.role === 'processor');
  return {
    meta: registerMeta(`${titleOf(context)}, ${organisationOf(context.controller)}`, context),
    blocks: [
      { kind: 'title', text: titleOf(context), subtitle: 'Register över behandling av personuppgifter' },
      { kind: 'facts', items: coverFacts(own, served, context) },
      { kind: 'note', tone: 'information', title: 'Om registret', text: aboutText(context) },
      { kind: 'heading', level: 1, text: 'Översikt' },
      ...overviewBlocks(own, served, context),
      ...partBlocks('Behandlingar som personuppgiftsansvarig (artikel 30.1)', own, context),
      ...partBlocks('Behandlingar som personuppgiftsbiträde (artikel 30.2)', served, context),
      { kind: 'small-print', title: 'Källor', lines: sources(context) },
    ],
  };
}

const titleOf = ({ appliedOn }: RegisterContext): string =>
  appliedOn ? `Registerförteckning per den ${appliedOn}` : 'Registerförteckning';

function coverFacts(
  own: readonly Entry[],
  served: readonly Entry[],
  context: RegisterContext,
): readonly Fact[] {
  const { controller } = context;
  return [
    { label: 'Personuppgiftsansvarig', value: organisationOf(controller) },
    { label: 'Organisationsnummer', value: controller.organisationNumber ?? missing('organisationsnummer') },
    { label: 'Adress', value: controller.address ?? missing('adress') },
    { label: 'Kontakt', value: controller.contact ?? missing('kontaktuppgifter') },
    { label: 'Dataskyddsombud', value: officerLines(context.officer, 'here') },
    { label: 'Registret avser', value: context.date },
    { label: 'Antal behandlingar', value: countLines(own, served, context) },
  ];
}

function countLines(own: readonly Entry[], served: readonly Entry[], context: RegisterContext): Content {
  const all = [...own, ...served];
  const of = (activity: Entry['activity']) => all.filter((entry) => entry.activity === activity).length;
  const gaps = all.filter((entry) => (context.gaps.get(entry.id)?.length ?? 0) > 0).length;
  const parts = [
    `${of('ongoing')} pågår`,
    of('planned') > 0 && `${of('planned')} planeras`,
    of('ended') > 0 && `${of('ended')} avslutade`,
  ];
  return [
    `${all.length} (${joined(parts)})`,
    ...(served.length > 0 ? [`${served.length} av dem som personuppgiftsbiträde`] : []),
    ...(gaps > 0 ? [`${gaps} med uppgifter som saknas; de är utmärkta i texten`] : []),
  ];
}

function aboutText(context: RegisterContext): string {
  return (
    'Registret förs enligt artikel 30 i dataskyddsförordningen. Som personuppgiftsansvarig redovisar vi ' +
    'uppgifterna i artikel 30.1 a–g, och som personuppgiftsbiträde dem i artikel 30.2 a–d. Därutöver står rättslig ' +
    'grund och annat som behövs för att visa att reglerna följs. Registret är skriftligt och görs på begäran ' +
    `tillgängligt för ${context.authority} (artikel 30.3 och 30.4).${
      context.appliedOn
        ? ` Här står de versioner som var fastställda och gällde den ${context.appliedOn}.`
        : ''
    }`
  );
}

function overviewBlocks(
  own: readonly Entry[],
  served: readonly Entry[],
  context: RegisterContext,
): readonly Block[] {
  const apart = served.length > 0;
  return [
    overviewTable(own, context, apart ? 'Som personuppgiftsansvarig' : undefined),
    ...(apart ? [overviewTable(served, context, 'Som personuppgiftsbiträde')] : []),
  ];
}

function overviewTable(
  entries: readonly Entry[],
  context: RegisterContext,
  caption: string | undefined,
): TableBlock {
  return {
    kind: 'table',
    ...(caption ? { caption } : {}),
    columns: [
      { header: 'Nr', width: 0.5, align: 'end' },
      { header: 'Behandling', width: 2.6 },
      { header: 'Ändamål', width: 3.4 },
      { header: 'Läge', width: 1.8 },
      { header: 'Sida', width: 0.6, align: 'end' },
    ],
    rows: entries.map((entry) => overviewRow(entry, context)),
    empty: 'Inga behandlingar är förtecknade.',
  };
}

function overviewRow(entry: Entry, context: RegisterContext): readonly Content[] {
  const name = entry.name || 'Behandling utan namn';
  const gaps = context.gaps.get(entry.id)?.length ?? 0;
  return [
    String(entry.number),
    { kind: 'reference', text: name, target: anchorOf(entry), show: 'text' },
    overviewPurposes(entry),
    gaps > 0
      ? [stateOf(entry), gaps === 1 ? '1 uppgift saknas' : `${gaps} uppgifter saknas`]
      : stateOf(entry),
    { kind: 'reference', text: name, target: anchorOf(entry), show: 'page' },
  ];
}

function overviewPurposes(entry: Entry): Content {
  if (entry.role === 'processor') {
    const categories = entry.servedControllers.flatMap((served) => served.processingCategories ?? []);
    return categories.length > 0 ? categories : missing('kategorier av behandling');
  }
  return entry.purposes.length > 0 ? entry.purposes.map((purpose) => purpose.short) : missing('ändamål');
}

function partBlocks(title: string, entries: readonly Entry[], context: RegisterContext): readonly Block[] {
  if (entries.length === 0) return [];
  return [
    { kind: 'page-break' },
    { kind: 'heading', level: 1, text: title },
    ...entries.flatMap((entry) => entrySection(entry, context)),
  ];
}

function sources(context: RegisterContext): readonly string[] {
  return [
    'Europaparlamentets och rådets förordning (EU) 2016/679 (dataskyddsförordningen), artikel 30.',
    'Lag (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning.',
    `Koder och benämningar enligt ${context.lawVersion}.`,
  ];
}
