/** Cooperation, bodies, delegations, units, systems' routines, and the words of the officer. */
import type { Transaction } from '../platform/database/connection.ts';
import { addDays } from '../platform/plain-date.ts';
import { delegations, meetingDays, officeNotes, remarks, systemRoutine, units } from './governance.ts';
import type { Identities } from './identities.ts';
import { type ControllerKey, controllerKeys, controllers, entities } from './organisations.ts';
import { persons } from './persons/index.ts';

interface Cast {
  readonly identities: Identities;
  readonly today: string;
}

const boards = controllerKeys.filter((key) => controllers[key].type !== 'company');
const DECIDED = 430;

/** Of a controller's own row. */
const own = ({ identities }: Cast, key: ControllerKey) => ({
  id: crypto.randomUUID(),
  controllerId: identities.controllers[key],
  legalEntityId: identities.entities[controllers[key].entity],
});

/** Who holds the role for the controller, as an id; undefined when nobody does. */
function holderOf(
  { identities }: Cast,
  role: 'head' | 'manager' | 'dso',
  key: ControllerKey,
): string | undefined {
  const found = persons.find((person) =>
    role === 'dso' ? person.officerFor?.includes(key) : person.holds?.[role]?.includes(key),
  );
  return found && identities.persons.get(found.mailbox);
}

/** Writes what stands beside the registers. The transaction must not be held back by row-level security. */
export async function writeGovernance(tx: Transaction, cast: Cast): Promise<void> {
  await writeCooperation(tx, cast);
  await writeBodies(tx, cast);
  await writeDelegations(tx, cast);
  await writeUnits(tx, cast);
  await writeSystemRoutines(tx, cast);
  await writeSupplierCards(tx, cast);
}

async function writeCooperation(tx: Transaction, { identities, today }: Cast): Promise<void> {
  const cooperationId = crypto.randomUUID();
  const host = identities.entities.almby;
  const officer = persons.find((person) => person.officerFor);
  const officerId = officer && identities.persons.get(officer.mailbox);
  if (!officerId) throw new Error('Demon saknar dataskyddsombud.');
  await tx
    .insertInto('cooperation')
    .values({
      id: cooperationId,
      legalEntityId: host,
      name: 'Sex kommuner om dataskydd',
      code: 'SEXK-OMMU-NER6',
      note: 'Almby har huvudansvaret för ombudets arbetssituation: tid, kompetens och resurser.',
    })
    .execute();
  const members = Object.entries(entities).flatMap(([key, { kind }]) =>
    kind === 'company' || key === 'almby' ? [] : [identities.entities[key as keyof typeof entities]],
  );
  await tx
    .insertInto('cooperationMember')
    .values(
      members.map((legalEntityId) => ({
        id: crypto.randomUUID(),
        legalEntityId,
        cooperationId,
        firstDay: addDays(today, -DECIDED),
      })),
    )
    .execute();
  await tx
    .insertInto('cooperationOfficer')
    .values({ id: crypto.randomUUID(), legalEntityId: host, cooperationId, personId: officerId })
    .execute();
}

async function writeBodies(tx: Transaction, cast: Cast): Promise<void> {
  for (const key of boards) {
    const board = { ...own(cast, key), name: controllers[key].name, kind: 'board' };
    const committee = { ...own(cast, key), name: 'Arbetsutskottet', kind: 'committee' };
    await tx.insertInto('body').values([board, committee]).execute();
    const meetings = meetingDays.flatMap((inDays) => [
      { ...own(cast, key), bodyId: board.id, heldOn: addDays(cast.today, inDays) },
      { ...own(cast, key), bodyId: committee.id, heldOn: addDays(cast.today, inDays - 7) },
    ]);
    await tx.insertInto('meeting').values(meetings).execute();
  }
}

async function writeDelegations(tx: Transaction, cast: Cast): Promise<void> {
  const decidedOn = addDays(cast.today, -DECIDED);
  for (const key of boards) {
    const personId = holderOf(cast, 'head', key);
    for (const spec of delegations) {
      const point = {
        ...own(cast, key),
        ...spec,
        decidedOn,
        decidedReference: '§ 112',
        firstDay: addDays(decidedOn, 14),
      };
      await tx.insertInto('delegationPoint').values(point).execute();
      if (!personId) continue;
      const delegate = { ...own(cast, key), delegationPointId: point.id, personId, firstDay: point.firstDay };
      await tx.insertInto('delegate').values(delegate).execute();
    }
  }
}

