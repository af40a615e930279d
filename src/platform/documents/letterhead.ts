/** Who sends a document, at its head and foot. */
import type { DocumentMeta } from './blocks.ts';

export interface Sender {
  /** As printed. */
  readonly name: string;
  readonly municipality: string;
  readonly address: string | null;
  readonly contact: string | null;
}

/** Letterhead and foot of what is sent in an organisation's name. */
export function senderMeta(
  { name, municipality, address, contact }: Sender,
  { title, date, reference }: { title: string; date: string; reference?: string | undefined },
): DocumentMeta {
  const author = municipality === name ? name : `${name}, ${municipality}`;
  const lines = [name, municipality === name ? null : municipality, address, contact];
  return {
    title: `${title}, ${author}`,
    language: 'sv',
    author,
    date,
    ...(reference && { reference }),
    letterhead: lines.filter((line): line is string => Boolean(line)),
    footer: author,
  };
}
