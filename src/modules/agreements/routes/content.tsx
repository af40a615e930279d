/** What an agreement says: instruction, sub-processors, transfers, joint duties, and all of it printed. */
import { type Document, phrasesOf } from '../../../platform/documents/blocks.ts';
import { DOCX_TYPE } from '../../../platform/documents/docx.ts';
import { DocumentPreview } from '../../../platform/documents/html.tsx';
import { docxOf, pdfOf } from '../../../platform/documents/printed.ts';
import type { FormErrors } from '../../../platform/form.ts';
import {
  type Context,
  file,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../../platform/route.ts';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { INVALID, idOf, typedIn, versionOf } from './input.ts';
import { instructionRoutes } from './instruction.tsx';
import { subProcessorRoutes } from './sub-processors.tsx';
import { agreementTransferRoutes } from './transfers.tsx';

async function arrangementPage(context: Context, input: Input, errors?: FormErrors): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showArrangement(context, idOf(input));
  const typed = errors ? typedIn(input) : keptArrangement(shown);
  return page(
    () => (
      <pages.AgreementFormPage
        actor={actor}
        agreement={shown.agreement}
        title="Fördelning av skyldigheter"
        errors={errors ?? {}}
        message={input.query.get('klart') ? 'Fördelningen är sparad.' : undefined}
      >
        <pages.JointParts shown={shown} typed={typed} errors={errors ?? {}} />
      </pages.AgreementFormPage>
    ),
    errors ? INVALID : {},
  );
}

const keptArrangement = ({ agreement, parties, duties }: actions.ShownArrangement) => ({
  jointContactPoint: agreement.jointContactPoint,
  jointEssence: agreement.jointEssence,
  ...Object.fromEntries(duties.map(({ duty, party }) => [`duty.${duty}`, party])),
  ...Object.fromEntries(
    parties.flatMap((party, index) =>
      (['name', 'organisationNumber', 'address', 'contact'] as const).map((field) => [
        `parties.${index}.${field}`,
        party[field],
      ]),
    ),
  ),
});

async function saveArrangement(context: Context, input: Input): Promise<Reply> {
  const form = forms.readArrangement(input.fields);
  if (!form.ok) return arrangementPage(context, input, form.errors);
  await actions.saveArrangement(context, idOf(input), versionOf(input), form.value);
  return redirect(`/avtal/${idOf(input)}/fordelning?klart=sparat`);
}

/** Last part of the address of each document. */
const NAMES: Readonly<Record<actions.PrintedKind, string>> = {
  parties: 'parter',
  instruction: 'instruktion',
  'sub-processors': 'underbitraden',
  reglemente: 'reglemente',
  joint: 'fordelning',
};

async function previewPage(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showPrinted(context, idOf(input));
  const previews = shown.printed.map(({ kind, title, document }) => ({
    title,
    name: NAMES[kind],
    preview: <DocumentPreview document={document} />,
    missing: missingIn(document),
  }));
  return page(() => (
    <pages.AgreementFormPage actor={actor} agreement={shown.agreement} title="Handlingarna">
      <pages.PrintingParts shown={shown} previews={previews} />
    </pages.AgreementFormPage>
  ));
}

const missingIn = ({ blocks }: Document): number =>
  blocks.reduce((sum, block) => {
    if (block.kind === 'missing') return sum + 1;
    const contents =
      block.kind === 'facts'
        ? block.items.map(({ value }) => value)
        : block.kind === 'table'
          ? block.rows.flat()
          : [];
    const lacking = contents
      .flatMap((content) => phrasesOf(content))
      .filter((phrase) => typeof phrase !== 'string' && phrase.kind === 'missing');
    return sum + lacking.length;
  }, 0);

const versionAsked = ({ query }: Input): number | undefined => {
  const typed = query.get('version') ?? '';
  return /^\d{1,6}$/.test(typed) ? Number(typed) : undefined;
};

const printed =
  (kind: actions.PrintedKind, format: 'pdf' | 'docx') =>
  async (context: Context, input: Input): Promise<Reply> => {
    const { title, document } = await actions.printedDocument(
      context,
      idOf(input),
      kind,
      versionAsked(input),
    );
    return format === 'pdf'
      ? file(`${title}.pdf`, 'application/pdf', () => pdfOf(document))
      : file(`${title}.docx`, DOCX_TYPE, () => docxOf(document));
  };

const printRoutes: readonly Route[] = actions.printedKinds.flatMap((kind) =>
  (['pdf', 'docx'] as const).map((format) =>
    get(`/avtal/:id/utskrift/${NAMES[kind]}.${format}`, 'agreement.read', printed(kind, format)),
  ),
);

export const contentRoutes: readonly Route[] = [
  ...instructionRoutes,
  ...subProcessorRoutes,
  ...agreementTransferRoutes,
  get('/avtal/:id/fordelning', 'agreement.read', (context, input) => arrangementPage(context, input)),
  post('/avtal/:id/fordelning', 'agreement.write', saveArrangement),
  get('/avtal/:id/utskrift', 'agreement.read', previewPage),
  ...printRoutes,
];
