import { describe, expect, test } from 'vitest';
import { diaryRules, documentType, documentTypeIds } from './document-types.ts';

const [rule] = diaryRules;
const ask = (facts: object) => {
  if (!rule) throw new Error('no rule');
  return rule.judge(rule.facts.parse(facts), { asOf: '2026-11-22' });
};

describe('what the diary calls a case', () => {
  test('T-214: a new incident is Personuppgiftsincident', () => {
    const { outcome, reasons } = ask({ event: 'incident' });
    expect(rule?.outcomes[outcome]).toBe('Personuppgiftsincident');
    expect(reasons[0]?.source.label).toContain('bilaga 8');
  });

  test('T-215: a new agreement is Personuppgiftsbiträdesavtal, or is kept with the main agreement', () => {
    expect(rule?.outcomes[ask({ event: 'processor-agreement' }).outcome]).toBe('Personuppgiftsbiträdesavtal');
    const kept = ask({ event: 'processor-agreement', keptWithMainAgreement: true });
    expect(kept.outcome).toBe('with-main-agreement');
    expect(kept.reasons[0]?.text).toContain('hållas ordnat tillsammans med huvudavtalet');
  });

  test('T-217: an objection is Begäran om förändring, which the source does not say', () => {
    const { outcome, reasons } = ask({ event: 'objection' });
    expect(rule?.outcomes[outcome]).toBe('Begäran om förändring');
    expect(reasons[0]?.text).toContain('Riktlinjen nämner inte invändning');
  });

  test('T-218: an incident that is not notified is registered all the same, with why', () => {
    const { outcome, reasons } = ask({ event: 'incident-not-notified' });
    expect(outcome).toBe('incident');
    expect(reasons.map(({ text }) => text).join(' ')).toContain('med motivering');
  });

  test.each([
    ['access', 'Begäran om registerutdrag'],
    ['rectification', 'Begäran om förändring'],
    ['erasure', 'Begäran om förändring'],
    ['restriction', 'Begäran om förändring'],
    ['portability', 'Begäran om dataportabilitet'],
  ])('P-003, P-004: %s is %s', (event, name) => {
    expect(rule?.outcomes[ask({ event }).outcome]).toBe(name);
  });

  test('P-010: other documents that come in are archived, in the words of the source', () => {
    expect(ask({ event: 'incoming-document' }).reasons[0]?.text).toBe(
      'Att arkivera inkommen handling enligt 5 kap. 1 Offentlighets- och sekretesslagen',
    );
  });
});

describe('the types of documents', () => {
  test('are those of P-001–P-007', () => {
    const names = documentTypeIds.map((id) => documentType(id).name);
    for (const name of [
      'Beslut om begäran, med överklagandehänvisning',
      'Konsekvensbedömning',
      'Beslut att inte göra konsekvensbedömning',
      'Fullmakt',
      'Instruktion till biträde',
      'Underrättelse om underbiträde',
      'Invändning mot underbiträde',
      'Anmälan av dataskyddsombud',
      'Incidentanmälan',
      'Motivering till sen anmälan',
      'Informationstext',
      'Samtyckesblankett',
      'Återkallelse av samtycke',
      'Analys enligt artikel 32',
      'Beslut om överföring',
      'Behörighetsgranskning',
      'Kvartalsrapport',
      'Årlig egenkontroll',
      'Gemensam bedömning av begäran',
    ])
      expect(names).toContain(name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('are another document when nobody knows the id', () => {
    expect(documentType('okänd').name).toBe('Annan handling');
  });
});
