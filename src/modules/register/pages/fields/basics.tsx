/** What the processing is, who answers for it, and with whom. */
import { designatingProvisions, jointDuties } from '../../../../knowledge/controllers.ts';
import { regimes } from '../../../../knowledge/regimes.ts';
import { Choice, DateField, Select, TextArea, TextField, YesNo } from '../../../../ui/field.tsx';
import type { Entry } from '../../rules/entry.ts';
import * as choices from '../options.ts';
import { Rows } from '../rows.tsx';
import type { FieldsProps } from '../step.tsx';
import { facts } from './countries.ts';

export const basicFields = ({ entry, errors, ownName }: FieldsProps) => (
  <>
    <TextField
      name="name"
      label="Vad heter behandlingen?"
      hint="Ett namn som verksamheten känner igen, till exempel «Trygghetslarm i ordinärt boende»"
      value={entry.name}
      error={errors.name}
    />
    <TextArea
      name="description"
      label="Beskriv kort vad ni gör"
      optional
      value={entry.description}
      error={errors.description}
    />
    <Choice
      name="role"
      label="Vilken roll har ni?"
      options={choices.ROLES}
      value={entry.role}
      error={errors.role}
    />
    {entry.activity !== 'planned' && (
      <>
        <DateField
          name="startsOn"
          label="När började behandlingen?"
          value={entry.startsOn}
          error={errors.startsOn}
        />
        <DateField
          name="endedOn"
          label="När upphörde den?"
          optional
          value={entry.endedOn}
          error={errors.endedOn}
        />
      </>
    )}
    {entry.activity === 'planned' && (
      <DateField
        name="startsOn"
        label="När ska behandlingen börja?"
        value={entry.startsOn}
        error={errors.startsOn}
      />
    )}
    <TextField
      name="processArea"
      label="Verksamhetsområde eller process"
      hint="Till exempel Hemtjänst"
      value={entry.processArea}
      error={errors.processArea}
    />
    <TextField
      name="processCode"
      label="Processkod"
      optional
      size="short"
      hint="Enligt KLASSA eller er egen struktur"
      value={entry.processCode}
    />
    <Select
      name="regime"
      label="Vilket regelverk gäller?"
      hint="Särskilda lagar lägger till regler. Är ni osäkra, välj dataskyddsförordningen."
      options={facts(regimes)}
      value={entry.regime}
      error={errors.regime}
    />
    <Rows<Entry['contacts'][number]>
      name="contacts"
      heading="Vilka svarar för behandlingen i verksamheten?"
      hint="Skriv hellre funktion än namn, till exempel «enhetschef larm»"
      one="Ansvarig"
      rows={entry.contacts}
      blank={{ role: 'operations', name: '' }}
      fields={(row, at) => (
        <div class="pair">
          <Select name={at('role')} label="Ansvar" options={choices.CONTACT_ROLES} value={row.role} />
          <TextField
            name={at('name')}
            label="Funktion eller namn"
            value={row.name}
            error={errors[at('name')]}
          />
        </div>
      )}
    />
    {entry.role === 'processor' ? servedFields(entry, errors) : jointFields(entry, errors, ownName)}
    <details class="why">
      <summary>Utpekad i författning, eller enskild aktör</summary>
      <div class="stack" style="margin-top:.75rem">
        <YesNo
          name="designatedByStatute"
          label="Pekar en författning ut vem som är personuppgiftsansvarig?"
          value={entry.designatedByStatute}
        />
        <TextField
          name="designatingProvision"
          label="Bestämmelse"
          optional
          hint={`Till exempel ${designatingProvisions.map((provision) => provision.label).join(', ')}`}
          value={entry.designatingProvision}
        />
        <YesNo
          name="performsPublicTask"
          label="För bolag och enskilda: utförs en uppgift av allmänt intresse?"
          hint="Till exempel en friskola eller vård i privat regi. Då används samma grunder som för en myndighet."
          value={entry.performsPublicTask}
        />
      </div>
    </details>
  </>
);

const servedFields = (entry: Entry, errors: FieldsProps['errors']) => (
  <Rows<Entry['servedControllers'][number]>
    name="servedControllers"
    heading="Vem är ni biträde åt?"
    hint="Varje personuppgiftsansvarig ska stå i registret (artikel 30.2 a)"
    one="Ansvarig"
    rows={entry.servedControllers}
    blank={{ name: '', contact: null, processingCategories: null }}
    fields={(row, at) => (
      <>
        <div class="pair">
          <TextField name={at('name')} label="Namn" value={row.name} error={errors[at('name')]} />
          <TextField name={at('contact')} label="Kontaktuppgifter" value={row.contact} />
        </div>
        <TextField
          name={at('processingCategories')}
          label="Vad ni gör för dem"
          hint="Till exempel drift, lagring och support"
          value={row.processingCategories}
        />
      </>
    )}
  />
);

function jointFields(entry: Entry, errors: FieldsProps['errors'], ownName: string) {
  return (
    <>
      <YesNo
        name="jointlyControlled"
        label="Bestämmer ni tillsammans med någon annan över behandlingen?"
        hint="Gemensamt ansvar: flera bestämmer varför och hur. Då ska det vara klart vem som gör vad."
        value={entry.jointlyControlled}
      />
      {(entry.jointlyControlled === 'yes' || entry.jointControllers.length > 0) && (
        <>
          <Rows<Entry['jointControllers'][number]>
            name="jointControllers"
            heading="Vilka är ni ansvariga tillsammans med?"
            one="Part"
            rows={entry.jointControllers}
            blank={{ name: '', organisationNumber: null, contact: null }}
            fields={(row, at) => (
              <div class="pair">
                <TextField name={at('name')} label="Namn" value={row.name} error={errors[at('name')]} />
                <TextField
                  name={at('organisationNumber')}
                  label="Organisationsnummer"
                  optional
                  value={row.organisationNumber}
                />
                <TextField name={at('contact')} label="Kontakt" optional value={row.contact} />
              </div>
            )}
          />
          <div id="jointDuties" class="stack">
            <h3>Vem gör vad?</h3>
            <datalist id="parter">
              {[ownName, ...entry.jointControllers.map((party) => party.name)].map((party) => (
                <option value={party} />
              ))}
            </datalist>
            {jointDuties.map((duty, index) => (
              <div class="pair" id={`jointDuties-${duty.id}`}>
                <input
                  type="hidden"
                  name={`jointDuties.${index}.id`}
                  value={rowId(entry.jointDuties, duty.id)}
                />
                <input type="hidden" name={`jointDuties.${index}.duty`} value={duty.id} />
                <TextField
                  name={`jointDuties.${index}.party`}
                  label={duty.label}
                  list="parter"
                  value={entry.jointDuties.find((held) => held.duty === duty.id)?.party}
                />
              </div>
            ))}
          </div>
        </>
      )}
    </>
  );
}

/** Rows of a fixed list keep the id that they were stored with. */
const rowId = (rows: readonly { duty: string; id?: string }[], duty: string): string =>
  rows.find((row) => row.duty === duty)?.id ?? crypto.randomUUID();
