/** The facts that a rule asks for, read from its JSON Schema: what a form, a page of docs and an example are made of. */

/** The part of JSON Schema (2020-12) that the rules' facts are written in. */
export interface FactSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly FactSchema[];
  readonly properties?: Readonly<Record<string, FactSchema>>;
  readonly required?: readonly string[];
  readonly items?: FactSchema;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly default?: unknown;
}

/** `structure` is whatever is no single value and no list of texts: it is written as JSON. */
export type FactKind = 'yes-no' | 'choice' | 'text' | 'date' | 'time' | 'number' | 'list' | 'structure';

export interface RuleFact {
  readonly name: string;
  /** Swedish, as the rule describes it; the name when it does not. */
  readonly description: string;
  readonly kind: FactKind;
  readonly required: boolean;
  /** May be answered by «Vet inte än». */
  readonly nullable: boolean;
  /** The codes allowed; empty when any value is. */
  readonly codes: readonly string[];
  /** What the rule takes when the fact is left out. */
  readonly assumed: unknown;
  /** Lowest and highest number, when there are such. */
  readonly range: readonly [number, number] | null;
  readonly example: unknown;
}

/** The facts of a rule in the order it asks for them. `schema` is `RuleDescription.facts`. */
export function factsOf(schema: unknown): readonly RuleFact[] {
  const { properties = {}, required = [] } = schema as FactSchema;
  return Object.entries(properties).map(([name, property]) =>
    ruleFact(name, property, required.includes(name)),
  );
}

/** The smallest set of facts that the rule can read: what must be there, and nothing else. */
export function exampleOf(facts: readonly RuleFact[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(facts.filter((fact) => fact.required).map((fact) => [fact.name, fact.example]));
}

/** An example with everything that the rule can read and that is more than an empty list or «not known». */
export function fullExampleOf(facts: readonly RuleFact[]): Readonly<Record<string, unknown>> {
  const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    facts.filter((fact) => !isEmpty(fact.example)).map((fact) => [fact.name, fact.example]),
  );
}

const kindWords: Readonly<Record<FactKind, string>> = {
  'yes-no': 'true eller false',
  choice: 'kod',
  text: 'text',
  date: 'dag, ÅÅÅÅ-MM-DD',
  time: 'dag, klockslag och tidszon, 2026-11-20T14:20+01:00',
  number: 'tal',
  list: 'lista av texter',
  structure: 'objekt eller lista av objekt',
};

/** «kod: yes, no eller null». */
export function factTypeText(fact: RuleFact): string {
  const range = fact.range ? ` ${fact.range[0]}–${fact.range[1]}` : '';
  const codes = fact.codes.length > 0 ? `: ${fact.codes.join(', ')}` : '';
  return `${kindWords[fact.kind]}${range}${codes}${fact.nullable ? ' eller null' : ''}`;
}

function ruleFact(name: string, property: FactSchema, required: boolean): RuleFact {
  const { schema, nullable } = withoutNull(property);
  const kind = kindOf(schema);
  const codes = (kind === 'list' ? schema.items : schema)?.enum ?? [];
  return {
    name,
    description: property.description ?? schema.description ?? name,
    kind,
    required,
    nullable,
    codes: kind === 'structure' ? [] : codes.map(String),
    assumed: property.default,
    range: rangeOf(schema),
    example: exampleValue(property, name),
  };
}

/** `null` beside a single type, split off as «may be unknown». */
function withoutNull(property: FactSchema): { schema: FactSchema; nullable: boolean } {
  if (property.anyOf) {
    const others = property.anyOf.filter((choice) => choice.type !== 'null');
    const [only, ...more] = others;
    const nullable = others.length < property.anyOf.length;
    return { schema: only && more.length === 0 ? only : {}, nullable };
  }
  if (typeof property.type === 'string' || property.type === undefined)
    return { schema: property, nullable: false };
  const types = property.type.filter((type) => type !== 'null');
  const [only, ...more] = types;
  const schema = { ...property, type: only !== undefined && more.length === 0 ? only : types };
  return { schema, nullable: types.length < property.type.length };
}

function kindOf(schema: FactSchema): FactKind {
  if (schema.enum?.every((code) => typeof code === 'string')) return 'choice';
  if (schema.type === 'boolean') return 'yes-no';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.type === 'string') return TEXT_KINDS[schema.format ?? ''] ?? 'text';
  if (schema.type === 'array' && schema.items?.type === 'string') return 'list';
  return 'structure';
}

const TEXT_KINDS: Readonly<Record<string, FactKind>> = { date: 'date', 'date-time': 'time' };

const LARGEST = 1_000_000;

function rangeOf({ minimum, maximum }: FactSchema): readonly [number, number] | null {
  if (minimum === undefined || maximum === undefined) return null;
  return minimum > -LARGEST && maximum < LARGEST ? [minimum, maximum] : null;
}

function exampleValue(property: FactSchema, name: string): unknown {
  if (property.default !== undefined) return property.default;
  const { schema, nullable } = withoutNull(property);
  if (nullable) return null;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return rangeOf(schema)?.[0] ?? 1;
    case 'string':
      return exampleCodes[name] ?? exampleText(schema.format);
    case 'array':
      return schema.items?.properties ? [exampleValue(schema.items, name)] : [];
    case 'object':
      return exampleOf(factsOf(schema));
    default:
      return null;
  }
}

/** Codes that are written as texts, so that an example is one that the rule knows. */
const exampleCodes: Readonly<Record<string, string>> = {
  controllerType: 'board',
  country: 'NO',
  legalBasis: 'e1',
  regime: 'gdpr',
};

function exampleText(format: string | undefined): string {
  if (format === 'date') return '2026-11-20';
  if (format === 'date-time') return '2026-11-20T08:30:00Z';
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000000';
  return 'exempel';
}
