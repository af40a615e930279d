import { describe, expect, test } from 'vitest';
import { type InboxContent, nextStep, proposedTitle } from './inbox.ts';

const content = (subject: string, senderName: string | null = 'Tolvan Bo Tolvansson'): InboxContent => ({
  senderName,
  senderOrganisation: null,
  senderContact: null,
  subject,
  text: null,
});

describe('the title to begin with', () => {
  test.each([
    ['Fråga om kameror', 'Fråga om kameror'],
    ['Bostad och borgen', 'Bostad och borgen'],
    ['Fråga från tolvan', null],
    ['TOLVANSSONS begäran', null],
    ['Klagomål (Bo)', null],
    ['Utdrag för 19121212-1212', null],
  ])('of «%s» is %s', (subject, title) => {
    expect(proposedTitle(content(subject))).toBe(title);
  });

  test('is what it is about when nobody has said who sent it', () => {
    expect(proposedTitle(content('Tolvanssons begäran', null))).toBe('Tolvanssons begäran');
  });
});

describe('the receipt', () => {
  test('speaks to one as one, and to an authority as many', () => {
    expect(nextStep('enquiry', '2026-11-20', 'du').text).toContain('det du har lämnat');
    expect(nextStep('enquiry', '2026-11-20', 'ni').text).toContain('det ni har lämnat');
  });

  test('says a day only where the law sets one', () => {
    expect(nextStep('access-request', '2026-11-20', 'du').answerBy).toBe('2026-12-21');
    expect(nextStep('enquiry', '2026-11-20', 'du').answerBy).toBeNull();
  });
});
