import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { ErrorSummary, type Errors, Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, Panel, Table, Tag } from '../../../ui/parts.tsx';
import type { OwnAccount } from '../actions/index.ts';
import { SIGN_IN_OUTCOMES } from '../rules.ts';
import { PasskeyForm } from './passkey-form.tsx';

interface OwnAccountProps {
  readonly actor: Actor;
  readonly account: OwnAccount;
  readonly errors?: Errors;
  readonly message?: string | undefined;
  readonly outcome: string;
}

export const OwnAccountPage = (props: OwnAccountProps) => (
  <Page actor={props.actor} title="Mitt konto" section="account" path="/konto" message={props.message}>
    <ErrorSummary errors={props.errors ?? {}} />
    <div class="stack" style="margin-top:1rem">
      <SecondFactor {...props} />
      <Password {...props} />
      <Sessions {...props} />
      <SignIns {...props} />
    </div>
  </Page>
);

const SecondFactor = ({ account, errors = {} }: OwnAccountProps) => (
  <Panel title="Andra steget vid inloggning">
    <p>
      En passkey ligger i datorn eller mobilen och öppnas med fingeravtryck, ansikte eller pinkod. Den
      ersätter både lösenord och kod.
    </p>
    {account.passkeys.length === 0 ? (
      <p>Du har ingen passkey än. Lägg till en på varje enhet som du arbetar vid.</p>
    ) : (
      <Table
        caption="Passkeys"
        rows={account.passkeys}
        columns={[
          { heading: 'Namn', header: true, cell: (row) => row.name },
          { heading: 'Tillagd', cell: (row) => swedishTime(row.createdAt) },
          {
            heading: 'Senast använd',
            cell: (row) => (row.lastUsedAt ? swedishTime(row.lastUsedAt) : 'Aldrig'),
          },
          {
            heading: 'Ändra',
            cell: (row) => (
              <form method="post" action="/konto/passkey/ta-bort">
                <input type="hidden" name="passkey" value={row.id} />
                <Button variant="tertiary" danger>
                  Ta bort<span class="visually-hidden"> {row.name}</span>
                </Button>
              </form>
            ),
          },
        ]}
      />
    )}
    <PasskeyForm
      action="/konto/passkey"
      ask="/konto/passkey/fraga"
      button="Lägg till en passkey"
      isNew
      error={errors.svar}
      fields={{ till: '/konto?klart=passkey' }}
    />
    <h3 style="margin-top:1.5rem">Kod från en app</h3>
    {account.app ? (
      <>
        <p>
          <Tag color="success">På</Tag> Du kan logga in med lösenord och en kod från din autentiseringsapp.
        </p>
        <div class="row" style="margin:.75rem 0">
          <ButtonLink href="/konto/tvafaktor">Byt till en ny telefon eller app</ButtonLink>
        </div>
        <form class="stack narrow" novalidate method="post" action="/konto/reservkoder">
          <TextField
            name="losenord"
            label="Ditt lösenord"
            hint="Nya reservkoder gör att de gamla slutar gälla."
            type="password"
            size="medium"
            autocomplete="current-password"
            error={errors.losenord}
          />
          <div>
            <Button variant="secondary">Gör nya reservkoder</Button>
          </div>
        </form>
      </>
    ) : (
      <>
        <p>
          <Tag color="neutral">Av</Tag> Slå på en kod från en app om du ibland loggar in från en dator utan
          passkey.
        </p>
        <div class="row" style="margin-top:.75rem">
          <ButtonLink href="/konto/tvafaktor">Slå på kod från app</ButtonLink>
        </div>
      </>
    )}
  </Panel>
);

const Password = ({ account, errors = {} }: OwnAccountProps) => (
  <Panel title="Byt lösenord">
    {account.isDemo && (
      <p>
        I demon har alla ett slumpat lösenord som ingen känner till. Vill du prova att byta? Välj en
        administratör på inloggningssidan och lägg till en person under Organisation: då visas ett lösenord
        som du kan logga in med och byta.
      </p>
    )}
    <form class="stack narrow" novalidate method="post" action="/konto/losenord">
      <TextField
        name="nuvarande"
        label="Nuvarande lösenord"
        type="password"
        autocomplete="current-password"
        error={errors.nuvarande}
      />
      <TextField
        name="nytt"
        label="Nytt lösenord"
        hint="Minst 12 tecken. En mening med några ord är både säker och lätt att minnas."
        type="password"
        autocomplete="new-password"
        error={errors.nytt}
      />
      <TextField
        name="igen"
        label="Nytt lösenord en gång till"
        type="password"
        autocomplete="new-password"
        error={errors.igen}
      />
      <p class="small">Du loggas ut överallt utom här.</p>
      <div>
        <Button variant="secondary">Byt lösenord</Button>
      </div>
    </form>
  </Panel>
);

