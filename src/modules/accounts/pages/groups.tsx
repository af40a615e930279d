import type { Actor } from '../../../platform/actor.ts';
import { ErrorSummary, type Errors, type Option, Select, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, count, EmptyState, Panel, Table } from '../../../ui/parts.tsx';
import type { ShownGroups } from '../actions/index.ts';
import { AdministrationPage } from './administration.tsx';

interface GroupsProps {
  readonly actor: Actor;
  readonly entity: string;
  readonly shown: ShownGroups;
  readonly roles: readonly Option[];
  readonly newId: string;
  readonly query: string;
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: Errors;
  readonly message?: string | undefined;
}

export const GroupsPage = (props: GroupsProps) => {
  const { actor, entity, shown, query, errors = {}, message } = props;
  return (
    <AdministrationPage
      actor={actor}
      entity={entity}
      part="grupper"
      title="Grupper som ger uppdrag"
      message={message}
    >
      <p>
        Den som har gruppen i kommunens inloggningstjänst får uppdraget vid inloggningen, och förlorar det vid
        nästa inloggning när gruppen är borta. Uppdrag som är givna för hand rörs inte. En administratör får
        inga uppdrag på det här sättet.
      </p>
      <ErrorSummary errors={errors} />
      {shown.providers.length === 0 && shown.groups.length === 0 ? (
        <EmptyState
          title="Ingen inloggningstjänst skickar grupper"
          text="Den som driver Ansvar ställer in inloggningstjänsten och vilken uppgift som håller grupperna. Ge uppdrag för hand så länge."
        >
          <ButtonLink href={`/organisation/${entity}`}>Till personer och uppdrag</ButtonLink>
        </EmptyState>
      ) : (
        <div class="stack" style="margin-top:1rem">
          <GroupList {...props} query={query} />
          {shown.providers.length > 0 && <NewGroup {...props} />}
        </div>
      )}
    </AdministrationPage>
  );
};

const GroupList = ({ entity, shown, roles, query }: GroupsProps) => {
  const roleName = (id: string) => roles.find(({ value }) => value === id)?.label ?? id;
  const providerName = (key: string) => shown.providers.find((one) => one.key === key)?.label ?? key;
  const matching = shown.groups.filter((group) =>
    `${group.groupValue} ${group.controllerName} ${roleName(group.role)}`
      .toLowerCase()
      .includes(query.toLowerCase()),
  );
  return (
    <live-list>
      <form method="get" action={`/organisation/${entity}/grupper`} class="filters">
        <TextField name="q" label="Sök" type="search" value={query} />
        <Button variant="secondary">Sök</Button>
        <ButtonLink
          href={`/organisation/${entity}/grupper/export.xlsx?q=${encodeURIComponent(query)}`}
          download
        >
          Exportera till Excel
        </ButtonLink>
      </form>
      <div id="resultat">
        <p class="small">{count(matching.length, 'grupp', 'grupper')}</p>
        {matching.length === 0 ? (
          <p>{query ? 'Ingen sådan grupp.' : 'Inga grupper än. Lägg till den första här nedanför.'}</p>
        ) : (
          <Table
            caption="Grupper som ger uppdrag"
            hideCaption
            rows={matching}
            columns={[
              { heading: 'Grupp', header: true, cell: (row) => row.groupValue },
              { heading: 'Inloggningstjänst', cell: (row) => providerName(row.provider) },
              { heading: 'Ger', cell: (row) => roleName(row.role) },
              { heading: 'För', cell: (row) => row.controllerName },
              { heading: 'Har det nu', number: true, cell: (row) => row.given },
              {
                heading: 'Ändra',
                cell: (row) => (
                  <form method="post" action={`/organisation/${entity}/grupper/ta-bort`}>
                    <input type="hidden" name="grupp" value={row.id} />
                    <Button variant="tertiary" danger>
                      Ta bort
                    </Button>
                  </form>
                ),
              },
            ]}
          />
        )}
      </div>
    </live-list>
  );
};

const NewGroup = ({ entity, shown, roles, newId, typed = {}, errors = {} }: GroupsProps) => (
  <Panel title="Lägg till en grupp">
    <form class="stack narrow" novalidate method="post" action={`/organisation/${entity}/grupper`}>
      <input type="hidden" name="id" value={newId} />
      <Select
        name="tjanst"
        label="Inloggningstjänst"
        options={shown.providers.map(({ key, label }) => ({ value: key, label }))}
        value={typed.tjanst}
        error={errors.tjanst}
      />
      <TextField
        name="grupp"
        label="Grupp"
        hint="Namn eller id, precis som inloggningstjänsten skickar det. I Entra är det gruppens objekt-id."
        value={typed.grupp}
        error={errors.grupp}
      />
      <Select
        name="namnd"
        label="Ger uppdrag för"
        empty="Välj nämnd eller bolag"
        options={shown.controllers.map(({ id, name }) => ({ value: id, label: name }))}
        value={typed.namnd}
        error={errors.namnd}
      />
      <Select
        name="roll"
        label="Som"
        empty="Välj roll"
        options={roles}
        value={typed.roll}
        error={errors.roll}
      />
      <div>
        <Button>Lägg till gruppen</Button>
      </div>
    </form>
  </Panel>
);
