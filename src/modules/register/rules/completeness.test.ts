import { describe, expect, test } from 'vitest';
import { jointDuties } from '../../../knowledge/controllers.ts';
import { article } from '../../../knowledge/gdpr.ts';
import { principles } from '../../../knowledge/register-choices.ts';
import { completeness, principlesOf, startObstacles } from './completeness.ts';
import { blankEntry, type Entry } from './entry.ts';
import { entrySteps } from './gap.ts';
import { transitionFor, transitionObstacles } from './transitions.ts';

const asked = { asOf: '2026-11-21' };

const purpose = {
  id: 'p1',
  short: 'Handlägga ansökan om plats i förskola',
  detail: null,
  legalBasis: 'e2',
  motivation: 'Nämnden beslutar om plats.',
  statutes: ['skollagen'],
  provision: '8 kap. 14 §',
  dataSubjectIsParty: null,
  dataSubjectCanDecide: null,
  withinPublicTask: null,
};

/** An entry that lacks nothing. */
function full(changes: Partial<Entry> = {}): Entry {
  return blankEntry({
    id: 'e1',
    controllerId: 'c1',
    name: 'Plats i förskola',
    description: 'Ansökan, kö och placering.',
    activity: 'ongoing',
    startsOn: '2020-01-01',
    processArea: 'Förskola',
    structure: 'structured',
    automation: 'automated',
    operations: ['collection'],
    consentCollected: 'no',
    proportionality: 'Bara det som behövs för beslutet.',
    identityNumberGround: 'identification',
    identityNumberMotivation: 'Barn med samma namn.',
    protectedIdentities: 'yes',
    automatedDecision: 'no',
    aiUsed: 'no',
    transfersOutside: 'no',
    informedHow: 'På blanketten',
    informedWhen: 'Vid ansökan',
    informationLink: 'https://almby.example/forskola',
    spreadLikelihood: 1,
    spreadSeverity: 3,
    spreadReasons: 'Få har åtkomst.',
    dpiaNeeded: 'no',
    accessRoutine: 'Rutin 3',
    klassaConfidentiality: 2,
    klassaCorrectness: 2,
    klassaAvailability: 2,
    klassaTraceability: 2,
    nextReviewOn: '2027-06-01',
    jointlyControlled: 'no',
    newUse: 'no',
    purposes: [purpose],
    subjectGroups: [{ id: 's1', category: 'children', label: 'Barn', approximateCount: null }],
    dataItems: [{ id: 'd1', category: 'personal-identity-number', label: 'Personnummer', subjects: ['s1'] }],
    sources: [{ id: 'o1', kind: 'data-subject', name: null }],
    recipients: [{ id: 'r1', name: 'Förskolor', kind: 'internal', country: 'SE', purpose: null }],
    retention: [
      {
        id: 'g1',
        what: 'ansökan',
        period: '2 år',
        startsWhen: 'efter beslut',
        ground: 'Dokumenthanteringsplan 2024',
      },
    ],
    measures: [
      { id: 'm1', kind: 'technical', text: 'Kryptering' },
      { id: 'm2', kind: 'organisational', text: 'Behörighetsstyrning' },
    ],
    systems: [{ id: 'y1', name: 'Förskolan', kind: 'system', country: 'SE' }],
    contacts: [{ id: 'k1', role: 'contact', name: 'Enhetschefen' }],
    principleAnswers: principles.map((principle) => ({
      principle: principle.id,
      fulfilled: 'yes',
      note: null,
    })),
    ...changes,
  });
}

const keys = (entry: Entry, day = asked.asOf) =>
  completeness(entry, { asOf: day }).map((gap) => `${gap.level} ${gap.key}`);

