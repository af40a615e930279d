/** Gaps of the step on purposes: legal bases, consent and new use. */
import type { RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { gdpr, reason, sormland } from '../../../knowledge/sources.ts';
import type { Entry, Purpose } from './entry.ts';
import { blocking, type Gap, isBlank, warning, when } from './gap.ts';
import { judgeLegalBasis } from './legal-basis.ts';
import { judgeNewUse } from './new-use.ts';
import { judgePurpose } from './purposes.ts';

export function purposesGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const none = when(entry.purposes.length === 0, () =>
    blocking({
      key: 'purposes',
      step: 'andamal',
      text: 'Ändamål saknas.',
      why: 'Ändamålen ska stå i registret och vara bestämda innan uppgifterna samlas in.',
      source: gdpr('30.1.b'),
      principle: 'purpose-limitation',
    }),
  );
  return [
    ...none,
    ...when(entry.purposes.length === 0, () =>
      blocking({
        key: 'purposes.legal-basis',
        step: 'andamal',
        anchor: 'purposes',
        text: 'Rättslig grund saknas.',
        source: gdpr('6.1'),
        principle: 'lawfulness',
      }),
    ),
    ...entry.purposes.flatMap((purpose) => purposeGaps(purpose, entry, asked)),
    ...consentGaps(entry, asked),
    ...newUseGaps(entry, asked),
  ];
}

function purposeGaps(purpose: Purpose, entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const anchor = `purposes-${purpose.id}`;
  const step = 'andamal';
  const judged = judgePurpose({ short: purpose.short, detail: purpose.detail }, asked);
  const vague = when(judged.outcome !== 'specific', () => {
    const text =
      judged.outcome === 'missing' ? 'Ett ändamål saknar text.' : `Ändamålet «${purpose.short}» är för vagt.`;
    return blocking({
      key: `purpose.short:${purpose.id}`,
      step,
      anchor,
      text,
      why: judged.reasons,
      source: gdpr('5.1.b'),
      principle: 'purpose-limitation',
    });
  });
  const unexplained = when(!isBlank(purpose.legalBasis) && isBlank(purpose.motivation), () =>
    warning({
      key: `purpose.motivation:${purpose.id}`,
      step,
      anchor,
      text: `Skriv hur ni har tänkt om grunden för ${named(purpose)}.`,
      source: sormland('bilaga 6'),
      principle: 'accountability',
    }),
  );
  return [...vague, ...basisGaps(purpose, entry, asked), ...unexplained];
}

function basisGaps(purpose: Purpose, entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const employees = entry.subjectGroups.some((group) => group.category === 'employees') ? 'yes' : null;
  const judged = judgeLegalBasis(
    {
      controllerType: entry.controllerType,
      performsPublicTask: entry.performsPublicTask,
      legalBasis: purpose.legalBasis,
      otherBases: [],
      statutes: purpose.statutes,
      provision: purpose.provision,
      motivation: purpose.motivation,
      dataSubjectIsParty: purpose.dataSubjectIsParty,
      dataSubjectCanDecide: purpose.dataSubjectCanDecide,
      plannedCare: null,
      withinPublicTask: purpose.withinPublicTask,
      employees,
    },
    asked,
  );
  if (judged.outcome === 'ok') return [];
  const text = `${basisTexts[isBlank(purpose.legalBasis) ? 'none' : judged.outcome]} för ${named(purpose)}.`;
  const make = judged.outcome === 'warning' ? warning : blocking;
  return [
    make({
      key: `purpose.legal-basis:${purpose.id}`,
      step: 'andamal',
      anchor: `purposes-${purpose.id}`,
      text,
      why: judged.reasons,
      source: gdpr('6.1'),
      principle: 'lawfulness',
    }),
  ];
}

const basisTexts = {
  none: 'Rättslig grund saknas',
  missing: 'Den rättsliga grunden är inte färdigbeskriven',
  blocked: 'Den rättsliga grunden får inte användas',
  warning: 'Den rättsliga grunden kan ifrågasättas',
} as const;

