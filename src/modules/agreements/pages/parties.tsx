/** Parties and their contact persons (E-013, E-014). */
import { countryChoices } from '../../../knowledge/countries.ts';
import { type Errors, Select, TextField } from '../../../ui/field.tsx';
import { Button } from '../../../ui/parts.tsx';
import type { PartChoices } from '../actions/index.ts';
import {
  type ContactKind,
  type ContactSide,
  contactKinds,
  contactLabel,
  isContentOpen,
} from '../rules/index.ts';
import type { Typed } from './form-page.tsx';

interface PartiesProps {
  readonly shown: PartChoices;
  readonly typed: Typed;
  readonly errors: Errors;
}

export const PartiesForm = ({ shown, typed, errors }: PartiesProps) => {
  const { agreement, record } = shown;
  const isOpen = isContentOpen(agreement);
  const roles =
    agreement.kind === 'joint'
      ? { ours: 'Gemensamt ansvarig', theirs: 'Gemensamt ansvarig' }
      : agreement.side === 'processor'
        ? { ours: 'Personuppgiftsbiträde', theirs: 'Personuppgiftsansvarig' }
        : { ours: 'Personuppgiftsansvarig', theirs: 'Personuppgiftsbiträde' };
  return (
    <form class="stack" novalidate method="post" action={`/avtal/${record.id}/parter`}>
      <input type="hidden" name="version" value={typed.version ?? String(agreement.version)} />
      {!isOpen && (
        <>
          <p class="ds-alert message" data-color="info">
            Avtalet är klart, så parterna ändras inte. Kontaktpersonerna får ändras: meddela den andra parten
            skriftligt.
          </p>
          <input type="hidden" name="partyName" value={agreement.partyName} />
        </>
      )}
      <section class="panel stack">
        <h2>
          {roles.ours}: {agreement.controllerName}
        </h2>
        <div class="stack narrow">
          {isOpen && (
            <TextField
              name="ownAddress"
              label="Er postadress"
              hint={
                agreement.controllerAddress
                  ? `Från nämndens sida: ${agreement.controllerAddress}`
                  : 'Som den ska stå i avtalet'
              }
              value={typed.ownAddress ?? agreement.ownAddress ?? agreement.controllerAddress}
              error={errors.ownAddress}
            />
          )}
          {!agreement.ownNumber && (
            <p class="small">
              Ert organisationsnummer saknas. Administratören fyller i det under Organisation.
            </p>
          )}
        </div>
        <Contacts side="ours" shown={shown} typed={typed} errors={errors} />
      </section>
      <section class="panel stack">
        <h2>{roles.theirs}</h2>
        {isOpen && (
          <div class="stack narrow">
            <TextField
              name="partyName"
              label="Organisationens fullständiga namn"
              value={typed.partyName ?? agreement.partyName}
              error={errors.partyName}
            />
            <TextField
              name="partyNumber"
              label="Organisationens organisationsnummer"
              size="medium"
              hint="Till exempel 212000-0142. Ett utländskt företag: numret i landets eget register"
              value={typed.partyNumber ?? agreement.partyNumber}
              error={errors.partyNumber}
            />
            <TextField
              name="partyAddress"
              label="Organisationens postadress"
              value={typed.partyAddress ?? agreement.partyAddress}
              error={errors.partyAddress}
            />
            <Select
              name="partyCountry"
              label="Land"
              value={typed.partyCountry ?? agreement.partyCountry}
              options={countryChoices().map(({ code, name }) => ({ value: code, label: name }))}
            />
          </div>
        )}
        <Contacts side="theirs" shown={shown} typed={typed} errors={errors} />
      </section>
      <div class="actions">
        <Button>Spara</Button>
      </div>
    </form>
  );
};

const Contacts = (props: PartiesProps & { side: ContactSide }) => (
  <div class="stack">
    {contactKinds.map((kind) => (
      <Contact {...props} kind={kind} />
    ))}
  </div>
);

const Contact = ({
  shown,
  typed,
  errors,
  side,
  kind,
}: PartiesProps & { side: ContactSide; kind: ContactKind }) => {
  const saved = shown.parts.contacts.find((one) => one.side === side && one.kind === kind);
  const at = (field: string) => `${side}.${kind}.${field}`;
  return (
    <fieldset class="ds-fieldset group">
      <legend>{contactLabel(kind, shown.agreement.kind)}</legend>
      <div class="contact-fields">
        <TextField
          name={at('name')}
          label="Namn"
          value={typed[at('name')] ?? saved?.name}
          error={errors[at('name')]}
        />
        <TextField
          name={at('email')}
          label="E-post"
          type="email"
          value={typed[at('email')] ?? saved?.email}
          error={errors[at('email')]}
        />
        <TextField
          name={at('phone')}
          label="Tfn"
          value={typed[at('phone')] ?? saved?.phone}
          error={errors[at('phone')]}
        />
      </div>
      {kind === 'incidents' && (
        <div class="narrow">
          <TextField
            name={at('availability')}
            label="Nås"
            optional
            hint="Till exempel vardagar 08–17 eller dygnet runt"
            value={typed[at('availability')] ?? saved?.availability}
            error={errors[at('availability')]}
          />
        </div>
      )}
    </fieldset>
  );
};
