/** A PDF that opens with a password: AES-256 (ISO 32000-2), in any reader. */
import { PDFDocument } from '@cantoo/pdf-lib';

/** The same pages, tags kept. Whoever opens it may print and copy, and change nothing. */
export async function encryptPdf(bytes: Uint8Array, password: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  pdf.encrypt({
    userPassword: password,
    ownerPassword: crypto.randomUUID(),
    permissions: { printing: 'highResolution', copying: true, contentAccessibility: true },
  });
  return pdf.save({ useObjectStreams: false });
}

/** How many pages there are to print. */
export const pageCount = async (bytes: Uint8Array): Promise<number> =>
  (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
