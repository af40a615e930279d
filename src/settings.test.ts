import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'ansvar-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROVIDER = {
  key: 'almby',
  label: 'Almby kommuns konto',
  issuer: 'https://inloggning.almby.example',
  clientId: 'ansvar',
  clientSecret: 'en-hemlighet-som-ingen-ska-se',
  domains: ['Almby.example'],
};

function withProviders(written: unknown): ReturnType<typeof readSettings> {
  const path = join(folder, 'oidc.json');
  writeFileSync(path, typeof written === 'string' ? written : JSON.stringify(written));
  return readSettings({ ANSVAR_OIDC: path });
}

const errorOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('Nothing was wrong.');
};

describe('mail', () => {
  test('is sent when server and sender are named', () => {
    const env = {
      ANSVAR_SMTP_URL: 'smtp://mejl.almby.example:587',
      ANSVAR_MAIL_FROM: 'Ansvar <ansvar@almby.example>',
    };
    expect(readSettings(env).mail).toEqual({ url: env.ANSVAR_SMTP_URL, from: env.ANSVAR_MAIL_FROM });
    expect(readSettings({}).mail).toBeUndefined();
  });

  test('needs both, and says so', () => {
    expect(errorOf(() => readSettings({ ANSVAR_SMTP_URL: 'smtp://mejl.almby.example' }))).toContain(
      'behövs båda',
    );
    expect(
      errorOf(() => readSettings({ ANSVAR_SMTP_URL: 'mejl.almby.example', ANSVAR_MAIL_FROM: 'a@b.example' })),
    ).toContain('ANSVAR_SMTP_URL (börjar med smtp://');
  });
});

describe('the scanner of files', () => {
  test('is where the settings say, also by the address of a machine', () => {
    expect(readSettings({}).scanner).toBeUndefined();
    expect(readSettings({ ANSVAR_CLAMAV: 'clamav.almby.example:3310' }).scanner).toEqual({
      host: 'clamav.almby.example',
      port: 3310,
    });
    expect(readSettings({ ANSVAR_CLAMAV: '[::1]:3310' }).scanner).toEqual({ host: '::1', port: 3310 });
  });

  test('is named with its port', () => {
    expect(errorOf(() => readSettings({ ANSVAR_CLAMAV: 'clamav' }))).toContain(
      'ANSVAR_CLAMAV (skrivs som värd:port)',
    );
  });
});

describe('services to sign in with', () => {
  test('are none when no file is named', () => {
    expect(readSettings({}).providers).toEqual([]);
  });

  test('are read with what is usual filled in', () => {
    expect(withProviders([PROVIDER]).providers).toEqual([
      {
        ...PROVIDER,
        domains: ['almby.example'],
        scope: 'openid email profile',
        parameters: {},
        emailClaim: 'email',
        emailTrusted: false,
        twoFactor: { amr: [], acr: [] },
      },
    ]);
  });

  test.each([
    ['a file that is none', '[', 'är inte rätt skriven JSON'],
    [
      'a service without TLS',
      [{ ...PROVIDER, issuer: 'http://almby.example' }],
      '0.issuer ska börja med https://',
    ],
    ['no domain', [{ ...PROVIDER, domains: [] }], '0.domains behöver minst en domän'],
    ['a name that is mistyped', [{ ...PROVIDER, clientid: 'x' }], '0.clientid finns inte som val'],
    ['something left out', [{ ...PROVIDER, clientId: undefined }], '0.clientId saknas'],
    ['the same key twice', [PROVIDER, PROVIDER], 'samma key står två gånger'],
    ['no list', {}, 'filen saknas eller är av fel slag'],
  ])('with %s are refused by one Swedish line without secrets', (_what, written, text) => {
    const message = errorOf(() => withProviders(written));
    expect(message).toContain('Fel i inställningarna: ANSVAR_OIDC');
    expect(message).toContain(text);
    expect(message).not.toContain('\n');
    expect(message).not.toContain('en-hemlighet');
  });

  test('say when the file cannot be read', () => {
    expect(errorOf(() => readSettings({ ANSVAR_OIDC: join(folder, 'finns-inte.json') }))).toContain(
      'går inte att läsa',
    );
  });
});
