/** Joint controllers must settle who does what (article 26, A-009), and a statute may point out the controller. */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import type { Judgement, Rule, RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { gdpr, reason, sormland } from '../../../knowledge/sources.ts';
import { jointDutyFacts } from './entry.ts';
import { yesNo } from './findings.ts';
import { isBlank } from './gap.ts';

const jointFacts = z.strictObject({
  jointlyControlled: yesNo.describe('Bestämmer ni tillsammans med någon annan över behandlingen?'),
  controllers: z.array(z.string()).default([]).describe('De andra gemensamt ansvariga'),
  duties: z.array(jointDutyFacts).default([]).describe('Skyldighet och vem som fullgör den'),
});

type JointFacts = z.infer<typeof jointFacts>;

const jointOutcomes = {
  'not-joint': 'Ni är ensamt ansvariga',
  arranged: 'Gemensamt ansvar med fördelade skyldigheter',
  'arrangement-missing': 'Fördelningen av skyldigheter är inte klar',
  unknown: 'Uppgift saknas',
} as const;

type Joint = keyof typeof jointOutcomes;

/** Whether joint controllers have shared out every duty that must have a party. */
export function judgeJointControllers(facts: JointFacts, asked: RuleQuestion): Judgement<Joint> {
  if (facts.jointlyControlled === null) {
    return answer(asked, 'unknown', [
      reason('Ange om någon annan är med och bestämmer ändamål och medel.', gdpr('26.1')),
    ]);
  }
  if (facts.jointlyControlled === 'no') {
    return answer(asked, 'not-joint', [
      reason('Ingen annan är med och bestämmer över behandlingen.', gdpr('4.7')),
    ]);
  }
  const joint = reason(
    'De som tillsammans bestämmer över en behandling är gemensamt ansvariga och måste bestämma vem som gör vad.',
    sormland('kapitel 5.1'),
  );
  if (facts.controllers.every(isBlank)) {
    return answer(asked, 'arrangement-missing', [
      reason('Ange vilka ni är ansvariga tillsammans med.', gdpr('30.1.a')),
      joint,
    ]);
  }
  const open = openDuties(facts, asked);
  if (open.length > 0) {
    const text = `Ange vem som fullgör: ${open.join(', ')}.`;
    return answer(asked, 'arrangement-missing', [reason(text, gdpr('26.1')), joint]);
  }
  return answer(asked, 'arranged', [
    joint,
    reason(
      'Det väsentliga innehållet i fördelningen ska göras tillgängligt för de registrerade.',
      gdpr('26.2'),
    ),
  ]);
}

function openDuties(facts: JointFacts, asked: RuleQuestion): readonly string[] {
  return law(asked.asOf, asked.overrides)
    .jointDuties.filter((duty) => duty.required)
    .filter((duty) => !facts.duties.some((row) => row.duty === duty.id && !isBlank(row.party)))
    .map((duty) => duty.label.toLowerCase().replace('imy', 'IMY'));
}

export const jointControllersRule: Rule<JointFacts, Joint> = {
  id: 'register.joint-controllers',
  description: 'Om gemensamt ansvariga har bestämt vem som gör vad.',
  facts: jointFacts,
  outcomes: jointOutcomes,
  judge: judgeJointControllers,
};

const designatedFacts = z.strictObject({
  regime: z.string().describe('Regelverk: solpul, pdl, shared-care …'),
  privateActivity: z.boolean().default(false).describe('Gäller det enskild (privat) verksamhet?'),
});

const designatedOutcomes = {
  designated: 'Utpekad i författning',
  'not-designated': 'Inte utpekad i författning',
} as const;

export const designatedControllerRule: Rule<
  z.infer<typeof designatedFacts>,
  keyof typeof designatedOutcomes
> = {
  id: 'register.designated-controller',
  description: 'Om en författning pekar ut den personuppgiftsansvariga.',
  facts: designatedFacts,
  outcomes: designatedOutcomes,
  judge: (facts, asked) => {
    const provisions = law(asked.asOf, asked.overrides).designatingProvisions.filter(
      (item) => item.regime === facts.regime,
    );
    const fitting = provisions.filter(
      (item) => item.id !== (facts.privateActivity ? 'solpuf-11' : 'solpuf-17'),
    );
    if (fitting.length === 0) {
      return answer(asked, 'not-designated', [
        reason('Den som bestämmer ändamål och medel är ansvarig.', gdpr('4.7')),
      ]);
    }
    return answer(
      asked,
      'designated',
      fitting.map((item) => reason(`${item.designates} är personuppgiftsansvarig.`, item.source)),
    );
  },
};
