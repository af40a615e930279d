/** Swedish words for the codes that facts are written in, so that nobody needs to know a code. */

import { secrecyDuties, subPermissions, subProcessorLists } from '../../../knowledge/agreement-choices.ts';
import { agreementEditions, powerOfAttorneyKinds } from '../../../knowledge/agreement-editions.ts';
import {
  accessKinds,
  guidanceQuestions,
  ineraConnections,
  ineraCustomerAgreements,
  NO_ACCESS,
} from '../../../knowledge/agreement-guide.ts';
import { art9Grounds } from '../../../knowledge/art9-grounds.ts';
import { jointDuties } from '../../../knowledge/controllers.ts';
import { countryChoices } from '../../../knowledge/countries.ts';
import { dataCategories } from '../../../knowledge/data-categories.ts';
import { incidentTypes } from '../../../knowledge/incident-report.ts';
import { legalBases } from '../../../knowledge/legal-bases.ts';
import { regimes } from '../../../knowledge/regimes.ts';
import {
  assets,
  compatibleUses,
  identityNumberGrounds,
  likelihoods,
  materialKinds,
  operations,
  severities,
} from '../../../knowledge/register-choices.ts';
import { dataSubjectRights } from '../../../knowledge/rights.ts';
import { roles } from '../../../knowledge/roles.ts';
import { statuteName, statutes } from '../../../knowledge/statutes.ts';
import { subjectGroups } from '../../../knowledge/subject-groups.ts';
import { transferMechanisms } from '../../../knowledge/transfer-mechanisms.ts';
import { clauseChanges, transferUses } from '../../../knowledge/transfer-uses.ts';
import { diaryEvents } from '../../cases/rules/index.ts';
import {
  incidentLikelihoods,
  incidentOutcomes,
  incidentRisks,
  incidentSides,
} from '../../incidents/rules/index.ts';
import { controllerTypes, decisionMatters } from '../../organisations/rules/index.ts';
import { automationTexts, conclusionTexts, structureTexts } from '../../register/rules/columns/choices.ts';
import { measures } from '../../register/rules/exercise-of-authority.ts';
import type { RuleFact } from './facts.ts';

export interface CodeChoice {
  readonly value: string;
  readonly label: string;
}

interface Labelled {
  readonly id: string;
  readonly label: string;
}

const countries = countryChoices().map(({ code, name }) => ({ id: code, label: name }));
const texts = (table: Readonly<Record<string, readonly string[]>>): readonly Labelled[] =>
  Object.entries(table).map(([id, [label = id]]) => ({ id, label }));

const entries = (table: Readonly<Record<string, string>>): readonly Labelled[] =>
  Object.entries(table).map(([id, label]) => ({ id, label }));

/** The answers of a question of the guide, as its page words them. */
const answersOf = (id: (typeof guidanceQuestions)[number]['id']): readonly Labelled[] =>
  guidanceQuestions.find((question) => question.id === id)?.options ?? [];

const certainties = texts({ yes: ['Ja'], no: ['Nej'], unclear: ['Oklart'] });

const refusedControllers: readonly Labelled[] = [
  { id: 'employee', label: 'Anställd' },
  { id: 'manager', label: 'Chef' },
  { id: 'elected-representative', label: 'Förtroendevald' },
  { id: 'administration', label: 'Förvaltning' },
  { id: 'municipality', label: 'Kommunen som helhet' },
  { id: 'private-provider', label: 'Privat utförare' },
];

/** By the name of the fact. A name always means the same list, whichever rule asks. */
const lists: Readonly<Record<string, readonly Labelled[]>> = {
  access: [...accessKinds, { id: NO_ACCESS, label: 'Inte alls' }],
  account: answersOf('account'),
  art9Ground: art9Grounds,
  article: texts({ '83.4': ['Artikel 83.4, den lägre nivån'], '83.5': ['Artikel 83.5, den högre nivån'] }),
  assets,
  automation: texts(automationTexts),
  bases: legalBases,
  categories: dataCategories,
  clausesChanged: clauseChanges,
  conclusion: texts(conclusionTexts),
  connection: ineraConnections,
  controllerType: controllerTypes,
  country: countries,
  customerAgreement: ineraCustomerAgreements,
  decidedBy: answersOf('decidedBy'),
  designation: answersOf('designation'),
  duty: jointDuties,
  edition: agreementEditions,
  employer: texts({
    own: ['Den egna kommunen'],
    cooperating: ['En kommun som samverkar'],
    company: ['Ett bolag'],
    other: ['Någon annan'],
  }),
  event: Object.entries(diaryEvents).map(([id, label]) => ({ id, label })),
  exemption: compatibleUses,
  ground: identityNumberGrounds,
  how: transferUses,
  isBreach: certainties,
  legalBasis: legalBases,
  likelihood: likelihoods,
  mark: texts({
    valid: ['Avtal finns'],
    missing: ['Avtal saknas'],
    'not-needed': ['Behövs inte'],
    unknown: ['Inte känt'],
  }),
  materialKind: materialKinds,
  materialKinds,
  measure: Object.entries(measures).map(([id, { label }]) => ({ id, label })),
  matter: Object.entries(decisionMatters).map(([id, label]) => ({ id, label })),
  mechanism: transferMechanisms,
  moment: texts({ before: ['Innan ni skickar'], after: ['Sedan ni har skickat'] }),
  operations,
  outcome: entries(incidentOutcomes),
  originalBasis: legalBases,
  otherBases: legalBases,
  otherRoles: roles,
  personalData: certainties,
  powerKind: powerOfAttorneyKinds,
  protectiveSecurity: certainties,
  regime: regimes,
  relation: answersOf('relation'),
  right: dataSubjectRights,
  risk: entries(incidentRisks),
  roles,
  secrecyDuty: entries(secrecyDuties),
  severity: severities,
  sharedSystem: answersOf('sharedSystem'),
  side: entries(incidentSides),
  storedIn: countries,
  standing: texts({
    'in-force': ['Gäller'],
    coming: ['På väg'],
    ended: ['Har upphört'],
    none: ['Inget avtal'],
  }),
  statutes: statutes.map((item) => ({ id: item.id, label: statuteName(item) })),
  structure: texts(structureTexts),
  subPermission: entries(subPermissions),
  subProcessors: entries(subProcessorLists),
  subjectCategories: subjectGroups,
  types: incidentTypes,
  what: texts({ content: ['Registret'], identities: ['Uppgifter om personer'] }),
  subjects: texts({ living: ['Levande'], dead: ['Avlidna'], both: ['Både levande och avlidna'] }),
};

/** Words for codes that share their fact's name with another rule's. */
const words = new Map(
  [...refusedControllers, ...controllerTypes, ...entries(incidentLikelihoods)].map((item) => [
    item.id,
    item.label,
  ]),
);

/** What can be chosen for a fact; empty when any text may be written. */
export function choicesFor(fact: RuleFact): readonly CodeChoice[] {
  if (fact.kind === 'structure' || fact.kind === 'yes-no' || fact.kind === 'date') return [];
  const known = lists[fact.name] ?? [];
  if (fact.codes.length === 0)
    return known.map(({ id, label }) => ({
      value: id,
      label: fact.kind === 'number' ? `${id} ${label}` : label,
    }));
  return fact.codes.map((code) => ({ value: code, label: wordFor(known, code) }));
}

const wordFor = (known: readonly Labelled[], code: string): string =>
  known.find((item) => item.id === code)?.label ?? words.get(code) ?? code;
