import { ErrorSummary, type Errors, Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button } from '../../../ui/parts.tsx';

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
