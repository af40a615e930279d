/** Purposes that say too little (C-045, C-046, C-048), and new uses that are known not to be allowed (C-055). */
import { type Fact, fromSeed, unverified } from './fact.ts';
import { gdpr, sormland } from './sources.ts';

const guideline = { source: sormland('kapitel 4.4'), ...fromSeed } as const;
const proposed = { source: gdpr('5.1.b'), ...unverified } as const;

/** Not acceptable alone; lower case, without «för att». */
export const vaguePurposes = [
  { id: 'user-experience', label: 'förbättra användarnas upplevelse', ...guideline },
  { id: 'it-security', label: 'it-säkerhet', ...guideline },
  { id: 'future-research', label: 'framtida forskning', ...guideline },
  { id: 'controls', label: 'kontroller', ...guideline },
  { id: 'control', label: 'kontroll', ...guideline },
  { id: 'good-to-have', label: 'kan vara bra att ha', source: sormland('kapitel 4.5'), ...fromSeed },
  { id: 'monitoring', label: 'övervakning', ...proposed },
  { id: 'logging', label: 'loggning', ...proposed },
  { id: 'marketing', label: 'marknadsföring', ...proposed },
  { id: 'research', label: 'forskning', ...proposed },
  { id: 'security', label: 'säkerhet', ...proposed },
  { id: 'user-experience-short', label: 'användarupplevelse', ...proposed },
  { id: 'business-development', label: 'verksamhetsutveckling', ...proposed },
  { id: 'administration', label: 'administration', ...proposed },
  { id: 'miscellaneous', label: 'diverse', ...proposed },
  { id: 'other', label: 'övrigt', ...proposed },
  { id: 'various', label: 'olika ändamål', ...proposed },
  { id: 'internal-use', label: 'intern användning', ...proposed },
] as const satisfies readonly Fact[];

export interface ForbiddenNewUse extends Fact {
  /** Any of these words in the original purpose … */
  readonly original: readonly string[];
  /** … and any of these in the new one. */
  readonly wanted: readonly string[];
}

export const forbiddenNewUses = [
  {
    id: 'driving-log-breaks',
    label:
      'En elektronisk körjournal som förs för Skatteverket får inte användas för att kontrollera anställdas raster.',
    original: ['körjournal', 'gps', 'skatteverket'],
    wanted: ['rast', 'paus', 'kontrollera anställda', 'kontroll av anställda', 'arbetstid'],
    source: sormland('kapitel 11.3'),
    ...fromSeed,
  },
] as const satisfies readonly ForbiddenNewUse[];