async function writeUnits(tx: Transaction, cast: Cast): Promise<void> {
  const rows = (Object.keys(units) as ControllerKey[]).flatMap((key) =>
    (units[key] ?? []).map((name, position) => ({
      ...own(cast, key),
      name,
      managerId: position === 0 ? (holderOf(cast, 'manager', key) ?? null) : null,
      firstDay: addDays(cast.today, -DECIDED),
    })),
  );
  await tx.insertInto('unit').values(rows).execute();
}

/** Two of three systems are in order; the third is what the coordinator has left to do. */
async function writeSystemRoutines(tx: Transaction, { today }: Cast): Promise<void> {
  const all = await tx.selectFrom('system').selectAll().orderBy('name').orderBy('legalEntityId').execute();
  for (const [position, system] of all.entries()) {
    const hosting = system.supplierId ? 'supplier' : 'own';
    const location = system.supplierId ? 'Leverantörens driftcentral' : 'Kommunens serverhall';
    const described = position % 3 === 2 ? {} : systemRoutine;
    const reviewedOn = position % 3 === 0 ? addDays(today, -60 - position) : null;
    await tx
      .updateTable('system')
      .set({ hosting, location, reachability: 'internet', lastReviewOn: reviewedOn, ...described })
      .where('id', '=', system.id)
      .execute();
    if (!reviewedOn) continue;
    await tx
      .insertInto('accessReview')
      .values({
        id: crypto.randomUUID(),
        legalEntityId: system.legalEntityId,
        systemId: system.id,
        ownerControllerId: system.ownerControllerId,
        reviewedOn,
        usersCount: 40 + position * 3,
        removedCount: position % 5,
        result: position % 5 === 0 ? 'in-order' : 'mended',
        nextOn: addDays(reviewedOn, 365),
      })
      .execute();
  }
}

async function writeSupplierCards(tx: Transaction, { identities }: Cast): Promise<void> {
  await tx
    .insertInto('supplierCard')
    .values([
      {
        id: crypto.randomUUID(),
        legalEntityId: identities.entities.almby,
        supplierId: identities.suppliers.vintergran,
        contactName: 'Kundansvarig',
        contactEmail: 'kund@vintergran.example',
        contactPhone: '0990-555 10',
        incidentContact: 'incident@vintergran.example, dygnet runt 0990-555 11',
        customerNumber: 'ALM-1042',
      },
      {
        id: crypto.randomUUID(),
        legalEntityId: identities.entities.brinkeby,
        supplierId: identities.suppliers.kvallsljus,
        contactName: 'Larmcentralen',
        contactPhone: '0990-556 00',
        incidentContact: 'larm@kvallsljus.example',
        customerNumber: 'BR-77',
      },
    ])
    .execute();
}

/** After the registers: what the officer has said of their entries. */
export async function writeOfficersWords(tx: Transaction, cast: Cast): Promise<void> {
  const { identities, today } = cast;
  for (const { controller, processing, kind, text, daysAgo, answerInDays, answer } of remarks) {
    const madeBy = holderOf(cast, 'dso', controller);
    if (!madeBy) throw new Error(`${controllers[controller].name} saknar ombud.`);
    const entry = await tx
      .selectFrom('processing')
      .select('id')
      .where('controllerId', '=', identities.controllers[controller])
      .where('name', '=', processing)
      .executeTakeFirst();
    const said = new Date(`${addDays(today, -daysAgo)}T09:12:00Z`);
    const answered = {
      state: 'answered',
      outcome: answer?.outcome,
      answer: answer?.text,
      answeredBy: holderOf(cast, 'head', controller) ?? null,
      answeredAt: new Date(`${addDays(today, 10 - daysAgo)}T13:40:00Z`),
    };
    await tx
      .insertInto('remark')
      .values({
        ...own(cast, controller),
        processingId: entry?.id ?? null,
        kind,
        text,
        answerBy: answerInDays === null ? null : addDays(today, answerInDays),
        madeBy,
        madeAt: said,
        ...(answer && answered),
      })
      .execute();
  }
  for (const { controller, text, daysAgo } of officeNotes) {
    await tx
      .insertInto('officeNote')
      .values({
        id: crypto.randomUUID(),
        legalEntityId: identities.entities.almby,
        aboutControllerId: identities.controllers[controller],
        text,
        madeBy: holderOf(cast, 'dso', controller) ?? '',
        madeAt: new Date(`${addDays(today, -daysAgo)}T15:00:00Z`),
      })
      .execute();
  }
}
