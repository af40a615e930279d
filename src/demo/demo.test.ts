import { describe, expect, test } from 'vitest';
import { law } from '../knowledge/law.ts';
import { completeness, startObstacles } from '../modules/register/rules/completeness.ts';
import { entryFacts } from '../modules/register/rules/entry.ts';
import { identityNumbersIn } from '../platform/identity-number.ts';
import { isOrganisationNumber } from '../platform/organisation-number.ts';
import { agreements, powers } from './agreements/index.ts';
import { buildEntry } from './build-entry.ts';
import { newIdentities } from './identities.ts';
import { controllerKeys, controllers, entities } from './organisations.ts';
import { coordinatorOf, emailOf, persons } from './persons/index.ts';
import { processings } from './processings/index.ts';
import { type SystemKey, suppliers, systems } from './systems.ts';

const day = '2026-11-22';
const identities = newIdentities();
const built = processings.map((spec) => {
  const entry = buildEntry(spec, identities, day);
  const blocking = completeness(entry, { asOf: day }).filter((gap) => gap.level === 'blocking');
  return { spec, entry, blocking: blocking.map((gap) => gap.key.replace(/:.*/, '')) };
});
const named = (name: string) => {
  const found = built.find(({ spec }) => spec.name === name);
  if (!found) throw new Error(`${name} saknas.`);
  return found;
};

