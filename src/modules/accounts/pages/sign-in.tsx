import { ErrorSummary, type Errors, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button } from '../../../ui/parts.tsx';
import type { DemoPerson, Onward } from '../actions/index.ts';
import type { VisitorRefusal } from '../rules.ts';
import { PasskeyForm } from './passkey-form.tsx';

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
  readonly providers: readonly ProviderChoice[];
}

export interface ProviderChoice {
  readonly key: string;
  readonly label: string;
}

export const SignInPage = (props: SignInProps) => (
  <Page actor={null} title="Logga in" message={props.message}>
    {props.onward.kept && (
      <p class="ds-alert message" data-color="warning">
        Du har blivit utloggad. Det du skrev finns kvar och sparas när du har loggat in.
      </p>
    )}
    {props.persons.length > 0 ? <DemoSignIn {...props} /> : <RealSignIn {...props} />}
  </Page>
);

const RealSignIn = (props: SignInProps) => (
  <>
    {props.providers.length > 0 && <ProviderSignIn {...props} />}
    <PasswordSignIn {...props} />
    <PasskeySignIn {...props} />
  </>
);

const ProviderSignIn = ({ onward, providers }: SignInProps) => (
  <section class="stack narrow" style="margin-top:1rem">
    {providers.map(({ key, label }, index) => (
      <form method="post" action={`/logga-in/med/${key}`}>
        <OnwardFields onward={onward} />
        <Button variant={index === 0 ? 'primary' : 'secondary'}>Logga in med {label}</Button>
      </form>
    ))}
    <h2 style="margin-top:1rem">Eller med lösenord</h2>
  </section>
);

const PasskeySignIn = ({ onward, errors = {} }: SignInProps) => (
  <section class="stack narrow" style="margin-top:2rem">
    <h2>Eller med passkey</h2>
    <PasskeyForm
      action="/logga-in/passkey"
      ask="/logga-in/passkey/fraga"
      button="Logga in med passkey"
      error={errors.svar}
      fields={{ till: onward.to, sparat: onward.kept }}
    />
  </section>
);

const PasswordSignIn = ({ onward, errors = {}, email, providers }: SignInProps) => (
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
      <Button variant={providers.length > 0 ? 'secondary' : 'primary'}>Logga in</Button>
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
                      <DemoTitle person={person} />
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

/** The heading above names the kommun: in the title it is for those who hear the button alone. */
const DemoTitle = ({ person: { title, entity } }: { person: DemoPerson }) => {
  const ending = `, ${entity}`;
  if (!title?.endsWith(ending)) return <span class="block small">{title}</span>;
  return (
    <span class="block small">
      {title.slice(0, -ending.length)}
      <span class="visually-hidden">{ending}</span>
    </span>
  );
};

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

/** The browser goes on to the service by itself; a form that was answered by a redirect to it would be stopped. */
export const ToProviderPage = ({ label, address }: { label: string; address: string }) => (
  <Page actor={null} title={`Till ${label}`} refresh={`0; url=${address}`}>
    <p>Du skickas vidare för att logga in.</p>
    <p>
      <a href={address}>Fortsätt till {label}</a>
    </p>
  </Page>
);

interface StoppedProps {
  readonly label: string;
  readonly contact: string | undefined;
  readonly why: VisitorRefusal | 'late' | 'refused' | 'silent';
}

export const StoppedPage = ({ label, contact, why }: StoppedProps) => {
  const { title, text } = WHY_STOPPED[why];
  const asksSomebody = !['late', 'silent'].includes(why);
  return (
    <Page actor={null} title={title}>
      <p>{text}</p>
      {asksSomebody && (
        <p>
          Kontakta {contact ?? 'kommunens administratör av Ansvar'}, och berätta att du försökte logga in med{' '}
          {label}.
        </p>
      )}
      <p>
        <a href="/logga-in">Till inloggningen</a>
      </p>
    </Page>
  );
};

const WHY_STOPPED: Readonly<Record<StoppedProps['why'], { readonly title: string; readonly text: string }>> =
  {
    unknown: {
      title: 'Du är inte tillagd i Ansvar',
      text: 'Inloggningen gick bra, men det finns ingen person i Ansvar med din e-postadress. Den som sköter Ansvar i din kommun lägger till dig.',
    },
    unverified: {
      title: 'Din e-postadress är inte bekräftad',
      text: 'Inloggningstjänsten intygade inte din e-postadress, och utan det vet vi inte vem du är.',
    },
    domain: {
      title: 'Din e-postadress hör inte till kommunen',
      text: 'Inloggningstjänsten får bara användas med kommunens egna adresser.',
    },
    'other-subject': {
      title: 'Adressen hör till ett annat konto',
      text: 'Någon annan har förut loggat in med samma e-postadress. För säkerhets skull öppnas inte det kontot för dig.',
    },
    inactive: { title: 'Kontot är stängt', text: 'Ditt konto i Ansvar är stängt.' },
    late: {
      title: 'Inloggningen hann bli för gammal',
      text: 'Den påbörjades i en annan webbläsare, är redan använd eller tog mer än tio minuter. Försök igen.',
    },
    refused: {
      title: 'Inloggningen gick inte igenom',
      text: 'Inloggningstjänsten svarade på ett sätt som vi inte kan lita på, eller så avbröts inloggningen.',
    },
    silent: {
      title: 'Inloggningstjänsten svarar inte',
      text: 'Försök igen om en stund. Har du ett lösenord i Ansvar kan du logga in med det i stället.',
    },
  };
