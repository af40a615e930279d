import type { Child } from 'hono/jsx';
import type { ReportOption } from '../../../knowledge/incident-report.ts';
import type { Errors } from '../../../ui/field.tsx';
import type { ReporterKind } from '../rules/index.ts';

interface ReportPlace {
  readonly id: string;
  readonly name: string;
}

export interface PartProps {
  /** As it was sent, field by field; several values of one field stand after each other. */
  readonly typed: URLSearchParams;
  readonly errors: Errors;
}

export interface AboutReporter {
  readonly kind: ReporterKind;
  readonly places: readonly ReportPlace[];
  /** Rung at once when something goes on. */
  readonly phone: string | null;
  /** Who is signed in. */
  readonly reporterName: string | null;
}

export const value = ({ typed }: PartProps, name: string): string => typed.get(name) ?? '';
export const values = ({ typed }: PartProps, name: string): readonly string[] =>
  typed.getAll(name).filter(Boolean);
export const options = (list: readonly ReportOption[]) => list.map(({ id, label }) => ({ value: id, label }));
export const UNKNOWN = { value: '', label: 'Vet inte' };

/** The questions of one page. */
export type ReportPart = (props: PartProps & { about: AboutReporter }) => Child;
