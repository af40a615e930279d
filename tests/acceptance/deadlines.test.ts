import { describe, expect, test } from 'vitest';
import { deadlineKinds, deadlineRules } from '../../src/modules/deadlines/rules/index.ts';
import { askRule } from '../../src/rules.ts';

const TODAY = '2026-11-22';

function ask(id: string, facts: unknown, asOf: string, profile?: string) {
  const answer = askRule(id, facts, { asOf, ...(profile && { profile }) });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.judgement;
}

/** What the rule says first: the deadline itself. */
const said = (id: string, facts: unknown, asOf: string) => ask(id, facts, asOf).reasons[0]?.text ?? '';
const all = (id: string, facts: unknown, asOf: string) =>
  ask(id, facts, asOf)
    .reasons.map(({ text }) => text)
    .join('\n');

function errors(id: string, facts: unknown): readonly string[] {
  const answer = askRule(id, facts, { asOf: TODAY });
  return answer.ok ? [] : answer.errors.map(({ path, message }) => `${path}: ${message}`);
}

describe.each([
  ['on the day of the fact', '2019-10-25'],
  ['today', TODAY],
])('worked cases of periods, asked %s', (_when, asOf) => {
  test.each([
    ['T-103', '2019-03-29T16:00:00+01:00', 'måndag 1 april 2019 kl. 17.00 (2019-04-01T17:00:00+02:00)'],
    ['T-104', '2019-10-25T16:00:00+02:00', 'måndag 28 oktober 2019 kl. 15.00 (2019-10-28T15:00:00+01:00)'],
  ])('%s: 72 hours are elapsed hours when the clocks change', (_id, discoveredAt, due) => {
    const facts = { awareAt: discoveredAt, discoveredAt };
    expect(said('incident.deadline', facts, asOf)).toBe(
      `Anmälan ska göras senast ${due}. Slag av frist: lag.`,
    );
    const local = ask('incident.deadline', facts, asOf, 'mjolby-2017').guideline;
    expect(local).toMatchObject({ profile: 'mjolby-2017', outcome: 'from-awareness' });
    expect(local?.reasons[0]?.text).toContain(due);
  });

  test('T-064: a log entry may be purged two years later when the instruction says so, else after five', () => {
    expect(said('agreement.logs-kept', { loggedOn: '2019-05-25', years: 2 }, asOf)).toContain('(2021-05-25)');
    expect(said('agreement.logs-kept', { loggedOn: '2019-05-25' }, asOf)).toContain('(2024-05-25)');
  });

  test('T-065: the processor mends its error within thirty days, a Saturday or not', () => {
    const text = said('agreement.rectification-due', { informationReceivedOn: '2019-05-02' }, asOf);
    expect(text).toBe('Utan onödigt dröjsmål, senast lördag 1 juni 2019 (2019-06-01). Slag av frist: avtal.');
  });

  test('T-067: a notice sent before Easter is deemed received after it', () => {
    const text = all('agreement.deemed-receipt', { sentOn: '2019-04-18' }, asOf);
    expect(text).toContain('Meddelandet anses ha kommit fram senast tisdag 23 april 2019 (2019-04-23).');
    expect(text).toContain('19 april 2019 (långfredagen)');
    expect(said('agreement.objection-deadline', { sentOn: '2019-04-18' }, asOf)).toContain('(2019-05-23)');
  });

  test('T-068: an objection in time lets the controller terminate at once', () => {
    const facts = { sentOn: '2019-06-03', objectedOn: '2019-06-19' };
    const judged = ask('agreement.objection-deadline', facts, asOf);
    expect(judged.outcome).toBe('in-time');
    expect(judged.reasons.at(-1)?.text).toContain('med omedelbar verkan');
    const late = { ...facts, objectedOn: '2019-07-05' };
    expect(said('agreement.objection-deadline', late, asOf)).toContain('(2019-07-04)');
    expect(ask('agreement.objection-deadline', late, asOf).outcome).toBe('too-late');
    expect(ask('agreement.objection-deadline', { ...facts, objectedOn: '2019-07-04' }, asOf).outcome).toBe(
      'in-time',
    );
  });

  test('T-070: the agreement ends and the data are handed over thirty days after the termination', () => {
    const facts = { noticeGivenOn: '2019-09-02' };
    expect(said('agreement.notice-end', facts, asOf)).toContain(
      'Avtalet upphör onsdag 2 oktober 2019 (2019-10-02)',
    );
    expect(said('agreement.handover-due', facts, asOf)).toContain('(2019-10-02)');
  });

  test('T-070, S-047: both periods end together, and the rule warns', () => {
    const warns = (facts: object) =>
      all('agreement.handover-due', { noticeGivenOn: '2019-09-02', ...facts }, asOf).includes(
        'planera raderingen',
      );
    expect(warns({})).toBe(true);
    expect(warns({ endsOn: '2019-09-15' })).toBe(false);
  });

  test('T-071: processing after the last day is unauthorised', () => {
    const outcome = (processedOn: string) =>
      ask('agreement.handover-due', { noticeGivenOn: '2019-09-02', processedOn }, asOf).outcome;
    expect(outcome('2019-10-02')).toBe('due');
    expect(outcome('2019-10-05')).toBe('unauthorised');
  });

  test('T-118: employees reply within a week', () => {
    const facts = { receivedOn: '2019-06-03', forwardedOn: '2019-06-05' };
    expect(all('request.internal-steps', facts, asOf)).toContain(
      'Medarbetarna svarar, även när de inte har hittat något, senast onsdag 12 juni 2019 (2019-06-12). Slag av frist: intern.',
    );
  });

  test('T-119: a month from the last of January ends with February', () => {
    expect(said('request.due', { receivedOn: '2019-01-31' }, asOf)).toBe(
      'Svar ska lämnas senast torsdag 28 februari 2019 (2019-02-28). Slag av frist: lag.',
    );
  });

  test.each([
    ['T-124', { processedSince: '2019-03-05' }, 'exclude'],
    ['T-125', { processedSince: '2019-03-05', disclosed: true }, 'include'],
    ['G-037.2, archive', { processedSince: '2019-03-05', archiveOnly: true }, 'include'],
    ['G-037.2, exactly a year', { processedSince: '2018-06-05' }, 'exclude'],
    ['G-037.2, more than a year', { processedSince: '2018-06-04' }, 'include'],
    ['G-037.1, an old note', { processedSince: '2018-06-04', note: true }, 'exclude'],
    ['a finished text', { processedSince: '2019-03-05', finished: true }, 'include'],
  ])('%s: text in draft', (_id, facts, outcome) => {
    expect(ask('draft-text.disclosable', { requestedOn: '2019-06-05', ...facts }, asOf).outcome).toBe(
      outcome,
    );
  });

  test('T-130: the meeting is held within two weeks and the decision sent within a month', () => {
    const facts = { receivedOn: '2019-06-03' };
    const steps = all('request.internal-steps', facts, asOf);
    expect(steps).toContain('bör mötet äga rum senast måndag 17 juni 2019 (2019-06-17)');
    expect(steps).toContain('helst senast fredag 7 juni 2019 (2019-06-07)');
    expect(said('request.due', facts, asOf)).toContain('(2019-07-03)');
  });

  test('T-146: the film of a meeting is deleted after twelve months, or when the consent is withdrawn', () => {
    const facts = { publishedOn: '2019-06-17' };
    expect(said('broadcast.removal-due', facts, asOf)).toContain(
      'Filmen ska raderas onsdag 17 juni 2020 (2020-06-17)',
    );
    expect(ask('broadcast.removal-due', { ...facts, withdrawnOn: '2019-08-01' }, asOf).outcome).toBe(
      'withdrawn',
    );
    expect(ask('broadcast.removal-due', { ...facts, withdrawnOn: '2020-08-01' }, asOf).outcome).toBe('shown');
  });
});

