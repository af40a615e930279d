import { sealLog, verifyLog } from '../platform/audit-chain.ts';
import { auditKey } from '../platform/secrets.ts';
import { readSettings } from '../settings.ts';
import { openProduct } from '../start.ts';
import { CommandFailed, readArguments, type Terminal } from './command.ts';

/** Seals what is committed, then recomputes the whole log. Fails, and names the faults, when it does not hold. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values } = readArguments({ args: [...args], options: { json: { type: 'boolean' } } });
  const settings = readSettings();
  const product = await openProduct(settings);
  const { platformDatabase } = product.services;
  await sealLog(platformDatabase);
  const verdict = await verifyLog(platformDatabase, auditKey(settings.dataFolder, settings.auditKey));
  await product.close();
  if (!verdict.ok) {
    for (const fault of verdict.faults) terminal.note(fault);
    throw new CommandFailed(`Loggen håller inte: ${verdict.faults.length} fel.`, verdict);
  }
  if (values.json) terminal.write(JSON.stringify(verdict));
  else
    terminal.write(
      `Loggen håller: ${verdict.events} händelser i ${verdict.seals} länkar, ${verdict.checkpoints} kontrollpunkter. ${verdict.unsealed} är ännu inte förseglade och kan inte bevisas.`,
    );
}
