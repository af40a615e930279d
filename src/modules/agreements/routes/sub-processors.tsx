/** The list of sub-processors, and its exports. */
import { countryName } from '../../../knowledge/countries.ts';
import { transferMechanism } from '../../../knowledge/transfer-mechanisms.ts';
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
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import { possibleParents, subAgreementForms, subProcessorOutcomes } from '../rules/index.ts';
import { INVALID, idOf, newId, partOf, typedIn, versionOf } from './input.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  sparat: 'Underbiträdet är sparat.',
  borttaget: 'Underbiträdet är borttaget.',
  avslutat: 'Underbiträdet är avslutat.',
  inga: 'Listan är ändrad.',
};
const addressOf = (input: Input): string => `/avtal/${idOf(input)}/underbitraden`;
const TITLE = 'Lista över underbiträden';
const within = (input: Input) => ({ href: addressOf(input), text: TITLE });

async function listPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showSubProcessors(context, idOf(input));
  const words = (input.query.get('q') ?? '').trim();
  return page(
    () => (
      <pages.AgreementFormPage
        actor={actor}
        agreement={shown.agreement}
        title={TITLE}
        errors={errors}
        message={MESSAGES[input.query.get('klart') ?? '']}
      >
        <pages.SubProcessorParts shown={shown} errors={errors} words={words} />
      </pages.AgreementFormPage>
    ),
    Object.keys(errors).length > 0 ? INVALID : {},
  );
}

async function newPage(context: Context, input: Input, errors?: FormErrors): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showSubProcessors(context, idOf(input));
  const props = { shown, parents: shown.rows, errors: errors ?? {}, newId: crypto.randomUUID() };
  const typed = errors ? typedIn(input) : {};
  return page(
    () => (
      <pages.AgreementFormPage
        actor={actor}
        agreement={shown.agreement}
        title="Nytt underbiträde"
        within={within(input)}
        errors={errors ?? {}}
      >
        <pages.SubProcessorForm {...props} typed={typed} />
      </pages.AgreementFormPage>
    ),
    errors ? INVALID : {},
  );
}

async function addSubProcessor(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSubProcessor(input.fields, context.today);
  const errors = form.ok
    ? await actions.addSubProcessor(context, idOf(input), newId(input), form.value)
    : form.errors;
  return errors ? newPage(context, input, errors) : redirect(`${addressOf(input)}?klart=sparat`);
}

async function onePage(context: Context, input: Input, errors?: FormErrors): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showSubProcessor(context, idOf(input), partOf(input));
  const { row } = shown;
  const parents = possibleParents(shown.rows, row.id);
  const typed = errors ? typedIn(input) : { ...textsOf(row), places: pages.placesText(row.places) };
  const frame = {
    actor,
    agreement: shown.agreement,
    title: row.name,
    within: within(input),
    errors: errors ?? {},
  };
  return page(
    () => (
      <pages.AgreementFormPage {...frame}>
        {!shown.mayChange && <pages.SubProcessorFacts shown={shown} />}
        {shown.mayChange && (
          <pages.SubProcessorForm
            shown={shown}
            row={row}
            parents={parents}
            typed={typed}
            errors={frame.errors}
            newId=""
          />
        )}
        {shown.mayEnd && <pages.SubProcessorEnding shown={shown} typed={typed} errors={frame.errors} />}
      </pages.AgreementFormPage>
    ),
    errors ? INVALID : {},
  );
}

/** What the form has as single texts. */
const textsOf = (row: actions.ShownSubProcessorRow): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      name !== 'version' && (typeof value === 'string' || value === null) ? [[name, value]] : [],
    ),
  );

async function changeSubProcessor(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSubProcessor(input.fields, context.today);
  const at = { id: partOf(input), version: versionOf(input) };
  const errors = form.ok
    ? await actions.changeSubProcessor(context, idOf(input), at, form.value)
    : form.errors;
  return errors ? onePage(context, input, errors) : redirect(`${addressOf(input)}?klart=sparat`);
}

async function endSubProcessor(context: Context, input: Input): Promise<Reply> {
  const form = forms.readSubProcessorEnd(input.fields, context.today);
  const at = { id: partOf(input), version: versionOf(input) };
  const errors = form.ok ? await actions.endSubProcessor(context, idOf(input), at, form.value) : form.errors;
  return errors ? onePage(context, input, errors) : redirect(`${addressOf(input)}?klart=avslutat`);
}

