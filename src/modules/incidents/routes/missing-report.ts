/** A case of the kind can be registered before anybody has written what happened: then that comes first. */
import { NotFound } from '../../../platform/errors.ts';
import { type Context, type Input, type Reply, redirect } from '../../../platform/route.ts';
import { isGoingOn } from '../../cases/rules/index.ts';
import * as actions from '../actions/index.ts';
import { idOf } from './input.ts';

type Run = (context: Context, input: Input) => Promise<Reply>;

/** The page, or the report that it waits for. */
export const orReport =
  (run: Run): Run =>
  async (context, input) => {
    try {
      return await run(context, input);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      const { record, has } = await actions.caseWithoutReport(context, idOf(input));
      if (has) throw error;
      return redirect(isGoingOn(record.state) ? `/incidenter/${record.id}/rapport` : `/arenden/${record.id}`);
    }
  };
