/** Everything that an agreement's page shows of it, in one question. */
import { type Insertable, sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';
import type {
  AgreementAssessment,
  AgreementClause,
  AgreementUndertaking,
  EditionFile,
} from '../../../platform/database/schema.generated.ts';

export interface AgreementParts {
  readonly contacts: readonly {
    side: 'ours' | 'theirs';
    kind: 'administration' | 'cooperation' | 'incidents';
    name: string;
    email: string | null;
    phone: string | null;
    availability: string | null;
  }[];
  readonly processings: readonly { id: string; name: string }[];
  readonly systems: readonly { id: string; name: string }[];
  readonly instructions: readonly {
    id: string;
    number: number;
    state: 'draft' | 'approved';
    answers: Readonly<Record<string, string>>;
    changeText: string | null;
    validFrom: string | null;
    approvedBy: string | null;
    sentOn: string | null;
  }[];
  readonly subProcessors: readonly {
    id: string;
    parentId: string | null;
    name: string;
    country: string;
    places: readonly string[];
    endedOn: string | null;
  }[];
  readonly transfers: readonly {
    id: string;
    country: string;
    how: string;
    mechanism: string | null;
    approvedOn: string | null;
  }[];
  readonly clauses: readonly {
    requirement: string;
    found: 'yes' | 'partly' | 'no' | 'not-applicable';
    place: string | null;
    note: string | null;
  }[];
  readonly assessments: readonly {
    id: string;
    answers: Readonly<Record<string, string>>;
    outcome: 'sufficient' | 'conditions' | 'insufficient';
    conditions: string | null;
    reason: string;
    assessedOn: string;
    assessedBy: string;
  }[];
  readonly undertakings: readonly {
    id: string;
    who: string;
    basis: 'statute' | 'undertaking';
    signedOn: string | null;
    note: string | null;
    fileId: string | null;
  }[];
  readonly parties: readonly { name: string; organisationNumber: string | null; address: string | null }[];
  readonly duties: readonly { duty: string; party: string; note: string | null }[];
  readonly documents: readonly {
    id: string;
    package: number;
    kind: string;
    title: string;
    fileId: string;
    sha256: string;
    position: number;
  }[];
  readonly signatures: readonly {
    side: 'ours' | 'theirs';
    way: string;
    name: string;
    title: string | null;
    place: string | null;
    signedOn: string;
    authority: string;
    package: number;
    fileId: string | null;
  }[];
  readonly openInvitations: number;
}

const list = (what: ReturnType<typeof sql>) => sql`coalesce((select json_agg(${what}`;

export async function partsOf(tx: Transaction, controllerId: string, id: string): Promise<AgreementParts> {
  const own = sql`controller_id = ${controllerId}::uuid and agreement_id = ${id}::uuid`;
  const { rows } = await sql<AgreementParts>`select
    ${list(sql`json_build_object('side', side, 'kind', kind, 'name', name, 'email', email, 'phone', phone,
      'availability', availability) order by side, kind`)}) from agreement_contact where ${own}), '[]') as contacts,
    ${list(sql`json_build_object('id', processing.id, 'name', processing.name) order by processing.name`)})
      from agreement_processing link join processing on processing.controller_id = link.controller_id
        and processing.id = link.processing_id
      where link.controller_id = ${controllerId}::uuid and link.agreement_id = ${id}::uuid), '[]') as processings,
    ${list(sql`json_build_object('id', system.id, 'name', system.name) order by system.name`)})
      from agreement_system link join system on system.id = link.system_id
      where link.controller_id = ${controllerId}::uuid and link.agreement_id = ${id}::uuid), '[]') as systems,
    ${list(sql`json_build_object('id', id, 'number', number, 'state', state, 'answers', answers, 'changeText', change_text,
      'validFrom', valid_from, 'approvedBy', approved_by, 'sentOn', sent_on) order by number`)})
      from agreement_instruction where ${own}), '[]') as instructions,
    ${list(sql`json_build_object('id', id, 'parentId', parent_id, 'name', name, 'country', country, 'places', places,
      'endedOn', ended_on) order by position, created_at`)}) from agreement_sub_processor where ${own}), '[]') as "subProcessors",
    ${list(sql`json_build_object('id', id, 'country', country, 'how', how, 'mechanism', mechanism, 'approvedOn', approved_on)
      order by created_at`)}) from agreement_transfer where ${own}), '[]') as transfers,
    ${list(sql`json_build_object('requirement', requirement, 'found', found, 'place', place, 'note', note)`)})
      from agreement_clause where ${own}), '[]') as clauses,
    ${list(sql`json_build_object('id', id, 'answers', answers, 'outcome', outcome, 'conditions', conditions, 'reason', reason,
      'assessedOn', assessed_on, 'assessedBy', assessed_by) order by recorded_at desc`)})
      from agreement_assessment where ${own}), '[]') as assessments,
    ${list(sql`json_build_object('id', id, 'who', who, 'basis', basis, 'signedOn', signed_on, 'note', note, 'fileId', file_id)
      order by recorded_at`)}) from agreement_undertaking where ${own}), '[]') as undertakings,
    ${list(sql`json_build_object('name', name, 'organisationNumber', organisation_number, 'address', address) order by position`)})
      from agreement_party where ${own}), '[]') as parties,
    ${list(sql`json_build_object('duty', duty, 'party', party, 'note', note)`)}) from agreement_duty where ${own}), '[]') as duties,
    ${list(sql`json_build_object('id', id, 'package', package, 'kind', kind, 'title', title, 'fileId', file_id,
      'sha256', sha256, 'position', position) order by package desc, position`)})
      from agreement_document where ${own}), '[]') as documents,
    ${list(sql`json_build_object('side', side, 'way', way, 'name', name, 'title', title, 'place', place, 'signedOn', signed_on,
      'authority', authority, 'package', package, 'fileId', file_id) order by signed_on, side`)})
      from agreement_signature where ${own}), '[]') as signatures,
    (select count(*)::int from agreement_invitation where ${own} and answered_at is null and withdrawn_at is null)
      as "openInvitations"`.execute(tx);
  return rows[0] as AgreementParts;
}

/** The newest answer of each requirement that was read in the text. */
export async function replaceClauses(
  tx: Transaction,
  controllerId: string,
  agreementId: string,
  rows: readonly Insertable<AgreementClause>[],
): Promise<void> {
  await tx
    .deleteFrom('agreementClause')
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .execute();
  if (rows.length > 0)
    await tx
      .insertInto('agreementClause')
      .values([...rows])
      .execute();
}

export const insertAssessment = (tx: Transaction, row: Insertable<AgreementAssessment>) =>
  tx
    .insertInto('agreementAssessment')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();

export const insertUndertaking = (tx: Transaction, row: Insertable<AgreementUndertaking>) =>
  tx
    .insertInto('agreementUndertaking')
    .values(row)
    .onConflict((conflict) => conflict.columns(['controllerId', 'id']).doNothing())
    .execute();

export const deleteUndertaking = (tx: Transaction, controllerId: string, agreementId: string, id: string) =>
  tx
    .deleteFrom('agreementUndertaking')
    .where('controllerId', '=', controllerId)
    .where('agreementId', '=', agreementId)
    .where('id', '=', id)
    .execute();

/** The processings and systems that the agreement covers, as they now are. */
export async function replaceLinks(
  tx: Transaction,
  controllerId: string,
  agreementId: string,
  { processings, systems }: { readonly processings: readonly string[]; readonly systems: readonly string[] },
): Promise<void> {
  for (const table of ['agreementProcessing', 'agreementSystem'] as const)
    await tx
      .deleteFrom(table)
      .where('controllerId', '=', controllerId)
      .where('agreementId', '=', agreementId)
      .execute();
  const row = () => ({ id: crypto.randomUUID(), controllerId, agreementId });
  if (processings.length > 0)
    await tx
      .insertInto('agreementProcessing')
      .values(processings.map((processingId) => ({ ...row(), processingId })))
      .execute();
  if (systems.length > 0)
    await tx
      .insertInto('agreementSystem')
      .values(systems.map((systemId) => ({ ...row(), systemId })))
      .execute();
}

export const editionFiles = (tx: Transaction, legalEntityId: string) =>
  tx
    .selectFrom('editionFile')
    .innerJoin('controller', 'controller.id', 'editionFile.ownerControllerId')
    .select([
      'editionFile.id',
      'editionFile.edition',
      'editionFile.name',
      'editionFile.size',
      'editionFile.sha256',
      'editionFile.uploadedAt',
      'editionFile.replacedAt',
      'controller.name as controllerName',
    ])
    .where('editionFile.legalEntityId', '=', legalEntityId)
    .orderBy('editionFile.uploadedAt', 'desc')
    .execute();

export const editionFileContent = (tx: Transaction, id: string) =>
  tx
    .selectFrom('editionFile')
    .select(['name', 'mediaType', 'content'])
    .where('id', '=', id)
    .executeTakeFirst();

/** The new file takes the place of the one before, which agreements made on it keep. */
export async function insertEditionFile(tx: Transaction, row: Insertable<EditionFile>): Promise<void> {
  await tx
    .updateTable('editionFile')
    .set({ replacedAt: sql`now()` })
    .where('legalEntityId', '=', sql<string>`app.write_entity()`)
    .where('edition', '=', row.edition)
    .where('replacedAt', 'is', null)
    .where('id', '<>', row.id)
    .execute();
  await tx
    .insertInto('editionFile')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
