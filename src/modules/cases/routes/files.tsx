/** Files go out as attachments only, through the walls and with a line in the log. */
import { checkFiles } from '../../../platform/files.ts';
import { type Context, file, get, type Input, type Reply, type Route } from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import * as actions from '../actions/index.ts';
import { idOf } from './input.ts';

/** What was chosen in the field, checked before the transaction opens. */
export const readFiles = ({ allFiles }: Input, services: Services) =>
  checkFiles(
    allFiles.flatMap(([field, one]) => (field === 'fil' ? [one] : [])),
    services,
  );

async function fetchFile(context: Context, input: Input): Promise<Reply> {
  const { name, mediaType, bytes } = await actions.fetchFile(context, idOf(input));
  return file(name, mediaType, () => bytes);
}

export const fileRoutes: readonly Route[] = [get('/filer/:id', 'case.read', fetchFile)];
