/** What the overview and the map are made from: agreements with their chains, and what the register says. */
import type { KeptTransfer } from './agreement-transfers.ts';
import type { KeptSubProcessor } from './sub-processors.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface OfController {
  readonly controllerId: string;
  readonly controllerName: string;
  readonly legalEntityId: string;
  readonly legalEntityName: string;
}

export interface OverviewAgreement extends OfController {
  readonly id: string;
  readonly controllerType: string;
  readonly mark: string | null;
  readonly externalMark: string | null;
  readonly title: string;
  readonly kind: string;
  readonly side: string;
  readonly edition: string;
  readonly state: string;
  readonly supplierId: string | null;
  readonly otherControllerId: string | null;
  readonly partyName: string;
  readonly partyNumber: string | null;
  readonly partyCountry: string;
  readonly access: readonly string[];
  readonly accessText: string | null;
  readonly inForceOn: string | null;
  readonly terminatedOn: string | null;
  readonly endsOn: string | null;
  readonly validUntil: string | null;
  readonly nextReviewOn: string | null;
  readonly preparedOn: string | null;
  readonly frameId: string | null;
  readonly processings: readonly (Named & { readonly regime: string })[];
  readonly systems: readonly Named[];
  readonly clauses: readonly { readonly requirement: string; readonly found: string }[];
  /** Outcome of the latest judgement. */
  readonly guarantees: string | null;
  /** An approved instruction applies today. */
  readonly instructed: boolean;
  /** Sides that have signed the package that now lies for signing. */
  readonly signedBy: readonly string[];
  /** Whoever has a link that nobody has answered. */
  readonly invited: readonly { readonly name: string; readonly side: string; readonly expiresOn: string }[];
}

export interface OverviewLink extends KeptSubProcessor {
  readonly agreementId: string;
  readonly organisationNumber: string | null;
  readonly supplierId: string | null;
  readonly what: string | null;
  readonly engagedOn: string | null;
}

export interface OverviewTransfer extends KeptTransfer {
  readonly id: string;
  readonly agreementId: string;
}

/** A processor of an ongoing processing. */
export interface RegisterUse extends OfController {
  readonly id: string;
  readonly processingId: string;
  readonly processingName: string;
  readonly supplierId: string | null;
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly country: string | null;
  readonly agreement: string;
  readonly agreementReference: string | null;
  /** Those who answer for the processing. */
  readonly answers: string | null;
  /** Systems of the supplier that the processing uses. */
  readonly systems: readonly Named[];
}

/** A transfer of an ongoing processing, as the register tells it. */
export interface RegisterTransfer extends OfController {
  readonly id: string;
  readonly controllerType: string;
  readonly processingId: string;
  readonly processingName: string;
  readonly regime: string;
  readonly country: string;
  readonly recipient: string | null;
  readonly mechanism: string | null;
  readonly safeguards: string | null;
  readonly assessed: string | null;
  readonly checkedOn: string | null;
  readonly kind: string | null;
}

export interface SharedFrame {
  readonly id: string;
  readonly title: string;
  readonly legalEntityId: string;
  readonly legalEntityName: string;
  readonly ownerControllerId: string;
  readonly ownerName: string;
  readonly supplierId: string | null;
  readonly partyName: string | null;
  readonly partyNumber: string | null;
}

/** Everything within reach, with the day that it is judged by. */
export interface OverviewFacts {
  readonly today: string;
  readonly agreements: readonly OverviewAgreement[];
  readonly links: readonly OverviewLink[];
  readonly transfers: readonly OverviewTransfer[];
  readonly uses: readonly RegisterUse[];
  readonly registerTransfers: readonly RegisterTransfer[];
  readonly frames: readonly SharedFrame[];
}
