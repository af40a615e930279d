/** When the other party works for us, is a part of us, or decides with us (B-002, B-007, B-008, B-011; article 26). */
import { NO_ACCESS } from '../../../knowledge/agreement-guide.ts';
import type { Reason, RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr, mjolby, questionsAndAnswers, reason, sormland } from '../../../knowledge/sources.ts';
import { type DecidedNeed, reglementeAnswer } from './need.ts';
import type { NeedFacts } from './need-facts.ts';
import { isSameLegalPerson, sameLegalPerson } from './need-theirs.ts';

/** What is within the own organisation, or decided for by the same nämnd, has the same controller. */
export function inside(why: 'own' | 'dependent'): DecidedNeed {
  const dependent = reason(
    'En nämnd som är osjälvständig mot en annan, som bestämmer ändamål eller medel, har inget eget ansvar. Den andra nämnden är ansvarig för bådas behandling.',
    questionsAndAnswers(1),
  );
  const outside = reason(
    'Ett personuppgiftsbiträde finns alltid utanför den ansvarigas organisation. Ett avtal med den egna förvaltningen är inte möjligt.',
    sormland('kapitel 6.1'),
  );
  return {
    outcome: 'inside',
    ourRole: why === 'own' ? 'controller' : 'none',
    theirRole: why === 'own' ? 'none' : 'controller',
    form: null,
    direction: null,
    certainty: 'literal',
    reasons: [
      ...(why === 'own' ? [outside] : [dependent]),
      reason('Den som arbetar under den ansvariga är en del av den.', gdpr('4.10')),
    ],
  };
}

export function joint(facts: NeedFacts): DecidedNeed {
  const where = isSameLegalPerson(facts)
    ? ['Nämnder i samma kommun skriver arrangemanget i sina reglementen eller i likadana beslut.']
    : [];
  return {
    outcome: 'joint',
    ourRole: 'joint',
    theirRole: 'joint',
    form: 'arrangement',
    direction: 'together',
    certainty: 'literal',
    reasons: [
      reason(
        'De som tillsammans bestämmer ändamål och medel är gemensamt ansvariga och ska bestämma vem som gör vad.',
        gdpr('26.1'),
      ),
      reason('Det väsentliga i arrangemanget ska göras tillgängligt för de registrerade.', gdpr('26.2')),
    ],
    conditions: ['Bestäm vem som är kontaktpunkt för de registrerade.', ...where],
  };
}

export function passing(moment: NeedFacts['moment']): DecidedNeed {
  const submitted = reason(
    'När ni trycker på skicka går ansvaret för uppgifterna över på den andra. Ni är ansvariga för att ni registrerar och lämnar ut dem.',
    questionsAndAnswers(4),
  );
  if (moment === 'after')
    return {
      outcome: 'no',
      ourRole: 'none',
      theirRole: 'controller',
      form: null,
      direction: null,
      certainty: 'literal',
      reasons: [submitted, reason('Den andra bestämmer nu själv över dem.', gdpr('4.7'))],
    };
  return {
    outcome: 'yes',
    ourRole: 'controller',
    theirRole: 'processor',
    form: 'agreement',
    direction: 'we-instruct',
    // Whose processor the other is stands there; that an agreement is needed follows from it (S-026).
    certainty: 'derived',
    reasons: [
      reason(
        'Medan ni fyller i behandlar den andra uppgifterna för er räkning, i en tjänst som den tillhandahåller.',
        questionsAndAnswers(4),
      ),
      reason('När behandling sker för en ansvarigs räkning ska ett avtal finnas.', gdpr('28.3')),
      submitted,
    ],
    conditions: [
      'Avtalet gäller tiden till dess ni skickar. Därefter är den andra ansvarig.',
      'Har den andra en egen leverantör av tjänsten är leverantören underbiträde.',
    ],
    phases:
      moment === 'before'
        ? []
        : [
            { when: 'before', ourRole: 'controller', theirRole: 'processor' },
            { when: 'after', ourRole: 'none', theirRole: 'controller' },
          ],
  };
}

export function contradicting(): DecidedNeed {
  return unclear([
    reason(
      'Ni har svarat att ni bestämmer, och att den andra arbetar för egna syften. Den som har egna syften bestämmer över dem. Avgör vilket det är.',
      gdpr('4.7'),
    ),
  ]);
}

