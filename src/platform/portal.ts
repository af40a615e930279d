/** What people who have no account reach: the functions of schema portal, on a login that reads no table. */
import type { Transaction } from './database/connection.ts';
import type { Services } from './services.ts';

/** One transaction as nobody in particular. */
export const asPortal = <Result>(
  { portalDatabase }: Pick<Services, 'portalDatabase'>,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> => portalDatabase.transaction().execute(work);
