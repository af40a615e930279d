/** What the roles are, and their tasks as the sources word them. */
import { authoritiesOn, authorityBodies } from '../../../knowledge/authorities.ts';
import { meetingLabels, officerStanding, type RoleFact, roles } from '../../../knowledge/roles.ts';
import type { Actor } from '../../../platform/actor.ts';
import { TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Cite, count, EmptyState, Facts, Panel, Table } from '../../../ui/parts.tsx';
import type { RolesHeld } from '../actions/index.ts';
import { roleLabel } from './choices.ts';
import { doneAt } from './role-links.ts';

interface RolesProps {
  readonly actor: Actor;
  readonly roles: readonly RoleFact[];
  readonly held: RolesHeld;
  readonly query: URLSearchParams;
  readonly today: string;
}

export const RolesPage = (props: RolesProps) => (
  <Page actor={props.actor} title="Roller" section="roles" path="/roller">
    <p>Vem gör vad i arbetet med dataskydd, och vem som har rollen där du har uppdrag.</p>
    <live-list>
      <form method="get" action="/roller" class="filters">
        <TextField name="q" label="Sök" type="search" value={props.query.get('q')} />
        <Button variant="secondary" withoutScript>
          Sök
        </Button>
      </form>
      <div id="resultat">
        <div class="row below">
          <p class="grow" aria-live="polite">
            <strong>
              {count(props.roles.length, 'roll', 'roller')} av {roles.length}
            </strong>
          </p>
          <ButtonLink href={`/roller/export.xlsx?${props.query}`} download>
            Exportera till Excel
          </ButtonLink>
        </div>
        {props.roles.length === 0 ? (
          <EmptyState title="Ingen roll heter så" text="Sök på ett annat ord.">
            <ButtonLink href="/roller">Visa alla</ButtonLink>
          </EmptyState>
        ) : (
          <RoleTable {...props} />
        )}
      </div>
    </live-list>
    <div class="stack">
      <Meetings labels={props.held.labels} />
      <Authorities today={props.today} />
    </div>
  </Page>
);

/** Meetings and reports, under the cooperation's own names where it has given them. */
const Meetings = ({ labels }: { labels: Readonly<Record<string, string>> }) => (
  <Panel title="Möten och rapporter">
    <ul>
      {meetingLabels.map(({ key, label }) => (
        <li>
          {labels[key] ?? label}
          {labels[key] && labels[key] !== label && <span class="small"> ({label})</span>}
        </li>
      ))}
    </ul>
  </Panel>
);

const Authorities = ({ today }: { today: string }) => (
  <Panel title="Myndigheter och domstolar">
    <Table
      caption="Myndigheter och domstolar"
      hideCaption
      rows={authoritiesOn(today)}
      columns={[
        { heading: 'Namn i dag', header: true, cell: (body) => body.label },
        { heading: 'Vad den gör', cell: (body) => body.does },
        { heading: 'Tidigare namn', cell: (body) => formerNames(body.key, today) || '–' },
      ]}
    />
  </Panel>
);

const formerNames = (key: string, today: string): string =>
  authorityBodies
    .filter((body) => body.key === key && body.validTo !== null && body.validTo < today)
    .map((body) => `${body.label} till och med ${body.validTo}`)
    .join(', ');

const RoleTable = ({ roles: shown, held }: RolesProps) => (
  <Table
    caption="Roller"
    hideCaption
    rows={shown}
    columns={[
      {
        heading: 'Roll',
        header: true,
        cell: (row) => (
          <>
            <a href={`/roller/${row.id}`}>{roleLabel(row.id, held.labels)}</a>
            {row.synonyms.length > 0 && <span class="block small">{row.synonyms.join(', ')}</span>}
          </>
        ),
      },
      { heading: 'Gör', cell: (row) => row.does },
      {
        heading: 'Hos oss',
        cell: (row) =>
          [...new Set(held.holders.filter(({ role }) => role === row.id).map(({ name }) => name))].join(
            ', ',
          ) || <span class="unknown">Ingen</span>,
      },
    ]}
  />
);

const REACH: Readonly<Record<RoleFact['reach'], string>> = {
  writes: 'Läser och skriver',
  reads: 'Läser',
  advises: 'Läser, och skriver råd och anmärkningar',
  figures: 'Ser siffror, inget innehåll',
};

interface RolePageProps {
  readonly actor: Actor;
  readonly role: RoleFact;
  readonly held: RolesHeld;
  /** Addresses of tasks that the person may open. */
  readonly open: readonly string[];
}

export const RolePage = ({ actor, role, held, open }: RolePageProps) => {
  const own = held.labels[role.id];
  return (
    <Page
      actor={actor}
      title={roleLabel(role.id, held.labels)}
      section="roles"
      crumbs={[{ href: '/roller', text: 'Roller' }]}
    >
      <p>{role.does}</p>
      <div class="stack" style="margin-top:1rem">
        <Panel title="I Ansvar">
          <Facts
            facts={[
              { label: 'Når', value: REACH[role.reach] },
              ...(own && own !== role.label ? [{ label: 'Kallas också', value: role.label }] : []),
              ...(role.synonyms.length > 0 ? [{ label: 'Andra ord', value: role.synonyms.join(', ') }] : []),
              { label: 'Källa', value: <Cite source={role.source} /> },
            ]}
          />
        </Panel>
        <Holders held={held} />
        {role.tasks.length > 0 && <Tasks role={role} open={open} />}
        {role.id === 'dso' && <Standing />}
      </div>
    </Page>
  );
};

const Holders = ({ held: { holders } }: { held: RolesHeld }) => (
  <Panel title="Har rollen där du har uppdrag">
    {holders.length === 0 ? (
      <p>Ingen. Administratören ger uppdrag under Organisation.</p>
    ) : (
      <Table
        caption="Har rollen"
        hideCaption
        rows={holders}
        columns={[
          { heading: 'Namn', header: true, cell: (row) => row.name },
          {
            heading: 'För',
            cell: (row) => [row.controllerName, row.legalEntityName].filter(Boolean).join(', '),
          },
          { heading: 'E-post', cell: (row) => <a href={`mailto:${row.email}`}>{row.email}</a> },
          { heading: 'Telefon', cell: (row) => row.phone ?? '' },
        ]}
      />
    )}
  </Panel>
);

const Tasks = ({ role, open }: Pick<RolePageProps, 'role' | 'open'>) => (
  <Panel title="Uppgifter">
    <Table
      caption="Uppgifter"
      hideCaption
      rows={role.tasks}
      columns={[
        {
          heading: 'Uppgift',
          header: true,
          cell: (task) => <span lang="sv">{task.text}</span>,
        },
        { heading: 'Källa', cell: (task) => <Cite source={task.source} /> },
        {
          heading: 'Görs här',
          cell: (task) => {
            const link = doneAt(task.id);
            return link && (open.includes(link.href) ? <a href={link.href}>{link.text}</a> : link.text);
          },
        },
      ]}
    />
  </Panel>
);

const Standing = () => (
  <Panel title="Ombudets ställning">
    <ul>
      {officerStanding.map((one) => (
        <li>
          {one.text} <Cite source={one.source} />
        </li>
      ))}
    </ul>
  </Panel>
);
