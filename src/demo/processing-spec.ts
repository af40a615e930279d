/** The short form that the demo processings are written in, and the words for their rows. */
import type { Art9Ground } from '../knowledge/art9-grounds.ts';
import type { jointDuties } from '../knowledge/controllers.ts';
import { type DataCategoryId, dataCategory } from '../knowledge/data-categories.ts';
import type { LegalBasisId } from '../knowledge/legal-bases.ts';
import type { RegimeId } from '../knowledge/regimes.ts';
import type { StatuteId } from '../knowledge/statutes.ts';
import type { subjectGroups } from '../knowledge/subject-groups.ts';
import type { TransferMechanismId } from '../knowledge/transfer-mechanisms.ts';
import type { Entry } from '../modules/register/rules/entry.ts';
import type { ControllerKey } from './organisations.ts';
import type { PlacedSystemKey, SupplierKey } from './systems.ts';

type SubjectCategory = (typeof subjectGroups)[number]['id'];

interface PurposeSpec extends Omit<Partial<Entry['purposes'][number]>, 'legalBasis' | 'statutes'> {
  readonly short: string;
  readonly legalBasis: LegalBasisId | null;
  readonly statutes?: readonly StatuteId[];
}

interface GroupSpec {
  readonly category: SubjectCategory;
  readonly label: string;
  readonly approximateCount: string | null;
}

interface ItemSpec {
  readonly category: DataCategoryId;
  readonly label: string;
  /** The groups that it concerns; all of them when absent. */
  readonly groups?: readonly SubjectCategory[];
}

interface ProcessorSpec {
  readonly supplier: SupplierKey;
  readonly agreement: Entry['processors'][number]['agreement'];
  readonly reference?: string;
  readonly subProcessors?: string;
}

interface TransferSpec {
  readonly country: string;
  readonly recipient: string;
  readonly mechanism: TransferMechanismId;
  readonly safeguards?: string;
  readonly checkedDaysAgo?: number;
}

interface RetentionSpec {
  readonly what: string;
  readonly period: string;
  readonly startsWhen: string;
  /** The controller's plan when absent. */
  readonly ground?: string;
}

type Duration = 'ongoing' | { readonly startsInDays: number } | { readonly endedDaysAgo: number };

type Compatibility = Omit<NonNullable<Entry['compatibility']>, 'informedOn' | 'exemption'>;

type Columns = Omit<
  Partial<Entry>,
  'id' | 'controllerId' | 'number' | 'version' | 'controllerType' | 'systems' | 'purposes'
>;

/** Everything that is not said is what an ordinary, finished entry says. */
export interface ProcessingSpec {
  readonly controller: ControllerKey;
  readonly name: string;
  readonly description: string;
  readonly area: string;
  /** Who answers for the information, by position. */
  readonly owner: string;
  readonly duration: Duration;
  readonly startedMonthsAgo?: number;
  readonly regime?: RegimeId;
  readonly purposes: readonly PurposeSpec[];
  readonly groups: readonly GroupSpec[];
  readonly items: readonly ItemSpec[];
  readonly sensitive?: { readonly ground: Art9Ground['id']; readonly support?: string };
  /** Why personal identity numbers are needed. */
  readonly identityNumber?: string;
  /** Sources beside the data subject. */
  readonly sources?: readonly string[];
  readonly recipients: readonly Omit<Entry['recipients'][number], 'id' | 'country'>[];
  readonly processors?: readonly ProcessorSpec[];
  readonly transfers?: readonly TransferSpec[];
  readonly retention: readonly RetentionSpec[];
  readonly systems: readonly PlacedSystemKey[];
  /** Technical and organisational, beside sign-in and authority; the usual ones when absent. */
  readonly measures?: readonly [technical: string, organisational: string];
  readonly informed: { readonly how: string; readonly when: string; readonly page: string | null } | null;
  /** Likelihood and severity, 1–4, with reasons; null while not assessed. */
  readonly risk: readonly [likelihood: number, severity: number, reasons: string] | null;
  /** Confidentiality, correctness, availability and traceability, 0–4. */
  readonly classification?: readonly [number, number, number, number] | null;
  readonly impactAssessment?: { readonly monthsAgo: number; readonly result: string } | 'needed' | 'open';
  readonly proportionality: string | null;
  readonly compatibility?: Compatibility;
  readonly joint?: {
    readonly with: Omit<Entry['jointControllers'][number], 'id'>;
    readonly duties: Readonly<Record<(typeof jointDuties)[number]['id'], string>>;
  };
  readonly served?: readonly Omit<Entry['servedControllers'][number], 'id'>[];
  /** Days until the next review; negative when it is overdue. */
  readonly reviewInDays: number;
  /** Marked as complete by the coordinator. */
  readonly complete: boolean;
  /** Who mends the blocking gaps, and within how many days. */
  readonly mend?: { readonly by: string; readonly inDays: number };
  /** Said last: what differs from all above. */
  readonly facts?: Columns;
}

/** What several kommuner do alike; `processings/neighbours.ts` says where. */
export type CommonSpec = Omit<ProcessingSpec, 'controller'>;

export const group = (category: SubjectCategory, label: string, approximateCount?: string): GroupSpec => ({
  category,
  label,
  approximateCount: approximateCount ?? null,
});

export const item = (category: DataCategoryId, label: string, ...groups: SubjectCategory[]): ItemSpec =>
  groups.length > 0 ? { category, label, groups } : { category, label };

/** Data items with the names of their categories. */
export const items = (...categories: DataCategoryId[]): ItemSpec[] =>
  categories.map((category) => ({
    category,
    label: (dataCategory(category)?.label ?? '').replace(/\.$/, ''),
  }));

type Recipient = ProcessingSpec['recipients'][number];

export const recipient = (name: string, kind: Recipient['kind'], purpose: string): Recipient => ({
  name,
  kind,
  purpose,
});

export const keep = (what: string, period: string, startsWhen: string, ground?: string): RetentionSpec => ({
  what,
  period,
  startsWhen,
  ...(ground && { ground }),
});

export const agreed = (supplier: SupplierKey, reference: string): ProcessorSpec => ({
  supplier,
  agreement: 'valid',
  reference,
});
