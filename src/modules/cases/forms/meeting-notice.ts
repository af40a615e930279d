/** Kallelse to a meeting. What is not known yet may be left empty: what is printed names what is missing. */
import { z } from 'zod';
import { checkValues, type FormResult } from '../../../platform/form.ts';
import { type AgendaStep, titleFault } from '../rules/index.ts';
import { optionalId, optionalText, ticked, title } from './fields.ts';

const itemForm = z.object({
  id: z.uuid('Öppna sidan igen.'),
  title: title.optional(),
  mark: optionalText(60).optional(),
  presenter: optionalText(200).optional(),
  page: optionalText(20).optional(),
});

const addedForm = z.object({
  id: z.uuid('Öppna sidan igen.').optional(),
  caseId: optionalId.default(null),
  title: optionalText(200)
    .superRefine((typed, context) => {
      const fault = titleFault(typed ?? '');
      if (fault) context.addIssue(fault);
    })
    .default(null),
});

const noticeForm = z.object({
  heldTime: optionalText(60).optional(),
  place: optionalText(200).optional(),
  absenceTo: optionalText(200).optional(),
  chair: optionalText(200).optional(),
  openToPublicFrom: optionalText(60).optional(),
  note: optionalText(2000).optional(),
  scentFree: ticked.optional(),
  identityNumbersConfirmed: ticked.default(false),
  items: z.array(itemForm).max(200, 'Högst 200 punkter.'),
  added: addedForm,
});

export type NoticeForm = z.infer<typeof noticeForm> & {
  /** What the button does beside saving. */
  readonly step: AgendaStep | 'add' | null;
};

const ITEM = /^items\.(\d{1,3})\.(\w+)$/;

/** `items.0.title` and so on, in the order of their numbers: errors keep the same names. */
function typedItems(fields: URLSearchParams): Record<string, string>[] {
  const items: Record<string, string>[] = [];
  for (const [name, typed] of fields) {
    const [, index, field] = ITEM.exec(name) ?? [];
    if (!index || !field) continue;
    items[Number(index)] = { ...items[Number(index)], [field]: typed };
  }
  return Array.from(items, (item) => item ?? {});
}

const STEPS = { upp: 'up', ned: 'down', 'ta-bort': 'remove' } as const;

function stepIn(fields: URLSearchParams): NoticeForm['step'] {
  const [named = '', id = ''] = (fields.get('gor') ?? '').split(':');
  if (named === 'lagg-till') return 'add';
  return Object.hasOwn(STEPS, named) ? { move: STEPS[named as keyof typeof STEPS], id } : null;
}

const ADDED = { id: 'added.id', caseId: 'added.caseId', title: 'added.title' } as const;

export function readNotice(fields: URLSearchParams): FormResult<NoticeForm> {
  const step = stepIn(fields);
  // What is to be removed need not be filled in right.
  const items = typedItems(fields).map((item) =>
    step !== null && step !== 'add' && step.move === 'remove' && step.id === item.id ? { id: item.id } : item,
  );
  const added = Object.fromEntries(
    Object.entries(ADDED).flatMap(([key, name]) => {
      const typed = fields.get(name);
      return typed === null ? [] : [[key, typed.trim()]];
    }),
  );
  const read = checkValues(noticeForm, { ...Object.fromEntries(fields), items, added });
  return read.ok ? { ok: true, value: { ...read.value, step } } : read;
}
