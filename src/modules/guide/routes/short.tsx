/** Two short guides that keep nothing: the agreement with Inera, and transfers to other countries. */

import { appliesOn } from '../../../knowledge/fact.ts';
import { countryNotes } from '../../../knowledge/transfer-uses.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import { type Context, get, type Input, page, type Reply, type Route } from '../../../platform/route.ts';
import { judgeIsTransfer, judgeTransfer } from '../../register/rules/index.ts';
import * as actions from '../actions.ts';
import { readInera, readTransfer } from '../forms/index.ts';
import { IneraPage } from '../pages/inera.tsx';
import { type AnsweredTransfer, TransferPage } from '../pages/transfer.tsx';
import { judgeInera } from '../rules/inera.ts';
import { INVALID } from './input.ts';

async function askInera({ actor, today }: Context, { query }: Input): Promise<Reply> {
  const props = { actor, query, mayDraw: allows(actor, 'agreement.write') };
  if (query.size === 0) return page(() => <IneraPage {...props} />);
  const form = readInera(query);
  if (!form.ok) return page(() => <IneraPage {...props} errors={form.errors} />, INVALID);
  const judgement = judgeInera(form.value, { asOf: today });
  return page(() => <IneraPage {...props} judgement={judgement} />);
}

async function askTransfer(context: Context, { query }: Input): Promise<Reply> {
  const { actor, today } = context;
  const refused = (errors: FormErrors) =>
    page(() => <TransferPage actor={actor} query={query} errors={errors} />, INVALID);
  if (query.size === 0) return page(() => <TransferPage actor={actor} query={query} />);
  const form = readTransfer(query);
  if (!form.ok) return refused(form.errors);
  const asked = { asOf: today };
  const { where, support } = form.value;
  const isTransfer = judgeIsTransfer(where, asked);
  const controllerType = await actions.ownControllerType(context);
  // Where the data are stored is the third country when the recipient is within the union.
  const abroad = judgeIsTransfer({ ...where, storedIn: null }, asked).outcome === 'transfer';
  const country = abroad ? where.country : (where.storedIn ?? where.country);
  const judged =
    isTransfer.outcome === 'transfer'
      ? judgeTransfer({ ...support, country, controllerType }, asked)
      : undefined;
  const said = judged?.reasons.map(({ text }) => text) ?? [];
  const answered: AnsweredTransfer = {
    isTransfer,
    ...(judged && { support: judged }),
    // What the reasons already say is not said twice.
    notes: countryNotes.filter(
      (note) =>
        note.country === country && appliesOn(note, today) && !said.some((text) => note.label.includes(text)),
    ),
  };
  return page(() => <TransferPage actor={actor} query={query} answered={answered} />);
}

export const shortGuideRoutes: readonly Route[] = [
  get('/vagledning/inera', 'register.read', askInera),
  get('/vagledning/overforing', 'register.read', askTransfer),
];
