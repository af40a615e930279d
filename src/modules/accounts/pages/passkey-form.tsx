import { TextField } from '../../../ui/field.tsx';
import { Button } from '../../../ui/parts.tsx';

interface PasskeyFormProps {
  readonly action: string;
  /** Where the question to the device comes from. */
  readonly ask: string;
  readonly button: string;
  /** What the new passkey is to be called; absent at sign-in. */
  readonly name?: string | undefined;
  readonly isNew?: boolean;
  readonly nameError?: string | undefined;
  readonly error?: string | undefined;
  /** Hidden fields that go along. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Script asks the device and sends the form with its answer; without script the page says what to do instead. */
export const PasskeyForm = (props: PasskeyFormProps) => (
  <passkey-form data-ask={props.ask}>
    <form class="stack" novalidate method="post" action={props.action}>
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="svar" value="" />
      <div class="stack" data-script-shows>
        {props.isNew && (
          <TextField
            name="namn"
            label="Namn på din passkey"
            hint="Så att du känner igen den, till exempel Jobbdatorn"
            size="medium"
            value={props.name}
            error={props.nameError}
          />
        )}
        <div>
          <Button variant="secondary">{props.button}</Button>
        </div>
      </div>
      <p class="small" data-script-hides>
        En passkey behöver skript i webbläsaren. Använd lösenord och kod i stället.
      </p>
      <p class="ds-validation-message" id="svar" role="alert" data-passkey-error>
        {props.error}
      </p>
    </form>
  </passkey-form>
);