const Sessions = ({ account }: OwnAccountProps) => (
  <Panel title="Här är du inloggad">
    <p class="small">{count(account.sessions.length, 'inloggning', 'inloggningar')}</p>
    <Table
      caption="Här är du inloggad"
      hideCaption
      rows={account.sessions}
      columns={[
        {
          heading: 'Webbläsare',
          header: true,
          cell: (row) => (
            <>
              {row.browser} {row.current && <Tag color="info">Den här</Tag>}
            </>
          ),
        },
        { heading: 'Adress', cell: (row) => row.address || 'Okänd' },
        { heading: 'Sedan', cell: (row) => swedishTime(row.startedAt) },
        { heading: 'Senast', cell: (row) => swedishTime(row.seenAt) },
        {
          heading: 'Ändra',
          cell: (row) =>
            row.current ? null : (
              <form method="post" action="/konto/sessioner">
                <input type="hidden" name="session" value={row.id} />
                <Button variant="tertiary">Logga ut</Button>
              </form>
            ),
        },
      ]}
    />
    {account.sessions.length > 1 && (
      <form method="post" action="/konto/sessioner" style="margin-top:.75rem">
        <input type="hidden" name="alla" value="andra" />
        <Button variant="secondary">Logga ut alla andra</Button>
      </form>
    )}
  </Panel>
);

const SignIns = ({ account, outcome }: OwnAccountProps) => (
  <Panel title="Mina inloggningar" id="inloggningar">
    <p>
      De senaste 90 dagarna, även försök som nekades. Känner du inte igen något? Byt lösenord och säg till
      kommunens administratör av Ansvar.
    </p>
    <live-list>
      <form method="get" action="/konto" class="filters">
        <Select
          name="visa"
          label="Visa"
          empty="Alla"
          options={Object.entries(SIGN_IN_OUTCOMES).map(([value, label]) => ({ value, label }))}
          value={outcome}
        />
        <Button variant="secondary" withoutScript>
          Visa
        </Button>
        <ButtonLink href={`/konto/inloggningar.xlsx?visa=${outcome}`} download>
          Exportera till Excel
        </ButtonLink>
      </form>
      <div id="resultat">
        <p class="small">{count(account.signIns.length, 'rad', 'rader')}</p>
        {account.signIns.length === 0 ? (
          <p>Inget att visa.</p>
        ) : (
          <SignInTable rows={account.signIns.slice(0, 200)} />
        )}
      </div>
    </live-list>
  </Panel>
);

export const SignInTable = ({ rows }: { rows: OwnAccount['signIns'] }) => (
  <Table
    caption="Inloggningar"
    hideCaption
    rows={rows}
    columns={[
      { heading: 'När', header: true, cell: (row) => swedishTime(row.at) },
      {
        heading: 'Vad',
        cell: (row) => (
          <Tag color={row.outcome === 'refused' ? 'warning' : 'neutral'}>{SIGN_IN_OUTCOMES[row.outcome]}</Tag>
        ),
      },
      { heading: 'Hur', cell: (row) => row.method },
      { heading: 'Webbläsare', cell: (row) => row.browser },
      { heading: 'Adress', cell: (row) => row.address },
    ]}
  />
);

export const BackupCodesPage = ({ actor, codes }: { actor: Actor; codes: readonly string[] }) => (
  <Page
    actor={actor}
    title="Dina nya reservkoder"
    section="account"
    crumbs={[{ href: '/konto', text: 'Mitt konto' }]}
  >
    <p>
      Spara dem på ett säkert ställe. De visas bara nu. Var och en gäller en gång, och de gamla gäller inte
      längre.
    </p>
    <ul class="codes">
      {codes.map((code) => (
        <li>{code}</li>
      ))}
    </ul>
  </Page>
);
