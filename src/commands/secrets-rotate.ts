import { type RotationCount, resealAll } from '../platform/rotation.ts';
import { addSealKey, sealKeysPath } from '../platform/sealing.ts';
import { readSettings } from '../settings.ts';
import { openProduct } from '../start.ts';
import { CommandFailed, readArguments, type Terminal } from './command.ts';

const NAMES: Readonly<Record<string, string>> = {
  case_person: 'personer i ärenden',
  inbox_item: 'inkommet',
  stored_file: 'filer',
  case_document: 'handlingar',
  incident_notification: 'anmälningar av incidenter',
  incident_setting: 'lösenord till nödpärmar',
};

/**
 * Makes a new key and seals everything anew under it. Broken off, `--resume` goes on without another key. Fails when
 * there are rows that no key in the ring opens; they are left as they were.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = readArguments({
    args: [...args],
    options: { resume: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const settings = readSettings();
  const product = await openProduct(settings);
  try {
    const { platformDatabase, sealing } = product.services;
    if (!values.resume) addSealKey(sealKeysPath(settings.dataFolder, settings.sealKeys));
    const counts = await resealAll(platformDatabase, sealing, progress(terminal));
    const unreadable = sum(counts, 'unreadable');
    const result = { keyId: sealing.keyId, tables: counts, resealed: sum(counts, 'resealed'), unreadable };
    if (unreadable > 0)
      throw new CommandFailed(
        `${unreadable} rader kunde inte öppnas med någon nyckel i nyckelringen och lämnades som de var: ${listed(counts, 'unreadable')}.`,
        result,
      );
    if (values.json) terminal.write(JSON.stringify(result));
    else
      terminal.write(
        `Nyckel ${sealing.keyId} gäller. ${result.resealed} rader är omkrypterade${result.resealed > 0 ? `: ${listed(counts, 'resealed')}` : ''}. De äldre nycklarna ligger kvar i nyckelringen: äldre säkerhetskopior behöver dem.`,
      );
  } finally {
    await product.close();
  }
}

const SECOND = 1000;

/** At most one line a second. */
function progress(terminal: Terminal): (table: string, done: number) => void {
  let last = Date.now();
  return (table, done) => {
    if (Date.now() - last < SECOND) return;
    last = Date.now();
    terminal.note(`Krypterar om ${NAMES[table] ?? table}: ${done} rader …`);
  };
}

const sum = (counts: readonly RotationCount[], what: 'resealed' | 'unreadable'): number =>
  counts.reduce((total, count) => total + count[what], 0);

const listed = (counts: readonly RotationCount[], what: 'resealed' | 'unreadable'): string =>
  counts
    .filter((count) => count[what] > 0)
    .map((count) => `${count[what]} ${NAMES[count.table] ?? count.table}`)
    .join(', ');