describe('completeness of a controller’s entry', () => {
  test('finds nothing in an entry that lacks nothing', () => {
    expect(keys(full())).toEqual([]);
  });

  test('finds everything in an empty one, each gap with a step, a key of its own and a reason that opens', () => {
    const gaps = completeness(blankEntry({ id: 'e', controllerId: 'c' }), asked);
    expect(gaps.length).toBeGreaterThan(25);
    expect(new Set(gaps.map((gap) => gap.key)).size).toBe(gaps.length);
    for (const gap of gaps) {
      expect(Object.keys(entrySteps)).toContain(gap.field.step);
      expect(gap.text).toMatch(/\.$/);
      for (const { source } of gap.reasons)
        if (source.gdpr !== undefined) expect(article(source.gdpr), source.label).not.toBeNull();
    }
  });

  test('points at the very row', () => {
    const found = completeness(full({ purposes: [{ ...purpose, legalBasis: null }] }), asked)[0];
    expect(found).toMatchObject({
      key: 'purpose.legal-basis:p1',
      level: 'blocking',
      text: 'Rättslig grund saknas för «Handlägga ansökan om plats i förskola».',
      field: { step: 'andamal', anchor: 'purposes-p1' },
    });
  });

  test('asks for a citation, and only questions a consent', () => {
    expect(keys(full({ purposes: [{ ...purpose, statutes: [], provision: ' ' }] }))).toContain(
      'blocking purpose.legal-basis:p1',
    );
    const consent = full({
      purposes: [{ ...purpose, legalBasis: 'a' }],
      consentCollected: 'yes',
      consentHow: 'På blankett',
    });
    expect(keys(consent)).toEqual(['warning purpose.legal-basis:p1']);
  });

  test('refuses consent collected beside another basis, save where a statute asks for consent of its own', () => {
    expect(keys(full({ consentCollected: 'yes' }))).toEqual(['blocking purposes.consent-and-other']);
    expect(keys(full({ consentCollected: 'yes', regime: 'solpul' }))).toEqual([
      'warning purposes.consent-and-other',
    ]);
  });

  test('notices answers that contradict each other', () => {
    const transfer = {
      id: 't1',
      country: 'IN',
      recipient: null,
      mechanism: 'SCC_M2',
      safeguards: null,
      assessed: 'yes' as const,
      checkedOn: null,
      kind: null,
    };
    expect(keys(full({ transfers: [transfer] }))).toEqual(['blocking transfersOutside']);
    expect(keys(full({ transfersOutside: 'yes' }))).toEqual(['blocking transfers']);
    expect(keys(full({ endedOn: '2019-01-01' }))).toEqual(['blocking endedOn.before-start']);
    expect(keys(full({ purposes: [{ ...purpose, legalBasis: 'a' }] }))).toContain(
      'blocking consentCollected',
    );
    const processor = {
      id: 'b1',
      name: 'Molnbolaget',
      organisationNumber: null,
      country: 'US',
      agreement: 'valid' as const,
      agreementReference: null,
      subProcessors: null,
    };
    expect(keys(full({ processors: [processor] }))).toEqual(['warning abroad:b1']);
  });

  test('judges transfers as of today', () => {
    const transfer = {
      id: 't1',
      country: 'US',
      recipient: null,
      mechanism: 'PRIVACY_SHIELD',
      safeguards: null,
      assessed: null,
      checkedOn: null,
      kind: null,
    };
    expect(keys(full({ transfersOutside: 'yes', transfers: [transfer] }))).toEqual(['blocking transfer:t1']);
  });

  test('asks joint controllers for every duty but a contact point', () => {
    const jointControllers = [{ id: 'j1', name: 'Kommunstyrelsen', organisationNumber: null, contact: null }];
    const duties = jointDuties
      .filter((duty) => duty.required)
      .map((duty) => ({ duty: duty.id, party: 'Kommunstyrelsen' }));
    expect(keys(full({ jointlyControlled: 'yes', jointControllers, jointDuties: duties.slice(1) }))).toEqual([
      'blocking jointDuties',
    ]);
    expect(keys(full({ jointlyControlled: 'yes', jointControllers, jointDuties: duties }))).toEqual([]);
    expect(completeness(full({ jointlyControlled: 'yes' }), asked)[0]?.field.anchor).toBe('jointControllers');
  });

  test('keeps to the search terms that social services may use', () => {
    expect(keys(full({ regime: 'solpul', searchKeys: ['Namn', 'personnummer'] }))).toEqual([]);
    expect(keys(full({ regime: 'solpul', searchKeys: ['diagnos'] }))).toEqual(['blocking searchKeys.regime']);
  });

  test('wants extra protected data classified no lower than sensitive', () => {
    expect(keys(full({ klassaConfidentiality: 1 }))).toEqual(['warning klassa.level']);
  });

  test('lets a review fall due', () => {
    expect(keys(full(), '2027-06-02')).toEqual(['warning nextReviewOn.overdue']);
  });

  test('does not know a regime that is not yet in force', () => {
    expect(keys(full({ regime: 'shared-care' }), '2022-12-31')).toContain('blocking regime');
  });
});