describe('the organisations of the demo', () => {
  test('are six municipalities with boards of several types, three companies and a federation', () => {
    const types = controllerKeys.map((key) => controllers[key].type);
    const count = (type: string) => types.filter((found) => found === type).length;
    expect(count('executive-board')).toBe(6);
    expect(count('company')).toBe(3);
    expect([count('federation'), count('joint-board'), count('election-board')]).toEqual([1, 1, 1]);
    const kommuner = Object.values(entities).filter((entity) => entity.kind === 'municipality');
    expect(kommuner.map(({ name }) => name)).toEqual(
      ['Almby', 'Brinkeby', 'Dalsjö', 'Ekvik', 'Furunäs', 'Granberga'].map((name) => `${name} kommun`),
    );
    expect(entities.almbyHousing.parent).toBe('almby');
  });

  test('have a coordinator and somebody on the staff for every controller', () => {
    for (const key of controllerKeys) {
      expect(coordinatorOf(key).entity).toBe(controllers[key].entity);
      expect(persons.some((person) => person.worksFor?.includes(key))).toBe(true);
    }
  });

  test('share one data protection officer, who has no other role', () => {
    const officers = persons.filter((person) => person.officerFor);
    expect(officers).toHaveLength(1);
    expect(officers[0]?.officerFor).toEqual(controllerKeys);
    expect(officers[0]?.coordinates).toBeUndefined();
  });

  test('have one administrator each, who has no other role', () => {
    const administrators = persons.filter((person) => person.administers);
    expect(administrators.map((person) => person.administers)).toEqual(
      Object.entries(entities).flatMap(([key, { kind }]) => (kind === 'municipality' ? [key] : [])),
    );
    for (const { coordinates, worksFor, officerFor } of administrators) {
      expect([coordinates, worksFor, officerFor]).toEqual([undefined, undefined, undefined]);
    }
  });

  test('have organisation numbers that hold, and addresses that lead nowhere', () => {
    const numbers = [...Object.values(entities), ...Object.values(suppliers)].flatMap(
      ({ organisationNumber }) => organisationNumber ?? [],
    );
    expect(numbers.filter((number) => !isOrganisationNumber(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
    const addresses = persons.map(emailOf);
    expect(addresses.filter((address) => !/^[a-z.]+@[a-z]+\.example$/.test(address))).toEqual([]);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe('the processings of the demo', () => {
  test('are a hundred and fifty, spread over all controllers, with names of their own', () => {
    expect(processings).toHaveLength(150);
    expect(new Set(processings.map((spec) => spec.controller)).size).toBe(controllerKeys.length);
    expect(new Set(processings.map((spec) => `${spec.controller} ${spec.name}`)).size).toBe(150);
  });

  test('are entries as the register knows them', () => {
    for (const { entry } of built) expect(entryFacts.safeParse(entry).error).toBeUndefined();
  });

  test('lack nothing that blocks in most, and only those are marked as complete', () => {
    const sound = built.filter(({ blocking }) => blocking.length === 0);
    expect(sound).toHaveLength(128);
    expect(built.filter(({ spec }) => spec.complete).every(({ blocking }) => blocking.length === 0)).toBe(
      true,
    );
    expect(built.filter(({ spec }) => spec.mend).every(({ blocking }) => blocking.length > 0)).toBe(true);
  });

  test('lack what they are meant to lack', () => {
    expect(
      Object.fromEntries(
        built
          .filter((one) => one.blocking.length > 0 && /^(almby|brinkeby)/.test(one.spec.controller))
          .map((one) => [one.spec.name, one.blocking]),
      ),
    ).toEqual({
      'Register över röstmottagare, åt Valnämnden': ['served.contact'],
      'Loggar från kommunens system': ['purpose.short'],
      'AI-stöd för minnesanteckningar': ['firstRisk', 'dpiaNeeded'],
      Boendestöd: ['retention'],
      Färdtjänst: ['art9'],
      Skolskjuts: ['automatedDecisionLogic'],
      'Klasslista i Excel': ['purpose.legal-basis', 'art9', 'retention', 'informedHow'],
      Kulturskolan: ['purpose.legal-basis'],
      'Foton på elever i skolans kanaler': ['purposes.consent-and-other'],
      'E-postlista om vägarbeten': ['transfer'],
      'Hyresavtal och hyresavier': ['identityNumber'],
      Felanmälan: ['informedHow'],
      Störningsärenden: ['art10Support'],
      Bibliotek: ['transfersOutside'],
      Trygghetslarm: ['processor.agreement'],
      'Digital tillsyn på natten': ['dpiaOn'],
    });
  });

  test('are three planned and two ended', () => {
    const count = (activity: string) => built.filter(({ entry }) => entry.activity === activity).length;
    expect([count('planned'), count('ended')]).toEqual([3, 2]);
  });

  test('may not start a new use before the data subjects are informed', () => {
    const { entry } = named('Uppföljning av fallolyckor i hemtjänsten');
    expect(startObstacles(entry, { asOf: day }).map((gap) => gap.key)).toEqual(['compatibility.informedOn']);
  });

  test('lean on the Data Privacy Framework alone in one entry', () => {
    const { entry } = named('E-post, kalender och videomöten');
    expect(entry.transfers.map((transfer) => transfer.mechanism)).toEqual(['DPF']);
    expect(entry.transfers[0]?.safeguards).toBeNull();
  });

  test('cite statutes in force, and use systems of their own legal entity', () => {
    const known = new Set(law(day).statutes.map((statute) => statute.id));
    for (const { spec, entry } of built) {
      expect(entry.purposes.flatMap((purpose) => purpose.statutes).filter((id) => !known.has(id))).toEqual(
        [],
      );
      for (const key of spec.systems) {
        const entity = key.includes(':')
          ? key.split(':')[0]
          : controllers[systems[key as SystemKey].owner].entity;
        expect(entity).toBe(controllers[spec.controller].entity);
      }
    }
  });

  test('hold no personal identity number', () => {
    const texts = { processings, persons, systems };
    const written = JSON.stringify(texts, (key, value) => (key === 'organisationNumber' ? undefined : value));
    expect(identityNumbersIn(written)).toBe(0);
  });

  test('follow the day that they are loaded', () => {
    const later = processings.map((spec) => buildEntry(spec, identities, '2028-02-29'));
    expect(
      later.filter((entry) => entry.activity === 'planned' && (entry.startsOn ?? '') <= '2028-02-29'),
    ).toEqual([]);
    expect(later.filter((entry) => entry.endedOn !== null && entry.endedOn >= '2028-02-29')).toEqual([]);
  });
});

describe('the agreements of the demo', () => {
  const texts = JSON.stringify(agreements, (key, value) =>
    key === 'number' || key === 'phone' ? undefined : value,
  );

  test('cover processings that are in the register of the same controller', () => {
    const known = new Set(processings.map((spec) => `${spec.controller} ${spec.name}`));
    const covered = agreements.flatMap((spec) =>
      (spec.processings ?? []).map((name) => `${spec.controller} ${name}`),
    );
    expect(covered.filter((name) => !known.has(name))).toEqual([]);
    expect(covered.length).toBeGreaterThan(10);
  });

  test('stand in every state, on old and new editions, and in every chair', () => {
    const count = (is: (spec: (typeof agreements)[number]) => unknown) => agreements.filter(is).length;
    expect({
      drafts: count((spec) => !spec.signed && !spec.signing && !spec.withdrawn),
      waiting: count((spec) => spec.signing?.by === 'ours'),
      ended: count((spec) => spec.terminated && spec.terminated.endsInDays < 0),
      ending: count((spec) => spec.terminated && spec.terminated.endsInDays > 0),
      withdrawn: count((spec) => spec.withdrawn),
      underFrame: count((spec) => spec.frame),
    }).toEqual({ drafts: 4, waiting: 1, ended: 2, ending: 1, withdrawn: 1, underFrame: 2 });
    expect(new Set(agreements.map((spec) => spec.side ?? 'controller'))).toEqual(
      new Set(['controller', 'processor', 'joint']),
    );
    expect([...new Set(agreements.map((spec) => spec.edition))].toSorted()).toEqual([
      'inera-kundavtal-2',
      'inera-pub-1',
      'other',
      'reglemente',
      'skr-1.1-181219',
      'skr-2023-02',
      'skr-joint-2025-04-15',
      'supplier',
    ]);
  });

  test('give the kommunstyrelse one power of attorney that covers Kundavtal 2, and one that does not', () => {
    expect(powers.map(({ to, kind }) => [to, kind])).toEqual([
      ['almbyExecutive', 'inera-skr'],
      ['almbyExecutive', 'inera-pub-1'],
    ]);
  });

  test('name nobody who is: numbers that hold, mailboxes that lead nowhere', () => {
    const parties = agreements.flatMap(({ party, subProcessors = [] }) => [
      ...('number' in party && party.number ? [party.number] : []),
      ...subProcessors.flatMap((one) => [one.number, ...(one.below ?? []).map(({ number }) => number)]),
    ]);
    expect(parties.filter((number) => !/^555000-/.test(number) || !isOrganisationNumber(number))).toEqual([]);
    const mailboxes = agreements.flatMap(({ contact }) => contact?.email ?? []);
    expect(mailboxes.filter((email) => !/^[a-z.]+@[a-z]+\.example$/.test(email))).toEqual([]);
    expect(identityNumbersIn(texts)).toBe(0);
  });
});
