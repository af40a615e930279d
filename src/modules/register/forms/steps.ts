/**
 * The steps of an entry's form. A field that a form lacks leaves the entry as it was; rows that are blank or
 * ticked for removal go. Texts are kept as typed.
 */

import { z } from 'zod';
import { art9Grounds } from '../../../knowledge/art9-grounds.ts';
import { countryCodes, countryName } from '../../../knowledge/countries.ts';
import { dataCategories } from '../../../knowledge/data-categories.ts';
import { legalBases } from '../../../knowledge/legal-bases.ts';
import { regimes } from '../../../knowledge/regimes.ts';
import {
  assets,
  identityNumberGrounds,
  materialKinds,
  operations,
} from '../../../knowledge/register-choices.ts';
import { statutes } from '../../../knowledge/statutes.ts';
import { subjectGroups } from '../../../knowledge/subject-groups.ts';
import { transferMechanisms } from '../../../knowledge/transfer-mechanisms.ts';
import { checkValues, type FormResult } from '../../../platform/form.ts';
import { CONTACT_ROLE_CODES } from '../rules/contact-roles.ts';
import type { EntryStep } from '../rules/gap.ts';
import {
  codeOf,
  codes,
  codesOf,
  id,
  level,
  oneOf,
  optionalCode,
  optionalDate,
  optionalText,
  required,
  rowDate,
  rowText,
  rowYesNo,
  yesNo,
} from './fields.ts';
import { gather } from './gather.ts';

const countries = countryCodes.map((id) => ({ id }));

const grunder = z.object({
  name: required('vad behandlingen heter').max(300, 'Namnet får vara högst 300 tecken.').optional(),
  description: optionalText,
  role: oneOf(['controller', 'processor'], 'Välj om ni är ansvariga eller biträde.'),
  activity: oneOf(
    ['planned', 'ongoing', 'ended'],
    'Välj om behandlingen är planerad, pågår eller är avslutad.',
  ),
  startsOn: optionalDate,
  endedOn: optionalDate,
  processArea: optionalText,
  processCode: optionalText,
  regime: z
    .string()
    .refine((code) => regimes.some((regime) => regime.id === code), 'Välj regelverk.')
    .optional(),
  designatedByStatute: yesNo,
  designatingProvision: optionalText,
  performsPublicTask: yesNo,
  jointlyControlled: yesNo,
  contacts: z
    .array(
      z.object({
        id,
        role: z.enum(CONTACT_ROLE_CODES),
        name: required('namn eller funktion'),
      }),
    )
    .optional(),
  jointControllers: z
    .array(
      z.object({
        id,
        name: required('vem ni är ansvariga tillsammans med'),
        organisationNumber: rowText,
        contact: rowText,
      }),
    )
    .optional(),
  jointDuties: z.array(z.object({ id, duty: z.string(), party: rowText })).optional(),
  servedControllers: z
    .array(
      z.object({
        id,
        name: required('vem ni är biträde åt'),
        contact: rowText,
        processingCategories: rowText,
      }),
    )
    .optional(),
});

const andamal = z.object({
  purposes: z
    .array(
      z.object({
        id,
        short: required('vad uppgifterna används till'),
        detail: rowText,
        legalBasis: codeOf(legalBases),
        motivation: rowText,
        statutes: codesOf(statutes).default([]),
        provision: rowText,
        dataSubjectIsParty: rowYesNo,
        dataSubjectCanDecide: rowYesNo,
        withinPublicTask: rowYesNo,
      }),
    )
    .optional(),
  consentCollected: yesNo,
  consentHow: optionalText,
  newUse: yesNo,
  compatibility: z
    .object({
      originalPurpose: rowText,
      exemption: z
        .enum(['archive', 'research', 'statistics', ''])
        .default('')
        .transform((value) => value || null),
      link: rowText,
      context: rowText,
      nature: rowText,
      consequences: rowText,
      safeguards: rowText,
      conclusion: z
        .enum(['compatible', 'incompatible', ''])
        .default('')
        .transform((value) => value || null),
      informedOn: rowDate,
    })
    .optional(),
});

const uppgifter = z.object({
  subjectKinds: codesOf(subjectGroups).optional(),
  otherSubjects: z.string().optional(),
  counts: z.record(z.string(), z.string()).optional(),
  dataKinds: codesOf(dataCategories).optional(),
  otherData: z.string().optional(),
  matrix: z.record(z.string(), z.array(z.string())).optional(),
  art9Ground: optionalCode(art9Grounds),
  art9Support: optionalText,
  art10Support: optionalText,
  identityNumberGround: optionalCode(identityNumberGrounds),
  identityNumberMotivation: optionalText,
  protectedIdentities: yesNo,
  sources: z.array(z.object({ id, kind: z.enum(['data-subject', 'other']), name: rowText })).optional(),
});

