/** Cases: list, registration, page and changes. */
import type { Actor } from '../../../platform/actor.ts';
import { logEvent } from '../../../platform/audit.ts';
import { allows } from '../../../platform/permissions.ts';
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
import { writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import * as actions from '../actions/index.ts';
import * as forms from '../forms/index.ts';
import * as pages from '../pages/index.ts';
import {
  type CaseKindId,
  type CaseState,
  caseKind,
  caseKinds,
  caseStates,
  consultationOutcomes,
  printedMark,
} from '../rules/index.ts';
import { INVALID, idOf, newId, typedIn, versionOf } from './input.ts';

const nowOf = ({ clock }: Context): string => clock.now().toString();

/** An officer of several begins with all of them: no single one is the officer's own. */
const showsAll = (actor: Actor, query: URLSearchParams): boolean =>
  query.get('namnder') === 'alla' || (query.get('namnder') === null && actor.overseen.length > 1);

function filterOf({ actor }: Context, { query }: Input): Omit<actions.CaseFilter, 'readable'> {
  const state = query.get('lage') ?? '';
  const kind = query.get('slag') ?? '';
  return {
    controllerId: showsAll(actor, query) ? null : (actor.controller?.id ?? null),
    words: (query.get('q') ?? '').trim(),
    state: state === 'alla' ? null : Object.hasOwn(caseStates, state) ? state : 'pagar',
    kind: Object.hasOwn(caseKinds, kind) ? kind : null,
    advice: Object.hasOwn(consultationOutcomes, query.get('rad') ?? '') ? query.get('rad') : null,
    responsibleId: query.get('vems') === 'mina' ? actor.personId : null,
  };
}

const LIST_MESSAGES: Readonly<Record<string, string>> = { borttaget: 'Utkastet är borttaget.' };

async function listCases(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const filter = filterOf(context, input);
  const listed = await actions.listCases(context, filter);
  const message = LIST_MESSAGES[input.query.get('klart') ?? ''];
  const props = { ...listed, actor, filter, query: input.query, now: nowOf(context), message };
  const may = { mayAdd: allows(actor, 'case.write'), mayTakeIn: allows(actor, 'inbox.write') };
  return page(() => <pages.CaseListPage {...props} {...may} />);
}

async function exportCases(context: Context, input: Input): Promise<Reply> {
  const { rows } = await actions.listCases(context, filterOf(context, input));
  await logEvent(context.tx, {
    action: 'export',
    table: 'case_record',
    row: null,
    controllerId: context.actor.controller?.id ?? null,
    detail: 'Ärendelistan exporterades',
  });
  const header = [
    'Nummer',
    'Rubrik',
    'Slag',
    'Läge',
    'Kom in',
    'Handläggare',
    'Nästa frist',
    'Avslutat',
    'Utfall',
  ];
  const cells = rows.map((row) => [
    printedMark(row),
    row.title,
    caseKind(row.kind).label,
    caseStates[row.state as CaseState],
    row.openedOn,
    row.responsibleName ?? '',
    row.dueOn ?? '',
    row.closedOn ?? '',
    row.outcome ?? '',
  ]);
  return file('arenden.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Ärenden', rows: [header, ...cells] }]));
}

async function newCaseProps(context: Context, kind: CaseKindId) {
  const { diary } = await actions.showDiary(context);
  return {
    actor: context.actor,
    kind,
    persons: await actions.casePersons(context),
    mayRegister: allows(context.actor, 'case.register'),
    diaryHere: diary?.kept === 'here',
  };
}

async function newCase(context: Context, { query }: Input): Promise<Reply> {
  const { actor, today } = context;
  const kind = query.get('slag') ?? '';
  const begin = caseKind(kind).home?.begin;
  if (begin) return redirect(begin);
  if (!Object.hasOwn(caseKinds, kind)) return page(() => <pages.ChooseKindPage actor={actor} />);
  const props = await newCaseProps(context, kind as CaseKindId);
  const typed = { openedOn: today, responsibleId: actor.personId };
  return page(() => <pages.NewCasePage {...props} id={crypto.randomUUID()} typed={typed} />);
}

async function addCase(context: Context, input: Input): Promise<Reply> {
  const begin = caseKind(input.fields.get('kind') ?? '').home?.begin;
  if (begin) return redirect(begin);
  const form = forms.readNewCase(input.fields, context.today);
  const id = newId(input);
  const registerNow = input.fields.get('registrera') === '1';
  const errors = form.ok ? await actions.addCase(context, id, form.value, registerNow) : form.errors;
  if (!errors) return redirect(`/arenden/${id}?klart=nytt`);
  const kind = input.fields.get('kind') ?? '';
  if (!Object.hasOwn(caseKinds, kind))
    return page(() => <pages.ChooseKindPage actor={context.actor} />, INVALID);
  const props = await newCaseProps(context, kind as CaseKindId);
  return page(() => <pages.NewCasePage {...props} id={id} typed={typedIn(input)} errors={errors} />, INVALID);
}

