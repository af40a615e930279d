/** The pack for the day when the computers are down: made by hand or on schedule, encrypted, fetched with a trace. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { authoritiesOn } from '../../../knowledge/authorities.ts';
import { law } from '../../../knowledge/law.ts';
import { roleFact } from '../../../knowledge/roles.ts';
import { systemActor } from '../../../platform/actor.ts';
import { logEvent } from '../../../platform/audit.ts';
import { today } from '../../../platform/clock.ts';
import { asActor } from '../../../platform/database/connection.ts';
import { encryptPdf, pageCount } from '../../../platform/documents/encrypted.ts';
import { pdfOf } from '../../../platform/documents/printed.ts';
import { NotFound } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import type { ScheduledJob } from '../../../platform/job.ts';
import type { Context } from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { ownFile, printingController } from '../../cases/actions/index.ts';
import { packDocument } from '../documents/index.ts';
import type { PackForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { defaultMarks, hourTable } from '../rules/index.ts';
import { GROUP_ROLES } from './marks.ts';

type Making = Pick<Context, 'tx' | 'today' | 'sealing'>;

const HOURS_SHOWN = 14;

/** What the nämnd has chosen, without the password, and the packs that have been made. */
export async function showPreparedness(context: Context) {
  const controllerId = workedFor(context).id;
  const setting = await queries.settingOf(context.tx, controllerId);
  return {
    marks: setting?.marks ?? defaultMarks,
    packEvery: setting?.packEvery ?? 'never',
    packPhones: setting?.packPhones ?? null,
    packNote: setting?.packNote ?? null,
    hasPassword: Boolean(setting?.sealed),
    packs: await queries.packsOf(context.tx, controllerId),
    persons: await queries.personsToCall(context.tx, controllerId, context.today, GROUP_ROLES),
  };
}
export type ShownPreparedness = Awaited<ReturnType<typeof showPreparedness>>;

/** Saves what was chosen, and makes a pack of it at once. */
export async function savePack(
  context: Context,
  { id, password, ...changes }: PackForm,
): Promise<FormErrors | undefined> {
  const controllerId = workedFor(context).id;
  const saved = await queries.settingOf(context.tx, controllerId);
  const every = changes.packEvery ?? saved?.packEvery ?? 'never';
  if (every !== 'never' && password === '' && !saved?.sealed)
    return { password: 'Välj ett lösenord: pärmen krypteras med det.' };
  const sealed = password === '' ? {} : context.sealing.seal(password);
  await queries.saveSetting(context.tx, controllerId, { ...changes, ...sealed });
  return every === 'never' ? undefined : makePack(context, id);
}

/** Everything that the pack prints, read in one transaction; undefined until a password is chosen. */
async function readPack(making: Making, controllerId: string) {
  const { tx } = making;
  const setting = await queries.settingOf(tx, controllerId);
  if (!setting?.sealed || !setting.keyId) return undefined;
  const password = making.sealing.openText({ sealed: setting.sealed, keyId: setting.keyId });
  const sender = await printingController(making as Context, controllerId);
  const persons = await queries.personsToCall(tx, controllerId, making.today, GROUP_ROLES);
  const delegates = await queries.delegatesToCall(tx, controllerId, making.today);
  const processors = await queries.whoProcessesWhat(tx, controllerId);
  const known = law(making.today);
  const document = packDocument({
    sender,
    date: making.today,
    hours: hourTable(making.today, HOURS_SHOWN, Number(known.parameter('breach.hours') ?? 72)),
    authority: authoritiesOn(making.today).find(({ key }) => key === 'supervisory-authority')?.label ?? '',
    receiver: String(known.parameter('cyber.receiver') ?? ''),
    phones: setting.packPhones,
    note: setting.packNote,
    persons: [
      ...persons.map((person) => ({ ...person, role: roleFact(person.role)?.label ?? person.role })),
      ...delegates.map((person) => ({ ...person, role: 'Delegat, beslutar' })),
    ],
    processors: processors.map(({ incidentContact, contactPhone, contactEmail, ...row }) => ({
      ...row,
      contact: incidentContact ?? contactPhone ?? contactEmail,
    })),
  });
  return { document, password, name: sender.name };
}