const mottagare = z.object({
  recipients: z
    .array(
      z.object({
        id,
        name: required('mottagaren'),
        kind: z.enum(['authority', 'internal', 'private', 'public', 'data-subject', 'other']).catch('other'),
        country: codeOf(countries),
        purpose: rowText,
      }),
    )
    .optional(),
  processors: z
    .array(
      z.object({
        id,
        name: required('biträdets namn'),
        organisationNumber: rowText,
        country: codeOf(countries),
        agreement: z.enum(['valid', 'missing', 'not-needed', 'unknown']).catch('unknown'),
        agreementReference: rowText,
        subProcessors: rowText,
      }),
    )
    .optional(),
  transfersOutside: yesNo,
  transfers: z
    .array(
      z.object({
        id,
        country: required('vilket land').refine(
          (code) => countryName(code) !== undefined,
          'Välj ett land i listan.',
        ),
        recipient: rowText,
        mechanism: codeOf(transferMechanisms),
        safeguards: rowText,
        assessed: rowYesNo,
        checkedOn: rowDate,
        kind: rowText,
      }),
    )
    .optional(),
});

const system = z.object({
  systemIds: codes,
  structure: z
    .enum(['structured', 'unstructured', ''])
    .transform((value) => value || null)
    .optional(),
  materialKinds: codesOf(materialKinds).optional(),
  automation: z
    .enum(['automated', 'partly', 'manual-for-automated', 'manual', ''])
    .transform((value) => value || null)
    .optional(),
  searchKeys: z
    .string()
    .transform((typed) =>
      typed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .optional(),
  operations: codesOf(operations).optional(),
  assets: codesOf(assets).optional(),
});

const gallring = z.object({
  retention: z
    .array(
      z.object({
        id,
        what: required('vilka uppgifter'),
        period: rowText,
        startsWhen: rowText,
        ground: rowText,
      }),
    )
    .optional(),
});

const sakerhet = z.object({
  measures: z
    .array(z.object({ id, kind: z.enum(['technical', 'organisational']), text: required('åtgärden') }))
    .optional(),
  accessRoutine: optionalText,
  accessReviewedOn: optionalDate,
  spreadLikelihood: level(1, 4),
  spreadSeverity: level(1, 4),
  spreadReasons: optionalText,
  klassaConfidentiality: level(0, 4),
  klassaCorrectness: level(0, 4),
  klassaAvailability: level(0, 4),
  klassaTraceability: level(0, 4),
  klassaOn: optionalDate,
  klassaLink: optionalText,
  dpiaNeeded: yesNo,
  dpiaOn: optionalDate,
  dpiaResult: optionalText,
  automatedDecision: yesNo,
  automatedDecisionLogic: optionalText,
  aiUsed: yesNo,
  aiSystem: optionalText,
  aiRole: optionalText,
  aiRiskClass: optionalText,
});

const information = z.object({
  informedHow: optionalText,
  informedWhen: optionalText,
  informationLink: optionalText,
  informationReviewedOn: optionalDate,
});

const kontroll = z.object({
  proportionality: optionalText,
  principleAnswers: z
    .array(z.object({ id, principle: z.string(), fulfilled: rowYesNo, note: rowText }))
    .optional(),
  nextReviewOn: optionalDate,
  confirmedOn: optionalDate,
});

const stepForms = {
  grunder,
  andamal,
  uppgifter,
  mottagare,
  system,
  gallring,
  sakerhet,
  information,
  kontroll,
} as const satisfies Record<EntryStep, z.ZodType>;

export type StepForm<Step extends EntryStep = EntryStep> = z.infer<(typeof stepForms)[Step]>;

/** Errors are keyed by field: `name`, `purposes.0.short`. */
export function readStep<Step extends EntryStep>(
  step: Step,
  fields: URLSearchParams,
): FormResult<StepForm<Step>> {
  return checkValues(stepForms[step] as unknown as z.ZodType<StepForm<Step>>, gather(fields));
}

const createForm = z.object({
  id: z.uuid(),
  name: required('vad behandlingen heter').max(300, 'Namnet får vara högst 300 tecken.'),
  role: z.enum(['controller', 'processor']).default('controller'),
  activity: z.enum(['planned', 'ongoing', 'ended'], 'Välj om behandlingen är planerad eller pågår.'),
});

export type CreateForm = z.infer<typeof createForm>;

export const readCreate = (fields: URLSearchParams): FormResult<CreateForm> =>
  checkValues(createForm, gather(fields));
