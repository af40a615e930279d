/**
 * The steps of an entry's form. A field that a form lacks leaves the entry as it was; rows that are blank or
 * ticked for removal go. Texts are kept as typed.
 */
import { z } from 'zod';
import { checkValues, type FormResult } from '../../platform/form.ts';
import { parseDate } from '../../platform/plain-date.ts';
import type { EntryStep } from './rules/gap.ts';

const LONG = 10_000;
const tooLong = 'Texten är för lång: högst 10 000 tecken.';
const optionalText = z
  .string()
  .trim()
  .max(LONG, tooLong)
  .transform((typed) => typed || null)
  .optional();
const rowText = z
  .string()
  .trim()
  .max(LONG, tooLong)
  .default('')
  .transform((typed) => typed || null);
const optionalDate = z
  .string()
  .transform((typed, context) => {
    if (typed.trim() === '') return null;
    const date = parseDate(typed);
    if (date) return date;
    context.addIssue('Det är inget datum. Skriv till exempel 2026-11-20 eller 20/11 2026.');
    return z.NEVER;
  })
  .optional();
const rowDate = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null;
    const date = parseDate(typed);
    if (date) return date;
    context.addIssue('Det är inget datum. Skriv till exempel 2026-11-20.');
    return z.NEVER;
  });
const yesNo = z
  .enum(['yes', 'no', ''], 'Välj ja, nej eller vet inte än.')
  .transform((value) => value || null)
  .optional();
const rowYesNo = z
  .enum(['yes', 'no', ''])
  .default('')
  .transform((value) => value || null);
const codes = z.array(z.string()).optional();
const level = (lowest: number, highest: number) =>
  z
    .string()
    .transform((typed, context) => {
      if (typed === '') return null;
      const value = Number(typed);
      if (Number.isInteger(value) && value >= lowest && value <= highest) return value;
      context.addIssue(`Välj ett värde från ${lowest} till ${highest}.`);
      return z.NEVER;
    })
    .optional();
const oneOf = <const Values extends readonly string[]>(values: Values, message: string) =>
  z.enum(values, message).optional();
const id = z.uuid().catch(() => crypto.randomUUID());
const required = (what: string) => z.string().trim().min(1, `Skriv ${what}.`).max(LONG, tooLong);

const grunder = z.object({
  name: required('vad behandlingen heter').max(300, 'Namnet får vara högst 300 tecken.').optional(),
  description: optionalText,
  role: oneOf(['controller', 'processor'], 'Välj om ni är ansvariga eller biträde.'),
  activity: oneOf(
    ['planned', 'ongoing', 'ended'],
    'Välj om behandlingen är planerad, pågår eller är avslutad.',
  ),
  startsOn: optionalDate,
  endedOn: optionalDate,
  processArea: optionalText,
  processCode: optionalText,
  regime: z.string().min(1, 'Välj regelverk.').optional(),
  designatedByStatute: yesNo,
  designatingProvision: optionalText,
  performsPublicTask: yesNo,
  jointlyControlled: yesNo,
  contacts: z
    .array(
      z.object({
        id,
        role: z.enum([
          'operations',
          'information-owner',
          'system-owner',
          'system-administrator',
          'contact',
          'entry-responsible',
        ]),
        name: required('namn eller funktion'),
      }),
    )
    .optional(),
  jointControllers: z
    .array(
      z.object({
        id,
        name: required('vem ni är ansvariga tillsammans med'),
        organisationNumber: rowText,
        contact: rowText,
      }),
    )
    .optional(),
  jointDuties: z.array(z.object({ id, duty: z.string(), party: rowText })).optional(),
  servedControllers: z
    .array(
      z.object({
        id,
        name: required('vem ni är biträde åt'),
        contact: rowText,
        processingCategories: rowText,
      }),
    )
    .optional(),
});

