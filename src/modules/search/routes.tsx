import { type Context, get, type Input, page, type Reply, type Route } from '../../platform/route.ts';
import { search } from './actions.ts';
import { SearchPage } from './pages.tsx';

async function showSearch(context: Context, input: Input): Promise<Reply> {
  const typed = (input.query.get('q') ?? '').slice(0, 200);
  const groups = await search(context, typed);
  return page(() => <SearchPage actor={context.actor} typed={typed} groups={groups} />);
}

export const searchRoutes: readonly Route[] = [get('/sok', 'register.read', showSearch)];
