/** What an invented incident tells. */
import type { AwareSource } from '../../modules/incidents/rules/index.ts';
import type { ControllerKey } from '../organisations.ts';
import type { SupplierKey } from '../systems.ts';

export interface IncidentSpec {
  /** Each gets a case of its own. */
  readonly controllers: readonly ControllerKey[];
  readonly title: string;
  /** Hours before now that it was discovered. */
  readonly hoursAgo: number;
  /** Hours from the discovery until the nämnd was aware. */
  readonly awareAfter?: number;
  readonly awareSource?: AwareSource;
  readonly reporter: 'internal-user' | 'external-user' | 'it-unit' | 'processor' | 'other';
  readonly types: readonly string[];
  readonly description: string;
  readonly contained?: string;
  readonly discoveredHow: string;
  readonly cause: string;
  readonly processor?: SupplierKey;
  readonly subjects: number | string | null;
  readonly groups: readonly string[];
  readonly dataKinds: readonly string[];
  readonly encrypted: 'all' | 'some' | 'none' | 'unknown';
  readonly assessed?: {
    readonly likelihood: 'unlikely' | 'possible' | 'likely';
    readonly severity: 1 | 2 | 3 | 4;
    readonly risk: 'unlikely' | 'risk' | 'high';
    readonly reason: string;
    readonly consequences: readonly string[];
    readonly place?: string;
  };
  readonly advice?: string;
  readonly decided?: { readonly outcome: 'document' | 'notify' | 'inform'; readonly reason: string };
  /** Hours after the awareness that it was notified. */
  readonly notifiedAfter?: number;
  readonly lateReason?: string;
  readonly reference?: string;
  readonly informed?: { readonly told: number; readonly unreached?: number };
  readonly measures?: readonly {
    readonly text: string;
    /** Days after the discovery that it was taken; or, when planned, days from now that it is due. */
    readonly takenAfter?: number;
    readonly dueInDays?: number;
  }[];
  readonly closed?: { readonly rootCause: string; readonly outcome: string };
}
