/** A power of attorney as it is signed by the nämnd that gives it. */
import { powerOfAttorneyKind } from '../../../knowledge/agreement-editions.ts';
import type { Block, Document } from '../../../platform/documents/blocks.ts';
import { senderMeta } from '../../../platform/documents/letterhead.ts';

export interface PowerOfAttorneyData {
  readonly ownerName: string;
  readonly ownerNumber: string | null;
  readonly ownerAddress: string | null;
  readonly ownerContact: string | null;
  readonly legalEntityName: string;
  readonly granteeName: string;
  readonly kind: string;
  readonly counterparty: string;
  readonly services: string | null;
  /** `YYYY-MM-DD`: dates the document. */
  readonly decidedOn: string;
  readonly paragraph: string | null;
  readonly diaryMark: string | null;
  readonly revokedReason: string | null;
  /** The days in Swedish, as they are printed. */
  readonly printed: {
    readonly decidedOn: string;
    readonly validFrom: string;
    readonly validUntil: string | null;
    readonly revokedOn: string | null;
  };
}

export function powerOfAttorneyDocument(data: PowerOfAttorneyData): Document {
  const kind = powerOfAttorneyKind(data.kind);
  const title = kind?.label ?? 'Fullmakt';
  const sender = {
    name: data.ownerName,
    municipality: data.legalEntityName,
    address: data.ownerAddress,
    contact: data.ownerContact,
  };
  return {
    meta: senderMeta(sender, {
      title,
      date: data.decidedOn,
      reference: data.diaryMark ?? undefined,
    }),
    blocks: [
      { kind: 'title', above: 'Fullmakt', text: title },
      ...revoked(data),
      { kind: 'paragraph', text: scopeOf(data) },
      {
        kind: 'facts',
        items: [
          {
            label: 'Fullmaktsgivare',
            value: [data.ownerName, data.legalEntityName, ...(data.ownerNumber ? [data.ownerNumber] : [])],
          },
          { label: 'Fullmaktstagare', value: data.granteeName },
          { label: 'Gäller gentemot', value: data.counterparty },
          { label: 'Tjänster', value: data.services ?? 'Alla som fullmakten omfattar' },
          {
            label: 'Beslut',
            value: [data.printed.decidedOn, ...(data.paragraph ? [data.paragraph] : [])],
          },
          { label: 'Diarienummer', value: data.diaryMark ?? { kind: 'missing', field: 'diarienummer' } },
          { label: 'Gäller från och med', value: data.printed.validFrom },
          {
            label: 'Gäller till och med',
            value: data.printed.validUntil ?? 'Tills den återkallas',
          },
        ],
      },
      { kind: 'signature', signatories: [{ role: `För ${data.ownerName}` }] },
    ],
  };
}

/** Inera's two to the letter, with who gives and who receives; the own says what is written in it. */
function scopeOf({ kind, ownerName, granteeName, counterparty, services }: PowerOfAttorneyData): string {
  const known = powerOfAttorneyKind(kind);
  if (known?.counterparty) return known.use;
  const what = services ? `Fullmakten gäller ${services}.` : 'Fullmakten gäller alla tjänster.';
  return `Med fullmakten befullmäktigar ${ownerName} ${granteeName} att teckna personuppgiftsbiträdesavtal med ${counterparty} och företräda ${ownerName} gentemot ${counterparty} avseende den personuppgiftsbehandling som ${counterparty} gör för fullmaktsgivarens räkning. ${what}`;
}

const revoked = ({ printed: { revokedOn }, revokedReason }: PowerOfAttorneyData): readonly Block[] =>
  revokedOn
    ? [
        {
          kind: 'note',
          tone: 'warning',
          title: `Återkallad från och med ${revokedOn}`,
          text: revokedReason ?? '',
        },
      ]
    : [];
