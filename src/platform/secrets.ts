/** The installation's secret and the key that signs the log: from the environment, or made once in the data folder. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** At least 32 characters. */
export function installationSecret(dataFolder: string, given: string | undefined): string {
  if (given) return given;
  const path = join(dataFolder, 'secret');
  if (!existsSync(path)) writePrivate(path, randomBytes(32).toString('hex'));
  return readFileSync(path, 'utf8').trim();
}

/** Ed25519, outside the database: whoever owns the database cannot sign a log of their own making. */
export function auditKey(dataFolder: string, givenPath: string | undefined): KeyObject {
  const path = givenPath ?? join(dataFolder, 'audit-key.pem');
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writePrivate(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  return createPrivateKey(readFileSync(path, 'utf8'));
}

function writePrivate(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode: 0o600 });
}
