/** A new agreement, or one that has been signed before. */
import { type AgreementEdition, agreementEdition } from '../../../knowledge/agreement-editions.ts';
import { countryChoices } from '../../../knowledge/countries.ts';
import type { Actor } from '../../../platform/actor.ts';
import {
  Checks,
  Choice,
  DateField,
  ErrorSummary,
  type Errors,
  Select,
  TextField,
} from '../../../ui/field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, Facts } from '../../../ui/parts.tsx';
import type { NewChoices } from '../actions/index.ts';
import { agreementBeginnings } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';

export interface NewAgreementProps {
  readonly actor: Actor;
  readonly id: string;
  readonly choices: NewChoices;
  /** By kind, the current first. */
  readonly editions: readonly AgreementEdition[];
  readonly typed: Typed;
  readonly errors: Errors;
  /** What it begins from: «Svar i vägledningen: …», «Ramen …». */
  readonly from: { readonly text: string; readonly href: string } | null;
  /** Processings that are chosen. */
  readonly ticked: readonly string[];
  /** It has been signed already. */
  readonly signed: boolean;
}

export const NewAgreementPage = (props: NewAgreementProps) => {
  const { actor, signed, typed, errors } = props;
  const isFramed = Boolean(typed.frameId) && Object.keys(errors).every((field) => field === 'title');
  return (
    <Page
      actor={actor}
      title={signed ? 'Registrera ett avtal som redan gäller' : 'Nytt avtal'}
      section="agreements"
      path="/avtal"
      crumbs={[{ href: '/avtal', text: 'Avtal' }]}
    >
      <ErrorSummary errors={errors} />
      {props.from ? (
        <p class="ds-alert message" data-color="info">
          <a href={props.from.href}>{props.from.text}</a>
        </p>
      ) : (
        !signed && (
          <p class="below">
            Osäker på om det behövs, eller på vem som är vad? <a href="/vagledning">Svara på några frågor</a>.
            Är avtalet redan tecknat? <a href="/avtal/registrera">Registrera det</a>.
          </p>
        )
      )}
      <form
        class="stack narrow below"
        novalidate
        method="post"
        action={signed ? '/avtal/registrera' : '/avtal/nytt'}
        enctype={signed ? 'multipart/form-data' : undefined}
      >
        <input type="hidden" name="id" value={props.id} />
        <input type="hidden" name="guidanceId" value={typed.guidanceId ?? ''} />
        <input type="hidden" name="frameId" value={typed.frameId ?? ''} />
        {isFramed ? (
          <Framed {...props} />
        ) : (
          <>
            <BeginningField {...props} />
            <PartyFields {...props} />
          </>
        )}
        <TextField
          name="title"
          label="Vad avtalet gäller"
          hint="Kort, och utan namn på personer. Till exempel «Videotjänst för vårdmöten»"
          value={typed.title}
          error={errors.title}
        />
        {!isFramed && <EditionField {...props} />}
        <Covered {...props} />
        {signed && <SignedFields {...props} />}
        <div class="actions">
          <Button>{signed ? 'Registrera avtalet' : 'Börja med avtalet'}</Button>
          <a href="/avtal">Avbryt</a>
        </div>
      </form>
    </Page>
  );
};

/** What the frame has settled is told, not asked for. */
const Framed = ({ typed }: NewAgreementProps) => (
  <>
    {['what', 'party', 'partyNumber', 'partyCountry', 'edition'].map((name) => (
      <input type="hidden" name={name} value={typed[name] ?? ''} />
    ))}
    <Facts
      facts={[
        { label: 'Den andra parten', value: typed.party },
        { label: 'Avtal', value: agreementEdition(typed.edition ?? '')?.label },
      ]}
    />
    <p>
      Villkor, underbiträden och hur biträdet ska arbeta följer med från ramen. Ändamål, uppgifter och
      registrerade skriver ni själva.
    </p>
  </>
);

const BeginningField = ({ signed, typed, errors }: NewAgreementProps) => (
  <Choice
    name="what"
    label={signed ? 'Vad är det?' : 'Vad ska det bli?'}
    value={typed.what}
    error={errors.what}
    options={Object.entries(agreementBeginnings).map(([value, { label, hint }]) => ({
      value,
      label,
      hint,
    }))}
  />
);

