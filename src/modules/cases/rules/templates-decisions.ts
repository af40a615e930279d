/** Beslut and samråd. */
import { dateField, markField, officerField, recipientField, titleField } from './template-fields.ts';
import type { DocumentTemplate, TemplateField } from './templates.ts';

const toAuthority = { field: 'appeal', is: 'authority' } as const;

/** What the appeal instruction must hold (förvaltningslagen 33, 43–45 §§; dataskyddslagen 7 kap. 2 §). */
const appealFields: readonly TemplateField[] = [
  {
    id: 'appeal',
    label: 'Överklagandehänvisning',
    kind: 'choice',
    required: true,
    options: [
      {
        value: 'authority',
        label: 'Beslutet kan överklagas till förvaltningsrätten',
        of: 'authority',
      },
      { value: 'company', label: 'Beslut av ett bolag, som inte kan överklagas', of: 'company' },
      { value: 'none', label: 'Ingen: beslutet går inte någon emot, eller gäller inte en enskild' },
    ],
    source: 'förvaltningslagen 33 §',
  },
  {
    id: 'court',
    label: 'Förvaltningsrätt',
    kind: 'line',
    hint: 'Orten, till exempel Linköping. Det är den vars område ni ligger i: kontrollera hos Sveriges Domstolar.',
    required: toAuthority,
  },
  {
    id: 'address',
    label: 'Nämndens adress',
    kind: 'line',
    hint: 'Dit överklagandet skickas',
    required: toAuthority,
  },
  { id: 'email', label: 'Nämndens e-post', kind: 'line', required: toAuthority },
  { id: 'phone', label: 'Nämndens telefon', kind: 'line', required: toAuthority },
  {
    id: 'complaint',
    label: 'Avslås en begäran enligt dataskyddsförordningen?',
    kind: 'choice',
    hint: 'Då står det också hur man klagar hos Integritetsskyddsmyndigheten.',
    required: true,
    options: [
      { value: 'yes', label: 'Ja, helt eller delvis' },
      { value: 'no', label: 'Nej' },
    ],
    source: 'artikel 12.4',
  },
];

const decision: DocumentTemplate = {
  id: 'decision',
  name: 'Beslut',
  hint: 'Av en delegat, ordföranden eller nämnden, med skäl och hur det överklagas.',
  version: '2026-11',
  fields: [
    dateField,
    markField,
    titleField,
    { ...recipientField, required: false },
    {
      id: 'decision',
      label: 'Beslut',
      kind: 'text',
      hint: 'Vad som har beslutats, i en eller ett par meningar',
      required: true,
      source: 'förvaltningslagen 31 §',
    },
    { id: 'background', label: 'Bakgrund', kind: 'text', required: false },
    {
      id: 'reasons',
      label: 'Skäl för beslutet',
      kind: 'text',
      required: true,
      source: 'förvaltningslagen 32 §',
    },
    {
      id: 'provisions',
      label: 'Tillämpade bestämmelser',
      kind: 'lines',
      hint: 'En på varje rad, till exempel artikel 15.1 dataskyddsförordningen',
      required: true,
      source: 'förvaltningslagen 32 §',
    },
    {
      id: 'decidedBy',
      label: 'Beslutande',
      kind: 'line',
      hint: 'Namn och funktion',
      required: true,
      source: 'förvaltningslagen 31 §',
    },
    {
      id: 'authority',
      label: 'Rätt att besluta',
      kind: 'line',
      hint: 'Punkt i delegationsordningen, eller nämnden själv',
      required: true,
      source: 'förvaltningslagen 31 §',
    },
    {
      id: 'rapporteur',
      label: 'Föredragande',
      kind: 'line',
      hint: 'Lämna tomt om ingen har föredragit ärendet',
      required: false,
      source: 'förvaltningslagen 31 §',
    },
    {
      id: 'others',
      label: 'Övriga som har medverkat',
      kind: 'lines',
      hint: 'De som var med vid den slutliga handläggningen utan att avgöra ärendet',
      required: false,
      source: 'förvaltningslagen 31 §',
    },
    ...appealFields,
  ],
};

const consultation: DocumentTemplate = {
  id: 'consultation',
  name: 'Samrådsunderlag',
  hint: 'Frågan till dataskyddsombudet, rådet och vad ni gjorde med det.',
  version: '2026-11',
  fields: [
    dateField,
    markField,
    titleField,
    officerField,
    { id: 'question', label: 'Fråga', kind: 'text', required: true, source: 'A-030' },
    { id: 'material', label: 'Underlag', kind: 'text', required: true, source: 'A-030' },
    { id: 'advice', label: 'Ombudets råd', kind: 'text', required: false, source: 'A-030' },
    {
      id: 'outcome',
      label: 'Vad vi gjorde med rådet',
      kind: 'text',
      hint: 'Också varför ni inte följde det, om ni inte gjorde det',
      required: false,
      source: 'A-030',
    },
  ],
};

export const decisionTemplates: readonly DocumentTemplate[] = [decision, consultation];
