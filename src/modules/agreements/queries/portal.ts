/** What whoever has a link can ask for: the functions of schema portal, and nothing beside them. */
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/connection.ts';

export interface PortalDocument {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly sha256: string;
}

export interface PortalInvitation {
  readonly status: 'open' | 'signed';
  readonly side: 'ours' | 'theirs';
  readonly name: string;
  /** Under what a person of ours signs; null for the other party, who says it. */
  readonly authority: string | null;
  readonly expiresOn: string;
  readonly controllerName: string;
  readonly entityName: string;
  readonly ownNumber: string | null;
  readonly agreementTitle: string;
  readonly kind: string;
  readonly ourSide: 'controller' | 'processor' | 'joint';
  readonly partyName: string;
  readonly partyNumber: string | null;
  readonly mark: string | null;
  readonly contact: {
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
  } | null;
  readonly packageSha256: string;
  readonly documents: readonly PortalDocument[];
  readonly signatures: readonly {
    readonly side: 'ours' | 'theirs';
    readonly name: string;
    readonly title: string | null;
    readonly signedOn: string;
    readonly authority: string;
  }[];
  readonly inForceOn: string | null;
}

export const invitationByLink = async (
  tx: Transaction,
  link: string,
  onDay: string,
): Promise<PortalInvitation | { readonly status: 'refused' | 'reopened' } | undefined> =>
  (
    await sql<
      PortalInvitation | { readonly status: 'refused' | 'reopened' }
    >`select * from portal.invitation(${link}, ${onDay}::date)`.execute(tx)
  ).rows[0];

export interface PortalFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly sealed: Buffer;
  readonly keyId: string;
}

export const fileByLink = async (
  tx: Transaction,
  link: string,
  document: string,
  onDay: string,
): Promise<PortalFile | undefined> =>
  (
    await sql<PortalFile>`select * from portal.invitation_file(${link}, ${document}::uuid, ${onDay}::date)`.execute(
      tx,
    )
  ).rows[0];

export interface LinkSignature {
  readonly link: string;
  readonly onDay: string;
  /** Instant, ISO. */
  readonly at: string;
  readonly signer: {
    readonly name: string;
    readonly title: string | null;
    readonly place: string;
    readonly authority: string;
  };
  /** Sum of the package that the signer was shown. */
  readonly packageSum: string;
  readonly address: string;
  readonly agent: string;
  readonly receiptUntil: string;
}

export async function signByLink(
  tx: Transaction,
  signed: LinkSignature,
): Promise<'signed' | 'changed' | 'closed'> {
  const { link, onDay, at, signer, packageSum, address, agent, receiptUntil } = signed;
  const { rows } = await sql<{ outcome: 'signed' | 'changed' | 'closed' }>`
    select portal.sign(${link}, ${onDay}::date, ${at}::timestamptz, ${crypto.randomUUID()}::uuid,
      ${JSON.stringify(signer)}::json, ${packageSum}, ${address}, ${agent}, ${receiptUntil}::date) as outcome`.execute(
    tx,
  );
  return rows[0]?.outcome ?? 'closed';
}

export async function refuseByLink(
  tx: Transaction,
  refused: {
    readonly link: string;
    readonly onDay: string;
    readonly at: string;
    readonly reason: string;
  },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select portal.refuse(${refused.link}, ${refused.onDay}::date, ${refused.at}::timestamptz, ${refused.reason}) as done`.execute(
    tx,
  );
  return rows[0]?.done ?? false;
}
