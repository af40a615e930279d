import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { DateField, ErrorSummary, type Errors, Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Facts, Panel, Table, Tag } from '../../../ui/parts.tsx';
import type { PersonAccount, ShownAccount } from '../actions/index.ts';
import { ACCOUNT_STATES, accountState, secondFactorOf } from '../rules.ts';
import { AdministrationPage } from './administration.tsx';
import { SignInTable } from './own-account.tsx';

interface ListProps {
  readonly actor: Actor;
  readonly entity: string;
  readonly persons: readonly PersonAccount[];
  readonly query: string;
  readonly state: string;
  /** What a reader of the address needs to get the same list as a file. */
  readonly exportHref: string;
}

export const AccountListPage = ({ actor, entity, persons, query, state, exportHref }: ListProps) => (
  <AdministrationPage actor={actor} entity={entity} part="konton" title="Konton">
    <live-list>
      <form method="get" action={`/organisation/${entity}/konton`} class="filters">
        <TextField name="q" label="Sök namn eller e-post" type="search" value={query} />
        <Select
          name="visa"
          label="Visa"
          empty="Alla"
          options={Object.entries(ACCOUNT_STATES).map(([value, label]) => ({ value, label }))}
          value={state}
        />
        <Button variant="secondary">Sök</Button>
        <ButtonLink href={exportHref} download>
          Exportera till Excel
        </ButtonLink>
      </form>
      <div id="resultat">
        <p class="small">{count(persons.length, 'person', 'personer')}</p>
        {persons.length === 0 ? (
          <EmptyState title="Ingen sådan person" text="Ändra sökningen, eller lägg till en person.">
            <ButtonLink href={`/organisation/${entity}/personer/ny`}>Lägg till person</ButtonLink>
          </EmptyState>
        ) : (
          <AccountTable entity={entity} persons={persons} />
        )}
      </div>
    </live-list>
  </AdministrationPage>
);

const AccountTable = ({ entity, persons }: Pick<ListProps, 'entity' | 'persons'>) => (
  <Table
    caption="Konton"
    hideCaption
    rows={persons}
    columns={[
      {
        heading: 'Namn',
        header: true,
        cell: (row) => <a href={`/organisation/${entity}/konton/${row.id}`}>{row.name}</a>,
      },
      { heading: 'E-post', cell: (row) => row.email },
      { heading: 'Konto', cell: (row) => <StateTag account={row} /> },
      { heading: 'Andra steg', cell: (row) => secondFactorOf(row.state) },
      {
        heading: 'Senaste inloggning',
        cell: (row) => (row.state?.lastSignIn ? swedishTime(row.state.lastSignIn) : 'Ingen på 90 dagar'),
      },
      { heading: 'Administratör', cell: (row) => administratorText(row) },
    ]}
  />
);

const administratorText = ({ administrator }: PersonAccount): string => {
  if (!administrator) return '';
  return administrator.lastDay ? `Ja, till ${longDate(administrator.lastDay)}` : 'Ja';
};

const StateTag = ({ account }: { account: PersonAccount }) => {
  const state = accountState(account.state);
  const color = state === 'open' ? 'success' : state === 'none' ? 'neutral' : 'warning';
  return <Tag color={color}>{ACCOUNT_STATES[state]}</Tag>;
};

interface AccountProps {
  readonly actor: Actor;
  readonly entity: string;
  readonly shown: ShownAccount;
  readonly newId: string;
  readonly typed?: string;
  readonly errors?: Errors;
  readonly message?: string | undefined;
}

