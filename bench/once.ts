/** What is done now and then: an import of 1 000 rows, exports of 250 processings. Each is timed once. */
import type { BenchProduct, Person } from './product.ts';
import { timeOnce } from './timing.ts';

export interface Once {
  readonly what: string;
  /** Milliseconds. */
  readonly took: number;
  readonly note: string;
}

const FORMATS = ['xlsx', 'csv', 'pdf'] as const;

/** The whole register of the first controller. */
export async function exportOnce(product: BenchProduct): Promise<Once[]> {
  const officer = await product.addPerson('dso', 1);
  await officer.get('/behandlingar/export.pdf?q=hemtj');
  const made: Once[] = [];
  for (const format of FORMATS) {
    const { value, took } = await timeOnce(() => bytesOf(officer, format));
    made.push({
      what: `Export ${format.toUpperCase()}`,
      took,
      note: `, ${(value / 1000).toFixed(0)} kB`,
    });
  }
  return made;
}

async function bytesOf(officer: Person, format: string): Promise<number> {
  const answer = await officer.get(`/behandlingar/export.${format}`);
  if (answer.status !== 200) throw new Error(`Export ${format}: ${answer.status}`);
  return (await answer.arrayBuffer()).byteLength;
}

const HEADERS =
  'Behandling;Ändamål;Rättslig grund;Kategorier av registrerade;Kategorier av personuppgifter;Mottagare;Gallring;System;Säkerhetsåtgärder';

const ROWS = 1000;

function sheet(): string {
  const row = (n: number) =>
    [
      `Inläst behandling ${n}`,
      'Pröva ansökningar och fatta beslut',
      'Myndighetsutövning',
      'Sökande, Anhöriga, Medarbetare',
      'Namn, Adress, Telefonnummer, Anteckningar',
      'Förvaltningsrätten',
      '5 år efter beslut',
      'Väven',
      'Behörighet efter arbetsuppgift, Kryptering',
    ].join(';');
  return [HEADERS, ...Array.from({ length: ROWS }, (_, index) => row(index + 1))].join('\n');
}

/** From the file to the finished job, as a person does it. */
export async function importOnce(product: BenchProduct): Promise<Once[]> {
  const coordinator = await product.addPerson('coordinator', 1);
  const form = new FormData();
  form.append('fil', new File([sheet()], 'register.csv', { type: 'text/csv' }));
  const upload = await timeOnce(() => coordinator.post('/import', form));
  const address = upload.value.headers.get('location');
  if (!address) throw new Error(`Arket togs inte emot: ${upload.value.status}`);
  const review = await timeOnce(async () => (await coordinator.get(`${address}/granska`)).text());
  const before = await countOf(product);
  const run = await timeOnce(async () => {
    await coordinator.post(`${address}/las-in`, new URLSearchParams());
    await product.runJobs();
  });
  const made = (await countOf(product)) - before;
  return [
    { what: `Import ${ROWS} rader, uppladdning`, took: upload.took, note: '' },
    { what: `Import ${ROWS} rader, granskning`, took: review.took, note: '' },
    { what: `Import ${ROWS} rader, inläsning`, took: run.took, note: `, ${made} nya behandlingar` },
  ];
}

async function countOf({ admin }: BenchProduct): Promise<number> {
  const { rows } = await admin.query<{ count: number }>('select count(*)::int as count from processing');
  return rows[0]?.count ?? 0;
}
