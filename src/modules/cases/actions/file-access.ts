/** A file by its own address: as open as the case or the item that it belongs to. */

import { Forbidden, NotFound } from '../../../platform/errors.ts';
import type { Context } from '../../../platform/route.ts';
import * as queries from '../queries/index.ts';
import { readableCase } from './case.ts';
import { isHidden } from './documents.ts';
import { type OpenedFile, openFile } from './files.ts';
import { mayOpenItem, seesItem } from './inbox-access.ts';

export async function fetchFile(context: Context, id: string): Promise<OpenedFile> {
  const { tx, actor } = context;
  const file = await queries.fileById(tx, id);
  if (!file) throw new NotFound();
  if (file.caseId) {
    const record = await readableCase(context, file.caseId);
    const document = await queries.documentOfFile(tx, record.controllerId, id);
    if (
      (await isHidden(context, record, document)) &&
      !(await queries.hasGivenReason(tx, record, actor.personId))
    )
      throw new Forbidden('Filen kan nämna personer. Öppna handlingen i ärendet, med ett skäl, först.');
  } else if (file.inboxItemId) {
    const item = await queries.inboxItemGate(tx, file.inboxItemId);
    const isOwn = item?.takenBy != null && item.takenBy === actor.personId;
    if (!item || !mayOpenItem(context, item) || !(isOwn || seesItem(context, item))) throw new NotFound();
  }
  return openFile(context, id);
}
