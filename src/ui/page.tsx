/** The frame of every page: menu, who you work for, title, message. */
import type { Child } from 'hono/jsx';
import type { Actor, ControllerRef } from '../platform/actor.ts';
import { allows, type Permission } from '../platform/permissions.ts';

export type Section =
  | 'register'
  | 'whereabouts'
  | 'gaps'
  | 'reviews'
  | 'confirm'
  | 'whereabouts'
  | 'systems'
  | 'suppliers'
  | 'import'
  | 'controller'
  | 'delegation'
  | 'roles'
  | 'organisation'
  | 'log'
  | 'rules'
  | 'overview'
  | 'remarks'
  | 'notes'
  | 'reads'
  | 'search'
  | 'account'
  | 'accounts'
  | 'cases'
  | 'inbox'
  | 'decisions'
  | 'incidents'
  | 'incident-report'
  | 'incident-statistics'
  | 'preparedness'
  | 'agreements'
  | 'agreement-overview'
  | 'powers-of-attorney'
  | 'guidance'
  | 'my-day'
  | 'start';

interface MenuItem {
  readonly section: Section;
  readonly href: string;
  readonly text: string;
  readonly permission: Permission;
}

const MENU: readonly { readonly heading: string; readonly items: readonly MenuItem[] }[] = [
  {
    heading: 'Register',
    items: [
      { section: 'register', href: '/behandlingar', text: 'Behandlingar', permission: 'register.read' },
      { section: 'gaps', href: '/att-ordna', text: 'Att ordna', permission: 'register.read' },
      { section: 'confirm', href: '/bekrafta', text: 'Att bekräfta', permission: 'confirmation.answer' },
      { section: 'reviews', href: '/oversyn', text: 'Översyn', permission: 'register.import' },
      { section: 'import', href: '/import', text: 'Importera', permission: 'register.import' },
      {
        section: 'whereabouts',
        href: '/var-finns',
        text: 'Var finns uppgiften?',
        permission: 'register.read',
      },
      { section: 'systems', href: '/system', text: 'System', permission: 'organisation.read' },
      { section: 'suppliers', href: '/leverantorer', text: 'Leverantörer', permission: 'organisation.read' },
    ],
  },
  {
    heading: 'Ärenden',
    items: [
      { section: 'inbox', href: '/inkommet', text: 'Inkommet', permission: 'inbox.write' },
      { section: 'cases', href: '/arenden', text: 'Ärenden', permission: 'case.read' },
      {
        section: 'decisions',
        href: '/delegationsbeslut',
        text: 'Delegationsbeslut',
        permission: 'case.read',
      },
    ],
  },
  {
    heading: 'Avtal',
    items: [
      { section: 'guidance', href: '/vagledning', text: 'Behövs avtal?', permission: 'register.read' },
      { section: 'agreements', href: '/avtal', text: 'Avtal', permission: 'agreement.read' },
      {
        section: 'agreement-overview',
        href: '/avtal/oversikt',
        text: 'Läget och kartan',
        permission: 'agreement.read',
      },
      {
        section: 'powers-of-attorney',
        href: '/fullmakter',
        text: 'Fullmakter',
        permission: 'agreement.read',
      },
    ],
  },
  {
    heading: 'Incidenter',
    items: [
      {
        section: 'incident-report',
        href: '/incidenter/rapportera',
        text: 'Rapportera incident',
        permission: 'incident.report',
      },
      { section: 'incidents', href: '/incidenter', text: 'Alla incidenter', permission: 'case.read' },
      {
        section: 'incident-statistics',
        href: '/incidenter/statistik',
        text: 'Statistik',
        permission: 'case.read',
      },
      { section: 'preparedness', href: '/incidenter/beredskap', text: 'Beredskap', permission: 'case.read' },
    ],
  },
  {
    heading: 'Ombud och överblick',
    items: [
      { section: 'overview', href: '/oversikt', text: 'Överblick', permission: 'figures.read' },
      { section: 'remarks', href: '/ombudet', text: 'Anmärkningar och råd', permission: 'register.read' },
      { section: 'notes', href: '/ombudets-anteckningar', text: 'Egna anteckningar', permission: 'office' },
    ],
  },
  {
    heading: 'Organisation',
    items: [
      { section: 'controller', href: '/namnd', text: 'Vem gör vad', permission: 'organisation.read' },
      {
        section: 'delegation',
        href: '/delegation',
        text: 'Delegationsordning',
        permission: 'organisation.read',
      },
      { section: 'roles', href: '/roller', text: 'Roller', permission: 'signed-in' },
    ],
  },
  {
    heading: 'Visa att',
    items: [
      { section: 'rules', href: '/regler', text: 'Regler', permission: 'signed-in' },
      { section: 'log', href: '/logg', text: 'Logg', permission: 'log.read' },
      { section: 'reads', href: '/lasningar', text: 'Läst och exporterat', permission: 'log.read' },
    ],
  },
  {
    heading: 'Administration',
    items: [
      { section: 'organisation', href: '/organisation', text: 'Organisation', permission: 'administer' },
      { section: 'accounts', href: '/konton', text: 'Konton och inloggning', permission: 'administer' },
    ],
  },
];

export interface PageProps {
  readonly actor: Actor | null;
  readonly title: string;
  readonly section?: Section;
  readonly path?: string;
  readonly crumbs?: readonly { readonly href: string; readonly text: string }[];
  /** Beside the title, e.g. a tag or the page's one primary button. */
  readonly aside?: Child;
  readonly message?: string | undefined;
  /** Whose page it is, for those who never sign in: they meet the kommun, not the product. */
  readonly outward?: { readonly name: string; readonly href: string };
  /** Seconds until the page asks again, while long work goes on; or `0; url=…`, where the browser goes on by itself. */
  readonly refresh?: number | string;
  readonly children?: Child;
}

