import { describe, expect, test } from 'vitest';
import { documentType, documentTypeIds, typesOfTemplate } from './document-types.ts';
import { documentTransition, sendingFault } from './documents-flow.ts';
import { OWN_FIELD } from './template-fields.ts';
import { type Answers, fieldsFor, missingFields, missingName, templateById, templates } from './templates.ts';

const named = (id: string) => {
  const template = templateById(id);
  if (!template) throw new Error(`no template ${id}`);
  return template;
};
const missing = (id: string, answers: Answers) =>
  missingFields(named(id), answers, 'authority').map(missingName);

describe('the templates', () => {
  test('have fields with names of their own, and a type of document each', () => {
    for (const { id, fields } of templates) {
      expect(new Set(fields.map((field) => field.id)).size).toBe(fields.length);
      expect(typesOfTemplate(id).length).toBeGreaterThan(0);
    }
    for (const id of documentTypeIds)
      for (const template of documentType(id).templates) expect(templateById(template)).toBeDefined();
  });

  test('ask in a tjänsteskrivelse for the thirteen parts of P-009, in their own words', () => {
    const parts = named('memorandum').fields.filter(({ source }) => source?.startsWith('P-009'));
    expect(new Set(parts.map(({ source }) => source)).size).toBe(13);
    const added = named('memorandum').fields.filter((field) => !parts.includes(field));
    expect(added).toMatchObject([{ label: 'Ärendet', required: false, source: OWN_FIELD }]);
    expect(parts.map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        'Datum',
        'Vår beteckning',
        'Vår handläggare',
        'Ert datum',
        'Er beteckning',
        'Sammanfattning av ärendet',
        'Ärendets handlingar',
        'Förvaltningschef',
        'Beslutet skickas till:',
        'Kopia för kännedom:',
      ]),
    );
  });
});

describe('what is missing', () => {
  test('is every field that must be there and is empty or blank', () => {
    expect(
      missing('note', { date: '2026-11-22', mark: 'SN/2026:1', title: 'Samtal', officer: '  ' }),
    ).toEqual(['antecknat av', 'det hände den', 'hur', 'vad som kom fram']);
  });

  test('is the court and where to appeal only when the decision can be appealed there', () => {
    const places = ['förvaltningsrätt', 'nämndens adress', 'nämndens e-post', 'nämndens telefon'];
    expect(missing('decision', { appeal: 'authority' })).toEqual(expect.arrayContaining(places));
    for (const appeal of ['company', 'none', ''])
      for (const place of places) expect(missing('decision', { appeal })).not.toContain(place);
  });

  test("is the instruction, when it is another kind of controller's", () => {
    const of = (kind: 'authority' | 'company', appeal: string) =>
      missingFields(named('decision'), { appeal }, kind).map(({ id }) => id);
    expect(of('company', 'authority')).toContain('appeal');
    expect(of('authority', 'company')).toContain('appeal');
    expect(of('company', 'company')).not.toContain('appeal');
    expect(fieldsFor(named('decision'), 'company').map(({ id }) => id)).not.toContain('court');
    expect(fieldsFor(named('decision'), 'authority').map(({ id }) => id)).toContain('court');
  });
});

describe('the way of a document', () => {
  const of = (state: string, direction: string, template: string | null = 'letter') => ({
    state,
    direction,
    template,
  });

  test.each(['sent', 'received', 'weeded'])('ends when it is %s', (state) => {
    for (const action of ['approve', 'send', 'sign', 'reopen'] as const)
      expect(documentTransition(of(state, 'outgoing'), action)).toBeUndefined();
  });

  test('sends what goes out and what is drawn up, also when it has been signed, and nothing else', () => {
    expect(documentTransition(of('approved', 'outgoing'), 'send')?.next).toBe('sent');
    expect(documentTransition(of('signed', 'outgoing'), 'send')?.next).toBe('sent');
    for (const state of ['approved', 'signed'])
      expect(documentTransition(of(state, 'drawn-up'), 'send')?.next).toBe('sent');
    for (const direction of ['incoming', 'working'])
      expect(documentTransition(of('approved', direction), 'send')).toBeUndefined();
    expect(documentTransition(of('signed', 'outgoing'), 'reopen')).toBeUndefined();
  });

  test('neither approves working material nor opens an uploaded file for change', () => {
    expect(documentTransition(of('draft', 'working'), 'approve')).toBeUndefined();
    expect(documentTransition(of('approved', 'outgoing', null), 'reopen')).toBeUndefined();
    expect(documentTransition(of('approved', 'outgoing', null), 'sign')?.next).toBe('signed');
  });

  test('reaches a person with protected identity by mail forwarding or by hand', () => {
    expect(sendingFault('e-mail', true)).toContain('Skatteverkets förmedling');
    expect(sendingFault('letter', true)).toBeDefined();
    expect(sendingFault('mail-forwarding', true)).toBeUndefined();
    expect(sendingFault('e-mail', false)).toBeUndefined();
  });
});