const andamal = z.object({
  purposes: z
    .array(
      z.object({
        id,
        short: required('vad uppgifterna används till'),
        detail: rowText,
        legalBasis: rowText,
        motivation: rowText,
        statutes: z.array(z.string()).default([]),
        provision: rowText,
        dataSubjectIsParty: rowYesNo,
        dataSubjectCanDecide: rowYesNo,
        withinPublicTask: rowYesNo,
      }),
    )
    .optional(),
  consentCollected: yesNo,
  consentHow: optionalText,
  newUse: yesNo,
  compatibility: z
    .object({
      originalPurpose: rowText,
      exemption: z
        .enum(['archive', 'research', 'statistics', ''])
        .default('')
        .transform((value) => value || null),
      link: rowText,
      context: rowText,
      nature: rowText,
      consequences: rowText,
      safeguards: rowText,
      conclusion: z
        .enum(['compatible', 'incompatible', ''])
        .default('')
        .transform((value) => value || null),
      informedOn: rowDate,
    })
    .optional(),
});

const uppgifter = z.object({
  subjectKinds: codes,
  otherSubjects: z.string().optional(),
  counts: z.record(z.string(), z.string()).optional(),
  dataKinds: codes,
  otherData: z.string().optional(),
  matrix: z.record(z.string(), z.array(z.string())).optional(),
  art9Ground: optionalText,
  art9Support: optionalText,
  art10Support: optionalText,
  identityNumberGround: optionalText,
  identityNumberMotivation: optionalText,
  protectedIdentities: yesNo,
  sources: z.array(z.object({ id, kind: z.enum(['data-subject', 'other']), name: rowText })).optional(),
});

const mottagare = z.object({
  recipients: z
    .array(
      z.object({
        id,
        name: required('mottagaren'),
        kind: z.enum(['authority', 'internal', 'private', 'public', 'data-subject', 'other']).catch('other'),
        country: rowText,
        purpose: rowText,
      }),
    )
    .optional(),
  processors: z
    .array(
      z.object({
        id,
        name: required('biträdets namn'),
        organisationNumber: rowText,
        country: rowText,
        agreement: z.enum(['valid', 'missing', 'not-needed', 'unknown']).catch('unknown'),
        agreementReference: rowText,
        subProcessors: rowText,
      }),
    )
    .optional(),
  transfersOutside: yesNo,
  transfers: z
    .array(
      z.object({
        id,
        country: required('vilket land'),
        recipient: rowText,
        mechanism: rowText,
        safeguards: rowText,
        assessed: rowYesNo,
        checkedOn: rowDate,
        kind: rowText,
      }),
    )
    .optional(),
});