test('T-073: a self-check is overdue the day after the year', () => {
  const facts = { lastOn: '2019-03-08' };
  expect(said('agreement.self-check-due', facts, '2020-03-08')).toContain('(2020-03-08)');
  expect(ask('agreement.self-check-due', facts, '2020-03-08').outcome).toBe('due');
  expect(ask('agreement.self-check-due', facts, '2020-03-09').outcome).toBe('overdue');
});

describe('the clock of an incident', () => {
  test.each([
    ['2026-11-20T14:20:00+01:00', '2026-11-23T14:20:00+01:00', 'måndag 23 november 2026 kl. 15.00'],
    ['2026-10-23T16:30:00+02:00', '2026-10-26T15:30:00+01:00', 'måndag 26 oktober 2026 kl. 16.00'],
    ['2027-03-26T09:10:00+01:00', '2027-03-29T10:10:00+02:00', 'måndag 29 mars 2027 kl. 11.00'],
    ['2026-12-23T15:45:00+01:00', '2026-12-26T15:45:00+01:00', 'lördag 26 december 2026 kl. 16.00'],
  ])('law.md 2.6: aware %s', (awareAt, strict, outer) => {
    const text = all('incident.deadline', { awareAt }, TODAY);
    expect(text.split('\n')[0]).toContain(`(${strict})`);
    expect(text).toContain(`Yttersta gränsen är ${outer}`);
  });

  const facts = {
    discoveredAt: '2026-11-20T08:00:00+01:00',
    internalReportAt: '2026-11-20T16:00:00+01:00',
    awareAt: '2026-11-20T14:20:00+01:00',
  };

  test('S-005: each guideline starts elsewhere, and the earliest time gives the alarm', () => {
    const judged = ask('incident.deadline', facts, TODAY, 'mjolby-2017');
    expect(judged.guideline?.outcome).toBe('earlier');
    expect(judged.guideline?.reasons[0]?.text).toContain('(2026-11-23T08:00:00+01:00)');
    expect(ask('incident.deadline', facts, TODAY, 'sormland-2019').guideline).toMatchObject({
      outcome: 'later',
    });
    expect(judged.reasons.at(-1)?.text).toContain('Påminn därför redan måndag 23 november 2026 kl. 08.00');
    expect(judged.reasons.at(-1)?.text).toContain('Slag av frist: intern.');
  });

  test('a guideline says which time it lacks', () => {
    const { guideline } = ask('incident.deadline', { awareAt: facts.awareAt }, TODAY, 'sormland-2019');
    expect(guideline).toMatchObject({ outcome: 'start-unknown' });
    expect(guideline?.reasons[0]?.text).toContain('internrapport');
  });

  test('follows an override of the law: 96 hours from the day it is in force', () => {
    const overrides = [
      {
        list: 'parameters',
        id: 'breach.hours',
        withdrawn: false,
        values: { value: 96 },
        source: { label: 'Ändringsförordning' },
        validFrom: '2027-06-01',
        validTo: null,
        checkedAt: '2027-06-01',
        confidence: 'P',
      },
    ] as const;
    const due = (asOf: string) => {
      const answer = askRule('incident.deadline', { awareAt: '2027-06-01T10:00:00Z' }, { asOf, overrides });
      return answer.ok ? answer.judgement.reasons[0]?.text : '';
    };
    expect(due('2027-05-31')).toContain('(2027-06-04T12:00:00+02:00)');
    expect(due('2027-06-01')).toContain('(2027-06-05T12:00:00+02:00)');
  });
});

