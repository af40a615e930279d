/** What a template of a document asks for, and what is missing in the answers. The templates themselves lie beside. */

import { decisionTemplates } from './templates-decisions.ts';
import { incidentTemplates } from './templates-incidents.ts';
import { letterTemplates } from './templates-letters.ts';

/** `lines`: one thing a line. */
export type FieldKind = 'line' | 'text' | 'lines' | 'day' | 'choice';

/** The value that another field must have for the field to be asked for. */
interface Condition {
  readonly field: string;
  readonly is: string;
}

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** Only of an authority, or only of a company. */
  readonly of?: 'authority' | 'company';
}

export interface TemplateField {
  readonly id: string;
  /** As printed. */
  readonly label: string;
  readonly kind: FieldKind;
  readonly hint?: string;
  /** Always, never, or when another field says so. */
  readonly required: boolean | Condition;
  /** Asked for only where this field, which the system fills in, holds something. */
  readonly where?: string;
  /** Comes from the case or the document itself, and is not asked for. */
  readonly given?: true;
  readonly options?: readonly FieldOption[];
  /** What stands there from the start. */
  readonly initial?: string;
  /** The id of the requirement, or the provision, that the field comes from; or `OWN_FIELD`. */
  readonly source?: string;
}

/** By the id of the field. */
export type Answers = Readonly<Record<string, string>>;

export interface DocumentTemplate {
  readonly id: string;
  readonly name: string;
  /** When to use it, in a line. */
  readonly hint: string;
  /** Of the wording: a document keeps the one that it was filled in by. */
  readonly version: string;
  /** The kind of case that it belongs to; any when left out. */
  readonly of?: 'incident';
  readonly fields: readonly TemplateField[];
}

export const templates: readonly DocumentTemplate[] = [
  ...letterTemplates,
  ...decisionTemplates,
  ...incidentTemplates,
];

/** Those that a case of the kind is written from. */
export const templatesFor = (kind: string): readonly DocumentTemplate[] =>
  templates.filter(({ of }) => of === undefined || of === kind);

export const templateById = (id: string): DocumentTemplate | undefined =>
  templates.find((template) => template.id === id);

export const textOf = (answers: Answers, id: string): string => answers[id]?.trim() ?? '';

/** What is written one thing a line. */
export const linesOf = (answers: Answers, id: string): readonly string[] =>
  textOf(answers, id)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Whether the field must be filled in, as the other answers stand. */
export function isRequired({ required, where }: TemplateField, answers: Answers): boolean {
  if (where !== undefined && textOf(answers, where) === '') return false;
  return typeof required === 'boolean' ? required : textOf(answers, required.field) === required.is;
}

/** Who decides: an authority's decisions can be appealed as a company's cannot. */
export type ControllerKind = 'authority' | 'company';

/** The choices that a controller of the kind has. */
export const optionsOf = ({ options = [] }: TemplateField, kind: ControllerKind): readonly FieldOption[] =>
  options.filter((option) => option.of === undefined || option.of === kind);

/** The fields to fill in for a controller of the kind: without those that hang on a choice that it does not have. */
export const fieldsFor = ({ fields }: DocumentTemplate, kind: ControllerKind): readonly TemplateField[] =>
  fields.filter(({ given, required }) => {
    if (given) return false;
    if (typeof required === 'boolean') return true;
    const chosenIn = fields.find(({ id }) => id === required.field);
    return !chosenIn || optionsOf(chosenIn, kind).some(({ value }) => value === required.is);
  });

function isAnswered(field: TemplateField, answers: Answers, kind: ControllerKind): boolean {
  const text = textOf(answers, field.id);
  return field.kind === 'choice' ? optionsOf(field, kind).some(({ value }) => value === text) : text !== '';
}

/** The fields that must be filled in and are not, in the order of the template. Approval waits for them. */
export const missingFields = (
  template: DocumentTemplate,
  answers: Answers,
  kind: ControllerKind,
): readonly TemplateField[] =>
  template.fields.filter((field) => isRequired(field, answers) && !isAnswered(field, answers, kind));

/** As it is written after «Saknas:». */
export const missingName = ({ label }: TemplateField): string => label.replace(/:$/, '').toLowerCase();
