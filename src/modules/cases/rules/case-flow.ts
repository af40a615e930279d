/** How a case goes from draft to closed, and what stands in the way of closing it. */
import { identityNumbersIn } from '../../../platform/identity-number.ts';

export type CaseState = 'draft' | 'open' | 'closed' | 'void';

export const caseStates = {
  draft: 'Inte registrerat',
  open: 'Pågår',
  closed: 'Avslutat',
  void: 'Makulerat',
} as const satisfies Record<CaseState, string>;

export interface CaseTransition {
  /** Who may: a permission of the platform. */
  readonly who: 'case.register' | 'case.write';
  readonly next: CaseState | 'gone';
  readonly button: string;
  /** What must be filled in. */
  readonly needs: readonly ('reason' | 'outcome' | 'weeding')[];
  /** What the page says before it is done; absent when it can be taken back. */
  readonly consequence?: string;
}

type CaseFlow = Readonly<Record<CaseState, Readonly<Record<string, CaseTransition>>>>;

export const caseTransitions = {
  draft: {
    register: { who: 'case.register', next: 'open', button: 'Registrera', needs: [] },
    discard: {
      who: 'case.write',
      next: 'gone',
      button: 'Ta bort utkastet',
      needs: [],
      consequence: 'Ärendet har inget nummer än och tas bort helt.',
    },
  },
  open: {
    close: {
      who: 'case.write',
      next: 'closed',
      button: 'Avsluta ärendet',
      needs: ['outcome', 'weeding'],
    },
    void: {
      who: 'case.register',
      next: 'void',
      button: 'Makulera',
      needs: ['reason'],
      consequence: 'Numret används inte igen. Ärendet står kvar i diariet som makulerat, med skälet.',
    },
  },
  closed: {
    reopen: { who: 'case.write', next: 'open', button: 'Öppna igen', needs: ['reason'] },
  },
  void: {},
} as const satisfies CaseFlow;

/** The step that an action means as the case stands; undefined when it is not open. */
export function caseTransition(state: string, action: string): CaseTransition | undefined {
  const open: Readonly<Record<string, CaseTransition>> = caseTransitions[state as CaseState] ?? {};
  return Object.hasOwn(open, action) ? open[action] : undefined;
}

/** Whether anything new is taken into the case: what has ended is opened again first. */
export const isGoingOn = (state: string): boolean => state === 'draft' || state === 'open';

export interface CaseContents {
  readonly kind: string;
  readonly openDeadlines: number;
  /** Drafts and approved documents that are neither sent, signed nor working material. */
  readonly unfinishedDocuments: number;
  readonly decisions: number;
  /** Samråd: whether the officer has advised, and the controller said what it did. */
  readonly consultation: { readonly advised: boolean; readonly answered: boolean } | null;
  /** Contact with an authority that asks for an answer by a day, and has none. */
  readonly authorityWaits: boolean;
}

/** What must be done before the case can be closed, in words; empty when it can. */
export function hindersClosing(contents: CaseContents): readonly string[] {
  const hinders: string[] = [];
  const { openDeadlines, unfinishedDocuments, consultation } = contents;
  if (openDeadlines > 0)
    hinders.push(
      openDeadlines === 1
        ? 'En frist är öppen. Markera den som klar eller ta bort den med ett skäl.'
        : `${openDeadlines} frister är öppna. Markera dem som klara eller ta bort dem med ett skäl.`,
    );
  if (unfinishedDocuments > 0)
    hinders.push(
      unfinishedDocuments === 1
        ? 'Ett dokument är varken skickat eller undertecknat. Gör det klart eller gör det till arbetsmaterial.'
        : `${unfinishedDocuments} dokument är varken skickade eller undertecknade. Gör dem klara eller gör dem till arbetsmaterial.`,
    );
  if (consultation && !consultation.advised) hinders.push('Ombudet har inte gett sitt råd.');
  if (consultation?.advised && !consultation.answered) hinders.push('Skriv vad ni gjorde med ombudets råd.');
  if (contents.authorityWaits) hinders.push('Myndigheten väntar på svar. Skriv vilken dag ni svarade.');
  return hinders;
}

/** A decision not to notify is as much part of the case as a notification (P-002, T-218). */
export const needsDecision = (contents: CaseContents): boolean =>
  contents.kind === 'incident' && contents.decisions === 0;

/** Why a text cannot be the title of a case or a document; undefined when it can. */
export function titleFault(title: string): string | undefined {
  if (identityNumbersIn(title) > 0)
    return 'Rubriken ser ut att innehålla ett personnummer. Rubriker syns i listor och diarier: skriv vad det gäller, aldrig vem.';
  return undefined;
}

/** What is printed: the other diary's number once it is known. */
export const printedMark = (row: { readonly mark: string | null; readonly externalMark: string | null }) =>
  row.externalMark ?? row.mark ?? 'Inte registrerat';
