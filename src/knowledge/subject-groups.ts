/** Categories of data subjects (C-017) and the ten groups of the incident form (F-045). */
import { type Fact, fromSeed, unverified } from './fact.ts';
import { gdpr, sormland } from './sources.ts';

export interface SubjectGroupKind extends Fact {
  /** Children or others in a weaker position: counts in the DPIA test and calls for extra protection. */
  readonly vulnerable: boolean;
  readonly children: boolean;
  /** The group of the incident form that it is counted in (F-045). */
  readonly incidentGroup: string;
}

const register = { source: sormland('kapitel 6.2'), ...fromSeed } as const;
const form = { source: sormland('bilaga 8, fråga 11'), ...fromSeed } as const;
const proposed = { source: gdpr('30.1.c'), ...unverified } as const;

export const subjectGroups = [
  {
    id: 'employees',
    label: 'Anställda',
    vulnerable: true,
    children: false,
    incidentGroup: 'form-employees',
    ...register,
  },
  {
    id: 'residents',
    label: 'Invånare',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-residents',
    ...register,
  },
  {
    id: 'patients',
    label: 'Patienter',
    vulnerable: true,
    children: false,
    incidentGroup: 'form-patients',
    ...register,
  },
  {
    id: 'pupils',
    label: 'Elever',
    vulnerable: true,
    children: true,
    incidentGroup: 'form-pupils',
    ...register,
  },
  {
    id: 'children',
    label: 'Barn',
    vulnerable: true,
    children: true,
    incidentGroup: 'form-children',
    ...proposed,
  },
  {
    id: 'guardians',
    label: 'Vårdnadshavare',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-residents',
    ...proposed,
  },
  {
    id: 'relatives',
    label: 'Anhöriga',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-residents',
    ...proposed,
  },
  {
    id: 'clients',
    label: 'Brukare och klienter',
    vulnerable: true,
    children: false,
    incidentGroup: 'form-vulnerable',
    ...proposed,
  },
  {
    id: 'applicants',
    label: 'Sökande',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-residents',
    ...proposed,
  },
  {
    id: 'job-applicants',
    label: 'Arbetssökande',
    vulnerable: true,
    children: false,
    incidentGroup: 'form-other',
    ...proposed,
  },
  {
    id: 'elected',
    label: 'Förtroendevalda',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-other',
    ...proposed,
  },
  {
    id: 'consultants',
    label: 'Konsulter och uppdragstagare',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-other',
    ...proposed,
  },
  {
    id: 'suppliers',
    label: 'Leverantörers kontaktpersoner',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-other',
    ...proposed,
  },
  {
    id: 'association-contacts',
    label: 'Föreningars kontaktpersoner',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-residents',
    ...proposed,
  },
  {
    id: 'property-owners',
    label: 'Fastighetsägare',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-residents',
    ...proposed,
  },
  {
    id: 'tenants',
    label: 'Hyresgäster',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-residents',
    ...proposed,
  },
  {
    id: 'visitors',
    label: 'Besökare',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-other',
    ...proposed,
  },
  {
    id: 'protected',
    label: 'Personer med skyddade personuppgifter',
    vulnerable: true,
    children: false,
    incidentGroup: 'form-vulnerable',
    ...proposed,
  },
  {
    id: 'others',
    label: 'Övriga',
    vulnerable: false,
    children: false,
    incidentGroup: 'form-other',
    ...proposed,
  },
] as const satisfies readonly SubjectGroupKind[];

/** The ten groups of the incident form, to the letter. */
export const incidentSubjectGroups = [
  {
    id: 'form-employees',
    label: 'Anställda hos den personuppgiftsansvarige, uppge förvaltning, avdelning',
    ...form,
  },
  {
    id: 'form-residents',
    label: 'Invånare, medlemmar, till exempel i en förening eller en facklig organisation',
    ...form,
  },
  { id: 'form-patients', label: 'Patienter', ...form },
  { id: 'form-children', label: 'Barn', ...form },
  { id: 'form-pupils', label: 'Skolelever i förskola, grundskola eller gymnasium', ...form },
  { id: 'form-students', label: 'Studerande i eftergymnasial utbildning', ...form },
  {
    id: 'form-vulnerable',
    label: 'Utsatta personer, till exempel personer som lever med skyddad identitet',
    ...form,
  },
  {
    id: 'form-hard-hit',
    label: 'Övriga personer som enligt er bedömning drabbas särskilt hårt om personuppgifter sprids',
    ...form,
  },
  { id: 'form-unknown', label: 'Kan inte ange för nuvarande', ...form },
  { id: 'form-other', label: 'Övrigt', ...form },
] as const satisfies readonly Fact[];

export function subjectGroupKind(id: string): SubjectGroupKind | undefined {
  return subjectGroups.find((group) => group.id === id);
}
