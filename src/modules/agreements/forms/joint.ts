/** Who the joint controllers are, who of them does what, and what the persons are told. */
import { z } from 'zod';
import { jointDuties } from '../../../knowledge/controllers.ts';
import { checkValues, type FormResult } from '../../../platform/form.ts';
import * as fields from './fields.ts';

const party = z.object({
  name: fields.required('Skriv partens namn.'),
  organisationNumber: fields.organisationNumber.default(null),
  address: fields.text(300).default(null),
  contact: fields.text(500).default(null),
});

const arrangement = z.object({
  parties: z.array(party).optional(),
  duties: z.record(z.string(), fields.text(300)).optional(),
  jointContactPoint: fields.text(500).optional(),
  jointEssence: fields.text(5000).optional(),
});
export type ArrangementForm = z.infer<typeof arrangement>;

const ROW = /^parties\.(\d+)\.(\w+)$/;

/** `parties.0.name=…` and `duty.access=…`; a row of parties with nothing in it, or that is to go, is left out. */
export function readArrangement(typed: URLSearchParams): FormResult<ArrangementForm> {
  const rows = new Map<number, Record<string, string>>();
  for (const [name, value] of typed) {
    const [, index = '', field = ''] = ROW.exec(name) ?? [];
    if (index === '') continue;
    const row = rows.get(Number(index)) ?? {};
    rows.set(Number(index), { ...row, [field]: value });
  }
  const kept = [...rows.entries()]
    .toSorted(([one], [other]) => one - other)
    .filter(([, row]) => row.remove !== '1')
    .filter(([, { remove: _, ...row }]) => Object.values(row).some((value) => value.trim() !== ''));
  const duties = Object.fromEntries(
    jointDuties.flatMap(({ id }) => {
      const party = typed.get(`duty.${id}`);
      return party === null ? [] : [[id, party]];
    }),
  );
  const given = (name: string) => typed.get(name) ?? undefined;
  const read = checkValues(arrangement, {
    parties: rows.size > 0 ? kept.map(([, row]) => row) : undefined,
    duties: Object.keys(duties).length > 0 ? duties : undefined,
    jointContactPoint: given('jointContactPoint'),
    jointEssence: given('jointEssence'),
  });
  if (read.ok) return read;
  // The rows are counted as they were sent: the error stands beside the row that it speaks of.
  const placed = Object.entries(read.errors).map(([path, text]) => {
    const [, position = '', field = ''] = ROW.exec(path) ?? [];
    if (position !== '') return [`parties.${kept[Number(position)]?.[0] ?? position}.${field}`, text];
    return [path.replace(/^duties\./, 'duty.'), text];
  });
  return { ok: false, errors: Object.fromEntries(placed) };
}
