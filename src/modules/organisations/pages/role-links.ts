/** Where in the product a task is done. A task whose page is not there yet has no link. */
interface Link {
  readonly href: string;
  readonly text: string;
}

const register = { href: '/behandlingar', text: 'Behandlingar' };
const gaps = { href: '/att-ordna', text: 'Att ordna' };
const rules = { href: '/regler', text: 'Regler' };
const overview = { href: '/oversikt', text: 'Överblick' };
const remarks = { href: '/ombudet', text: 'Anmärkningar och råd' };
const whereabouts = { href: '/var-finns', text: 'Var finns uppgiften?' };
const controller = { href: '/namnd#ombud', text: 'Vem gör vad' };

const LINKS: Readonly<Record<string, Link>> = {
  'A-033.1': rules,
  'A-033.2': overview,
  'A-034.1': overview,
  'A-034.2': overview,
  'A-034.3': remarks,
  'A-047.1': rules,
  'A-047.2': register,
  'A-047.3': whereabouts,
  'A-047.9': controller,
  'A-051.1': register,
  'A-051.2': whereabouts,
  'A-051.3': rules,
  'A-051.6': remarks,
  'A-051.7': gaps,
};

export const doneAt = (task: string): Link | undefined => LINKS[task];

/** Every page that a task leads to. */
export const taskPages: readonly string[] = [...new Set(Object.values(LINKS).map(({ href }) => href))];
