/** An agreement that is ready to be signed, with those who may: what the tests of signing begin from. */
import { randomUUID } from 'node:crypto';
import { instructionFields } from '../src/knowledge/instruction-form.ts';
import { sha256Of } from '../src/platform/files.ts';
import { plain } from './incidents.ts';
import { type Browser, fieldOf, type Municipality, type Place, type Visit } from './municipality.ts';

export interface Signing {
  readonly municipality: Municipality;
  readonly board: Place;
  readonly executive: Place;
  readonly coordinator: Browser;
  /** Stands under the point of signing at the board. */
  readonly delegate: Browser;
  readonly officer: Browser;
  /** Stands under the point of signing at the kommunstyrelse. */
  readonly executiveDelegate: Browser;
}

/** Whoever stands under a point about signing agreements. */
export async function addSigningPoint(
  { id, product: { admin } }: Municipality,
  controller: Place,
  person: Browser,
  number: string,
): Promise<string> {
  const point = randomUUID();
  await admin.query(
    `insert into delegation_point (id, controller_id, legal_entity_id, number, matter, function, decided_on, first_day)
     values ($1, $2, $3, $4, 'agreement.sign', 'Förvaltningschef', '2018-12-01', '2019-01-01')`,
    [point, controller.id, id, number],
  );
  await admin.query(
    `insert into delegate (id, controller_id, legal_entity_id, delegation_point_id, person_id, first_day)
     values ($1, $2, $3, $4, $5, '2019-01-01')`,
    [randomUUID(), controller.id, id, point, person.personId],
  );
  return point;
}

export async function makeSigning(municipality: Municipality, name = 'Socialnämnden'): Promise<Signing> {
  const executive = await municipality.addController('Kommunstyrelsen', 'executive-board');
  const board = await municipality.addController(name);
  const signing = {
    municipality,
    board,
    executive,
    coordinator: await municipality.addPerson([{ role: 'coordinator', controller: board }]),
    delegate: await municipality.addPerson([{ role: 'head', controller: board }]),
    officer: await municipality.addPerson([{ role: 'dso', controller: board }]),
    executiveDelegate: await municipality.addPerson([{ role: 'head', controller: executive }]),
  };
  await addSigningPoint(municipality, board, signing.delegate, '6.2');
  await addSigningPoint(municipality, executive, signing.executiveDelegate, '9.1');
  return signing;
}

/** The publisher's text as the test knows it: what is frozen must be these bytes. */
export const BODY = Buffer.from('%PDF-1.4\nUtgivarens egen text\n%%EOF\n');

/** A draft with everything that must be there; columns of the agreement as given. */
export async function readyAgreement(
  { municipality, board, coordinator }: Signing,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { admin } = municipality.product;
  const id = randomUUID();
  const opened = await coordinator.post('/avtal/nytt', {
    id,
    what: 'processor-controller',
    party: 'Videobolaget AB',
    partyNumber: '556000-4615',
    partyCountry: 'SE',
    title: 'Videotjänst för vårdmöten',
    edition: 'skr-2023-02',
  });
  if (opened.status !== 200) throw new Error(`${opened.status}: ${plain(opened.text).slice(0, 800)}`);
  await admin.query(
    `insert into edition_file (id, legal_entity_id, owner_controller_id, edition, name, media_type, size, sha256, scan, content)
     values ($1, $2, $3, 'skr-2023-02', 'Avtalstext.pdf', 'application/pdf', $4, $5, 'off', $6)`,
    [randomUUID(), municipality.id, board.id, BODY.length, sha256Of(BODY), BODY],
  );
  const own = [board.id, municipality.id, id] as const;
  await admin.query('delete from agreement_contact where agreement_id = $1', [id]);
  for (const side of ['ours', 'theirs'])
    for (const kind of ['administration', 'cooperation'])
      await admin.query(
        `insert into agreement_contact (id, controller_id, legal_entity_id, agreement_id, side, kind, name, email, phone)
         values ($1, $2, $3, $4, $5, $6, 'Tolvan Tolvansson', 'tolvan@almby.example', '019-00 00 00')`,
        [randomUUID(), ...own, side, kind],
      );
  const answers = Object.fromEntries(instructionFields.map((field) => [field.id, 'Så här gör biträdet.']));
  await admin.query('delete from agreement_instruction where agreement_id = $1', [id]);
  await admin.query(
    `insert into agreement_instruction (id, controller_id, legal_entity_id, agreement_id, number, form_version, answers)
     values ($1, $2, $3, $4, 1, 'prov', $5)`,
    [randomUUID(), ...own, JSON.stringify(answers)],
  );
  await admin.query(
    `insert into agreement_assessment (id, controller_id, legal_entity_id, agreement_id, form_version, answers, outcome,
       reason, assessed_on, assessed_by)
     values ($1, $2, $3, $4, 'prov', '{}', 'sufficient', 'Granskat', '2026-11-01', 'Tolvan Tolvansson')`,
    [randomUUID(), ...own],
  );
  const row = {
    party_address: 'Storgatan 1, 123 45 Almby',
    own_address: 'Torget 1, 123 45 Almby',
    no_sub_processors: true,
    sub_permission: 'general',
    secret_data: 'no',
    has_main: 'no',
    ...more,
  };
  const columns = Object.keys(row);
  await admin.query(
    `update agreement set ${columns.map((column, index) => `${column} = $${index + 2}`).join(', ')} where id = $1`,
    [id, ...Object.values(row)],
  );
  return id;
}

