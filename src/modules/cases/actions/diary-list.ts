/** The list of what is registered, for whoever asks: without what is withheld (OSL 5 kap. 2 §). */

import { logEvent } from '../../../platform/audit.ts';
import { pdfOf } from '../../../platform/documents/printed.ts';
import { NotFound } from '../../../platform/errors.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import { type DiaryRow, diaryDocument } from '../documents/index.ts';
import * as queries from '../queries/index.ts';

import { savedAnswers, sentTo } from './document-answers.ts';

const LISTED = 5000;

export interface DiaryPeriod {
  readonly from: string;
  readonly to: string;
  readonly words: string;
}

export async function diaryList(context: Context, period: DiaryPeriod) {
  const { words, ...days } = period;
  const rows = await queries.registeredRows(
    context.tx,
    { ...days, controllerId: workedFor(context).id },
    LISTED,
  );
  const typed = words.toLocaleLowerCase('sv');
  return rows
    .map(({ sealed, keyId, ...row }) => ({
      ...row,
      // Sent to somebody who is no person of the case: the receiver stands in the sealed answers.
      party: row.party ?? (sentTo(savedAnswers(context, { sealed, keyId })) || null),
    }))
    .filter(({ mark, about, party }) =>
      [mark, about, party].filter(Boolean).join(' ').toLocaleLowerCase('sv').includes(typed),
    );
}

export type ListedDiary = Awaited<ReturnType<typeof diaryList>>;

/** «VON/2026:118-3» of the third document of a case. */
export const diaryMark = ({
  mark,
  number,
}: {
  readonly mark: string;
  readonly number: number | null;
}): string => (number === null ? mark : `${mark}-${number}`);

export const logDiaryExport = (context: Context): Promise<void> =>
  logEvent(context.tx, {
    action: 'export',
    table: 'case_record',
    row: null,
    controllerId: workedFor(context).id,
    detail: 'Diarielistan skrevs ut eller exporterades',
  });

export async function printedDiary(context: Context, period: DiaryPeriod) {
  const rows = await diaryList(context, period);
  const sender = await queries.senderOf(context.tx, workedFor(context).id);
  if (!sender) throw new NotFound();
  await logDiaryExport(context);
  const printed = rows.map(
    (row): DiaryRow => ({
      date: row.day,
      mark: diaryMark(row),
      ...(row.partyWithheld ? { party: null } : row.party ? { party: row.party } : {}),
      about: row.about,
    }),
  );
  const chosen = `${longDate(period.from)}–${longDate(period.to)}`;
  return () => pdfOf(diaryDocument(printed, { sender, date: context.today, chosen }));
}