describe('the three steps of the Cybersecurity Act', () => {
  const awareAt = '2026-11-20T14:20:00+01:00';

  test('are 24 hours, 72 hours and a month from the notification', () => {
    const text = all('cyber.deadlines', { awareAt, notifiedAt: '2026-11-24T09:00:00+01:00' }, TODAY);
    expect(text).toContain('Varning ska lämnas senast lördag 21 november 2026 kl. 14.20');
    expect(text).toContain('Incidentanmälan ska göras senast måndag 23 november 2026 kl. 14.20');
    expect(text).toContain('24 december 2026 är julafton.');
    expect(text).toContain('Slutrapport ska lämnas senast måndag 28 december 2026 (2026-12-28)');
    expect(text).toContain('NCSC');
  });

  test('count the last report from the last time to notify while nothing is notified', () => {
    const text = all('cyber.deadlines', { awareAt }, TODAY);
    expect(text).toContain('Slutrapport ska lämnas senast onsdag 23 december 2026 (2026-12-23)');
    expect(text).toContain('Räknat som om anmälan görs i sista stund');
  });

  test('are dated: the act is of 2026, and the receiver changes within the year', () => {
    const early = { awareAt: '2026-03-02T10:00:00+01:00' };
    expect(all('cyber.deadlines', early, '2026-03-02')).toContain('MCF');
    expect(ask('cyber.deadlines', early, '2026-01-14').outcome).toBe('not-in-force');
    const before = { awareAt: '2026-01-14T23:30:00+01:00' };
    expect(ask('cyber.deadlines', before, TODAY).outcome).toBe('not-in-force');
    expect(ask('cyber.deadlines', { awareAt: '2026-01-14T23:30:00Z' }, TODAY).outcome).toBe('three-steps');
  });
});