/** Made ready, with its package. */
export async function signableAgreement(
  signing: Signing,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const id = await readyAgreement(signing, more);
  const visit = await signing.coordinator.post(`/avtal/${id}/underskrift`);
  if (visit.status !== 200) throw new Error(`${visit.status}: ${plain(visit.text).slice(0, 1500)}`);
  await signing.municipality.product.runJobs();
  return id;
}

/** Sends a link and returns what follows the origin in it. */
export async function linkFor(
  { coordinator }: Signing,
  id: string,
  email = 'firma@videobolaget.example',
): Promise<string> {
  return linkIn(
    await coordinator.post(`/avtal/${id}/underskrift/bjud-in`, {
      id: randomUUID(),
      name: 'Elvan Elvansson',
      email,
    }),
  );
}

/** The link that the page shows once. */
export function linkIn({ text, status }: Visit): string {
  const link = /value="https?:\/\/[^/"]+(\/underskrift\/[\w-]{43})"/.exec(text)?.[1];
  if (!link) throw new Error(`${status}: ${plain(text).slice(0, 1500)}`);
  return link;
}

/** The link that whoever signs for us has in the mail, and nobody else sees. */
export async function mailedLink({ municipality }: Signing, agreementId: string): Promise<string> {
  const { rows } = await municipality.product.admin.query<{ body: string }>(
    `select mail.body from platform.outbox mail
     join agreement_invitation invitation on mail.key = 'agreement-invitation:' || invitation.id
     where invitation.agreement_id = $1 and invitation.side = 'ours' and invitation.withdrawn_at is null`,
    [agreementId],
  );
  const link = /\/underskrift\/[\w-]{43}/.exec(rows[0]?.body ?? '')?.[0];
  if (!link) throw new Error('No link has been mailed.');
  return link;
}

/** Signs by the link as the other party's signatory. */
export async function signByLink(
  visitor: Browser,
  link: string,
  typed: Readonly<Record<string, string>> = {},
): Promise<Visit> {
  const page = await visitor.get(link);
  return visitor.post(link, {
    packageSum: fieldOf(page.text, 'packageSum') ?? '',
    name: 'Elvan Elvansson',
    title: 'VD',
    place: 'Brinkeby',
    authority: 'signatory',
    confirmed: '1',
    ...typed,
  });
}

/** Decides and signs as the delegate of the board. */
export async function signNow(delegate: Browser, id: string): Promise<Visit> {
  const form = await delegate.get(`/avtal/${id}/underskrift/egen`);
  return delegate.post(`/avtal/${id}/underskrift/egen`, {
    id: fieldOf(form.text, 'id') ?? '',
    packageSum: fieldOf(form.text, 'packageSum') ?? '',
    title: 'Förvaltningschef',
    place: 'Almby',
    confirmed: '1',
  });
}