const system = z.object({
  systemIds: codes,
  structure: z
    .enum(['structured', 'unstructured', ''])
    .transform((value) => value || null)
    .optional(),
  materialKinds: codes,
  automation: z
    .enum(['automated', 'partly', 'manual-for-automated', 'manual', ''])
    .transform((value) => value || null)
    .optional(),
  searchKeys: z
    .string()
    .transform((typed) =>
      typed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .optional(),
  operations: codes,
  assets: codes,
});

const gallring = z.object({
  retention: z
    .array(
      z.object({
        id,
        what: required('vilka uppgifter'),
        period: rowText,
        startsWhen: rowText,
        ground: rowText,
      }),
    )
    .optional(),
});

const sakerhet = z.object({
  measures: z
    .array(z.object({ id, kind: z.enum(['technical', 'organisational']), text: required('åtgärden') }))
    .optional(),
  accessRoutine: optionalText,
  accessReviewedOn: optionalDate,
  spreadLikelihood: level(1, 4),
  spreadSeverity: level(1, 4),
  spreadReasons: optionalText,
  klassaConfidentiality: level(0, 4),
  klassaCorrectness: level(0, 4),
  klassaAvailability: level(0, 4),
  klassaTraceability: level(0, 4),
  klassaOn: optionalDate,
  klassaLink: optionalText,
  dpiaNeeded: yesNo,
  dpiaOn: optionalDate,
  dpiaResult: optionalText,
  automatedDecision: yesNo,
  automatedDecisionLogic: optionalText,
  aiUsed: yesNo,
  aiSystem: optionalText,
  aiRole: optionalText,
  aiRiskClass: optionalText,
});

const information = z.object({
  informedHow: optionalText,
  informedWhen: optionalText,
  informationLink: optionalText,
  informationReviewedOn: optionalDate,
});

const kontroll = z.object({
  proportionality: optionalText,
  principleAnswers: z
    .array(z.object({ id, principle: z.string(), fulfilled: rowYesNo, note: rowText }))
    .optional(),
  nextReviewOn: optionalDate,
  confirmedOn: optionalDate,
});

const stepForms = {
  grunder,
  andamal,
  uppgifter,
  mottagare,
  system,
  gallring,
  sakerhet,
  information,
  kontroll,
} as const satisfies Record<EntryStep, z.ZodType>;

export type StepForm<Step extends EntryStep = EntryStep> = z.infer<(typeof stepForms)[Step]>;

/** Errors are keyed by field: `name`, `purposes.0.short`. */
export function readStep<Step extends EntryStep>(
  step: Step,
  fields: URLSearchParams,
): FormResult<StepForm<Step>> {
  return checkValues(stepForms[step] as unknown as z.ZodType<StepForm<Step>>, gather(fields));
}

const createForm = z.object({
  id: z.uuid(),
  name: required('vad behandlingen heter').max(300, 'Namnet får vara högst 300 tecken.'),
  role: z.enum(['controller', 'processor']).default('controller'),
  activity: z.enum(['planned', 'ongoing', 'ended'], 'Välj om behandlingen är planerad eller pågår.'),
});
export type CreateForm = z.infer<typeof createForm>;
export const readCreate = (fields: URLSearchParams): FormResult<CreateForm> =>
  checkValues(createForm, gather(fields));

const ROW = /^(\w+)\.(\d+)\.(\w+)$/;
const NESTED = /^(compatibility|matrix|counts)\.(.+)$/;
/** Fields that are lists of codes; an empty hidden field stands for none chosen. */
const LISTS = new Set([
  'subjectKinds',
  'dataKinds',
  'systemIds',
  'materialKinds',
  'operations',
  'assets',
  'statutes',
]);

type Row = Record<string, string | string[]>;

/** `purposes.0.short=…` → `{ purposes: [{ short: … }] }`; blank rows and rows to remove are left out. */
export function gather(fields: URLSearchParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const lists = new Map<string, Map<number, Row>>();
  for (const name of new Set(fields.keys())) {
    const all = fields.getAll(name);
    const row = ROW.exec(name);
    const nested = NESTED.exec(name);
    if (row) rowAt(lists, row[1] ?? '', Number(row[2]))[row[3] ?? ''] = fieldValue(row[3] ?? '', all);
    else if (nested) nest(values, nested[1] ?? '', nested[2] ?? '', all);
    else values[name] = fieldValue(name, all);
  }
  for (const [list, rows] of lists) values[list] = keptRows(list, rows);
  return values;
}

const fieldValue = (name: string, all: string[]): string | string[] =>
  LISTS.has(name) ? all.filter(Boolean) : (all.at(-1) ?? '');

function rowAt(lists: Map<string, Map<number, Row>>, list: string, index: number): Row {
  const rows = lists.get(list) ?? new Map<number, Row>();
  lists.set(list, rows);
  const row = rows.get(index) ?? {};
  rows.set(index, row);
  return row;
}

function nest(values: Record<string, unknown>, group: string, key: string, all: string[]): void {
  const inner = (values[group] ?? {}) as Record<string, unknown>;
  inner[key] = group === 'matrix' ? all.filter(Boolean) : (all.at(-1) ?? '');
  values[group] = inner;
}

/** Fields that are filled in before anybody has typed: they do not make a row. */
const PRESET = new Set([
  'id',
  'kind',
  'role',
  'agreement',
  'duty',
  'principle',
  'country',
  'withinPublicTask',
]);
/** Rows that stand for a fixed list: kept even when blank. */
const FIXED = new Set(['jointDuties', 'principleAnswers']);

function keptRows(list: string, rows: Map<number, Row>): Row[] {
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([, row]) => row)
    .filter((row) => row.remove !== '1')
    .filter((row) => FIXED.has(list) || !isBlankRow(list, row));
}

function isBlankRow(list: string, row: Row): boolean {
  if (list === 'sources' && row.kind === 'data-subject') return false;
  return Object.entries(row).every(
    ([key, value]) => PRESET.has(key) || value.length === 0 || String(value).trim() === '',
  );
}
