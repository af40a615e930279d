/** Sees every statement on the wire: its text, its parameters and how long the answer took. */
import pg from 'pg';

export type Pool = 'app' | 'platform' | 'accounts';

export interface Statement {
  readonly pool: Pool;
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Recorder {
  /** What one piece of work sends, in order. */
  record<Value>(work: () => Promise<Value>): Promise<{ value: Value; statements: readonly Statement[] }>;
  watch(pool: pg.Pool, name: Pool): pg.Pool;
}

export function makeRecorder(): Recorder {
  let recording: Statement[] | undefined;
  return {
    async record(work) {
      const statements: Statement[] = [];
      recording = statements;
      const value = await work();
      recording = undefined;
      return { value, statements };
    },
    watch(pool, name) {
      pool.on('connect', (client) => {
        const send = client.query.bind(client) as (...args: unknown[]) => unknown;
        client.query = ((...args: unknown[]) => {
          const statement = statementOf(name, args);
          if (statement) recording?.push(statement);
          return send(...args);
        }) as typeof client.query;
      });
      return pool;
    },
  };
}

function statementOf(pool: Pool, [query, values]: readonly unknown[]): Statement | undefined {
  if (typeof query === 'string') return { pool, text: query, values: Array.isArray(values) ? values : [] };
  if (query instanceof pg.Query) return undefined;
  const { text, values: own } = (query ?? {}) as { text?: string; values?: unknown[] };
  return text === undefined
    ? undefined
    : { pool, text, values: own ?? (Array.isArray(values) ? values : []) };
}

/** What a statement is for: the budget of a page counts `data` alone. */
export type Purpose = 'session' | 'settings' | 'data' | 'read log' | 'commit';

export function purposeOf({ pool, text }: Statement): Purpose {
  if (pool !== 'app') return 'session';
  if (/^(begin|start transaction)/i.test(text) || text.includes('set_config(')) return 'settings';
  if (/^(commit|rollback)/i.test(text)) return 'commit';
  return text.includes('app.log_event(') ? 'read log' : 'data';
}

export const purposes: readonly Purpose[] = ['session', 'settings', 'data', 'read log', 'commit'];
