/** What a page asks the database for. */
import pg from 'pg';
import { vi } from 'vitest';
import type { Browser } from './municipality.ts';

/** The statements of a page beside session, begin, settings, read log and commit. */
export async function dataStatements(browser: Browser, path: string): Promise<string[]> {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  await browser.get(path);
  const texts = spy.mock.calls.map(([asked]) =>
    typeof asked === 'string'
      ? asked
      : String((asked as unknown as { text?: string } | undefined)?.text ?? ''),
  );
  spy.mockRestore();
  return texts.filter(
    (text) => !/^(begin|commit|start)|set_config|who_is|log_event|"(session|user)"/i.test(text),
  );
}
