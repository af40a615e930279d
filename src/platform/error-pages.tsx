/** Errors that are thrown, mapped once: to a page, or to JSON for the API. */
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/parts.tsx';
import type { Actor } from './actor.ts';
import { Conflict, Forbidden, NotFound, Refused, TooLarge } from './errors.ts';

type Status = 403 | 404 | 409 | 413 | 422 | 500;

const actorOf = (c: Context): Actor | null => c.get('actor' as never) ?? null;

export const answerNotFound: NotFoundHandler = (c) =>
  plainAnswer(c, 404, 'Sidan finns inte', new NotFound().message);

export const answerError: ErrorHandler = (error, c) => {
  if (error instanceof NotFound) return plainAnswer(c, 404, 'Sidan finns inte', error.message);
  if (error instanceof Forbidden) return plainAnswer(c, 403, 'Du får inte göra det här', error.reason);
  if (error instanceof TooLarge) return plainAnswer(c, 413, 'För stort', error.message);
  if (error instanceof Refused) return plainAnswer(c, 422, 'Det gick inte', error.message);
  if (error instanceof Conflict)
    return c.html(`<!doctype html>${ConflictPage({ actor: actorOf(c), conflict: error })}`, 409);
  if (error instanceof HTTPException && error.status === 403) {
    return plainAnswer(
      c,
      403,
      'Formuläret kunde inte tas emot',
      'Det skickades från en annan webbplats. Öppna sidan igen och försök på nytt.',
    );
  }
  const id = crypto.randomUUID().slice(0, 8);
  if (isUnreadable(error)) {
    console.error(`Oläsligt ${id} på ${c.req.method} ${c.req.routePath}:`, withoutValues(error));
    return plainAnswer(c, 422, 'Det gick inte', UNREADABLE);
  }
  console.error(`Fel ${id} på ${c.req.method} ${c.req.routePath}:`, withoutValues(error));
  return plainAnswer(
    c,
    500,
    'Något gick fel',
    `Felet är registrerat som ${id}. Det du skrev är inte sparat: gå tillbaka i webbläsaren och försök igen.`,
  );
};

const UNREADABLE =
  'Något i adressen eller formuläret går inte att läsa, eller pekar på något som inte finns. Inget är sparat. Öppna sidan igen och försök på nytt.';

/** Values that the database cannot read (class 22), and references to what is not there or not within reach. */
const isUnreadable = ({ code }: Error & { code?: unknown }): boolean =>
  typeof code === 'string' && /^(22...|23503)$/.test(code);

/** Messages of the database can quote values: only the code and the stack's places are kept. */
function withoutValues(error: Error & { code?: string }): string {
  const places =
    error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 8) ?? [];
  const message = error.code ? `${error.name} ${error.code}` : error.message;
  return [message, ...places].join('\n');
}

function plainAnswer(c: Context, status: Status, title: string, text: string): Response | Promise<Response> {
  if (c.req.path.startsWith('/api/'))
    return c.json({ type: 'about:blank', title, detail: text, status }, status);
  const body = (
    <Page actor={actorOf(c)} title={title}>
      <p>{text}</p>
      <p>
        <a href="/">Till startsidan</a>
      </p>
    </Page>
  );
  return c.html(`<!doctype html>${body}`, status);
}

const ConflictPage = ({ actor, conflict }: { actor: Actor | null; conflict: Conflict }) => (
  <Page actor={actor} title="Någon annan har sparat under tiden">
    <p>
      Ditt är inte sparat än, men inget är förlorat. Här är det som skiljer. Öppna sidan igen och skriv in det
      som ska gälla.
    </p>
    {conflict.changes.length === 0 ? (
      <p>Det som sparats är likadant som det du skrev.</p>
    ) : (
      <Table
        caption="Det som skiljer"
        rows={conflict.changes}
        columns={[
          { heading: 'Fält', header: true, cell: (change) => change.label },
          { heading: 'Sparat nu', cell: (change) => <span class="pre">{change.saved || '–'}</span> },
          { heading: 'Du skrev', cell: (change) => <span class="pre">{change.typed || '–'}</span> },
        ]}
      />
    )}
  </Page>
);
