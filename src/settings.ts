/** The environment, read and checked once at start. */
import { z } from 'zod';

const environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Administrator's connection; absent → the embedded database in the data folder. */
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  ANSVAR_DATA: z.string().default('data'),
  /** How the browser reaches the product, e.g. `https://ansvar.almby.example`. */
  ANSVAR_ORIGIN: z.url().optional(),
  /** `1` when a trusted proxy stands in front and sets X-Forwarded-For. */
  ANSVAR_PROXY: z.enum(['0', '1']).default('0'),
  /** At least 32 characters; absent → made at first start and kept in the data folder. */
  ANSVAR_SECRET: z.string().min(32).optional(),
  /** Path of the Ed25519 key that signs the log's checkpoints; absent → made in the data folder. */
  ANSVAR_AUDIT_KEY: z.string().optional(),
});

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly origin: string;
  readonly behindProxy: boolean;
  readonly secret: string | undefined;
  readonly auditKey: string | undefined;
}

/** Throws one clear Swedish line naming the variable that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`).join(', ');
    throw new Error(`Fel i inställningarna: ${names}`);
  }
  const value = parsed.data;
  return {
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL,
    dataFolder: value.ANSVAR_DATA,
    origin: value.ANSVAR_ORIGIN ?? `http://localhost:${value.PORT}`,
    behindProxy: value.ANSVAR_PROXY === '1',
    secret: value.ANSVAR_SECRET,
    auditKey: value.ANSVAR_AUDIT_KEY,
  };
}