export const AccountPage = (props: AccountProps) => {
  const { actor, entity, shown, errors = {}, message } = props;
  const { account, isOneself } = shown;
  return (
    <Page
      actor={actor}
      title={account.name}
      section="accounts"
      path={`/organisation/${entity}/konton/${account.id}`}
      message={message}
      crumbs={[{ href: `/organisation/${entity}/konton`, text: 'Konton' }]}
      aside={
        <ButtonLink href={`/organisation/${entity}/personer/${account.id}`}>Person och uppdrag</ButtonLink>
      }
    >
      <ErrorSummary errors={errors} />
      <div class="stack" style="margin-top:1rem">
        <Panel title="Kontot">
          <Facts
            facts={[
              { label: 'E-post', value: account.email },
              { label: 'Läge', value: <StateTag account={account} /> },
              { label: 'Andra steg', value: secondFactorOf(account.state) },
              {
                label: 'Senaste inloggning',
                value: account.state?.lastSignIn
                  ? swedishTime(account.state.lastSignIn)
                  : 'Ingen på 90 dagar',
              },
              { label: 'Inloggad nu', value: count(account.state?.sessions ?? 0, 'ställe', 'ställen') },
            ]}
          />
          {isOneself ? (
            <p>
              Det här är ditt eget konto. Sköt det på sidan <a href="/konto">Mitt konto</a>.
            </p>
          ) : (
            <AccountActs {...props} />
          )}
        </Panel>
        <Administrator {...props} />
        <Panel title="Inloggningar">
          <p class="small">De senaste 90 dagarna, även försök som nekades.</p>
          {shown.signIns.length === 0 ? (
            <p>Personen har inte loggat in.</p>
          ) : (
            <SignInTable rows={shown.signIns.slice(0, 100)} />
          )}
        </Panel>
      </div>
    </Page>
  );
};

const AccountActs = ({ entity, shown }: AccountProps) => {
  const { account } = shown;
  const base = `/organisation/${entity}/konton/${account.id}`;
  const closed = account.state?.deactivated === true;
  return (
    <div class="row" style="margin-top:1rem">
      <form method="post" action={`${base}/losenord`}>
        <Button variant="secondary">
          {account.accountId ? 'Nytt första lösenord' : 'Skapa konto med ett första lösenord'}
        </Button>
      </form>
      {(account.state?.sessions ?? 0) > 0 && (
        <form method="post" action={`${base}/sessioner`}>
          <Button variant="secondary">Logga ut överallt</Button>
        </form>
      )}
      {account.accountId && (
        <form method="post" action={`${base}/${closed ? 'oppna' : 'stang'}`}>
          <Button variant="secondary" danger={!closed}>
            {closed ? 'Öppna kontot' : 'Stäng kontot'}
          </Button>
        </form>
      )}
    </div>
  );
};

const Administrator = ({ entity, shown, newId, typed, errors = {} }: AccountProps) => {
  const { account, isOneself } = shown;
  const base = `/organisation/${entity}/konton/${account.id}/administrator`;
  const { administrator } = account;
  if (isOneself) {
    return (
      <Panel title="Administratör">
        <p>Du är själv administratör. Det kan bara en annan administratör ändra.</p>
      </Panel>
    );
  }
  return (
    <Panel title="Administratör">
      <p>
        En administratör sköter organisation och konton. Uppdraget ger ingen rätt att läsa register eller
        ärenden.
      </p>
      {administrator ? (
        <form method="post" action={`${base}/avsluta`}>
          <p>
            {administrator.lastDay
              ? `Administratör till och med ${longDate(administrator.lastDay)}.`
              : 'Administratör tills vidare.'}
          </p>
          <Button variant="secondary" danger>
            Avsluta som administratör nu
          </Button>
        </form>
      ) : (
        <form class="stack narrow" novalidate method="post" action={base}>
          <input type="hidden" name="id" value={newId} />
          <DateField name="sista" label="Sista dagen" optional value={typed} error={errors.sista} />
          <div>
            <Button variant="secondary">Gör till administratör</Button>
          </div>
        </form>
      )}
    </Panel>
  );
};

interface PasswordProps {
  readonly actor: Actor;
  readonly entity: string;
  readonly id: string;
  readonly name: string;
  readonly password: string;
}

export const NewPasswordPage = ({ actor, entity, id, name, password }: PasswordProps) => (
  <Page
    actor={actor}
    title={`Nytt första lösenord för ${name}`}
    section="accounts"
    crumbs={[{ href: `/organisation/${entity}/konton/${id}`, text: name }]}
  >
    <p>
      Lämna lösenordet till personen, helst muntligt. Det visas bara nu. Personen är utloggad överallt, slår
      på ett andra steg vid nästa inloggning, och kopplas då på nytt till kommunens inloggningstjänst om den
      används.
    </p>
    <p>
      <strong>{password}</strong>
    </p>
  </Page>
);
