import { ErrorSummary, type Errors, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button } from '../../../ui/parts.tsx';
import { PasskeyForm } from './passkey-form.tsx';

/** A session of one factor on an account that has a second one: the second is asked for. */
export const SecondFactorPage = (props: { app: boolean; passkeys: number; errors?: Errors }) => {
  const { app, passkeys, errors = {} } = props;
  return (
    <Page actor={null} title="Ett steg till">
      <p>Du är inloggad med ett steg. Ansvar håller uppgifter som måste skyddas, och behöver ett till.</p>
      <ErrorSummary errors={errors} />
      {app && (
        <form
          class="stack narrow"
          novalidate
          method="post"
          action="/konto/tvafaktor/kod"
          style="margin-top:1rem"
        >
          <TextField
            name="kod"
            label="Kod"
            hint="Sex siffror från din autentiseringsapp. Har du inte appen? Skriv en av dina reservkoder."
            size="short"
            autocomplete="one-time-code"
            error={errors.kod}
          />
          <Button>Fortsätt</Button>
        </form>
      )}
      {passkeys > 0 && (
        <PasskeyForm
          action="/logga-in/passkey"
          ask="/logga-in/passkey/fraga"
          button="Fortsätt med passkey"
          error={errors.svar}
        />
      )}
      <form method="post" action="/logga-ut" style="margin-top:2rem">
        <Button variant="tertiary">Logga ut</Button>
      </form>
    </Page>
  );
};

interface TwoFactorProps {
  readonly picture?: string;
  readonly uri?: string;
  readonly backupCodes?: readonly string[];
  readonly errors?: Errors;
  readonly passkeyName?: string | undefined;
}

export const TwoFactorPage = ({ picture, uri, backupCodes, errors = {}, passkeyName }: TwoFactorProps) => (
  <Page actor={null} title="Skydda kontot med ett andra steg">
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
          <Button>Slå på det andra steget</Button>
        </form>
      </>
    ) : (
      <form class="stack narrow" novalidate method="post" action="/konto/tvafaktor" style="margin-top:1rem">
        <p>
          Ansvar håller uppgifter som måste skyddas. Därför behöver alla konton ett steg utöver lösenordet: en
          kod från en app, eller en passkey.
        </p>
        <TextField
          name="losenord"
          label="Ditt lösenord"
          type="password"
          autocomplete="current-password"
          error={errors.losenord}
        />
        <Button>Fortsätt med en app</Button>
      </form>
    )}
    {!picture && (
      <section class="stack narrow" style="margin-top:2rem">
        <h2>Eller med en passkey</h2>
        <p>En passkey ligger i datorn eller mobilen och öppnas med fingeravtryck, ansikte eller pinkod.</p>
        <PasskeyForm
          action="/konto/passkey"
          ask="/konto/passkey/fraga"
          button="Lägg till en passkey"
          isNew
          name={passkeyName}
          nameError={errors.namn}
          error={errors.svar}
        />
      </section>
    )}
  </Page>
);
