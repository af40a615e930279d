import type { Child } from 'hono/jsx';
import type { Actor } from '../../../platform/actor.ts';
import { Page } from '../../../ui/page.tsx';

export type AdministrationPart = 'konton' | 'grupper' | 'utskick' | 'jobb';

interface FrameProps {
  readonly actor: Actor;
  readonly entity: string;
  readonly part: AdministrationPart;
  readonly title: string;
  readonly message?: string | undefined;
  readonly children?: Child;
}

const PARTS: readonly { readonly part: AdministrationPart; readonly text: string }[] = [
  { part: 'konton', text: 'Konton' },
  { part: 'grupper', text: 'Grupper som ger uppdrag' },
  { part: 'utskick', text: 'Utskick' },
  { part: 'jobb', text: 'Arbeten i kö' },
];

/** Accounts, groups and mails of one legal entity stand side by side. */
export const AdministrationPage = ({ actor, entity, part, title, message, children }: FrameProps) => {
  const base = `/organisation/${entity}`;
  const name = actor.administers.find(({ id }) => id === entity)?.name ?? 'Organisation';
  return (
    <Page
      actor={actor}
      title={title}
      section="accounts"
      path={`${base}/${part}`}
      message={message}
      crumbs={[{ href: base, text: name }]}
    >
      <nav class="row" aria-label="Konton och inloggning" style="margin:.5rem 0 1rem">
        {PARTS.map((one) => (
          <a
            href={`${base}/${one.part}`}
            aria-current={one.part === part ? 'page' : undefined}
            style={one.part === part ? 'font-weight:600;text-decoration:none;color:inherit' : undefined}
          >
            {one.text}
          </a>
        ))}
      </nav>
      {children}
    </Page>
  );
};

/** Where somebody administers several legal entities. */
export const ChooseEntityPage = ({ actor }: { actor: Actor }) => (
  <Page actor={actor} title="Konton och inloggning" section="accounts">
    <p>Välj organisation.</p>
    <ul>
      {actor.administers.map(({ id, name }) => (
        <li>
          <a href={`/organisation/${id}/konton`}>{name}</a>
        </li>
      ))}
    </ul>
  </Page>
);
