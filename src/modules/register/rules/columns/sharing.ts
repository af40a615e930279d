/** Columns of who gets the data, how long they are kept and how they are protected. */
import type { Entry } from '../entry.ts';
import { agreementTexts, choiceText, readChoice, recipientKindTexts, yesNoTexts } from './choices.ts';
import type { Labels, RegisterColumn } from './column.ts';
import { readDate } from './dates.ts';
import { codeColumn, dateColumn, itemsColumn, levelColumn, textColumn, yesNoColumn } from './kinds.ts';

function countryText(country: string | null, labels: Labels): string | null {
  return country && labels.label('country', country);
}

function readCountry(text: string, labels: Labels): string | null {
  return text === '' ? null : (labels.code('country', text) ?? text);
}

export const sharingColumns: readonly RegisterColumn[] = [
  itemsColumn(
    {
      key: 'recipients',
      header: 'Mottagare',
      number: 15,
      reference: '30.1 d',
      hint: 'Namn | slag | land | ändamål',
      list: 'recipients',
    },
    {
      write: (recipient, _entry, labels) => [
        recipient.name,
        choiceText(recipientKindTexts, recipient.kind),
        countryText(recipient.country, labels),
        recipient.purpose,
      ],
      read: ([name = '', kind = '', country = '', purpose = ''], _facts, labels) =>
        name
          ? {
              name,
              kind: readChoice(recipientKindTexts, kind) ?? 'other',
              country: readCountry(country, labels),
              purpose: purpose || null,
            }
          : null,
    },
  ),
  itemsColumn(
    {
      key: 'processors',
      header: 'Personuppgiftsbiträden',
      number: 16,
      reference: '28, 30.1 d',
      hint: 'Namn | organisationsnummer | land | avtal | avtalets beteckning | underbiträden',
      list: 'processors',
    },
    {
      write: (processor, _entry, labels) => [
        processor.name,
        processor.organisationNumber,
        countryText(processor.country, labels),
        choiceText(agreementTexts, processor.agreement),
        processor.agreementReference,
        processor.subProcessors,
      ],
      read: (
        [name = '', number = '', country = '', agreement = '', reference = '', sub = ''],
        _facts,
        labels,
      ) =>
        name
          ? {
              name,
              organisationNumber: number || null,
              country: readCountry(country, labels),
              agreement: readChoice(agreementTexts, agreement) ?? 'unknown',
              agreementReference: reference || null,
              subProcessors: sub || null,
            }
          : null,
    },
  ),
  yesNoColumn({
    key: 'transfersOutside',
    header: 'Överföring till tredjeland',
    number: 17,
    reference: '30.1 e',
  }),
  itemsColumn(
    {
      key: 'transfers',
      header: 'Tredjeländer',
      number: 17,
      reference: '30.1 e',
      hint: 'Land | mottagare | stöd | skyddsåtgärder | bedömd (TIA) | kontrollerad den | slag',
      list: 'transfers',
    },
    { write: transferFields, read: readTransfer },
  ),
  itemsColumn(
    {
      key: 'retention',
      header: 'Gallring och bevarande',
      number: 18,
      reference: '30.1 f',
      hint: 'Vad | frist | räknas från | grund',
      list: 'retention',
    },
    {
      write: (rule) => [rule.what, rule.period, rule.startsWhen, rule.ground],
      read: ([what = '', period = '', startsWhen = '', ground = '']) =>
        what || period
          ? { what, period: period || null, startsWhen: startsWhen || null, ground: ground || null }
          : null,
    },
  ),
];

type Transfer = Entry['transfers'][number];

function transferFields(transfer: Transfer, _entry: Entry, labels: Labels): (string | null)[] {
  return [
    labels.label('country', transfer.country),
    transfer.recipient,
    transfer.mechanism && labels.label('transfer-mechanism', transfer.mechanism),
    transfer.safeguards,
    choiceText(yesNoTexts, transfer.assessed),
    transfer.checkedOn,
    transfer.kind && labels.label('transfer-kind', transfer.kind),
  ];
}

