import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { addSealKey, openSealing, sealingInMemory, sealKeysPath } from './sealing.ts';

const folder = mkdtempSync(join(tmpdir(), 'ansvar-sealing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const newPath = () => join(folder, `ring-${++count}`, 'seal-keys.json');

describe('what is sealed', () => {
  const sealing = sealingInMemory();

  test('opens to what it was, text or bytes, also when it is empty', () => {
    for (const text of ['Tolvan Tolvansson, 19121212-1212', 'åäö 🚲', ''])
      expect(sealing.openText(sealing.seal(text))).toBe(text);
    const bytes = Buffer.from([0, 255, 10, 13, 0]);
    expect(sealing.open(sealing.seal(bytes))).toEqual(bytes);
  });

  test('holds nothing that can be read, and never looks the same twice', () => {
    const first = sealing.seal('Tolvan Tolvansson');
    expect(first.sealed.includes('Tolvan')).toBe(false);
    expect(sealing.seal('Tolvan Tolvansson').sealed.equals(first.sealed)).toBe(false);
  });

  test('does not open when one bit of it has been changed, wherever that is', () => {
    const { sealed, keyId } = sealing.seal('brev');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealing.open({ sealed: changed, keyId })).toThrow();
    }
    expect(() => sealing.open({ sealed: sealed.subarray(0, 20), keyId })).toThrow('förseglad');
  });

  test('does not open with a ring that has not its key', () => {
    expect(() => sealingInMemory().open(sealing.seal('brev'))).toThrow('finns inte i nyckelringen');
  });
});

describe('a hash for look-up', () => {
  test('is the same for the same text, and another under another key', () => {
    const sealing = sealingInMemory();
    expect(sealing.hash('191212121212')).toBe(sealing.hash('191212121212'));
    expect(sealing.hash('191212121212')).toMatch(/^[0-9a-f]{64}$/);
    expect(sealing.hash('191212121213')).not.toBe(sealing.hash('191212121212'));
    expect(sealingInMemory().hash('191212121212')).not.toBe(sealing.hash('191212121212'));
  });
});

describe('the ring', () => {
  test('is made at first start, for the owner of the file only, and is the same at the next', () => {
    const path = newPath();
    const row = openSealing(path).seal('brev');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(openSealing(path).openText(row)).toBe('brev');
    expect(readFileSync(path, 'utf8')).not.toContain('brev');
  });

  test('takes a new key while the product runs: the new one seals, all open', () => {
    const path = newPath();
    const sealing = openSealing(path);
    const before = sealing.seal('före');
    const hashed = sealing.hash('191212121212');
    const id = addSealKey(path);
    const after = sealing.seal('efter');
    expect([before.keyId === id, after.keyId]).toEqual([false, id]);
    expect([sealing.openText(before), sealing.openText(after)]).toEqual(['före', 'efter']);
    expect(sealing.hash('191212121212')).not.toBe(hashed);
    expect(sealing.hashes('191212121212')).toEqual([sealing.hash('191212121212'), hashed]);
  });

  test('that cannot be read is never replaced, and the error tells nothing of it', () => {
    const path = newPath();
    openSealing(path);
    writeFileSync(path, '{"keys": "hemligt"');
    const message = (() => {
      try {
        openSealing(path).seal('brev');
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(message).toContain('går inte att läsa');
    expect(message).not.toContain('hemligt');
    expect(readFileSync(path, 'utf8')).toBe('{"keys": "hemligt"');
  });

  test('lies in the data folder, or where the settings say', () => {
    expect(sealKeysPath('/data', undefined)).toBe('/data/seal-keys.json');
    expect(sealKeysPath('/data', '/annan/ring.json')).toBe('/annan/ring.json');
  });
});
