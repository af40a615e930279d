import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, Panel, Table, Tag } from '../../../ui/parts.tsx';
import type { OrganisationOverview } from '../actions/index.ts';
import { effectiveController } from '../rules/index.ts';
import { roleLabel, typeLabel } from './choices.ts';

export const OrganisationListPage = ({ actor }: { actor: Actor }) => (
  <Page actor={actor} title="Organisation" section="organisation">
    <p>Välj den organisation som du vill administrera.</p>
    <ul>
      {actor.administers.map((entity) => (
        <li>
          <a href={`/organisation/${entity.id}`}>{entity.name}</a>
        </li>
      ))}
    </ul>
  </Page>
);

interface OverviewProps {
  readonly actor: Actor;
  readonly overview: OrganisationOverview;
  readonly today: string;
  readonly query: URLSearchParams;
  readonly message?: string | undefined;
}

export const OrganisationPage = ({ actor, overview, today, query, message }: OverviewProps) => {
  const { entity } = overview;
  const base = `/organisation/${entity.id}`;
  return (
    <Page
      actor={actor}
      title={entity.name}
      section="organisation"
      message={message}
      aside={
        <>
          <ButtonLink href={`${base}/rapportering`}>Rapporter utifrån</ButtonLink>
          <ButtonLink href={`${base}/ombud`}>Ombud och samordnare</ButtonLink>
        </>
      }
    >
      <p class="meta">{entity.organisationNumber ?? 'Organisationsnummer saknas'}</p>
      <div class="stack" style="margin-top:1rem">
        <ControllersPanel overview={overview} base={base} today={today} />
        <PersonsPanel overview={overview} base={base} today={today} query={query} />
        <CooperationsPanel overview={overview} base={base} />
      </div>
    </Page>
  );
};

interface PartProps {
  readonly overview: OrganisationOverview;
  readonly base: string;
  readonly today: string;
}

const ControllersPanel = ({ overview: { controllers }, base, today }: PartProps) => (
  <Panel
    title={`Personuppgiftsansvariga (${controllers.length})`}
    action={
      <>
        <ButtonLink href={`${base}/namnder/ny`}>Lägg till nämnd</ButtonLink>
        <ButtonLink href={`${base}/bolag/nytt`}>Lägg till bolag, stiftelse eller förening</ButtonLink>
      </>
    }
  >
    {controllers.length === 0 ? (
      <p>Varje nämnd är personuppgiftsansvarig för sin behandling. Lägg till den första nämnden.</p>
    ) : (
      <Table
        caption="Personuppgiftsansvariga"
        hideCaption
        rows={controllers}
        columns={[
          {
            heading: 'Namn',
            header: true,
            cell: (row) => <a href={`${base}/namnder/${row.id}`}>{row.name}</a>,
          },
          { heading: 'Slag', cell: (row) => typeLabel(row.type) },
          { heading: 'Personuppgiftsansvarig', cell: (row) => responsibleFor(row, controllers) },
          { heading: 'Från', cell: (row) => <span class="nowrap">{row.firstDay}</span> },
          { heading: 'Till', cell: (row) => <LastDay lastDay={row.lastDay} today={today} /> },
        ]}
      />
    )}
    <p class="small">
      Delegationsordningen sköter nämndens samordnare. Du som administratör ger uppdraget GDPR-samordnare.
    </p>
  </Panel>
);

const LastDay = ({ lastDay, today }: { lastDay: string | null; today: string }) =>
  lastDay === null ? (
    <span class="unknown">Tills vidare</span>
  ) : lastDay < today ? (
    <Tag color="neutral">{`Upphörde ${lastDay}`}</Tag>
  ) : (
    <Tag color="warning">{`Upphör ${longDate(lastDay)}`}</Tag>
  );

