/** The life of an incident (F-056) as a table: when a step is taken, when it does not concern, and who takes it where. */

export interface StepFacts {
  readonly caseState: string;
  readonly side: string;
  readonly isBreach: string | null;
  readonly likelihood: string | null;
  readonly severity: number | null;
  readonly outcome: string | null;
  readonly route: string;
  /** The first notification has been sent. */
  readonly notified: boolean;
  /** Data subjects have been told, or an exception is written. */
  readonly informed: boolean;
  readonly measures: number;
  readonly openMeasures: number;
}

export interface IncidentStep {
  /** As it is called when it has been taken. */
  readonly label: string;
  readonly taken: (facts: StepFacts) => boolean;
  /** False: the incident goes past it. */
  readonly concerns: (facts: StepFacts) => boolean;
  /** The one button while the step is next. */
  readonly button: string;
  /** Under `/incidenter/:id`, or of the case when it begins with a slash. */
  readonly where: string;
  readonly who: 'case.register' | 'incident.assess' | 'case.decide' | 'case.write';
  /** Where a step that is half taken goes on. */
  readonly goesOn?: (facts: StepFacts) => Pick<IncidentStep, 'button' | 'where'> | undefined;
}

/** What a decision cannot be taken without; every other question can wait. */
export function neededToDecide({
  isBreach: answered,
  likelihood,
  severity,
}: Pick<StepFacts, 'isBreach' | 'likelihood' | 'severity'>): readonly string[] {
  if (answered === 'no') return [];
  return [
    ...(answered === null ? ['om det är en personuppgiftsincident'] : []),
    ...(likelihood === null ? ['hur sannolikt det är att någon drabbas, med skäl'] : []),
    ...(severity === null ? ['hur allvarligt det är, med skäl'] : []),
  ];
}

const always = () => true;
const isBreach = ({ isBreach: answered }: StepFacts) => answered !== 'no';

export const incidentSteps = {
  reported: {
    label: 'Rapporterad',
    taken: always,
    concerns: always,
    button: 'Läs rapporten',
    where: '',
    who: 'case.write',
  },
  registered: {
    label: 'Registrerad',
    taken: ({ caseState }) => caseState !== 'draft',
    concerns: always,
    button: 'Registrera ärendet',
    where: '/arenden/:id',
    who: 'case.register',
  },
  assessed: {
    label: 'Bedömd',
    taken: (facts) => neededToDecide(facts).length === 0,
    concerns: always,
    button: 'Bedöm incidenten',
    where: 'bedomning',
    who: 'incident.assess',
    goesOn: ({ isBreach: answered }) =>
      answered === null ? undefined : { button: 'Bedöm risken', where: 'risk' },
  },
  decided: {
    label: 'Beslutad',
    taken: ({ outcome }) => outcome !== null,
    concerns: ({ side }) => side === 'controller',
    button: 'Besluta',
    where: 'beslut',
    who: 'case.decide',
  },
  notified: {
    label: 'Anmäld',
    taken: ({ notified }) => notified,
    concerns: (facts) =>
      isBreach(facts) &&
      facts.route !== 'security-police' &&
      facts.route !== 'tell-controller' &&
      facts.outcome !== 'document',
    button: 'Gör anmälan',
    where: 'anmalan',
    who: 'incident.assess',
  },
  informed: {
    label: 'Registrerade informerade',
    taken: ({ informed }) => informed,
    concerns: ({ outcome, side }) => side === 'controller' && outcome === 'inform',
    button: 'Informera de registrerade',
    where: 'registrerade',
    who: 'case.write',
  },
  measured: {
    label: 'Åtgärder',
    taken: ({ measures, openMeasures }) => measures > 0 && openMeasures === 0,
    concerns: isBreach,
    button: 'Skriv åtgärder',
    where: 'atgarder',
    who: 'case.write',
    goesOn: ({ measures }) =>
      measures === 0 ? undefined : { button: 'Bocka av åtgärderna', where: 'atgarder' },
  },
  closed: {
    label: 'Avslutad',
    taken: ({ caseState }) => caseState === 'closed',
    concerns: always,
    button: 'Vad fattas innan den kan avslutas?',
    where: 'avsluta',
    who: 'case.write',
  },
} as const satisfies Readonly<Record<string, IncidentStep>>;
export type IncidentStepId = keyof typeof incidentSteps;

export interface TakenStep extends IncidentStep {
  readonly id: IncidentStepId;
  readonly state: 'taken' | 'next' | 'later' | 'passed';
}

/** The steps as the facts stand: the first that is not taken is next. */
export function stepsOf(facts: StepFacts): readonly TakenStep[] {
  const steps = Object.entries(incidentSteps) as [IncidentStepId, IncidentStep][];
  const next = steps.find(([, step]) => step.concerns(facts) && !step.taken(facts))?.[0];
  return steps.map(([id, step]) => ({
    ...step,
    ...step.goesOn?.(facts),
    id,
    state: stateOf(step, facts, id === next),
  }));
}

function stateOf(step: IncidentStep, facts: StepFacts, isNext: boolean): TakenStep['state'] {
  if (!step.concerns(facts)) return 'passed';
  if (step.taken(facts)) return 'taken';
  return isNext ? 'next' : 'later';
}

/** Where the incident stands, in a word: what has been taken before what comes next. */
export function incidentState(steps: readonly TakenStep[]): string {
  const next = steps.findIndex(({ state }) => state === 'next');
  const before = next < 0 ? steps : steps.slice(0, next);
  return before.findLast(({ state }) => state === 'taken')?.label ?? incidentSteps.reported.label;
}
