/** What a letter about an incident says, in words for whoever reads it. */
import type { AudienceId } from './information.ts';

/** Whom a letter speaks to: an adult, the guardian of a child, or the child. */
export type Reader = 'adult' | 'guardian' | 'child';

export const readerOf = (audience: AudienceId): Reader => {
  if (audience === 'children') return 'child';
  return audience === 'guardians' ? 'guardian' : 'adult';
};

/** What may come of it, as it is said to each reader. */
export const plainConsequences: Readonly<Record<string, Readonly<Record<Reader, string>>>> = {
  control: {
    adult: 'Andra kan läsa eller använda dina uppgifter utan att du vet om det.',
    guardian: 'Andra kan läsa eller använda barnets uppgifter utan att ni vet om det.',
    child: 'Andra kan läsa det som står om dig utan att du vet om det.',
  },
  rights: {
    adult: 'Det kan bli svårare för dig att få det du har rätt till.',
    guardian: 'Det kan bli svårare för barnet att få det som barnet har rätt till.',
    child: 'Det kan bli svårare för dig att få det du har rätt till.',
  },
  discrimination: {
    adult: 'Du kan bli behandlad sämre på grund av det som står i uppgifterna.',
    guardian: 'Barnet kan bli behandlat sämre på grund av det som står i uppgifterna.',
    child: 'Någon kan vara orättvis mot dig för det som står om dig.',
  },
  'identity-theft': {
    adult: 'Någon kan utge sig för att vara du, till exempel för att handla eller låna i ditt namn.',
    guardian: 'Någon kan utge sig för att vara barnet, till exempel på nätet.',
    child: 'Någon kan låtsas vara du, till exempel på nätet.',
  },
  financial: {
    adult: 'Du kan förlora pengar.',
    guardian: 'Barnet eller ni kan förlora pengar.',
    child: 'Du kan förlora pengar.',
  },
  pseudonymisation: {
    adult: 'Någon kan ta reda på att uppgifterna gäller dig.',
    guardian: 'Någon kan ta reda på att uppgifterna gäller barnet.',
    child: 'Någon kan räkna ut att det handlar om dig.',
  },
  reputation: {
    adult: 'Det kan skada hur andra ser på dig.',
    guardian: 'Det kan skada hur andra ser på barnet.',
    child: 'Andra kan tro fel saker om dig.',
  },
  secrecy: {
    adult: 'Uppgifter som vi har tystnadsplikt om kan ha blivit kända för andra.',
    guardian: 'Uppgifter som vi har tystnadsplikt om kan ha blivit kända för andra.',
    child: 'Saker som vi ska hålla tyst om kan ha blivit kända för andra.',
  },
  disadvantage: {
    adult: 'Det kan få andra följder för dig, till exempel för din ekonomi eller ditt arbete.',
    guardian: 'Det kan få andra följder för barnet, till exempel i skolan.',
    child: 'Det kan bli jobbigt för dig, till exempel i skolan.',
  },
};

interface PlainWords {
  readonly adult: string;
  readonly child: string;
}

/** Kinds of data in a letter, to grown-ups and to children; the form's own label where it is plain already. */
export const plainData: Readonly<Record<string, PlainWords>> = {
  'political-opinions': { adult: 'Politiska åsikter', child: 'Vad du tycker i politiken' },
  beliefs: { adult: 'Religion eller livsåskådning', child: 'Vad du tror på' },
  union: { adult: 'Medlemskap i fackförening', child: 'Om du är med i facket' },
  genetic: { adult: 'Genetiska uppgifter', child: 'Dina gener' },
  biometric: {
    adult: 'Fingeravtryck, ansikte eller röst som används för att känna igen någon',
    child: 'Fingeravtryck, ansikte eller röst',
  },
  health: { adult: 'Uppgifter om hälsa', child: 'Hur du mår, sjukdom och vård' },
  economic: { adult: 'Ekonomiska uppgifter', child: 'Pengar' },
  'official-documents': { adult: 'Handlingar från myndigheter', child: 'Papper från myndigheter' },
  location: { adult: 'Uppgifter om plats', child: 'Var du har varit' },
  'communication-logs': {
    adult: 'Vem som har haft kontakt med vem',
    child: 'Vem du har pratat eller skrivit med',
  },
  'communication-metadata': {
    adult: 'När och hur kontakter har tagits',
    child: 'När och hur du har pratat eller skrivit med någon',
  },
  'birth-date': { adult: 'Födelsedatum', child: 'Vilken dag du är född' },
  identifying: {
    adult: 'Namn och andra uppgifter som visar vem det gäller',
    child: 'Namn och annat som visar vem du är',
  },
  contact: { adult: 'Adress, telefonnummer eller e-postadress', child: 'Adress, telefon eller e-post' },
};
