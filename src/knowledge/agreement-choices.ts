/** Words for what is chosen in agreements. */

/** Who is bound to silence at a processor, and by what (law.md A34). */
export const secrecyDuties = {
  'act-2020-914': 'Lag (2020:914): leverantören behandlar uppgifterna tekniskt för en myndighet',
  osl: 'Offentlighets- och sekretesslagen gäller hos den andra parten',
  undertaking: 'Sekretessförbindelse',
  none: 'Ingen tystnadsplikt',
} as const;
export type SecrecyDuty = keyof typeof secrecyDuties;

/** What somebody found of a requirement in an agreement's text. */
export const clauseFindings = {
  yes: 'Ja',
  partly: 'Delvis',
  no: 'Nej',
  'not-applicable': 'Gäller inte',
} as const;
export type ClauseFinding = keyof typeof clauseFindings;

/** What is known of the sub-processors. */
export const subProcessorLists = {
  listed: 'Uppräknade',
  none: 'Det finns inga',
  unknown: 'Inte sagt än',
} as const;

/** How new sub-processors are let in (article 28.2). */
export const subPermissions = {
  general: 'Allmänt förhandstillstånd, med rätt att invända inom 30 dagar',
  special: 'Särskilt förhandstillstånd för vart och ett',
} as const;