describe('a processor’s entry', () => {
  const served = {
    id: 'v1',
    name: 'Omsorgsbolaget',
    contact: 'Verksamhetschefen',
    processingCategories: 'Drift av journalsystem',
  };
  const entry = (changes: Partial<Entry> = {}) =>
    full({
      role: 'processor',
      purposes: [],
      dataItems: [],
      subjectGroups: [],
      retention: [],
      servedControllers: [served],
      ...changes,
    });

  test('needs what article 30.2 asks for and no more', () => {
    expect(keys(entry())).toEqual([]);
  });

  test('names each controller with contact and categories', () => {
    expect(keys(entry({ servedControllers: [] }))).toEqual(['blocking servedControllers']);
    const bare = { ...served, contact: null, processingCategories: '' };
    expect(keys(entry({ servedControllers: [bare] }))).toEqual([
      'blocking served.contact:v1',
      'blocking served.categories:v1',
    ]);
    expect(keys(entry({ measures: [], transfersOutside: null }))).toEqual([
      'blocking transfersOutside',
      'blocking measures',
    ]);
  });
});

describe('starting, ending and approving', () => {
  const compatibility = {
    originalPurpose: 'Kö',
    exemption: null,
    link: 'a',
    context: 'b',
    nature: 'c',
    consequences: 'd',
    safeguards: 'e',
    conclusion: 'compatible' as const,
    informedOn: null,
  };
  const obstacles = (entry: Entry, action: string) => {
    const transition = transitionFor(entry, action);
    return transition === undefined
      ? 'not open'
      : transitionObstacles(entry, transition, asked).map((gap) => gap.key);
  };

  test('a planned processing waits until the data subjects know of its new use, an entry can be approved before', () => {
    const planned = full({ activity: 'planned', newUse: 'yes', compatibility });
    expect(startObstacles(planned, asked).map((gap) => gap.key)).toEqual(['compatibility.informedOn']);
    expect(obstacles(planned, 'complete')).toEqual([]);
    expect(obstacles(planned, 'start')).toEqual(['compatibility.informedOn']);
    expect(
      obstacles({ ...planned, compatibility: { ...compatibility, informedOn: '2026-11-20' } }, 'start'),
    ).toEqual([]);
  });

  test('a planned processing waits for its DPIA, an ongoing one stands with the gap', () => {
    const changes = { dpiaNeeded: 'yes', dpiaOn: null } as const;
    expect(obstacles(full({ activity: 'planned', ...changes }), 'start')).toEqual(['dpiaOn']);
    expect(obstacles(full({ ...changes, endedOn: '2026-11-21' }), 'end')).toEqual([]);
    expect(keys(full({ dpiaNeeded: null }))).toEqual(['warning dpiaNeeded']);
    expect(keys(full({ dpiaNeeded: null, activity: 'planned' }))).toEqual(['blocking dpiaNeeded']);
  });

  test('only the open actions are there', () => {
    expect(obstacles(full(), 'start')).toBe('not open');
    expect(obstacles(full(), 'end')).toEqual(['endedOn']);
    expect(obstacles(full({ activity: 'ended', endedOn: '2026-01-01' }), 'end')).toBe('not open');
    expect(obstacles(full({ state: 'complete' }), 'reopen')).toEqual([]);
    expect(obstacles(full(), 'toString')).toBe('not open');
  });
});

describe('the nine control points', () => {
  test('are answered by the facts where they say it', () => {
    const answers = principlesOf(full({ principleAnswers: [] }), asked);
    const open = answers.filter((found) => found.status === 'open').map((found) => found.principle);
    expect(open).toEqual(['fairness', 'data-minimisation', 'accuracy']);
    expect(answers.find((found) => found.principle === 'lawfulness')).toMatchObject({
      status: 'fulfilled',
      answeredBy: 'facts',
    });
  });

  test('a yes by hand never hides a blocking gap, a no always counts', () => {
    const without = principlesOf(full({ retention: [] }), asked);
    expect(without.find((found) => found.principle === 'storage-limitation')?.status).toBe('not-fulfilled');
    expect(without.find((found) => found.principle === 'accountability')?.status).toBe('not-fulfilled');
    const denied = full({
      principleAnswers: [{ principle: 'accuracy', fulfilled: 'no', note: 'Två register skiljer sig.' }],
    });
    expect(keys(denied)).toEqual(['warning principle:accuracy', 'warning principleAnswers']);
  });
});
