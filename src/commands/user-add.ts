import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { today } from '../platform/clock.ts';
import { readSettings } from '../settings.ts';
import { openProduct } from '../start.ts';
import { CommandFailed, readArguments, type Terminal, wronglyWritten } from './command.ts';

const options = {
  name: { type: 'string' },
  email: { type: 'string' },
  entity: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Adds a further administrator of an organisation, when nobody can sign in to do it on the page. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = readArguments({ args: [...args], options });
  const { name, email, entity } = values;
  if (!name || !email || !entity)
    throw wronglyWritten('Ange --name, --email och --entity (organisationens namn).');
  const product = await openProduct(readSettings());
  try {
    const { accounts, platformDatabase, clock } = product.services;
    const password = randomBytes(12).toString('base64url');
    const account = await accounts.create(email.toLowerCase(), name, password).catch(() => undefined);
    if (!account) throw new CommandFailed(`${email} har redan ett konto.`);
    const { rows } = await sql<{
      added: boolean;
    }>`select app.add_administrator(${entity}, ${name}, ${email.toLowerCase()},
      ${account}, ${today(clock)}::date) as added`.execute(platformDatabase);
    if (!rows[0]?.added) {
      await accounts.ledger.discard(account);
      throw new CommandFailed(`Det finns ingen organisation som heter «${entity}».`);
    }
    if (values.json) terminal.write(JSON.stringify({ email, password }));
    else terminal.write(`${name} är administratör för ${entity}. Första lösenordet: ${password}`);
  } finally {
    await product.close();
  }
}
