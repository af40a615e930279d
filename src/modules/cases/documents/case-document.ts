/** A document of a case as it is written from its template. */
import type { Block, Document } from '../../../platform/documents/blocks.ts';
import { senderMeta } from '../../../platform/documents/letterhead.ts';
import { textOf } from '../rules/index.ts';
import { decisionBuilders } from './decision.ts';
import { incidentBuilders } from './incidents.ts';
import { letterBuilders } from './letters.ts';
import type { Printed } from './meta.ts';

const builders: Readonly<Record<string, (printed: Printed) => readonly Block[]>> = {
  ...letterBuilders,
  ...decisionBuilders,
  ...incidentBuilders,
};

/** The answers hold date and mark too. What is missing is named where it would have stood. */
export function caseDocument(printed: Printed): Document {
  const build = builders[printed.template.id];
  if (!build) throw new Error(`No document is made from the template ${printed.template.id}`);
  const { answers, title, date, sender } = printed;
  const reference = textOf(answers, 'mark');
  return {
    meta: senderMeta(sender, { title, date, reference }),
    blocks: build(printed),
  };
}

/** The same before it is approved: each page says at its foot that it is a draft. */
export const asDraft = (document: Document): Document => ({
  ...document,
  meta: { ...document.meta, footer: `Utkast. ${document.meta.footer ?? document.meta.author}` },
});
