import { ErrorSummary, type Errors, Select, TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Button } from '../../ui/parts.tsx';
import type { DemoPerson } from './actions.ts';

/** Where to go on after sign-in, and what was typed before the session ended. */
export interface Onward {
  readonly to: string;
  readonly kept: string;
}

const OnwardFields = ({ onward }: { onward: Onward }) => (
  <>
    <input type="hidden" name="till" value={onward.to} />
    <input type="hidden" name="sparat" value={onward.kept} />
  </>
);

interface SignInProps {
  readonly onward: Onward;
  readonly errors?: Errors;
  readonly email?: string | undefined;
  readonly message?: string | undefined;
  readonly persons: readonly DemoPerson[];
}

export const SignInPage = (props: SignInProps) => (
  <Page actor={null} title="Logga in" message={props.message}>
    {props.onward.kept && (
      <p class="ds-alert message" data-color="warning">
        Du har blivit utloggad. Det du skrev finns kvar och sparas när du har loggat in.
      </p>
    )}
    {props.persons.length > 0 ? <DemoSignIn {...props} /> : <PasswordSignIn {...props} />}
  </Page>
);

const PasswordSignIn = ({ onward, errors = {}, email }: SignInProps) => (
  <>
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" action="/logga-in" style="margin-top:1rem">
      <OnwardFields onward={onward} />
      <TextField
        name="epost"
        label="E-postadress"
        type="email"
        value={email}
        autocomplete="username"
        error={errors.epost}
      />
      <TextField
        name="losenord"
        label="Lösenord"
        type="password"
        autocomplete="current-password"
        error={errors.losenord}
      />
      <Button>Logga in</Button>
    </form>
  </>
);

const DemoSignIn = ({ onward, persons }: SignInProps) => (
  <>
    <p>Det här är en demo med påhittade kommuner och personer. Välj vem du vill vara.</p>
    {[...new Set(persons.map((person) => person.entity))].map((entity) => (
      <section>
        <h2 style="margin-top:1.5rem">{entity}</h2>
        <ul class="persons">
          {persons
            .filter((person) => person.entity === entity)
            .map((person) => (
              <li>
                <form method="post" action="/logga-in/demo">
                  <OnwardFields onward={onward} />
                  <input type="hidden" name="epost" value={person.email} />
                  <button class="ds-button" data-variant="secondary" type="submit">
                    <span>
                      {person.name}
                      <span class="block small">{person.title}</span>
                    </span>
                  </button>
                </form>
              </li>
            ))}
        </ul>
      </section>
    ))}
  </>
);

export const CodePage = ({ onward, errors = {} }: { onward: Onward; errors?: Errors }) => (
  <Page actor={null} title="Skriv koden från appen">
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" action="/logga-in/kod" style="margin-top:1rem">
      <OnwardFields onward={onward} />
      <TextField
        name="kod"
        label="Kod"
        hint="Sex siffror från din autentiseringsapp. Har du inte appen? Skriv en av dina reservkoder."
        size="short"
        inputmode="text"
        autocomplete="one-time-code"
        error={errors.kod}
      />
      <Button>Logga in</Button>
    </form>
  </Page>
);