function readTransfer(
  fields: readonly string[],
  _facts: unknown,
  labels: Labels,
): Omit<Transfer, 'id'> | null {
  const [
    country = '',
    recipient = '',
    mechanism = '',
    safeguards = '',
    assessed = '',
    checkedOn = '',
    kind = '',
  ] = fields;
  if (!country) return null;
  return {
    country: labels.code('country', country) ?? country,
    recipient: recipient || null,
    mechanism: mechanism ? (labels.code('transfer-mechanism', mechanism) ?? mechanism) : null,
    safeguards: safeguards || null,
    assessed: readChoice(yesNoTexts, assessed),
    checkedOn: readDate(checkedOn),
    kind: kind ? (labels.code('transfer-kind', kind) ?? kind) : null,
  };
}

function measureColumn(kind: 'technical' | 'organisational', header: string): RegisterColumn {
  return itemsColumn(
    {
      key: `measures-${kind}`,
      header,
      number: 19,
      reference: '30.1 g',
      list: 'measures',
      only: (measure) => measure.kind === kind,
    },
    { write: (measure) => [measure.text], read: ([text = '']) => (text ? { kind, text } : null) },
  );
}

export const protectionColumns: readonly RegisterColumn[] = [
  measureColumn('technical', 'Tekniska säkerhetsåtgärder'),
  measureColumn('organisational', 'Organisatoriska säkerhetsåtgärder'),
  textColumn({ key: 'accessRoutine', header: 'Rutin för behörigheter', number: 19, reference: '32' }),
  dateColumn({
    key: 'accessReviewedOn',
    header: 'Behörigheter senast granskade',
    number: 19,
    reference: '32',
  }),
  levelColumn(
    { key: 'klassaConfidentiality', header: 'Konfidentialitet (K)', number: 20, reference: null },
    0,
    4,
  ),
  levelColumn({ key: 'klassaCorrectness', header: 'Riktighet (R)', number: 20, reference: null }, 0, 4),
  levelColumn({ key: 'klassaAvailability', header: 'Tillgänglighet (T)', number: 20, reference: null }, 0, 4),
  levelColumn({ key: 'klassaTraceability', header: 'Spårbarhet (S)', number: 20, reference: null }, 0, 4),
  dateColumn({ key: 'klassaOn', header: 'Klassningens datum', number: 20, reference: null }),
  textColumn({ key: 'klassaLink', header: 'Länk till klassningen', number: 20, reference: null }),
  textColumn({
    key: 'informedHow',
    header: 'Hur de registrerade informeras',
    number: 23,
    reference: '13, 14',
  }),
  textColumn({
    key: 'informedWhen',
    header: 'När de registrerade informeras',
    number: 23,
    reference: '13, 14',
  }),
  textColumn({
    key: 'informationLink',
    header: 'Länk till informationstexten',
    number: 23,
    reference: '13, 14',
  }),
  dateColumn({
    key: 'informationReviewedOn',
    header: 'Informationen senast granskad',
    number: 23,
    reference: '13, 14',
  }),
  yesNoColumn({
    key: 'automatedDecision',
    header: 'Automatiserat beslut eller profilering',
    number: 24,
    reference: '22',
  }),
  textColumn({ key: 'automatedDecisionLogic', header: 'Logiken bakom', number: 24, reference: '13.2 f, 22' }),
  yesNoColumn({ key: 'aiUsed', header: 'AI används', number: 25, reference: null }),
  textColumn({ key: 'aiSystem', header: 'AI-system', number: 25, reference: null }),
  codeColumn(
    { key: 'aiRole', header: 'Roll enligt AI-förordningen', number: 25, reference: null },
    'ai-role',
  ),
  codeColumn(
    { key: 'aiRiskClass', header: 'Riskklass enligt AI-förordningen', number: 25, reference: null },
    'ai-risk-class',
  ),
  yesNoColumn({ key: 'dpiaNeeded', header: 'Konsekvensbedömning krävs', number: 26, reference: '35' }),
  dateColumn({ key: 'dpiaOn', header: 'Konsekvensbedömning gjord den', number: 26, reference: '35' }),
  textColumn({ key: 'dpiaResult', header: 'Konsekvensbedömningens resultat', number: 26, reference: '35' }),
  levelColumn(
    {
      key: 'spreadLikelihood',
      header: 'Sannolikhet att uppgifter sprids (1–4)',
      number: 26,
      reference: '32',
    },
    1,
    4,
  ),
  levelColumn(
    { key: 'spreadSeverity', header: 'Allvar om uppgifter sprids (1–4)', number: 26, reference: '32' },
    1,
    4,
  ),
  textColumn({ key: 'spreadReasons', header: 'Skäl till riskbedömningen', number: 26, reference: '32' }),
];