const fileName = (name: string, day: string): string => `Nödpärm ${name} ${day}.pdf`;

/** Encrypts and stores it; the same id is made once. */
async function storePack(
  { tx, sealing, today: day }: Making,
  controllerId: string,
  id: string,
  { name, bytes, pages }: { readonly name: string; readonly bytes: Uint8Array; readonly pages: number },
): Promise<void> {
  const file = ownFile(fileName(name, day), 'application/pdf', bytes);
  if (await queries.insertPackFile(tx, sealing, controllerId, { id, file }))
    await queries.insertPack(tx, { id: crypto.randomUUID(), controllerId, fileId: id, pages });
}

async function printed({ document, password }: NonNullable<Awaited<ReturnType<typeof readPack>>>) {
  const plain = await pdfOf(document);
  return { pages: await pageCount(plain), bytes: await encryptPdf(plain, password) };
}

/** Makes one now. */
export async function makePack(context: Context, id: string): Promise<FormErrors | undefined> {
  const controllerId = workedFor(context).id;
  const read = await readPack(context, controllerId);
  if (!read) return { password: 'Välj ett lösenord och spara först: pärmen krypteras med det.' };
  await storePack(context, controllerId, id, { name: read.name, ...(await printed(read)) });
  return undefined;
}

/** The encrypted file; that somebody took it is noted. */
export async function fetchPack(context: Context, id: string) {
  const controllerId = workedFor(context).id;
  const pack = (await queries.packsOf(context.tx, controllerId)).find((one) => one.id === id);
  const row = pack && (await queries.sealedPackFile(context.tx, pack.fileId));
  if (!pack || !row) throw new NotFound();
  await queries.noteFetched(context.tx, controllerId, id, context.actor.personId);
  await logEvent(context.tx, {
    action: 'export',
    table: 'emergency_pack',
    row: id,
    controllerId,
    detail: 'Nödpärmen hämtades',
  });
  const bytes = context.sealing.open(row);
  return { name: fileName(workedFor(context).name, pack.madeAt.toISOString().slice(0, 10)), bytes };
}

type Scheduled = Pick<Services, 'platformDatabase' | 'database' | 'clock' | 'sealing' | 'emergencyFolder'>;

/** Every pack whose time has come. Read, printed outside any transaction, then stored; run twice one is made. */
export async function makeDuePacks(services: Scheduled): Promise<void> {
  const now = services.clock.now().toString();
  const day = today(services.clock);
  for (const { controllerId, legalEntityId } of await queries.packsToMake(services.platformDatabase, now)) {
    const actor = systemActor({ id: controllerId, legalEntityId, name: '', legalEntityName: '' });
    const making = { today: day, sealing: services.sealing };
    const read = await asActor(services.database, actor, (tx) => readPack({ ...making, tx }, controllerId));
    if (!read) continue;
    const made = await printed(read);
    await asActor(services.database, actor, (tx) =>
      storePack({ ...making, tx }, controllerId, crypto.randomUUID(), { name: read.name, ...made }),
    );
    if (services.emergencyFolder)
      await writeOut(services.emergencyFolder, fileName(read.name, day), made.bytes);
  }
}

/** Whole or not at all: whoever needs it may take it at any moment. */
async function writeOut(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const safe = name.replace(/[/\\:]/g, '-');
  await writeFile(join(folder, `.${safe}.part`), bytes);
  await rename(join(folder, `.${safe}.part`), join(folder, safe));
}

export const emergencyPackJob: ScheduledJob = {
  name: 'emergency-packs',
  schedule: '20 2 * * *',
  run: makeDuePacks,
};