let notice: string | undefined;

/** A line above every page of this installation: that it runs on the embedded database, or is a demo. */
export function showOnEveryPage(text: string | undefined): void {
  notice = text;
}

export const Page = (props: PageProps) => (
  <html lang="sv" data-color-scheme="auto" data-size="sm">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {props.refresh && <meta http-equiv="refresh" content={String(props.refresh)} />}
      <title>{`${props.title} – ${props.outward?.name ?? 'Ansvar'}`}</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/ansvar.css" />
      <script src="/assets/ansvar.js" type="module"></script>
    </head>
    <body>
      <a class="ds-skip-link" href="#innehall">
        Till innehållet
      </a>
      {notice && <p class="banner">{notice}</p>}
      {props.actor ? <SignedIn {...props} actor={props.actor} /> : <SignedOut {...props} />}
    </body>
  </html>
);

const SignedIn = (props: PageProps & { actor: Actor }) => (
  <div class="shell">
    <Menu {...props} />
    <div class="sheet">
      <TopBar actor={props.actor} path={props.path ?? '/behandlingar'} />
      <Main {...props} />
    </div>
  </div>
);

const SignedOut = (props: PageProps) => (
  <div class="plain">
    <header class={props.outward ? 'plain-top outward' : 'plain-top'}>
      {props.outward ? <a href={props.outward.href}>{props.outward.name}</a> : <a href="/">Ansvar</a>}
    </header>
    <Main {...props} />
  </div>
);

const Main = ({ crumbs, title, aside, message, children }: PageProps) => (
  <main id="innehall" tabindex={-1}>
    {crumbs && (
      <nav class="crumbs" aria-label="Du är här">
        {crumbs.map((crumb) => (
          <>
            <a href={crumb.href}>{crumb.text}</a> <span aria-hidden="true">/</span>{' '}
          </>
        ))}
      </nav>
    )}
    <div class="row title">
      <h1 class="grow">{title}</h1>
      {aside}
    </div>
    {message && (
      <div class="ds-alert message" data-color="success" role="status">
        {message}
      </div>
    )}
    {children}
  </main>
);

const Menu = ({ actor, section }: PageProps & { actor: Actor }) => (
  <details class="side" open>
    <summary>Meny</summary>
    <nav aria-label="Huvudmeny">
      <a class="brand" href="/">
        Ansvar
      </a>
      {actor.appointments.length > 0 && (
        <ul>
          <li>
            <a href="/min-dag" aria-current={section === 'my-day' ? 'page' : undefined}>
              Min dag
            </a>
          </li>
        </ul>
      )}
      {MENU.map(({ heading, items }) => {
        const allowed = items.filter((item) => allows(actor, item.permission));
        return (
          allowed.length > 0 && (
            <>
              <h2>{heading}</h2>
              <ul>
                {allowed.map((item) => (
                  <li>
                    <a href={item.href} aria-current={item.section === section ? 'page' : undefined}>
                      {item.text}
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )
        );
      })}
    </nav>
  </details>
);

const TopBar = ({ actor, path }: { actor: Actor; path: string }) => (
  <div class="top">
    <WorkingFor actor={actor} path={path} />
    <span class="grow"></span>
    {allows(actor, 'register.read') && <SearchBox />}
    <a class="who" href="/konto">
      {actor.name}
    </a>
    <form method="post" action="/logga-ut">
      <button class="ds-button" data-variant="tertiary" type="submit">
        Logga ut
      </button>
    </form>
  </div>
);

const SearchBox = () => (
  <form class="search-box" role="search" method="get" action="/sok">
    <label class="visually-hidden" for="sok-allt">
      Sök i allt
    </label>
    <input class="ds-input" id="sok-allt" name="q" type="search" placeholder="Sök i allt" />
    <button class="ds-button" data-variant="tertiary" type="submit">
      Sök
    </button>
  </form>
);

/** «Du arbetar för …», with a choice when there are several. */
const WorkingFor = ({ actor, path }: { actor: Actor; path: string }) => {
  if (!actor.controller) return <span class="for">Du har inget uppdrag för någon nämnd.</span>;
  const others = uniqueControllers(actor);
  if (others.length < 2) {
    return (
      <span class="for">
        Du arbetar för <strong>{nameOf(actor.controller)}</strong>
      </span>
    );
  }
  return (
    <form class="for" method="post" action="/arbeta-for">
      <input type="hidden" name="till" value={path} />
      <label for="arbetar-for">Du arbetar för</label>
      <select id="arbetar-for" name="namnd" class="ds-input" data-submit>
        {others.map((controller) => (
          <option value={controller.id} selected={controller.id === actor.controller?.id}>
            {nameOf(controller)}
          </option>
        ))}
      </select>
      <button class="ds-button" data-variant="secondary" type="submit" data-script-hides>
        Byt
      </button>
    </form>
  );
};

/** «Socialnämnden, Almby kommun»; a company is named once. */
export const nameOf = ({ name, legalEntityName }: ControllerRef): string =>
  name === legalEntityName ? name : `${name}, ${legalEntityName}`;

function uniqueControllers(actor: Actor): ControllerRef[] {
  return [...new Map(actor.appointments.map((held) => [held.id, held])).values()];
}
