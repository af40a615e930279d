/** Where in the product a task is done. A task whose page is not there yet has no link. */
import type { Permission } from '../../../platform/permissions.ts';

interface TaskLink {
  readonly href: string;
  readonly text: string;
  /** Whoever lacks it sees the task without a link. */
  readonly permission: Permission;
}

const register: TaskLink = { href: '/behandlingar', text: 'Behandlingar', permission: 'register.read' };
const gaps: TaskLink = { href: '/att-ordna', text: 'Att ordna', permission: 'register.read' };
const rules: TaskLink = { href: '/regler', text: 'Regler', permission: 'signed-in' };
const overview: TaskLink = { href: '/oversikt', text: 'Överblick', permission: 'figures.read' };
const remarks: TaskLink = { href: '/ombudet', text: 'Anmärkningar och råd', permission: 'register.read' };
const whereabouts: TaskLink = {
  href: '/var-finns',
  text: 'Var finns uppgiften?',
  permission: 'register.read',
};
const controller: TaskLink = { href: '/namnd#ombud', text: 'Vem gör vad', permission: 'organisation.read' };

const LINKS: Readonly<Record<string, TaskLink>> = {
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

export const doneAt = (task: string): TaskLink | undefined => LINKS[task];

/** Every page that a task leads to. */
export const taskLinks: readonly TaskLink[] = [...new Set(Object.values(LINKS))];