const MESSAGES: Readonly<Record<string, string>> = {
  nytt: 'Ärendet är sparat.',
  registrerat: 'Ärendet är registrerat.',
  andrat: 'Ändringen är sparad.',
  avslutat: 'Ärendet är avslutat.',
  oppnat: 'Ärendet är öppet igen.',
  makulerat: 'Ärendet är makulerat.',
  anteckning: 'Anteckningen är sparad.',
  person: 'Personen är tillagd.',
  koppling: 'Kopplingen är sparad.',
  handlaggare: 'Listan över vilka som läser är ändrad.',
  frist: 'Fristen är sparad.',
  samrad: 'Frågan är sparad.',
  fragat: 'Ombudet är tillfrågat.',
  rad: 'Rådet är lämnat.',
  utfall: 'Det ni gjorde med rådet är sparat.',
  myndighet: 'Kontakten är sparad.',
  beslut: 'Beslutet är sparat.',
  dokument: 'Handlingen är sparad.',
};

async function showCase(context: Context, input: Input): Promise<Reply> {
  const { actor, today } = context;
  const shown = await actions.showCase(context, idOf(input));
  const documents = await actions.documentsOf(context, shown.record);
  const message = MESSAGES[input.query.get('klart') ?? ''];
  const props = { actor, shown, today, now: nowOf(context), message };
  return page(() => (
    <pages.CasePage {...props} documents={<pages.DocumentsPanel shown={shown} documents={documents} />} />
  ));
}

async function editCase(context: Context, input: Input): Promise<Reply> {
  const record = await actions.ownCase(context, idOf(input));
  const persons = await actions.casePersons(context);
  const tick = (value: boolean) => (value ? '1' : '');
  const typed = {
    title: record.title,
    openedOn: record.openedOn,
    responsibleId: record.responsibleId,
    externalMark: record.externalMark,
    secrecy: record.secrecy,
    restricted: tick(record.restricted),
    senderWithheld: tick(record.senderWithheld),
    titleWithheld: tick(record.titleWithheld),
  };
  return page(() => (
    <pages.CaseFormPage actor={context.actor} record={record} title="Ändra ärendet">
      <pages.ChangeForm record={record} persons={persons} typed={typed} errors={{}} />
    </pages.CaseFormPage>
  ));
}

async function changeCase(context: Context, input: Input): Promise<Reply> {
  const id = idOf(input);
  const form = forms.readCaseChanges(input.fields, context.today);
  const errors = form.ok
    ? await actions.changeCase(context, id, versionOf(input) ?? 0, form.value)
    : form.errors;
  if (!errors) return redirect(`/arenden/${id}?klart=andrat`);
  const record = await actions.ownCase(context, id);
  const persons = await actions.casePersons(context);
  return page(
    () => (
      <pages.CaseFormPage actor={context.actor} record={record} title="Ändra ärendet" errors={errors}>
        <pages.ChangeForm record={record} persons={persons} typed={typedIn(input)} errors={errors} />
      </pages.CaseFormPage>
    ),
    INVALID,
  );
}

/** The steps that ask for nothing. */
async function takeStep(context: Context, input: Input): Promise<Reply> {
  const id = idOf(input);
  if (input.fields.get('atgard') === 'discard') {
    await actions.discardDraft(context, id);
    return redirect('/arenden?klart=borttaget');
  }
  await actions.registerDraft(context, id);
  return redirect(`/arenden/${id}?klart=registrerat`);
}

async function showReaders(context: Context, input: Input): Promise<Reply> {
  const { record, readers } = await actions.caseReaders(context, idOf(input));
  return page(() => (
    <pages.CaseFormPage actor={context.actor} record={record} title="Vem har läst ärendet?">
      <pages.ReaderList readers={readers} />
    </pages.CaseFormPage>
  ));
}

async function diaryPage(
  context: Context,
  typed: Record<string, string> | undefined,
  errors = {},
  message?: string,
) {
  const shown = await actions.showDiary(context);
  const { diary } = shown;
  const saved = {
    kept: diary?.kept ?? 'elsewhere',
    abbreviation: diary?.abbreviation ?? '',
    systemName: diary?.systemName ?? '',
  };
  const props = { actor: context.actor, shown, typed: typed ?? saved, errors, message };
  const mayWrite = allows(context.actor, 'case.register');
  return page(() => <pages.DiaryPage {...props} mayWrite={mayWrite} />, typed ? INVALID : {});
}

async function saveDiary(context: Context, input: Input): Promise<Reply> {
  const form = forms.readDiary(input.fields);
  if (!form.ok) return diaryPage(context, typedIn(input), form.errors);
  await actions.saveDiary(context, form.value);
  return redirect('/arenden/diarium/installning?klart=1');
}

export const caseRoutes: readonly Route[] = [
  get('/arenden', 'case.read', listCases),
  get('/arenden/export.xlsx', 'case.read', exportCases),
  get('/arenden/nytt', 'case.write', newCase),
  post('/arenden/nytt', 'case.write', addCase),
  get('/arenden/diarium/installning', 'case.read', (context, input) =>
    diaryPage(context, undefined, {}, input.query.get('klart') ? 'Inställningen är sparad.' : undefined),
  ),
  post('/arenden/diarium/installning', 'case.register', saveDiary),
  get('/arenden/:id', 'case.read', showCase),
  get('/arenden/:id/andra', 'case.write', editCase),
  post('/arenden/:id/andra', 'case.write', changeCase),
  post('/arenden/:id/steg', 'case.write', takeStep),
  get('/arenden/:id/lasare', 'case.read', showReaders),
];
