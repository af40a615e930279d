/** What an invented agreement says, and how far it has come. */
import type { EditionId } from '../../knowledge/agreement-editions.ts';
import type { RequirementId } from '../../knowledge/agreement-requirements.ts';
import type { InstructionAnswers } from '../../knowledge/instruction-form.ts';
import type { TransferForm } from '../../modules/agreements/forms/index.ts';
import type { ControllerKey } from '../organisations.ts';
import type { SupplierKey } from '../systems.ts';

export interface SubProcessorSpec {
  readonly name: string;
  readonly number: string;
  readonly address: string;
  readonly country: string;
  readonly places: readonly string[];
  readonly what: string;
  /** Whom it has engaged itself. */
  readonly below?: readonly SubProcessorSpec[];
}

/** Whom the other party is reached through. */
export interface ContactSpec {
  /** Printed; may be written only before the agreement is signed. */
  readonly address?: string;
  readonly email: string;
  readonly phone: string;
}

interface GuaranteesSpec {
  readonly outcome: 'sufficient' | 'conditions';
  readonly reason: string;
  readonly conditions?: string;
}

/** What is filled in before an agreement is signed. */
export interface ContentSpec {
  readonly access: readonly string[];
  readonly services?: string;
  readonly main?: { readonly title: string; readonly mark: string };
  /** Secret data are reached, as technical processing only; absent: there are none. */
  readonly secrecyReason?: string;
}

export interface AgreementSpec {
  readonly controller: ControllerKey;
  readonly title: string;
  readonly edition: EditionId;
  readonly kind?: 'processor' | 'reglemente' | 'joint';
  readonly side?: 'controller' | 'processor' | 'joint';
  /** A supplier of the demo, a nämnd of the same kommun, or somebody else. */
  readonly party:
    | { readonly supplier: SupplierKey }
    | { readonly controller: ControllerKey }
    | { readonly name: string; readonly number: string | null };
  /** Names of processings in the register. */
  readonly processings?: readonly string[];
  /** Signed before it came here. */
  readonly signed?: {
    readonly monthsAgo: number;
    readonly mark: string;
    readonly validInDays?: number;
    readonly signer: string;
  };
  readonly contact?: ContactSpec;
  readonly content?: ContentSpec;
  readonly guarantees?: GuaranteesSpec;
  readonly instruction?: InstructionAnswers;
  /** What the next version changes, and in how many days it applies. */
  readonly nextVersion?: {
    readonly answers: InstructionAnswers;
    readonly change: string;
    readonly inDays: number;
  };
  /** Empty: there are none. Absent: nobody has said. */
  readonly subProcessors?: readonly SubProcessorSpec[];
  readonly transfers?: readonly (Omit<TransferForm, 'checkedOn' | 'approvedOn'> & {
    readonly checkedDaysAgo?: number;
    readonly approvedDaysAgo?: number;
  })[];
  /** Read against the requirements: these were not found. */
  readonly lacking?: readonly RequirementId[];
  readonly reglemente?: {
    readonly paragraph: string;
    /** Fullmäktige decided so many days before it was drawn up here. */
    readonly decidedDaysBefore: number;
    readonly text: string;
  };
  /** Which of the joint controllers does most, and what the other does. */
  readonly joint?: { readonly theirs: readonly string[]; readonly contact: string; readonly essence: string };
  /** Drawn up here, so many days ago; until both have signed, or only we have. */
  readonly signing?: {
    readonly daysAgo: number;
    readonly by: 'both' | 'ours';
    /** Who signs for the other party; nobody does for a reglemente. */
    readonly theirs?: string;
  };
  readonly terminated?: {
    readonly daysAgo: number;
    readonly endsInDays: number;
    readonly by: 'ours' | 'theirs';
    readonly reason: string;
  };
  /** Why it came to nothing. */
  readonly withdrawn?: string;
  readonly reviewInDays?: number;
  /** Title of the frame that it is made from. */
  readonly frame?: string;
  readonly shared?: true;
}
