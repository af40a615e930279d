/** The environment, read and checked once at start. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ProviderSettings } from './platform/accounts/provider.ts';
import type { MailSettings } from './platform/mail.ts';
import type { ScannerSettings } from './platform/scanner.ts';

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
  /** Path of the keys that encrypt what lies sealed in the database; absent → made in the data folder. */
  ANSVAR_SEAL_KEYS: z.string().optional(),
  /** Where ClamAV listens: `127.0.0.1:3310`. Absent → files are not scanned. */
  ANSVAR_CLAMAV: z
    .string()
    .regex(/^(\[[0-9a-f:]+\]|[^\s:/]+):\d{1,5}$/i, 'skrivs som värd:port')
    .optional(),
  /** The server that mails are handed to: `smtp://user:password@host:587`. Absent → mails wait. */
  ANSVAR_EMERGENCY_FOLDER: z.string().min(1).optional(),
  ANSVAR_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/\s]+/, 'börjar med smtp:// eller smtps://')
    .optional(),
  /** Whom mails come from: `Ansvar <ansvar@almby.example>`. */
  ANSVAR_MAIL_FROM: z
    .string()
    .regex(/^[^<>\s]+@[^<>\s]+$|<[^<>\s]+@[^<>\s]+>$/, 'är ingen e-postadress')
    .optional(),
  /** Path of a JSON file: the services that staff may sign in with. */
  ANSVAR_OIDC: z.string().optional(),
});

const NOT_EMPTY = 'får inte vara tom';
const isLocal = (address: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);

const provider = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9-]+$/, 'skrivs med små bokstäver a–z, siffror och bindestreck'),
    label: z.string().min(1, NOT_EMPTY),
    issuer: z
      .url('är ingen webbadress')
      .refine((address) => address.startsWith('https:') || isLocal(address), 'ska börja med https://'),
    clientId: z.string().min(1, NOT_EMPTY),
    clientSecret: z.string().min(1, NOT_EMPTY).optional(),
    scope: z.string().default('openid email profile'),
    parameters: z.record(z.string(), z.string()).default({}),
    emailClaim: z.string().default('email'),
    emailTrusted: z.boolean().default(false),
    domains: z.array(z.string().toLowerCase()).min(1, 'behöver minst en domän'),
    groupsClaim: z.string().optional(),
    twoFactor: z
      .strictObject({ amr: z.array(z.string()).default([]), acr: z.array(z.string()).default([]) })
      .default({ amr: [], acr: [] }),
    contact: z.string().optional(),
  })
  .transform((value): ProviderSettings => value);

const providers = z
  .array(provider)
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'samma key står två gånger');

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly origin: string;
  readonly behindProxy: boolean;
  readonly secret: string | undefined;
  readonly auditKey: string | undefined;
  readonly sealKeys: string | undefined;
  readonly scanner: ScannerSettings | undefined;
  readonly mail: MailSettings | undefined;
  /** Where packs for the day when the computers are down are written too. */
  readonly emergencyFolder: string | undefined;
  /** The services that staff may sign in with, in the order of their buttons. */
  readonly providers: readonly ProviderSettings[];
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
    sealKeys: value.ANSVAR_SEAL_KEYS,
    scanner: value.ANSVAR_CLAMAV ? scannerSettings(value.ANSVAR_CLAMAV) : undefined,
    mail: mailSettings(value),
    emergencyFolder: value.ANSVAR_EMERGENCY_FOLDER,
    providers: value.ANSVAR_OIDC ? readProviders(value.ANSVAR_OIDC) : [],
  };
}

function scannerSettings(address: string): ScannerSettings {
  const at = address.lastIndexOf(':');
  return { host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) };
}

function mailSettings(value: z.infer<typeof environment>): MailSettings | undefined {
  const { ANSVAR_SMTP_URL: url, ANSVAR_MAIL_FROM: from } = value;
  if (url && from) return { url, from };
  if (!url && !from) return undefined;
  throw new Error(
    'Fel i inställningarna: ANSVAR_SMTP_URL och ANSVAR_MAIL_FROM behövs båda för att mejl ska skickas.',
  );
}

/** Throws one clear Swedish line with the place in the file; never with what stands there: it holds secrets. */
function readProviders(path: string): readonly ProviderSettings[] {
  const wrong = (text: string) => new Error(`Fel i inställningarna: ANSVAR_OIDC (${path}) ${text}`);
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw wrong(error instanceof SyntaxError ? 'är inte rätt skriven JSON.' : 'går inte att läsa.');
  }
  const parsed = providers.safeParse(written);
  if (parsed.success) return parsed.data;
  throw wrong(`har fel: ${parsed.error.issues.map(issueText).join(', ')}`);
}

function issueText({ path, code, message, ...issue }: z.core.$ZodIssue): string {
  if (code === 'unrecognized_keys')
    return `${[...path, ...(issue as { keys: string[] }).keys].join('.')} finns inte som val`;
  if (code === 'invalid_type') return `${path.join('.') || 'filen'} saknas eller är av fel slag`;
  return `${path.join('.') || 'filen'} ${message}`;
}
