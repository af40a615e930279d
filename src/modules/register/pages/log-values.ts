/** Swedish words for the values that the log keeps as codes. */
import { remarkKinds, remarkOutcomes, remarkStates } from '../../accountability/rules.ts';
import type { LabelList, Labels } from '../rules/columns.ts';
import { activityLabels, stateLabels } from '../rules/transitions.ts';
import * as options from './options.ts';

const LISTS: Readonly<Record<string, LabelList>> = {
  legal_basis: 'legal-basis',
  art9_ground: 'art9-ground',
  identity_number_ground: 'identity-number-ground',
  regime: 'regime',
  country: 'country',
  mechanism: 'transfer-mechanism',
  duty: 'joint-duty',
  principle: 'principle',
  operations: 'operation',
  assets: 'asset',
  material_kinds: 'material-kind',
  statutes: 'statute',
};

const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  state: stateLabels,
  activity: activityLabels,
  role: { controller: 'Ansvarig', processor: 'Biträde', ...labelsOf(options.CONTACT_ROLES) },
  structure: labelsOf(options.STRUCTURES),
  automation: labelsOf(options.AUTOMATIONS),
  agreement: labelsOf(options.AGREEMENTS),
  conclusion: labelsOf(options.CONCLUSIONS),
  answer: { unchanged: 'Oförändrad', changed: 'Behöver ändras' },
  shared: { true: 'Ja', false: 'Nej' },
  kind: {
    ...labelsOf(options.RECIPIENT_KINDS),
    ...labelsOf(options.MEASURE_KINDS),
    ...labelsOf(options.SOURCE_KINDS),
    ...labelsOf(options.TRANSFER_KINDS),
    other: 'Annat',
  },
};

function labelsOf(list: readonly { value: string; label: string }[]): Record<string, string> {
  return Object.fromEntries(list.map(({ value, label }) => [value, label]));
}

/** A value of the log in Swedish: codes by their lists, yes and no, lists with commas. */
export function valueWords(table: string, column: string, value: unknown, words: Labels): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => valueWords(table, column, one, words)).join(', ');
  if (value === 'yes') return 'Ja';
  if (value === 'no') return 'Nej';
  const code = String(value);
  const ofTable = OF_TABLE[table]?.[column]?.[code];
  if (ofTable) return ofTable;
  const list = column === 'category' ? CATEGORY_LISTS[table] : LISTS[column];
  if (list) return words.label(list, code);
  return CHOICES[column]?.[code] ?? code;
}

/** Codes that mean something else in other tables. */
const OF_TABLE: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  remark: { kind: remarkKinds, state: remarkStates, outcome: remarkOutcomes },
  remark_message: { outcome: remarkOutcomes, side: { officer: 'Ombudet', controller: 'Nämnden' } },
};

const CATEGORY_LISTS: Readonly<Record<string, LabelList>> = {
  subject_group: 'subject-category',
  data_item: 'data-category',
};