async function removalPage(context: Context, input: Input, errors: FormErrors = {}): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showSubProcessor(context, idOf(input), partOf(input));
  return page(
    () => (
      <pages.AgreementFormPage
        actor={actor}
        agreement={shown.agreement}
        title="Ta bort underbiträde"
        within={within(input)}
        errors={errors}
      >
        <pages.SubProcessorRemoval shown={shown} errors={errors} />
      </pages.AgreementFormPage>
    ),
    Object.keys(errors).length > 0 ? INVALID : {},
  );
}

async function removeSubProcessor(context: Context, input: Input): Promise<Reply> {
  const form = forms.readRemoval(input.fields);
  const errors = form.ok
    ? await actions.removeSubProcessor(context, idOf(input), partOf(input), form.value.below)
    : form.errors;
  return errors ? removalPage(context, input, errors) : redirect(`${addressOf(input)}?klart=borttaget`);
}

async function sayNone(context: Context, input: Input): Promise<Reply> {
  const errors = await actions.sayNoSubProcessors(context, idOf(input), input.fields.get('none') === 'yes');
  return errors ? listPage(context, input, errors) : redirect(`${addressOf(input)}?klart=inga`);
}

const HEADER = [
  'Nr',
  'Underbiträde',
  'Anlitat av',
  'Org.nr',
  'Adress',
  'Etablerat i',
  'Behandling',
  'Plats för behandling (land)',
  'Skyddsåtgärd vid tredjeland',
  'Skyddsåtgärder',
  'Bedömning',
  'Kategorier av personuppgifter',
  'Kategorier av registrerade',
  'Kontaktperson',
  'Webbplats',
  'Underbiträdesavtal',
  'Anlitat sedan',
  'Anlitas till och med',
  'Radering bekräftad',
];

async function exportRows(context: Context, input: Input): Promise<string[][]> {
  const { rows, agreement } = await actions.showSubProcessors(context, idOf(input));
  return [
    HEADER,
    ...rows.map((row) => [
      row.number,
      row.name,
      rows.find(({ id }) => id === row.parentId)?.name ?? agreement.partyName,
      row.organisationNumber ?? '',
      row.address ?? '',
      countryName(row.country) ?? row.country,
      row.what ?? '',
      pages.placesText(row.places),
      row.mechanism ? (transferMechanism(row.mechanism)?.label ?? row.mechanism) : '',
      row.safeguards ?? '',
      pages.groundText(row, subProcessorOutcomes[row.judgement.outcome]),
      row.dataKinds ?? '',
      row.subjects ?? '',
      row.contact ?? '',
      row.website ?? '',
      subAgreementForms[row.agreementForm as keyof typeof subAgreementForms] ?? '',
      row.engagedOn ?? '',
      row.endedOn ?? '',
      row.erasureConfirmedOn ?? '',
    ]),
  ];
}

async function exportXlsx(context: Context, input: Input): Promise<Reply> {
  const rows = await exportRows(context, input);
  return file('underbitraden.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Underbiträden', rows }]));
}

async function exportCsv(context: Context, input: Input): Promise<Reply> {
  const rows = await exportRows(context, input);
  return file('underbitraden.csv', CSV_TYPE, () => writeCsv(rows));
}

export const subProcessorRoutes: readonly Route[] = [
  get('/avtal/:id/underbitraden', 'agreement.read', (context, input) => listPage(context, input)),
  get('/avtal/:id/underbitraden/export.xlsx', 'agreement.read', exportXlsx),
  get('/avtal/:id/underbitraden/export.csv', 'agreement.read', exportCsv),
  get('/avtal/:id/underbitraden/nytt', 'agreement.write', (context, input) => newPage(context, input)),
  post('/avtal/:id/underbitraden/nytt', 'agreement.write', addSubProcessor),
  post('/avtal/:id/underbitraden/inga', 'agreement.write', sayNone),
  get('/avtal/:id/underbitraden/:part', 'agreement.write', (context, input) => onePage(context, input)),
  post('/avtal/:id/underbitraden/:part', 'agreement.write', changeSubProcessor),
  post('/avtal/:id/underbitraden/:part/avsluta', 'agreement.write', endSubProcessor),
  get('/avtal/:id/underbitraden/:part/ta-bort', 'agreement.write', (context, input) =>
    removalPage(context, input),
  ),
  post('/avtal/:id/underbitraden/:part/ta-bort', 'agreement.write', removeSubProcessor),
];
