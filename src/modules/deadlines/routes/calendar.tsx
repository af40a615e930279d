/** The calendar behind its secret address: read by calendar programs, without sign-in. */
import { NotFound } from '../../../platform/errors.ts';
import {
  file,
  get,
  type Input,
  type PublicContext,
  page,
  type Reply,
  type Route,
} from '../../../platform/route.ts';
import { Page } from '../../../ui/page.tsx';
import { readCalendar } from '../actions/index.ts';

const ENDING = '.ics';

async function showCalendar(context: PublicContext, input: Input): Promise<Reply> {
  const { secret = '' } = input.params;
  if (!secret.endsWith(ENDING)) throw new NotFound();
  const answer = await readCalendar(context, secret.slice(0, -ENDING.length));
  if (answer.outcome === 'unknown') throw new NotFound();
  if (answer.outcome === 'limited')
    return page(
      () => (
        <Page actor={null} title="För många försök">
          <p>Vänta en kvart och försök igen.</p>
        </Page>
      ),
      { status: 429 },
    );
  const { text } = answer;
  return file('ansvar.ics', 'text/calendar; charset=utf-8', () => text);
}

export const calendarRoutes: readonly Route[] = [get('/kalender/:secret', 'public', showCalendar)];