/** Shown after sign-in when a form was sent without a session. */
export const ContinuePage = ({ onward }: { onward: Onward }) => (
  <Page actor={null} title="Du är inloggad igen">
    <p>Det du skrev innan du loggades ut finns kvar. Spara det nu.</p>
    <form method="post" action={onward.to} enctype="multipart/form-data" class="row" style="margin-top:1rem">
      {[...new URLSearchParams(onward.kept)].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button>Spara det jag skrev</Button>
      <a href="/">Gå till startsidan utan att spara</a>
    </form>
  </Page>
);

const KINDS = [
  { value: 'municipality', label: 'Kommun' },
  { value: 'region', label: 'Region' },
  { value: 'federation', label: 'Kommunalförbund' },
  { value: 'company', label: 'Bolag' },
  { value: 'foundation', label: 'Stiftelse' },
];

export const SetupPage = ({
  errors = {},
  typed,
}: {
  errors?: Errors;
  typed: Readonly<Record<string, string>>;
}) => (
  <Page actor={null} title="Kom igång med Ansvar">
    <p>
      Här skapas den första organisationen och dess administratör. Engångskoden står i fönstret där Ansvar
      startades.
    </p>
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" action="/kom-igang" style="margin-top:1rem">
      <TextField name="kod" label="Engångskod" value={typed.kod} size="medium" error={errors.kod} />
      <TextField
        name="organisation"
        label="Organisationens namn"
        hint="Till exempel Almby kommun"
        value={typed.organisation}
        error={errors.organisation}
      />
      <Select
        name="slag"
        label="Vad är det för organisation?"
        options={KINDS}
        value={typed.slag}
        error={errors.slag}
      />
      <TextField
        name="orgnr"
        label="Organisationsnummer"
        hint="Tio siffror, till exempel 212000-0142"
        value={typed.orgnr}
        size="short"
        error={errors.orgnr}
      />
      <TextField name="namn" label="Ditt namn" value={typed.namn} autocomplete="name" error={errors.namn} />
      <TextField
        name="epost"
        label="Din e-postadress"
        type="email"
        value={typed.epost}
        autocomplete="username"
        error={errors.epost}
      />
      <TextField
        name="losenord"
        label="Välj ett lösenord"
        hint="Minst 12 tecken. En mening med några ord är både säker och lätt att minnas."
        type="password"
        autocomplete="new-password"
        error={errors.losenord}
      />
      <Button>Skapa organisationen</Button>
    </form>
    <DemoOffer code={typed.kod} />
  </Page>
);

const DemoOffer = ({ code }: { code?: string | undefined }) => (
  <section style="margin-top:2rem">
    <h2>Vill du bara prova?</h2>
    <p>Läs in demokommunerna Almby och Brinkeby med påhittade personer och behandlingar.</p>
    <form method="post" action="/kom-igang/demo" class="row" style="margin-top:.75rem">
      <label class="ds-label" for="demokod">
        Engångskod
      </label>
      <input
        class="ds-input short"
        id="demokod"
        name="kod"
        value={code ?? ''}
        autocomplete="off"
        style="max-width:12rem"
      />
      <Button variant="secondary">Läs in demo</Button>
    </form>
  </section>
);

interface TwoFactorProps {
  readonly picture?: string;
  readonly uri?: string;
  readonly backupCodes?: readonly string[];
  readonly errors?: Errors;
}

export const TwoFactorPage = ({ picture, uri, backupCodes, errors = {} }: TwoFactorProps) => (
  <Page actor={null} title="Skydda kontot med en kod">
    <ErrorSummary errors={errors} />
    {picture && uri ? (
      <>
        <ol>
          <li>
            <p>Läs av bilden med en autentiseringsapp i mobilen.</p>
            <img class="qr" src={picture} alt="QR-kod för autentiseringsappen" />
            <p class="small">
              Går det inte? Skriv nyckeln för hand: {new URL(uri).searchParams.get('secret')}
            </p>
          </li>
          <li>
            <p>Spara reservkoderna på ett säkert ställe. Var och en gäller en gång.</p>
            <ul class="codes">
              {backupCodes?.map((code) => (
                <li>{code}</li>
              ))}
            </ul>
          </li>
          <li>
            <p>Skriv koden som appen visar.</p>
          </li>
        </ol>
        <form class="stack narrow" novalidate method="post" action="/konto/tvafaktor/bekrafta">
          <TextField name="kod" label="Kod" size="short" inputmode="numeric" autocomplete="one-time-code" />
          <Button>Slå på tvåfaktor</Button>
        </form>
      </>
    ) : (
      <form class="stack narrow" novalidate method="post" action="/konto/tvafaktor" style="margin-top:1rem">
        <p>Ansvar håller uppgifter som måste skyddas. Därför behöver alla konton en kod utöver lösenordet.</p>
        <TextField
          name="losenord"
          label="Ditt lösenord"
          type="password"
          autocomplete="current-password"
          error={errors.losenord}
        />
        <Button>Fortsätt</Button>
      </form>
    )}
  </Page>
);