const EditionField = ({ editions, typed, errors }: NewAgreementProps) => (
  <Select
    name="edition"
    label="Vilket avtal används?"
    hint="SKR:s avtal är standard. Avtalets text ändras inte: ni fyller i instruktionen och listan över underbiträden."
    value={typed.edition}
    error={errors.edition}
    empty="Välj"
    groups={editionGroups(editions)}
  />
);

const KINDS = {
  processor: 'Personuppgiftsbiträdesavtal',
  reglemente: 'Mellan nämnder i samma kommun',
  joint: 'Gemensamt personuppgiftsansvar',
} as const;

const editionGroups = (editions: readonly AgreementEdition[]) =>
  Object.entries(KINDS).map(([kind, heading]) => ({
    heading,
    options: editions
      .filter((edition) => edition.kind === kind)
      .map(({ id, label, replacedBy }) => ({
        value: id,
        label: replacedBy ? `${label} (äldre, ersatt)` : label,
      })),
  }));

const Covered = ({ choices: { processings }, ticked }: NewAgreementProps) =>
  processings.length === 0 ? null : (
    <Checks
      name="processings"
      label="Vilka behandlingar i registret täcker det?"
      hint={
        <>
          Instruktionen hämtas ur dem, och där står sedan att det finns ett avtal. Kan väljas senare. Finns
          behandlingen inte än?{' '}
          <a href="/behandlingar/ny" target="_blank" rel="noopener">
            Lägg till den i registret (öppnas i ny flik)
          </a>
        </>
      }
      values={ticked}
      options={processings.map(({ id, name, processors }) => ({
        value: id,
        label: name,
        hint: processors.length > 0 ? `Biträden: ${processors.join(', ')}` : undefined,
      }))}
    />
  );

const PartyFields = ({ choices, typed, errors }: NewAgreementProps) => (
  <>
    <TextField
      name="party"
      label="Vem är den andra parten?"
      hint="Skriv de första bokstäverna och välj ur listan. Finns den inte där läggs den till."
      list="parter"
      value={typed.party}
      error={errors.party}
    />
    <datalist id="parter">
      {[...choices.suppliers, ...choices.controllers].map(({ name }) => (
        <option value={name} />
      ))}
    </datalist>
    <details class="more" open={Boolean(errors.partyNumber || errors.partyCountry || typed.partyNumber)}>
      <summary>Finns parten inte i listan? Skriv nummer och land</summary>
      <div class="stack">
        <TextField
          name="partyNumber"
          label="Organisationsnummer"
          optional
          size="medium"
          hint="Till exempel 212000-0142. Ett utländskt företag: numret i landets eget register"
          value={typed.partyNumber}
          error={errors.partyNumber}
        />
        <Select
          name="partyCountry"
          label="Land"
          value={typed.partyCountry ?? 'SE'}
          error={errors.partyCountry}
          options={countryChoices().map(({ code, name }) => ({ value: code, label: name }))}
        />
      </div>
    </details>
  </>
);

const SignedFields = ({ typed, errors }: NewAgreementProps) => (
  <>
    <fieldset class="ds-fieldset group">
      <legend>Er underskrift</legend>
      <DateField name="signedOursOn" label="Dag" value={typed.signedOursOn} error={errors.signedOursOn} />
      <TextField name="signer" label="Vem skrev under?" optional value={typed.signer} error={errors.signer} />
      <TextField
        name="authority"
        label="Med stöd av"
        optional
        hint="Till exempel «§ 45» eller «punkt 6.2 i delegationsordningen»"
        value={typed.authority}
        error={errors.authority}
      />
    </fieldset>
    <fieldset class="ds-fieldset group">
      <legend>Den andra partens underskrift</legend>
      <DateField
        name="signedTheirsOn"
        label="Dag"
        value={typed.signedTheirsOn}
        error={errors.signedTheirsOn}
      />
      <TextField
        name="theirSigner"
        label="Vem skrev under?"
        optional
        value={typed.theirSigner}
        error={errors.theirSigner}
      />
    </fieldset>
    <DateField
      name="validUntil"
      label="Gäller till och med"
      optional
      hint="Lämna tomt om det gäller tills vidare"
      value={typed.validUntil}
      error={errors.validUntil}
    />
    <TextField
      name="externalMark"
      label="Diarienummer"
      optional
      size="medium"
      value={typed.externalMark}
      error={errors.externalMark}
    />
    <FileField
      name="fil"
      label="Det undertecknade avtalet"
      optional
      error={errors.fil}
      again={Object.keys(errors).length > 0}
    />
  </>
);