/** «ta emot larm» as typed, in quotes; long ones are cut. */
function named(purpose: Purpose): string {
  const text = purpose.short.trim().replace(/[.]$/, '');
  if (text === '') return 'ändamålet utan text';
  return `«${text.length > 80 ? `${text.slice(0, 80).trimEnd()} …` : text}»`;
}

function consentGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const step = 'andamal';
  const bases = entry.purposes.flatMap((purpose) => purpose.legalBasis ?? []);
  const consent = bases.includes('a');
  const mixed = consent && bases.some((basis) => basis !== 'a');
  const collectedBeside = !consent && bases.length > 0 && entry.consentCollected === 'yes';
  const own =
    law(asked.asOf, asked.overrides).regimes.find((item) => item.id === entry.regime)?.consents ?? [];
  const text = 'Samtycke får inte hämtas in utöver en annan rättslig grund för samma behandling.';
  const why = [
    reason(`${text} Välj en grund, eller dela upp ändamålen på två behandlingar.`, sormland('kapitel 11.5')),
    ...own,
  ];
  const beside = {
    key: 'purposes.consent-and-other',
    step,
    text,
    why,
    source: sormland('kapitel 11.5'),
    principle: 'lawfulness',
  } as const;
  return [
    ...when(mixed, () => blocking({ ...beside, anchor: 'purposes' })),
    ...when(collectedBeside, () =>
      (own.length > 0 ? warning : blocking)({ ...beside, anchor: 'consentCollected' }),
    ),
    ...when(consent && entry.consentCollected === 'no', () =>
      blocking({
        key: 'consentCollected',
        step,
        text: 'Grunden är samtycke, men samtycke hämtas inte in.',
        source: gdpr('7.1'),
        principle: 'lawfulness',
      }),
    ),
    ...when(consent && entry.consentCollected !== 'no' && isBlank(entry.consentHow), () =>
      warning({
        key: 'consentHow',
        step,
        text: 'Skriv hur samtycke hämtas in och hur det kan visas.',
        source: gdpr('7.1'),
        principle: 'accountability',
      }),
    ),
  ];
}

/** The answer on new use, asked with the entry's own purposes as the new ones. */
export function judgeEntryNewUse(entry: Entry, asked: RuleQuestion) {
  const test = entry.compatibility;
  return judgeNewUse(
    {
      originalPurpose: test?.originalPurpose ?? null,
      newPurpose: entry.purposes.map((purpose) => purpose.short).join('; '),
      originalBasis: null,
      exemption: test?.exemption ?? null,
      link: test?.link ?? null,
      context: test?.context ?? null,
      nature: test?.nature ?? null,
      consequences: test?.consequences ?? null,
      safeguards: test?.safeguards ?? null,
      conclusion: test?.conclusion ?? null,
      informedOn: test?.informedOn ?? null,
      startsOn: entry.startsOn,
    },
    asked,
  );
}

function newUseGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const common = { step: 'andamal', source: gdpr('6.4'), principle: 'purpose-limitation' } as const;
  if (entry.newUse === null) {
    return [
      warning({ ...common, key: 'newUse', text: 'Ange om uppgifterna redan samlats in för något annat.' }),
    ];
  }
  if (entry.newUse === 'no') return [];
  const judged = judgeEntryNewUse(entry, asked);
  const facts = { ...common, why: judged.reasons, anchor: 'compatibility' };
  if (judged.outcome === 'incompatible')
    return [blocking({ ...facts, key: 'compatibility', text: 'Den nya användningen är inte tillåten.' })];
  if (judged.outcome === 'questions-open')
    return [blocking({ ...facts, key: 'compatibility', text: 'Förenlighetsprövningen är inte klar.' })];
  if (judged.outcome === 'compatible') return [];
  const make = entry.activity === 'planned' ? warning : blocking;
  return [
    make({
      ...facts,
      key: 'compatibility.informedOn',
      text: 'De registrerade är inte informerade om den nya användningen.',
      principle: 'transparency',
    }),
  ];
}
