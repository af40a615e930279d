import { describe, expect, test } from 'vitest';
import { accountState, browserFamily, leavesNobody, secondFactorOf, shortAddress } from './rules.ts';

describe('an address', () => {
  test.each([
    ['203.0.113.77', '203.0.…'],
    ['::ffff:203.0.113.77', '203.0.…'],
    ['2001:db8:85a3::8a2e:370:7334', '2001:db8:…'],
    ['something else', 'okänd'],
    ['', ''],
  ])('%s is told as %s', (address, told) => {
    expect(shortAddress(address)).toBe(told);
  });
});

describe('a browser', () => {
  const ENGINE = 'AppleWebKit/537.36 (KHTML, like Gecko)';
  test.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${ENGINE} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`,
      'Edge på Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox på Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1',
      'Safari på iPhone eller iPad',
    ],
    [`Mozilla/5.0 (Linux; Android 15) ${ENGINE} Chrome/131.0.0.0 Mobile Safari/537.36`, 'Chrome på Android'],
    ['curl/8.5.0', 'Okänd webbläsare'],
    ['', 'Okänd webbläsare'],
  ])('«%s» is %s', (userAgent, family) => {
    expect(browserFamily(userAgent)).toBe(family);
  });
});

describe('ending an administrator', () => {
  const held = (id: string, lastDay: string | null = null) => ({ id, personId: id, lastDay });

  test('leaves nobody when the others have a last day', () => {
    expect(leavesNobody([held('a'), held('b', '2026-12-31')], 'a', false)).toBe(true);
    expect(leavesNobody([held('a'), held('b')], 'a', false)).toBe(false);
  });

  test('of a company leaves those of its kommun', () => {
    expect(leavesNobody([held('a')], 'a', true)).toBe(false);
  });
});

describe('an account', () => {
  const facts = { app: false, passkeys: 0, deactivated: false, locked: false };

  test('is open, locked for a while, closed, or none', () => {
    expect(accountState(facts)).toBe('open');
    expect(accountState({ ...facts, locked: true })).toBe('locked');
    expect(accountState({ ...facts, locked: true, deactivated: true })).toBe('closed');
    expect(accountState(undefined)).toBe('none');
  });

  test('tells its second factors', () => {
    expect(secondFactorOf({ ...facts, app: true, passkeys: 2 })).toBe('2 passkeys, app');
    expect(secondFactorOf({ ...facts, passkeys: 1 })).toBe('1 passkey');
    expect(secondFactorOf(facts)).toBe('Inte påslaget');
  });
});
