/** One processing as a document, and as a section of the whole register. */
import { type Block, type Document, missing } from '../../../platform/documents/blocks.ts';
import { activityTexts, choiceText, stateTexts } from '../rules/columns/choices.ts';
import type { Entry } from '../rules/entry.ts';
import { type ContactPlace, controllerFacts, processorFacts } from './article-30.ts';
import { entryTitle, organisationOf, type RegisterContext, registerMeta } from './context.ts';
import { furtherFacts } from './further-facts.ts';
import { joined, lowerFirst } from './words.ts';

/** One processing, with everything the register holds about it. */
export function entryDocument(entry: Entry, context: RegisterContext): Document {
  const name = entry.name || 'Behandling utan namn';
  return {
    meta: registerMeta(`Behandling ${entry.number}: ${name}`, context),
    blocks: [
      {
        kind: 'title',
        text: name,
        subtitle: `Behandling nr ${entry.number} i ${organisationOf(context.controller)}`,
      },
      ...introduction(entry, context),
      { kind: 'heading', level: 1, text: headingOfArticle(entry) },
      { kind: 'facts', items: article30Facts(entry, context, 'here') },
      { kind: 'heading', level: 1, text: 'Övriga uppgifter' },
      { kind: 'facts', items: furtherFacts(entry, context) },
      ...jointDutyBlocks(entry, context),
      {
        kind: 'small-print',
        lines: [
          `Utdrag ur registret enligt artikel 30 dataskyddsförordningen. Bedömt enligt ${context.lawVersion}.`,
        ],
      },
    ],
  };
}

/** The section of one processing in the register. */
export function entrySection(entry: Entry, register: RegisterContext): readonly Block[] {
  const context = { ...register, labels: register.frozenLabels?.get(entry.id) ?? register.labels };
  return [
    { kind: 'heading', level: 2, text: entryTitle(entry), anchor: anchorOf(entry) },
    ...introduction(entry, context),
    { kind: 'facts', items: article30Facts(entry, context, 'cover') },
    { kind: 'heading', level: 3, text: 'Övriga uppgifter' },
    { kind: 'facts', items: furtherFacts(entry, context) },
    ...jointDutyBlocks(entry, context),
  ];
}

/** Where the section of an entry begins. */
export function anchorOf(entry: Entry): string {
  return `behandling-${entry.id}`;
}

/** «Pågår sedan 2024-01-01», «Avslutad 2025-06-30»; a draft is called one. */
export function stateOf(entry: Entry): string {
  const since = entry.activity === 'planned' ? 'från' : 'sedan';
  const day = entry.activity === 'ended' ? entry.endedOn : entry.startsOn && `${since} ${entry.startsOn}`;
  return joined([joined([choiceText(activityTexts, entry.activity), day], ' '), statusOf(entry)]);
}

/** «Utkast», «fastställd, version 2»; a draft of something approved says which version applies meanwhile. */
function statusOf({ state, approvedVersion }: Entry): string {
  if (state === 'approved') return `fastställd, version ${approvedVersion ?? 1}`;
  const status = lowerFirst(choiceText(stateTexts, state));
  return approvedVersion === null ? status : `${status}, version ${approvedVersion} är fastställd`;
}

function headingOfArticle(entry: Entry): string {
  return entry.role === 'processor' ? 'Uppgifter enligt artikel 30.2' : 'Uppgifter enligt artikel 30.1';
}

function article30Facts(entry: Entry, context: RegisterContext, place: ContactPlace) {
  return entry.role === 'processor'
    ? processorFacts(entry, context, place)
    : controllerFacts(entry, context, place);
}

function introduction(entry: Entry, context: RegisterContext): readonly Block[] {
  const description: readonly Block[] = entry.description
    ? [{ kind: 'paragraph', text: entry.description }]
    : [];
  return [{ kind: 'paragraph', text: `${stateOf(entry)}.` }, ...description, ...gapBlocks(entry, context)];
}

const gapNotes = {
  ongoing: {
    tone: 'warning',
    title: 'Saknas',
    text: 'Behandlingen pågår, men uppgifterna om den är inte fullständiga:',
  },
  planned: {
    tone: 'information',
    title: 'Återstår',
    text: 'Behandlingen är planerad. Det här ska vara klart innan den börjar:',
  },
  ended: {
    tone: 'information',
    title: 'Saknas',
    text: 'Behandlingen är avslutad. Det här blev aldrig angivet:',
  },
} as const;

function gapBlocks(entry: Entry, context: RegisterContext): readonly Block[] {
  const gaps = context.gaps.get(entry.id) ?? [];
  if (gaps.length === 0) return [];
  return [{ kind: 'note', ...gapNotes[entry.activity], items: gaps.map((gap) => gap.text) }];
}

function jointDutyBlocks(entry: Entry, { labels }: RegisterContext): readonly Block[] {
  if (entry.jointDuties.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Vem som gör vad bland de gemensamt ansvariga (artikel 26.1)',
      columns: [
        { header: 'Uppgift', width: 3 },
        { header: 'Ansvarig', width: 2 },
      ],
      rows: entry.jointDuties.map(({ duty, party }) => [
        labels.label('joint-duty', duty),
        party ?? missing('ansvarig'),
      ]),
    },
  ];
}
