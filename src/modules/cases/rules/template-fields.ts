/** Fields that many templates share. */
import type { TemplateField } from './templates.ts';

/** The source of a field that no requirement names: the product has added it. */
export const OWN_FIELD = 'Ansvar';

/** The day that the document is dated. */
export const dateField: TemplateField = {
  id: 'date',
  label: 'Datum',
  kind: 'day',
  required: true,
  given: true,
  source: 'P-009.1',
};

/** The case's number: the diary's, once it is known. */
export const markField: TemplateField = {
  id: 'mark',
  label: 'Vår beteckning',
  kind: 'line',
  required: true,
  given: true,
  source: 'P-009.2',
};

export const titleField: TemplateField = {
  id: 'title',
  label: 'Rubrik',
  kind: 'line',
  required: true,
  given: true,
  source: 'P-009.7',
};

export const officerField: TemplateField = {
  id: 'officer',
  label: 'Vår handläggare',
  kind: 'line',
  required: true,
  source: 'P-009.3',
};

export const theirDateField: TemplateField = {
  id: 'theirDate',
  label: 'Ert datum',
  kind: 'day',
  hint: 'Dagen på det som ni svarar på',
  required: false,
  source: 'P-009.4',
};

export const theirMarkField: TemplateField = {
  id: 'theirMark',
  label: 'Er beteckning',
  kind: 'line',
  hint: 'Mottagarens eget nummer på ärendet',
  required: false,
  source: 'P-009.5',
};

export const recipientField: TemplateField = {
  id: 'recipient',
  label: 'Mottagare',
  kind: 'lines',
  hint: 'Namn och adress, en rad för varje del',
  required: true,
  source: 'P-009.6',
};

export const enclosuresField: TemplateField = {
  id: 'enclosures',
  label: 'Bilagor',
  kind: 'lines',
  hint: 'En på varje rad',
  required: false,
};

/** The head of a letter that goes out. */
export const letterFields: readonly TemplateField[] = [
  dateField,
  markField,
  officerField,
  theirDateField,
  theirMarkField,
  recipientField,
  titleField,
];

export const signerField: TemplateField = {
  id: 'signer',
  label: 'Undertecknas av',
  kind: 'line',
  hint: 'Namn och titel',
  required: true,
};
