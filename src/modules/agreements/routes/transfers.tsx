/** Transfers to third countries by the processor, and their exports. */
import { countryName } from '../../../knowledge/countries.ts';
import { transferMechanism } from '../../../knowledge/transfer-mechanisms.ts';
import { transferUse } from '../../../knowledge/transfer-uses.ts';
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
import { agreementTransferOutcomes } from '../rules/index.ts';
import { INVALID, idOf, newId, partOf, typedIn, versionOf } from './input.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  sparat: 'Överföringen är sparad.',
  borttagen: 'Överföringen är borttagen.',
};
const addressOf = (input: Input): string => `/avtal/${idOf(input)}/overforingar`;
const TITLE = 'Överföringar till tredjeland';
const within = (input: Input) => ({ href: addressOf(input), text: TITLE });
const messageOf = (input: Input): string | undefined => MESSAGES[input.query.get('klart') ?? ''];
const read = (context: Context, input: Input) =>
  forms.readTransfer(
    input.fields,
    context.today,
    pages.ownTransferUses.map(({ id }) => id),
  );

async function listPage(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const shown = await actions.showTransfers(context, idOf(input));
  return page(() => (
    <pages.AgreementFormPage
      actor={actor}
      agreement={shown.agreement}
      title={TITLE}
      message={messageOf(input)}
    >
      <pages.TransferParts shown={shown} />
    </pages.AgreementFormPage>
  ));
}

async function newPage(context: Context, input: Input, errors?: FormErrors): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.showTransfers(context, idOf(input));
  const props = { shown, errors: errors ?? {}, newId: crypto.randomUUID(), today };
  return page(
    () => (
      <pages.AgreementFormPage
        actor={actor}
        agreement={shown.agreement}
        title="Ny överföring"
        within={within(input)}
        errors={props.errors}
      >
        <pages.TransferForm {...props} typed={errors ? typedIn(input) : {}} />
      </pages.AgreementFormPage>
    ),
    errors ? INVALID : {},
  );
}

/** Shown at once with its judgement. */
async function addTransfer(context: Context, input: Input): Promise<Reply> {
  const form = read(context, input);
  const id = newId(input);
  const errors = form.ok ? await actions.addTransfer(context, idOf(input), id, form.value) : form.errors;
  return errors ? newPage(context, input, errors) : redirect(`${addressOf(input)}/${id}?klart=sparat`);
}

async function onePage(context: Context, input: Input, errors?: FormErrors): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.showTransfer(context, idOf(input), partOf(input));
  const { judgement: _, version: __, createdAt: ___, onlyDpf: ____, ...kept } = shown.transfer;
  const props = { shown, transfer: shown.transfer, errors: errors ?? {}, newId: '', today };
  return page(
    () => (
      <pages.AgreementFormPage
        actor={actor}
        agreement={shown.agreement}
        title="Överföring"
        within={within(input)}
        errors={props.errors}
        message={messageOf(input)}
      >
        <pages.TransferForm {...props} typed={errors ? typedIn(input) : kept} />
      </pages.AgreementFormPage>
    ),
    errors ? INVALID : {},
  );
}

async function changeTransfer(context: Context, input: Input): Promise<Reply> {
  const form = read(context, input);
  const at = { id: partOf(input), version: versionOf(input) };
  const errors = form.ok ? await actions.changeTransfer(context, idOf(input), at, form.value) : form.errors;
  return errors ? onePage(context, input, errors) : redirect(`${addressOf(input)}/${at.id}?klart=sparat`);
}

async function removeTransfer(context: Context, input: Input): Promise<Reply> {
  await actions.removeTransfer(context, idOf(input), partOf(input));
  return redirect(`${addressOf(input)}?klart=borttagen`);
}

const HEADER = [
  'Land',
  'Mottagare',
  'Hur',
  'Vilka uppgifter',
  'Stöd',
  'Skyddsåtgärder',
  'Bedömd (TIA)',
  'Godkänd',
  'Godkänd av',
  'Instruktion',
  'Bedömning',
  'Skäl',
];

async function exportRows(context: Context, input: Input): Promise<string[][]> {
  const { transfers } = await actions.showTransfers(context, idOf(input));
  return [
    HEADER,
    ...transfers.map((row) => [
      countryName(row.country) ?? row.country,
      row.recipient ?? '',
      transferUse(row.how)?.label ?? row.how,
      row.what ?? '',
      row.mechanism ? (transferMechanism(row.mechanism)?.label ?? row.mechanism) : '',
      row.safeguards ?? '',
      row.assessed === null ? '' : row.assessed === 'yes' ? 'Ja' : 'Nej',
      row.approvedOn ?? '',
      row.approvedBy ?? '',
      row.instruction ?? '',
      pages.groundText(row, agreementTransferOutcomes[row.judgement.outcome]),
      row.judgement.reasons.map(({ text }) => text).join(' '),
    ]),
  ];
}

async function exportXlsx(context: Context, input: Input): Promise<Reply> {
  const rows = await exportRows(context, input);
  return file('overforingar.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Överföringar', rows }]));
}

async function exportCsv(context: Context, input: Input): Promise<Reply> {
  const rows = await exportRows(context, input);
  return file('overforingar.csv', CSV_TYPE, () => writeCsv(rows));
}

export const agreementTransferRoutes: readonly Route[] = [
  get('/avtal/:id/overforingar', 'agreement.read', listPage),
  get('/avtal/:id/overforingar/export.xlsx', 'agreement.read', exportXlsx),
  get('/avtal/:id/overforingar/export.csv', 'agreement.read', exportCsv),
  get('/avtal/:id/overforingar/ny', 'agreement.write', (context, input) => newPage(context, input)),
  post('/avtal/:id/overforingar/ny', 'agreement.write', addTransfer),
  get('/avtal/:id/overforingar/:part', 'agreement.write', (context, input) => onePage(context, input)),
  post('/avtal/:id/overforingar/:part', 'agreement.write', changeTransfer),
  post('/avtal/:id/overforingar/:part/ta-bort', 'agreement.write', removeTransfer),
];