describe('the month of a request', () => {
  test.each([
    ['2026-08-31', '2026-09-30', '2026-11-30'],
    ['2026-11-21', '2026-12-21', '2027-02-22'],
    ['2026-12-01', '2027-01-04', '2027-03-01'],
    ['2027-01-31', '2027-03-01', '2027-04-30'],
    ['2027-02-28', '2027-03-30', '2027-05-28'],
    ['2027-04-01', '2027-05-03', '2027-07-01'],
    ['2027-11-25', '2027-12-27', '2028-02-25'],
    ['2028-01-31', '2028-02-29', '2028-05-02'],
  ])('law.md 5.1: received %s', (receivedOn, deadline, extended) => {
    const text = all('request.due', { receivedOn }, TODAY);
    expect(text.split('\n')[0]).toContain(`(${deadline})`);
    expect(text).toMatch(new RegExp(`Med förlängning ska svar lämnas senast .* \\(${extended}\\)`));
    const told = { receivedOn, extended: true, extensionToldOn: deadline };
    expect(said('request.due', told, TODAY)).toContain(`(${extended})`);
    expect(ask('request.due', told, TODAY).outcome).toBe('extended');
  });

  test('is extended only by a notice within it', () => {
    const facts = { receivedOn: '2026-12-01', extended: true };
    expect(ask('request.due', facts, TODAY).outcome).toBe('tell-first');
    const late = { ...facts, extensionToldOn: '2027-01-05' };
    expect(ask('request.due', late, TODAY).outcome).toBe('told-too-late');
    expect(said('request.due', late, TODAY)).toContain('(2027-01-04)');
  });

  test('is the same in the guideline, which says nothing of the extension', () => {
    const judged = ask('request.due', { receivedOn: '2026-12-01' }, TODAY, 'sormland-2019');
    expect(judged.guideline).toMatchObject({ outcome: judged.outcome });
  });
});

test.each([
  ['2026-12-03', '2026-12-28'],
  ['2027-06-04', '2027-06-28'],
])('law.md 5.5: served %s, an appeal comes in by %s', (servedOn, deadline) => {
  expect(said('appeal.deadline', { servedOn }, TODAY)).toContain(`(${deadline}). Slag av frist: lag.`);
});

describe('an objection to a sub-processor', () => {
  test.each([
    ['counts from the receipt when it came at once', { receivedOn: '2026-11-20' }, '2026-12-20'],
    ['counts from the deemed receipt when it is not known', {}, '2026-12-23'],
    ['counts from the deemed receipt when it came later', { receivedOn: '2026-12-01' }, '2026-12-23'],
    ['takes the days that the agreement says', { days: 14 }, '2026-12-07'],
  ])('%s', (_what, more, deadline) => {
    expect(said('agreement.objection-deadline', { sentOn: '2026-11-20', ...more }, TODAY)).toContain(
      `(${deadline})`,
    );
  });
});

describe('words that name no time (S-044)', () => {
  test.each([
    ['utan onödigt dröjsmål', '2026-11-25'],
    ['Skyndsamt', '2026-11-23'],
    ['i god tid', '2026-11-06'],
    ['regelbundet', '2027-11-20'],
  ])('«%s» gives a proposed reminder, never a deadline', (words, day) => {
    const judged = ask('deadline.soft-words', { words, from: '2026-11-20' }, TODAY);
    expect(judged.outcome).toBe('proposed-reminder');
    expect(judged.reasons[0]?.text).toContain(`(${day}). Slag av frist: intern.`);
    expect(judged.reasons.at(-1)?.text).toContain('aldrig en gräns i lag');
  });
});