const PersonsPanel = ({
  overview: { persons, appointments, entity, cooperations },
  base,
  today,
  query,
}: PartProps & { query: URLSearchParams }) => {
  const words = (query.get('q') ?? '').trim().toLocaleLowerCase('sv');
  const shown = persons.filter(({ name, title, email }) =>
    `${name} ${title} ${email}`.toLocaleLowerCase('sv').includes(words),
  );
  const joint = cooperations
    .flatMap(({ officers, hostName }) => officers.map((officer) => ({ ...officer, hostName })))
    .filter(({ personId }) => !persons.some(({ id }) => id === personId));
  const rolesOf = (personId: string) =>
    appointments
      .filter((held) => held.personId === personId && (!held.lastDay || held.lastDay >= today))
      .map((held) => `${roleLabel(held.role)}, ${held.controllerName}`)
      .join('; ') || <span class="unknown">Inga uppdrag</span>;
  return (
    <Panel
      title={`Personer (${persons.length})`}
      action={
        <>
          <ButtonLink href={`${base}/personer/export.xlsx?${query}`} download>
            Exportera till Excel
          </ButtonLink>
          <ButtonLink href={`${base}/personer/ny`}>Lägg till person</ButtonLink>
        </>
      }
    >
      <live-list>
        <form method="get" action={base} class="filters">
          <TextField name="q" label="Sök person" type="search" value={query.get('q')} />
          <Button variant="secondary" withoutScript>
            Sök
          </Button>
        </form>
        <div id="resultat">
          <p aria-live="polite">{count(shown.length, 'person', 'personer')}</p>
          <Table
            caption="Personer"
            hideCaption
            rows={shown}
            columns={[
              {
                heading: 'Namn',
                header: true,
                cell: (row) => <a href={`${base}/personer/${row.id}`}>{row.name}</a>,
              },
              { heading: 'Titel', cell: (row) => row.title ?? '' },
              {
                heading: 'Uppdrag',
                cell: (row) =>
                  row.lastDay && row.lastDay < today ? (
                    <Tag color="neutral">{`Slutade ${row.lastDay}`}</Tag>
                  ) : (
                    rolesOf(row.id)
                  ),
              },
            ]}
          />
        </div>
      </live-list>
      {joint.length > 0 && (
        <Table
          caption={`Gemensamma dataskyddsombud som ${entity.name} kan utse`}
          rows={joint}
          columns={[
            {
              heading: 'Namn',
              header: true,
              cell: (row) => <a href={`${base}/personer/${row.personId}`}>{row.name}</a>,
            },
            { heading: 'Anställd i', cell: (row) => row.hostName },
            { heading: 'Uppdrag', cell: (row) => rolesOf(row.personId) },
          ]}
        />
      )}
    </Panel>
  );
};

const CooperationsPanel = ({ overview: { cooperations }, base }: Omit<PartProps, 'today'>) => (
  <Panel
    title={`Samverkan (${cooperations.length})`}
    action={<ButtonLink href={`${base}/samverkan`}>Samverkan</ButtonLink>}
  >
    {cooperations.length === 0 ? (
      <p>Delar ni dataskyddsombud med andra kommuner? Starta en samverkan, eller gå med i en med en kod.</p>
    ) : (
      <ul>
        {cooperations.map((row) => (
          <li>
            <a href={`${base}/samverkan/${row.id}`}>{row.name}</a>{' '}
            <span class="small">Värd: {row.hostName}</span>
          </li>
        ))}
      </ul>
    )}
  </Panel>
);

/** The effective controller: itself, or the board that decides for it. */
function responsibleFor(
  row: OrganisationOverview['controllers'][number],
  all: OrganisationOverview['controllers'],
) {
  const bodies = all.map((body) => ({
    name: body.name,
    independent: body.independent,
    dependentOn: body.dependsOnName,
  }));
  const found = effectiveController(bodies, row.name);
  if (found.kind === 'unknown') return found.why;
  return found.kind === 'own' ? 'Själv' : `${found.name}, som bestämmer för nämnden`;
}
