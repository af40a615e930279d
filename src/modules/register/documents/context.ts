/** What a document of the register says beside its entries. */
import type { DocumentMeta } from '../../../platform/documents/blocks.ts';
import type { Labels } from '../rules/columns.ts';
import type { Entry } from '../rules/entry.ts';

export interface ControllerFacts {
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly address: string | null;
  /** Kommun, region or company group that it belongs to. */
  readonly municipality: string | null;
  /** E-mail and telephone, as printed. */
  readonly contact: string | null;
}

export interface OfficerFacts {
  readonly name: string;
  readonly contact: string | null;
}

/** What the rules of completeness find missing. */
export interface MissingFact {
  /** A sentence, as the rules write it: «Kategorier av registrerade saknas.» */
  readonly text: string;
}

export interface RegisterContext {
  readonly controller: ControllerFacts;
  /** The data protection officer; null where none is appointed, which the document then says. */
  readonly officer: OfficerFacts | null;
  /** By the id of the entry. */
  readonly gaps: ReadonlyMap<string, readonly MissingFact[]>;
  /** `YYYY-MM-DD`: the day that the register is shown as of. */
  readonly date: string;
  readonly reference?: string;
  /** The supervisory authority's name on that day. */
  readonly authority: string;
  readonly lawVersion: string;
  readonly labels: Labels;
  /** Texts of a version's own time, by the id of the entry; `labels` for the others. */
  readonly frozenLabels?: ReadonlyMap<string, Labels>;
  /** The day whose approved versions are shown, as it is written; absent when the register is shown as it stands. */
  readonly appliedOn?: string;
}

/** Letterhead and foot, the same for every document of the register. */
export function registerMeta(title: string, context: RegisterContext): DocumentMeta {
  const { controller } = context;
  const lines = [controller.name, controller.municipality, controller.address, controller.contact];
  const number = controller.organisationNumber ? ` · org.nr ${controller.organisationNumber}` : '';
  return {
    title,
    language: 'sv',
    author: organisationOf(controller),
    date: context.date,
    ...(context.reference ? { reference: context.reference } : {}),
    letterhead: lines.filter((line) => line !== null),
    footer: `${organisationOf(controller)}${number}`,
  };
}

/** «Socialnämnden, Almby kommun». */
export function organisationOf(controller: ControllerFacts): string {
  const { name, municipality } = controller;
  return municipality && municipality !== name ? `${name}, ${municipality}` : name;
}

/** «87. Trygghetslarm i ordinärt boende». */
export function entryTitle(entry: Entry): string {
  return `${entry.number}. ${entry.name || 'Behandling utan namn'}`;
}
