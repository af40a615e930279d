/** Letterhead and foot of what the organisation prints of itself. */
import type { DocumentMeta } from '../../../platform/documents/blocks.ts';

interface Sender {
  readonly controller: {
    readonly name: string;
    readonly address?: string | null;
    readonly contact?: string | null;
  };
  readonly municipality: string;
  readonly date: string;
}

export function organisationMeta(title: string, { controller, municipality, date }: Sender): DocumentMeta {
  const { name, address, contact } = controller;
  const author = municipality === name ? name : `${name}, ${municipality}`;
  const lines = [name, municipality === name ? null : municipality, address, contact];
  return {
    title: `${title}, ${author}`,
    language: 'sv',
    author,
    date,
    letterhead: lines.filter((line) => typeof line === 'string'),
    footer: author,
  };
}
