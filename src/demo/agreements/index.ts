/** Invented agreements of Almby: in every state and on most editions, in the order that they are drawn up. */
import type { ControllerKey } from '../organisations.ts';
import type { AgreementSpec } from './agreement.ts';
import { careAgreements } from './care.ts';
import { executiveAgreements } from './executive.ts';
import { officesAgreements } from './offices.ts';

export type { AgreementSpec, ContactSpec, ContentSpec, SubProcessorSpec } from './agreement.ts';

/** The frame of the first is used by the others. */
export const agreements: readonly AgreementSpec[] = [
  ...executiveAgreements,
  ...careAgreements,
  ...officesAgreements,
];

interface PowerSpec {
  readonly from: ControllerKey;
  readonly to: ControllerKey;
  readonly kind: 'inera-skr' | 'inera-pub-1';
  readonly paragraph: string;
  readonly diaryMark: string;
  readonly daysAgo: number;
}

/** One covers Kundavtal 2; the other is older, and does not. */
export const powers: readonly PowerSpec[] = [
  {
    from: 'almbySocial',
    to: 'almbyExecutive',
    kind: 'inera-skr',
    paragraph: '§ 52',
    diaryMark: 'SN 2024/071',
    daysAgo: 900,
  },
  {
    from: 'almbySchool',
    to: 'almbyExecutive',
    kind: 'inera-pub-1',
    paragraph: '§ 118',
    diaryMark: 'BUN 2018/233',
    daysAgo: 2900,
  },
];

interface GuidanceSpec {
  readonly controller: ControllerKey;
  readonly title: string;
  readonly party: string;
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly note: string | null;
  /** Title of the agreement that it led to. */
  readonly leadsTo?: string;
}

/** Answers of the guide that were kept. */
export const keptGuidance: readonly GuidanceSpec[] = [
  {
    controller: 'almbyExecutive',
    title: 'Minnesanteckningar med AI-stöd',
    party: 'Molnrum Workplace Ireland Ltd',
    answers: {
      relation: ['outside'],
      decidedBy: ['us'],
      designation: ['no'],
      account: ['ours'],
      access: ['storage', 'remote-support'],
      sharedSystem: ['boards'],
    },
    note: 'Socialnämnden vill använda samma tjänst. Var och en tecknar sitt avtal.',
    leadsTo: 'Minnesanteckningar med AI-stöd',
  },
  {
    controller: 'almbySocial',
    title: 'Placering på HVB-hem',
    party: 'Gransångaren HVB AB',
    answers: {
      relation: ['outside'],
      decidedBy: ['them'],
      designation: ['social-care'],
      usesOurService: ['no'],
    },
    note: null,
  },
];
