/** What becomes of agreements with processors, written into the entries that they cover. */

import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import * as write from '../queries/write/index.ts';
import type { Entry } from '../rules/entry.ts';
import { recheck } from './entries.ts';
import { readable } from './shown-entry.ts';

type Processor = Entry['processors'][number];

export interface MarkedProcessor {
  readonly name: string;
  readonly organisationNumber: string | null;
  /** ISO 3166-1 */
  readonly country: string;
  readonly agreement: Processor['agreement'];
  /** The agreement's mark; null leaves what stands. */
  readonly reference: string | null;
}

/**
 * Marks the processor in each entry of the controller that is worked for; one that the entry does not name is added when
 * an agreement holds. It tells what is so, and is written in approved entries too: their versions stay.
 */
export async function markAgreement(
  context: Pick<Context, 'tx' | 'actor' | 'today'>,
  processingIds: readonly string[],
  marked: MarkedProcessor,
): Promise<void> {
  for (const id of processingIds) {
    const entry = await readable(context, id);
    if (entry.controllerId !== workedFor(context).id) continue;
    const processors = withMark(entry.processors, marked);
    if (!processors) continue;
    const { controllerId, version } = entry;
    await write.updateEntry(
      context.tx,
      { id, controllerId, version, personId: context.actor.personId },
      { processors },
    );
    await recheck(context, id, context.today);
  }
}

function withMark(processors: Entry['processors'], marked: MarkedProcessor): Entry['processors'] | undefined {
  const { agreement, reference, name, organisationNumber, country } = marked;
  const isMarked = (row: Processor) =>
    row.organisationNumber && organisationNumber
      ? row.organisationNumber === organisationNumber
      : row.name.toLowerCase() === name.toLowerCase();
  if (processors.some(isMarked))
    return processors.map((row) =>
      isMarked(row) ? { ...row, agreement, agreementReference: reference ?? row.agreementReference } : row,
    );
  if (agreement !== 'valid') return undefined;
  const added = { name, organisationNumber, country, agreement, agreementReference: reference };
  return [...processors, { ...added, id: crypto.randomUUID(), subProcessors: null }];
}
