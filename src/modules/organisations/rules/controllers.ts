/** Who is controller: types of controller, dependent boards, and whom the product refuses. */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import { type Fact, fromSeed, regulation, unverified } from '../../../knowledge/fact.ts';
import type { Judgement, Reason, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { act, gdpr, questionsAndAnswers, reason, sormland } from '../../../knowledge/sources.ts';

export interface ControllerType extends Fact {
  /** A public authority: no balancing of interests in its tasks, fines in kronor, appealable decisions. */
  readonly authority: boolean;
  /** Must appoint a data protection officer; others should (T-011). */
  readonly officer: 'must' | 'should';
  /** Decisions on data subjects' rights can be appealed under 7 kap. 2 § dataskyddslagen. */
  readonly appealable: boolean;
  /** Which ceiling of fines applies. */
  readonly fines: 'authority' | 'company';
  /** Several municipalities stand behind it. */
  readonly joint: boolean;
}

const board = {
  authority: true,
  officer: 'must',
  appealable: true,
  fines: 'authority',
  joint: false,
} as const;
const company = {
  authority: false,
  officer: 'should',
  appealable: false,
  fines: 'company',
  joint: false,
} as const;
const guideline = { source: sormland('kapitel 5.1'), ...fromSeed } as const;
const law = { source: act('dataskyddslagen', '6 kap. 2 § och 7 kap. 2 §'), ...regulation } as const;
const proposed = { source: act('dataskyddslagen', '7 kap. 2 §'), ...unverified } as const;

export const controllerTypes = [
  { id: 'executive-board', label: 'Kommunstyrelse', ...board, ...guideline },
  { id: 'board', label: 'Nämnd', ...board, ...guideline },
  { id: 'joint-board', label: 'Gemensam nämnd', ...board, joint: true, ...law },
  { id: 'federation', label: 'Kommunalförbund', ...board, joint: true, ...law },
  { id: 'region', label: 'Region eller nämnd i region', ...board, ...law },
  { id: 'company', label: 'Bolag', ...company, ...law },
  { id: 'foundation', label: 'Stiftelse', ...company, ...guideline },
  { id: 'association', label: 'Förening', ...company, ...guideline },
  { id: 'chief-guardian', label: 'Överförmyndare eller överförmyndarnämnd', ...board, ...proposed },
  { id: 'election-board', label: 'Valnämnd', ...board, ...law },
  { id: 'auditors', label: 'Revisorer', ...board, ...proposed },
  { id: 'assembly', label: 'Fullmäktige', ...board, appealable: false, ...proposed },
] as const satisfies readonly ControllerType[];

export function controllerType(id: string): ControllerType | undefined {
  return controllerTypes.find((type) => type.id === id);
}

/** True for a public authority; an unknown type is treated as one, the stricter reading. */
export function isAuthority(typeId: string): boolean {
  return controllerType(typeId)?.authority ?? true;
}

export interface Body {
  readonly name: string;
  /** Independent of every other board; null when not known yet. */
  readonly independent: boolean | null;
  /** Name of the board that decides purposes or means for it, when it is not independent. */
  readonly dependentOn: string | null;
}

export type EffectiveController =
  | { readonly kind: 'own' | 'deciding-board'; readonly name: string; readonly chain: readonly string[] }
  | { readonly kind: 'unknown'; readonly why: string };

/** The controller of a board's processing: itself, or the board at the end of the chain it depends on. */
export function effectiveController(bodies: readonly Body[], name: string): EffectiveController {
  const chain: string[] = [];
  let current: Body | undefined = bodies.find((body) => body.name === name);
  while (current !== undefined && current.independent === false && current.dependentOn !== null) {
    if (chain.includes(current.name))
      return { kind: 'unknown', why: 'Nämnderna är angivna som beroende av varandra i en ring.' };
    chain.push(current.name);
    const next: string = current.dependentOn;
    current = bodies.find((body) => body.name === next) ?? {
      name: next,
      independent: true,
      dependentOn: null,
    };
  }
  if (current === undefined) return { kind: 'unknown', why: `${name} finns inte bland nämnderna.` };
  if (current.independent === null)
    return { kind: 'unknown', why: `Ange om ${current.name} är självständig.` };
  if (current.independent === false)
    return { kind: 'unknown', why: `Ange vilken nämnd som bestämmer för ${current.name}.` };
  return {
    kind: chain.length === 0 ? 'own' : 'deciding-board',
    name: current.name,
    chain: [...chain, current.name],
  };
}

const bodyFacts = z.strictObject({
  name: z.string().min(1).describe('Nämndens namn'),
  independent: z.boolean().nullable().describe('Är nämnden självständig? null när det inte är känt'),
  dependentOn: z.string().nullable().default(null).describe('Den nämnd som bestämmer ändamål eller medel'),
});

const effectiveControllerFacts = z.strictObject({
  asked: z.string().min(1).describe('Nämnden som frågan gäller'),
  bodies: z.array(bodyFacts).describe('Nämnderna, med den som frågan gäller'),
});

const effectiveControllerOutcomes = {
  own: 'Nämnden är själv personuppgiftsansvarig',
  'deciding-board': 'Den nämnd som bestämmer är personuppgiftsansvarig',
  unknown: 'Uppgift saknas',
} as const;

type EffectiveOutcome = keyof typeof effectiveControllerOutcomes;

export const effectiveControllerRule: Rule<z.infer<typeof effectiveControllerFacts>, EffectiveOutcome> = {
  id: 'organisation.effective-controller',
  description: 'Vilken nämnd som är personuppgiftsansvarig för en nämnds behandling.',
  facts: effectiveControllerFacts,
  outcomes: effectiveControllerOutcomes,
  judge: (facts, asked) => judgeEffectiveController(facts.bodies, facts.asked, asked),
};

function judgeEffectiveController(
  bodies: readonly Body[],
  name: string,
  asked: RuleQuestion,
): Judgement<EffectiveOutcome> {
  const found = effectiveController(bodies, name);
  if (found.kind === 'unknown') return answer(asked, 'unknown', [reason(found.why, questionsAndAnswers(1))]);
  if (found.kind === 'own') {
    const text = `${found.name} är personuppgiftsansvarig. Kommunen är en juridisk person, men ansvaret ligger på nämnden.`;
    return answer(asked, 'own', [
      reason(text, questionsAndAnswers(1)),
      reason('Varje nämnd ansvarar för behandlingen inom sitt område.', sormland('kapitel 5.1')),
    ]);
  }
  const text = `${found.name} är personuppgiftsansvarig, för den bestämmer ändamål eller medel. ${name} är inte självständig.`;
  return answer(asked, 'deciding-board', [
    reason(text, questionsAndAnswers(1)),
    reason('Den som bestämmer ändamål och medel är ansvarig.', gdpr('4.7')),
  ]);
}

const candidateKinds = {
  employee: 'Anställd',
  manager: 'Chef på en arbetsplats',
  'elected-representative': 'Förtroendevald',
  administration: 'Förvaltning eller enhet',
  municipality: 'Kommunen som helhet',
  'private-provider': 'Fysisk person som driver privat verksamhet',
  ...Object.fromEntries(controllerTypes.map((type) => [type.id, type.label])),
} as Readonly<Record<string, string>>;

const mayBeControllerFacts = z.strictObject({
  kind: z
    .enum(Object.keys(candidateKinds) as [string, ...string[]])
    .describe(
      'Vad det är: en typ av personuppgiftsansvarig, eller employee, manager, administration, municipality …',
    ),
});

const mayBeControllerOutcomes = {
  may: 'Kan vara personuppgiftsansvarig',
  refused: 'Kan inte vara personuppgiftsansvarig',
} as const;

export const mayBeControllerRule: Rule<
  z.infer<typeof mayBeControllerFacts>,
  keyof typeof mayBeControllerOutcomes
> = {
  id: 'organisation.may-be-controller',
  description: 'Om någon kan läggas upp som personuppgiftsansvarig.',
  facts: mayBeControllerFacts,
  outcomes: mayBeControllerOutcomes,
  judge: ({ kind }, asked) => {
    const refused = refusals[kind];
    if (refused !== undefined) return answer(asked, 'refused', [refused]);
    return answer(asked, 'may', [
      reason(`${candidateKinds[kind]} kan bestämma ändamål och medel för behandlingen.`, gdpr('4.7')),
    ]);
  },
};

const employeeRefused = reason(
  'Det är alltså inte chefen på en arbetsplats eller en anställd som är personuppgiftsansvarig.',
  sormland('kapitel 5.1'),
);

const refusals: Readonly<Record<string, Reason>> = {
  employee: employeeRefused,
  manager: employeeRefused,
  'elected-representative': reason(
    'Nämnden är ansvarig, inte den enskilda ledamoten.',
    sormland('kapitel 5.1'),
  ),
  administration: reason('Förvaltningen är en del av nämnden. Välj nämnden.', sormland('kapitel 5.1')),
  municipality: reason(
    'Ansvaret ligger på minimum på nämndenivå. Välj den nämnd som behandlingen hör till.',
    questionsAndAnswers(1),
  ),
};

/** Why a kind of body is refused as controller; undefined when it is not. */
export const refusalOf = (kind: string): string | undefined => refusals[kind]?.text;

export const controllerRules: readonly Rule[] = [effectiveControllerRule, mayBeControllerRule];
