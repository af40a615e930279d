/** A process of its own that sends what waits, to be killed while it does. */
import { openDatabase, openPool } from '../../src/platform/database/connection.ts';
import { loginUrl } from '../../src/platform/database/migrate.ts';
import { runJobsNow } from '../../src/platform/job.ts';
import { openMailer, sendMailJob } from '../../src/platform/mail.ts';
import type { Services } from '../../src/platform/services.ts';

const { ADMIN_URL = '', SECRET = '', SMTP_URL = '' } = process.env;
const pool = openPool(loginUrl(ADMIN_URL, 'platform', SECRET), 2);
const services = {
  platformDatabase: openDatabase(pool),
  mailer: openMailer({ url: SMTP_URL, from: 'Ansvar <ansvar@almby.example>' }),
  demoPassword: undefined,
} as unknown as Services;
await runJobsNow(pool, services, [sendMailJob]);
process.exit(0);
