/** The entries of a zip file, read one by one while their real size is counted. */
import { type Readable, Transform } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type Budget, SpreadsheetProblem } from './limits.ts';
import { damaged } from './xml.ts';

const mostEntries = 10_000;

export interface ZipEntries {
  has(path: string): boolean;
  /** Unpacks one entry; its stream fails with SpreadsheetProblem when the budget is used up. */
  open(path: string): Promise<Readable>;
  names(): string[];
}

/** Reads the list of contents. Refuses encrypted entries and what says itself to be too large. */
export async function openZip(bytes: Buffer, budget: Budget): Promise<ZipEntries> {
  const { zip, entries } = await listEntries(bytes);
  const declared = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (declared > budget.limits.unpackedBytes) budget.unpack(declared);
  return {
    has: (path) => entries.has(path),
    names: () => [...entries.keys()],
    open: async (path) => {
      const entry = entries.get(path);
      if (!entry) throw damaged();
      return counted(await zip.openReadStreamPromise(entry), budget);
    },
  };
}

async function listEntries(bytes: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= mostEntries) throw damaged();
      if (entry.generalPurposeBitFlag & 1) throw encrypted();
      entries.set(entry.fileName, entry);
    }
    return { zip, entries };
  } catch (error) {
    throw error instanceof SpreadsheetProblem ? error : damaged();
  }
}

function counted(stream: Readable, budget: Budget): Readable {
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        budget.unpack(chunk.length);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  stream.on('error', () => counter.destroy(damaged()));
  counter.on('error', () => stream.destroy());
  return stream.pipe(counter);
}

export function encrypted(): SpreadsheetProblem {
  return new SpreadsheetProblem(
    'encrypted',
    'Filen är lösenordsskyddad och går inte att läsa. Öppna den i Excel, ta bort lösenordet och spara den på nytt.',
  );
}
