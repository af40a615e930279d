/** What the authority has counted in the whole country, to set the own figures beside (law.md 2.5). */
import { type Dated, secondary } from './fact.ts';
import type { Source } from './judgement.ts';

export interface BreachYear extends Dated {
  readonly year: number;
  readonly notified: number;
  readonly source: Source;
}

const report = { label: 'IMY:s årsredovisning, återgiven i andra källor' };

/** Notified breaches in Sweden. A year that is not here has not been found. */
export const breachYears: readonly BreachYear[] = [
  { year: 2021, notified: 5767, source: report, ...secondary },
  { year: 2022, notified: 5330, source: report, ...secondary },
  { year: 2025, notified: 12_276, source: report, ...secondary },
];

export interface BreachShare extends Dated {
  /** What part of the year's notifications, in Swedish. */
  readonly label: string;
  /** Per cent. */
  readonly share: number;
  readonly year: number;
  /** The cause or the type that it can be set beside, when there is one. */
  readonly cause?: 'human';
  readonly type?: 'disclosure';
  readonly source: Source;
}

export const breachShares: readonly BreachShare[] = [
  { year: 2022, label: 'Från offentlig sektor, ungefär', share: 70, source: report, ...secondary },
  { year: 2022, label: 'Mänskliga faktorn', share: 59, cause: 'human', source: report, ...secondary },
  { year: 2022, label: 'Obehörigt röjande', share: 63, type: 'disclosure', source: report, ...secondary },
  { year: 2022, label: 'Felskickade brev och e-brev', share: 38, source: report, ...secondary },
];

/** What made a year unlike the others. */
export const breachNote =
  'År 2025 var anmälningarna omkring 90 procent fler än året före, till stor del efter angreppet mot Miljödata i augusti 2025.';
