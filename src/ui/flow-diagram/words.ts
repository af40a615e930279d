import type { FlowColumn, FlowKind } from '../../modules/register/rules/flow.ts';

export const columnHeadings = {
  source: 'Varifrån',
  processing: 'Behandling',
  system: 'System',
  receiver: 'Till vem',
  country: 'Land',
} as const satisfies Record<FlowColumn, string>;

/** Stands in the box, so that kinds are told apart without colour. */
export const kindNames = {
  'data-subject': 'Registrerad',
  source: 'Källa',
  missing: 'Saknas',
  processing: 'Behandling',
  system: 'System',
  recipient: 'Mottagare',
  processor: 'Biträde',
  'joint-controller': 'Gemensamt ansvarig',
  country: 'Inom EU/EES',
  'third-country': 'Tredjeland',
} as const satisfies Record<FlowKind, string>;