describe('facts that cannot be', () => {
  test.each([
    [
      'incident.deadline',
      { awareAt: '2026-11-20T14:20' },
      'awareAt: Skriv dag, klockslag och tidszon, till exempel 2026-11-20T14:20+01:00 (+02:00 i sommartid).',
    ],
    [
      'incident.deadline',
      { awareAt: '2026-02-30T14:20Z' },
      'awareAt: Dagen eller klockslaget finns inte. Skriv till exempel 2026-11-20T14:20+01:00.',
    ],
    [
      'incident.deadline',
      { awareAt: '2026-11-20T25:20Z' },
      'awareAt: Dagen eller klockslaget finns inte. Skriv till exempel 2026-11-20T14:20+01:00.',
    ],
    [
      'incident.deadline',
      { awareAt: '9999-12-31T23:59Z' },
      'awareAt: Årtalet ska vara mellan 1990 och 2199.',
    ],
    [
      'incident.deadline',
      { awareAt: '2026-11-20' },
      'awareAt: Skriv dag, klockslag och tidszon, till exempel 2026-11-20T14:20+01:00 (+02:00 i sommartid).',
    ],
    ['incident.deadline', {}, 'awareAt: Uppgiften saknas.'],
    ['incident.deadline', { awareAt: 5 }, 'awareAt: Ska vara en text.'],
    [
      'incident.deadline',
      { awareAt: '2026-11-20T14:20+01:00', discoveredAt: '2026-11-20T13:21Z' },
      'awareAt: Vetskapen kan inte ligga före upptäckten.',
    ],
    ['request.due', { receivedOn: '0001-01-01' }, 'receivedOn: Årtalet ska vara mellan 1990 och 2199.'],
    ['request.due', { receivedOn: '9999-12-31' }, 'receivedOn: Årtalet ska vara mellan 1990 och 2199.'],
    ['request.due', { receivedOn: '2026-02-30' }, 'receivedOn: Dagen 2026-02-30 finns inte.'],
    ['request.due', { receivedOn: 'i går' }, 'receivedOn: Skriv dagen som ÅÅÅÅ-MM-DD.'],
    [
      'request.due',
      { receivedOn: '2026-12-01', extensionToldOn: '2026-12-02' },
      'extended: Ange att tiden förlängs, eller ta bort dagen för beskedet.',
    ],
    [
      'request.due',
      { receivedOn: '2026-12-01', extended: true, extensionToldOn: '2026-11-30' },
      'extensionToldOn: Beskedet kan inte ligga före dagen då begäran kom in.',
    ],
    ['agreement.objection-deadline', { sentOn: '2026-11-20', days: 0 }, 'days: Minst 1.'],
    [
      'agreement.objection-deadline',
      { sentOn: '2026-11-20', receivedOn: '2026-11-19' },
      'receivedOn: Meddelandet kan inte ha kommit fram innan det skickades.',
    ],
    [
      'deadline.soft-words',
      { words: 'snarast', from: '2026-11-20' },
      'words: Välj bland: utan onödigt dröjsmål, skyndsamt, i god tid, regelbundet.',
    ],
  ])('%s %j', (id, facts, message) => expect(errors(id, facts)).toEqual([message]));

  test('a day to come is no error: a notice may be planned', () => {
    expect(errors('request.due', { receivedOn: '2031-05-05' })).toEqual([]);
  });
});

test.each(deadlineRules.map((rule) => [rule.id, rule] as const))(
  '%s says the kind of deadline in every outcome',
  (_id, rule) => {
    const kinds = Object.values(deadlineKinds).map((kind) => `(${kind})`);
    for (const text of Object.values(rule.outcomes))
      expect(
        kinds.filter((kind) => text.endsWith(kind)),
        text,
      ).toHaveLength(1);
  },
);