const unclear = (reasons: readonly Reason[]): DecidedNeed => ({
  outcome: 'unclear',
  ourRole: 'unknown',
  theirRole: 'unknown',
  form: null,
  direction: null,
  certainty: 'derived',
  reasons,
});

/** It processes for our account, as far as is known: then its access decides. */
export function forUs(facts: NeedFacts, asked: RuleQuestion): DecidedNeed {
  const missing = [
    ...(facts.relation === null
      ? [reason('Ta reda på om den andra finns utanför er egen organisation.', sormland('kapitel 6.1'))]
      : []),
    ...(facts.account === null && facts.decidedBy === null
      ? [reason('Ta reda på vem som bestämmer varför och hur uppgifterna behandlas.', gdpr('4.7'))]
      : []),
    ...(facts.access.length === 0
      ? [
          reason(
            'Fråga den andra hur den kan komma åt uppgifterna, också vid support på distans.',
            mjolby('3.12'),
          ),
        ]
      : []),
  ];
  const reached = facts.access.filter((kind) => kind !== NO_ACCESS);
  if (facts.access.length > 0 && reached.length === 0) return withoutAccess();
  if (missing.length > 0) return unclear(missing);
  return isSameLegalPerson(facts) ? byReglemente(reached, asked) : processor(facts, reached);
}

function withoutAccess(): DecidedNeed {
  return {
    outcome: 'no',
    ourRole: 'controller',
    theirRole: 'none',
    form: null,
    direction: null,
    certainty: 'literal',
    reasons: [
      reason(
        'Ligger uppgifterna på egen server, och den andra inte kan nå dem, behövs inget avtal.',
        questionsAndAnswers(3),
      ),
      reason('Den som inte behandlar några personuppgifter är inte biträde.', gdpr('4.8')),
    ],
    conditions: ['Får den andra åtkomst senare, också bara för support, behövs ett avtal innan det börjar.'],
  };
}

const accessReasons = (reached: readonly string[]): readonly Reason[] => [
  reason('Den som behandlar uppgifter för en ansvarigs räkning är biträde.', gdpr('4.8')),
  reason(
    'Avtal ska finnas inte bara när den andra lagrar uppgifter och sköter drift, utan också när den har åtkomst på distans för support, service, underhåll eller utveckling.',
    mjolby('3.12'),
  ),
  ...(reached.includes('remote-support')
    ? [
        reason(
          'Ger leverantören support och har åtkomst på distans ska avtal tecknas, också vid egen server.',
          questionsAndAnswers(3),
        ),
      ]
    : []),
];

function processor(facts: NeedFacts, reached: readonly string[]): DecidedNeed {
  const isOthers = facts.sharedSystem === 'municipality-wide' && facts.controllerType !== 'executive-board';
  return {
    outcome: 'yes',
    ourRole: isOthers ? 'none' : 'controller',
    theirRole: 'processor',
    form: 'agreement',
    direction: 'we-instruct',
    certainty: reached.every((kind) => kind === 'other') ? 'derived' : 'literal',
    reasons: [
      reason('Behandlingen ska regleras genom ett avtal med instruktioner.', gdpr('28.3')),
      ...accessReasons(reached),
      reason('Ansvarig och biträde ska ha ett skriftligt avtal.', sormland('kapitel 6.2')),
    ],
    conditions: [
      ...(facts.account === null
        ? ['Svaret gäller om den andra arbetar för er räkning. Fråga den om du är osäker.']
        : []),
      ...(facts.decidedBy === null ? ['Svaret gäller om det är ni som bestämmer ändamålet.'] : []),
    ],
  };
}

function byReglemente(reached: readonly string[], asked: RuleQuestion): DecidedNeed {
  return {
    outcome: 'reglemente',
    ourRole: 'controller',
    theirRole: 'processor',
    form: 'reglemente',
    direction: 'we-instruct',
    certainty: asked.asOf < reglementeAnswer.since ? 'derived' : 'literal',
    reasons: [sameLegalPerson(asked), ...accessReasons(reached)],
    conditions: [
      'Den nämnd som är biträde för också det register som artikel 30.2 kräver, vid sidan av sitt eget.',
    ],
  };
}
