/** One entry in which every fact says something, for tests of the round trip. */
import { blankEntry, type Entry } from '../entry.ts';
import { blankPurpose } from './purposes.ts';

export function fullEntry(): Entry {
  return blankEntry({
    id: '0199f2a0-0000-7000-8000-000000000001',
    controllerId: 'c1',
    number: 12,
    version: 3,
    name: 'Handläggning av ekonomiskt bistånd',
    description: 'Utredning | beslut\noch uppföljning',
    activity: 'ongoing',
    startsOn: '2018-05-25',
    regime: 'solpul',
    processArea: 'Socialtjänst',
    processCode: '15.2',
    designatedByStatute: 'yes',
    designatingProvision: 'förordning 2001:637 11 §',
    performsPublicTask: 'no',
    structure: 'structured',
    automation: 'partly',
    searchKeys: ['personnummer'],
    operations: ['collection', 'storage'],
    assets: ['software'],
    materialKinds: ['word'],
    consentCollected: 'no',
    consentHow: '–',
    proportionality: 'Behövs för beslutet',
    art9Ground: '9.2.h',
    art9Support: 'SoLPuL 7 §',
    identityNumberGround: 'identification',
    protectedIdentities: 'yes',
    transfersOutside: 'yes',
    klassaConfidentiality: 4,
    spreadLikelihood: 2,
    nextReviewOn: '2027-01-01',
    newUse: 'yes',
    compatibility: {
      originalPurpose: 'Bistånd: beslut',
      exemption: 'statistics',
      link: 'Nära\nkoppling',
      context: null,
      nature: 'känsliga',
      consequences: null,
      safeguards: null,
      conclusion: 'compatible',
      informedOn: '2026-11-20',
    },
    purposes: [
      blankPurpose(1, {
        short: 'Pröva ansökan',
        legalBasis: 'e2',
        statutes: ['solpul'],
        provision: '4 kap.',
        withinPublicTask: 'yes',
      }),
      blankPurpose(2, {
        short: 'Statistik',
        detail: 'Till regeringen\noch SCB',
        legalBasis: 'c',
        motivation: 'Skyldighet',
      }),
    ],
    subjectGroups: [
      { id: 'group-1', category: 'residents', label: 'Sökande', approximateCount: 'ca 400' },
      { id: 'group-2', category: 'children', label: 'Barn', approximateCount: null },
    ],
    dataItems: [
      { id: 'data-1', category: 'name', label: 'Namn', subjects: ['group-1', 'group-2'] },
      { id: 'data-2', category: 'health', label: 'Sjukdom', subjects: [] },
    ],
    sources: [
      { id: 'source-1', kind: 'data-subject', name: null },
      { id: 'source-2', kind: 'other', name: 'Skatteverket' },
    ],
    recipients: [
      { id: 'recipient-1', name: 'Skatteverket', kind: 'authority', country: 'SE', purpose: 'Kontroll' },
      { id: 'recipient-2', name: 'Företag | AB', kind: 'private', country: null, purpose: null },
    ],
    processors: [
      {
        id: 'processor-1',
        name: 'Driftbolaget',
        organisationNumber: '556000-0000',
        country: 'SE',
        agreement: 'valid',
        agreementReference: 'A-26-1',
        subProcessors: null,
      },
    ],
    transfers: [
      {
        id: 'transfer-1',
        country: 'US',
        recipient: 'Molnet',
        mechanism: 'DPF',
        safeguards: null,
        assessed: 'no',
        checkedOn: '2026-01-02',
        kind: 'adoption',
      },
    ],
    retention: [
      { id: 'retention-1', what: 'Akt', period: '5 år', startsWhen: 'sista anteckningen', ground: 'SoL' },
    ],
    measures: [
      { id: 'measure-1', kind: 'technical', text: 'Kryptering' },
      { id: 'measure-2', kind: 'organisational', text: 'Utbildning' },
    ],
    systems: [{ id: 'system-1', name: 'Akten', kind: 'system', country: 'SE' }],
    contacts: [{ id: 'contact-1', role: 'system-owner', name: 'Tolvan Tolvansson' }],
    jointlyControlled: 'yes',
    jointControllers: [
      { id: 'joint-1', name: 'Regionen', organisationNumber: null, contact: 'regionen@example.se' },
    ],
    jointDuties: [{ duty: 'information', party: 'Regionen' }],
    servedControllers: [
      { id: 'served-1', name: 'Skolnämnden', contact: null, processingCategories: 'Drift' },
    ],
    principleAnswers: [{ principle: 'accuracy', fulfilled: 'yes', note: null }],
  });
}
