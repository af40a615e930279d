/** Tjänsteskrivelse, letters, receipts and notes. */
import {
  dateField,
  enclosuresField,
  letterFields,
  markField,
  OWN_FIELD,
  officerField,
  recipientField,
  signerField,
  theirDateField,
  theirMarkField,
  titleField,
} from './template-fields.ts';
import type { DocumentTemplate } from './templates.ts';

const memorandum: DocumentTemplate = {
  id: 'memorandum',
  name: 'Tjänsteskrivelse',
  hint: 'Förvaltningens förslag till nämnden inför ett beslut.',
  version: '2026-11',
  fields: [
    dateField,
    markField,
    officerField,
    theirDateField,
    theirMarkField,
    { ...recipientField, hint: 'Nämnden som ska besluta' },
    titleField,
    {
      id: 'administration',
      label: 'Förvaltningens namn',
      kind: 'line',
      hint: 'Till exempel Socialförvaltningen. Lämnas det tomt står det «Förvaltningens förslag till beslut».',
      required: false,
      source: 'P-009.8',
    },
    {
      id: 'proposal',
      label: 'Förslag till beslut',
      kind: 'text',
      hint: 'Det som nämnden ska besluta, ordagrant',
      required: true,
      source: 'P-009.8',
    },
    {
      id: 'summary',
      label: 'Sammanfattning av ärendet',
      kind: 'text',
      required: true,
      source: 'P-009.9',
    },
    {
      id: 'papers',
      label: 'Ärendets handlingar',
      kind: 'lines',
      hint: 'En på varje rad',
      required: true,
      source: 'P-009.10',
    },
    { id: 'head', label: 'Förvaltningschef', kind: 'line', hint: 'Namn', required: true, source: 'P-009.11' },
    {
      id: 'sentTo',
      label: 'Beslutet skickas till:',
      kind: 'lines',
      hint: 'En på varje rad, till exempel ledningsgruppen och akten',
      required: true,
      source: 'P-009.12',
    },
    {
      id: 'copyTo',
      label: 'Kopia för kännedom:',
      kind: 'lines',
      hint: 'En på varje rad, till exempel kommunledningsförvaltningen',
      required: false,
      source: 'P-009.13',
    },
    {
      id: 'matter',
      label: 'Ärendet',
      kind: 'text',
      hint: 'Bakgrund och bedömning, när sammanfattningen inte räcker. Trycks efter den',
      required: false,
      source: OWN_FIELD,
    },
  ],
};

const letter: DocumentTemplate = {
  id: 'letter',
  name: 'Brev eller följebrev',
  hint: 'Till den som ärendet gäller, ett biträde eller en annan myndighet.',
  version: '2026-11',
  fields: [
    ...letterFields,
    { id: 'text', label: 'Text', kind: 'text', required: true },
    enclosuresField,
    signerField,
  ],
};

const authorityAnswer: DocumentTemplate = {
  id: 'authority-answer',
  name: 'Svar till tillsynsmyndigheten',
  hint: 'Det myndigheten frågar om, och vad ni svarar.',
  version: '2026-11',
  fields: [
    ...letterFields.map((field) => (field.id === 'theirMark' ? { ...field, required: true } : field)),
    {
      id: 'question',
      label: 'Vad myndigheten frågar',
      kind: 'text',
      hint: 'Kort, eller fråga för fråga',
      required: true,
    },
    { id: 'text', label: 'Vårt svar', kind: 'text', required: true },
    { id: 'measures', label: 'Vad vi har gjort och ska göra', kind: 'text', required: false },
    enclosuresField,
    signerField,
  ],
};

const receipt: DocumentTemplate = {
  id: 'receipt',
  name: 'Mottagningsbekräftelse',
  hint: 'Talar om att något har kommit in, vilken dag och vad som händer nu.',
  version: '2026-11',
  fields: [
    ...letterFields,
    {
      id: 'receivedOn',
      label: 'Kom in den',
      kind: 'day',
      required: true,
      source: 'förvaltningslagen 22 §',
    },
    {
      id: 'next',
      label: 'Vad händer nu?',
      kind: 'text',
      hint: 'Vem som handlägger, och när svaret senast kommer',
      required: true,
    },
    {
      id: 'contact',
      label: 'Frågor',
      kind: 'line',
      hint: 'Telefon eller e-post dit mottagaren kan vända sig',
      required: true,
    },
  ],
};

const note: DocumentTemplate = {
  id: 'note',
  name: 'Tjänsteanteckning',
  hint: 'Det som har betydelse i ärendet och kom fram på annat sätt än i en handling.',
  version: '2026-11',
  fields: [
    dateField,
    markField,
    titleField,
    { ...officerField, label: 'Antecknat av' },
    {
      id: 'happenedOn',
      label: 'Det hände den',
      kind: 'day',
      required: true,
      source: 'förvaltningslagen 27 §',
    },
    {
      id: 'way',
      label: 'Hur',
      kind: 'line',
      hint: 'Till exempel telefonsamtal, möte eller besök',
      required: true,
    },
    {
      id: 'others',
      label: 'Vilka som var med',
      kind: 'lines',
      hint: 'Roll eller funktion räcker ofta',
      required: false,
    },
    { id: 'text', label: 'Vad som kom fram', kind: 'text', required: true },
  ],
};

export const letterTemplates: readonly DocumentTemplate[] = [
  memorandum,
  letter,
  authorityAnswer,
  receipt,
  note,
];
