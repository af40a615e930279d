/**
 * What lies encrypted in the database: identity numbers, names of protected persons, files and documents. The keys
 * lie in a file outside the database; a row names the key that it was sealed under.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

export interface Sealed {
  readonly sealed: Buffer;
  readonly keyId: string;
}

export interface Sealing {
  /** The key that seals now. */
  readonly keyId: string;
  /** AES-256-GCM under the newest key. */
  seal(content: string | Uint8Array): Sealed;
  /** Throws when the row has been changed, or when its key is not in the ring. */
  open(row: Sealed): Buffer;
  openText(row: Sealed): string;
  /** Keyed hash for look-up, hex, under the newest key. Equal texts have equal hashes: write them in one way first. */
  hash(text: string): string;
  /** The hash under every key, newest first: what is looked up may not have been hashed anew yet. */
  hashes(text: string): readonly string[];
}

export interface SealKey {
  readonly id: string;
  readonly encryption: Buffer;
  readonly look: Buffer;
}

const ringFile = z.object({
  keys: z
    .array(z.object({ id: z.string().min(1), key: z.base64().length(44), madeAt: z.iso.datetime() }))
    .min(1),
});
type RingFile = z.infer<typeof ringFile>;

/** Where the ring lies when the settings name no other place. */
export const sealKeysPath = (dataFolder: string, given: string | undefined): string =>
  given ?? join(dataFolder, 'seal-keys.json');

/** The ring in the file, made when there is none. A key that is added while the product runs is noticed. */
export function openSealing(path: string): Sealing {
  if (!existsSync(path)) makeRing(path);
  let read = '';
  let keys: readonly SealKey[] = [];
  return sealingWith(() => {
    const { ino, mtimeMs } = statSync(path);
    const found = `${ino} ${mtimeMs}`;
    if (found !== read) {
      keys = readRing(path).keys.map(derive);
      read = found;
    }
    return keys;
  });
}

/** Adds a key, which seals from now on, and returns its id. The older ones stay: they open what they sealed. */
export function addSealKey(path: string): string {
  const key = newKey();
  write(path, { keys: [...readRing(path).keys, key] });
  return key.id;
}

/** A ring that lies in memory only. */
export function sealingInMemory(): Sealing {
  const keys = [derive(newKey())];
  return sealingWith(() => keys);
}

const VERSION = 1;
const IV = 12;
const TAG = 16;

function sealingWith(ring: () => readonly SealKey[]): Sealing {
  const newest = (): SealKey => {
    const key = ring().at(-1);
    if (!key) throw new Error('Nyckelringen är tom.');
    return key;
  };
  const open = ({ sealed, keyId }: Sealed): Buffer => {
    const key = ring().find(({ id }) => id === keyId);
    if (!key) throw new Error(`Nyckeln ${keyId} finns inte i nyckelringen.`);
    return decrypt(key, sealed);
  };
  return {
    get keyId() {
      return newest().id;
    },
    seal(content) {
      const key = newest();
      return { sealed: encrypt(key, Buffer.from(content as Uint8Array)), keyId: key.id };
    },
    open,
    openText: (row) => open(row).toString('utf8'),
    hash: (text) => hashUnder(newest(), text),
    hashes: (text) =>
      ring()
        .map((key) => hashUnder(key, text))
        .reverse(),
  };
}

/** Version, nonce, tag, ciphertext. The key's id is bound to it: a row cannot be moved under another key. */
function encrypt({ id, encryption }: SealKey, content: Buffer): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', encryption, iv).setAAD(Buffer.from(id));
  const text = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), text]);
}

function decrypt({ id, encryption }: SealKey, sealed: Buffer): Buffer {
  if (sealed[0] !== VERSION || sealed.length < 1 + IV + TAG)
    throw new Error('Raden är inte förseglad på ett känt sätt.');
  const cipher = createDecipheriv('aes-256-gcm', encryption, sealed.subarray(1, 1 + IV), {
    authTagLength: TAG,
  });
  cipher.setAAD(Buffer.from(id)).setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(1 + IV + TAG)), cipher.final()]);
  } catch {
    throw new Error('Raden har ändrats efter att den förseglades.');
  }
}

const hashUnder = ({ look }: SealKey, text: string): string =>
  createHmac('sha256', look).update(text).digest('hex');

function derive({ id, key }: RingFile['keys'][number]): SealKey {
  const material = Buffer.from(key, 'base64');
  const part = (purpose: string) => Buffer.from(hkdfSync('sha256', material, '', `ansvar ${purpose}`, 32));
  return { id, encryption: part('seal'), look: part('look-up') };
}

function newKey(): RingFile['keys'][number] {
  return {
    id: randomBytes(4).toString('hex'),
    key: randomBytes(32).toString('base64'),
    madeAt: new Date().toISOString(),
  };
}

/** Throws one Swedish line, never with what stands in the file. */
function readRing(path: string): RingFile {
  try {
    return ringFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new Error(`Nyckelringen ${path} går inte att läsa: filen saknas eller är fel skriven.`);
  }
}

/** Of two processes that start at once one makes the ring, and the other reads it. */
function makeRing(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = writeDraft(path, { keys: [newKey()] });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

/** The file is whole at every moment: it is never written in place. */
function write(path: string, ring: RingFile): void {
  renameSync(writeDraft(path, ring), path);
}

function writeDraft(path: string, ring: RingFile): string {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(ring, null, 2)}\n`, { mode: 0o600, flush: true });
  return draft;
}
