/** Fields of the steps that say what, why and to whom. */
import { designatingProvisions, jointDuties } from '../../../knowledge/controllers.ts';
import { countryChoices } from '../../../knowledge/countries.ts';
import { legalBases } from '../../../knowledge/legal-bases.ts';
import { regimes, socialServicesPurposes } from '../../../knowledge/regimes.ts';
import { compatibilityQuestions, compatibleUses } from '../../../knowledge/register-choices.ts';
import { statuteAreas, statuteName, statutes } from '../../../knowledge/statutes.ts';
import { transferMechanisms } from '../../../knowledge/transfer-mechanisms.ts';
import { Choice, DateField, type Option, Select, TextArea, TextField, YesNo } from '../../../ui/field.tsx';
import { Why } from '../../../ui/parts.tsx';
import type { Entry } from '../rules/entry.ts';
import * as choices from './options.ts';
import { Rows } from './rows.tsx';
import type { FieldsProps } from './step.tsx';

const countries: readonly Option[] = countryChoices().map(({ code, name }) => ({ value: code, label: name }));
const facts = (list: readonly { id: string; label: string }[]): Option[] =>
  list.map(({ id, label }) => ({ value: id, label }));

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

/** Check boxes by area, folded: one opens only the areas that matter. */
const StatuteChoice = ({ name, chosen }: { name: string; chosen: readonly string[] }) => (
  <fieldset class="group">
    <legend>Vilka författningar följer det av?</legend>
    <input type="hidden" name={name} value="" />
    {Object.entries(statuteAreas).map(([area, heading]) => {
      const own = statutes.filter((item) => item.area === area);
      const ticked = own.filter((item) => chosen.includes(item.id)).length;
      return (
        <details class="why" open={ticked > 0}>
          <summary>
            {heading}
            {ticked > 0 && ` (${ticked})`}
          </summary>
          <div class="options columns">
            {own.map((item) => (
              <div class="option">
                <input
                  class="ds-input"
                  type="checkbox"
                  name={name}
                  id={`${name}-${item.id}`}
                  value={item.id}
                  checked={chosen.includes(item.id)}
                />
                <label class="ds-label" for={`${name}-${item.id}`}>
                  {statuteName(item)}
                </label>
              </div>
            ))}
          </div>
        </details>
      );
    })}
  </fieldset>
);

export const purposeFields = ({ entry, errors }: FieldsProps) => (
  <>
    {entry.regime === 'solpul' && (
      <Why
        reasons={socialServicesPurposes.map(({ label, source }) => ({ text: label, source }))}
        summary="Tillåtna ändamål inom socialtjänsten"
      />
    )}
    <p>Skriv ett ändamål i taget. Varje ändamål har sin egen rättsliga grund.</p>
    <Rows<Entry['purposes'][number]>
      name="purposes"
      heading="Ändamål"
      hint="Säg vad uppgifterna används till så att en utomstående förstår. «IT-säkerhet» räcker inte; «upptäcka och spåra intrång i skolans nät» gör det."
      one="Ändamål"
      rows={entry.purposes}
      blank={{
        short: '',
        detail: null,
        legalBasis: null,
        motivation: null,
        statutes: [],
        provision: null,
        dataSubjectIsParty: null,
        dataSubjectCanDecide: null,
        withinPublicTask: null,
      }}
      fields={(row, at) => purposeRow(row, at, errors)}
    />
    <YesNo name="consentCollected" label="Hämtar ni in samtycke?" value={entry.consentCollected} />
    <TextField name="consentHow" label="Hur och när hämtas det?" optional value={entry.consentHow} />
    <YesNo
      name="newUse"
      label="Använder ni uppgifter som redan samlats in för ett annat ändamål?"
      hint="Då ska ni pröva om det nya ändamålet är förenligt med det gamla, och informera de registrerade innan ni börjar."
      value={entry.newUse}
    />
    {(entry.newUse === 'yes' || entry.compatibility) && compatibilityFields(entry, errors)}
  </>
);

function purposeRow(
  row: Entry['purposes'][number],
  at: (field: string) => string,
  errors: FieldsProps['errors'],
) {
  const guard = legalBases.find((basis) => basis.id === row.legalBasis);
  return (
    <>
      <TextField
        name={at('short')}
        label="Ändamål i korthet"
        hint="Till exempel «Ta emot och besvara larm»"
        value={row.short}
        error={errors[at('short')]}
      />
      <TextArea name={at('detail')} label="Mer utförligt" optional rows={2} value={row.detail} />
      <Select
        name={at('legalBasis')}
        label="Rättslig grund"
        empty="Vet inte än"
        options={legalBases.map((basis) => ({
          value: basis.id,
          label: `${basis.label} (artikel 6.1 ${basis.id.replace(/\d/, '')})`,
        }))}
        value={row.legalBasis}
        hint={
          guard
            ? `${guard.guard} Exempel: ${guard.example}`
            : 'Myndigheter använder oftast rättslig förpliktelse, allmänt intresse eller myndighetsutövning.'
        }
        error={errors[at('legalBasis')]}
      />
      <TextArea
        name={at('motivation')}
        label={guard?.formLabel ?? 'Hur har ni tänkt?'}
        optional
        rows={2}
        value={row.motivation}
      />
      <StatuteChoice name={at('statutes')} chosen={row.statutes} />
      <TextField
        name={at('provision')}
        label="Kapitel och paragraf, kollektivavtal eller beslut"
        hint="Till exempel 14 kap. 3 §"
        value={row.provision}
      />
      <details class="why" open={['b', 'd', 'f'].includes(row.legalBasis ?? '')}>
        <summary>Frågor om avtal, nödläge och intresseavvägning</summary>
        <div class="stack" style="margin-top:.5rem">
          <YesNo
            name={at('dataSubjectIsParty')}
            label="Avtal: är den registrerade själv part, eller på väg att bli det?"
            value={row.dataSubjectIsParty}
          />
          <YesNo
            name={at('dataSubjectCanDecide')}
            label="Grundläggande intresse: kan personen själv ta ställning?"
            value={row.dataSubjectCanDecide}
          />
          <YesNo
            name={at('withinPublicTask')}
            label="Intresseavvägning: sker behandlingen när myndigheten fullgör sina uppgifter?"
            value={row.withinPublicTask}
          />
        </div>
      </details>
    </>
  );
}

function compatibilityFields(entry: Entry, errors: FieldsProps['errors']) {
  const test = entry.compatibility;
  const at = (field: string) => `compatibility.${field}`;
  const answers: Readonly<Record<string, string | null | undefined>> = test ?? {};
  return (
    <fieldset class="rowset" id="compatibility">
      <legend>Är det nya ändamålet förenligt med det gamla?</legend>
      <div class="stack">
        <TextField
          name={at('originalPurpose')}
          label="Det ursprungliga ändamålet"
          value={test?.originalPurpose}
        />
        <Select
          name={at('exemption')}
          label="Gäller det ett av de här ändamålen?"
          hint="De är som regel förenliga, med lämpliga skyddsåtgärder."
          empty="Nej"
          options={facts(compatibleUses)}
          value={test?.exemption}
        />
        {compatibilityQuestions.map((question) => (
          <TextArea name={at(question.id)} label={question.label} value={answers[question.id]} />
        ))}
        <Select
          name={at('conclusion')}
          label="Er slutsats"
          empty="Inte avgjort än"
          options={choices.CONCLUSIONS}
          value={test?.conclusion}
        />
        <DateField
          name={at('informedOn')}
          label="När informerades de registrerade om den nya användningen?"
          hint="Måste ske innan den nya användningen börjar. Till exempel 2026-11-20"
          value={test?.informedOn}
          error={errors[at('informedOn')]}
        />
      </div>
    </fieldset>
  );
}

export const recipientFields = ({ entry, errors, asOf }: FieldsProps) => (
  <>
    <Rows<Entry['recipients'][number]>
      name="recipients"
      heading="Vilka får uppgifterna?"
      hint="Andra myndigheter, nämnder, bolag och enskilda som ni lämnar ut till. Biträden skriver du längre ner."
      one="Mottagare"
      rows={entry.recipients}
      blank={{ name: '', kind: 'authority', country: 'SE', purpose: null }}
      fields={(row, at) => (
        <>
          <div class="pair">
            <TextField name={at('name')} label="Mottagare" value={row.name} error={errors[at('name')]} />
            <Select name={at('kind')} label="Slag" options={choices.RECIPIENT_KINDS} value={row.kind} />
            <Select
              name={at('country')}
              label="Land"
              empty="Vet inte än"
              options={countries}
              value={row.country}
            />
          </div>
          <TextField
            name={at('purpose')}
            label="Varför lämnas uppgifterna ut?"
            optional
            value={row.purpose}
          />
        </>
      )}
    />
    <Rows<Entry['processors'][number]>
      name="processors"
      heading="Personuppgiftsbiträden"
      hint="Leverantörer som behandlar uppgifter för er räkning, även om de bara når dem på distans för support."
      one="Biträde"
      rows={entry.processors}
      blank={{
        name: '',
        organisationNumber: null,
        country: 'SE',
        agreement: 'unknown',
        agreementReference: null,
        subProcessors: null,
      }}
      fields={(row, at) => (
        <>
          <div class="pair">
            <TextField name={at('name')} label="Biträde" value={row.name} error={errors[at('name')]} />
            <TextField
              name={at('organisationNumber')}
              label="Organisationsnummer"
              optional
              value={row.organisationNumber}
            />
            <Select
              name={at('country')}
              label="Land"
              empty="Vet inte än"
              options={countries}
              value={row.country}
            />
          </div>
          <div class="pair">
            <Select name={at('agreement')} label="Avtal" options={choices.AGREEMENTS} value={row.agreement} />
            <TextField
              name={at('agreementReference')}
              label="Diarienummer för avtalet"
              optional
              value={row.agreementReference}
            />
            <TextField name={at('subProcessors')} label="Underbiträden" optional value={row.subProcessors} />
          </div>
        </>
      )}
    />
    <YesNo
      name="transfersOutside"
      label="Förs uppgifter över till ett land utanför EU/EES?"
      hint="Support på distans från ett tredjeland är också en överföring."
      value={entry.transfersOutside}
    />
    {(entry.transfersOutside === 'yes' || entry.transfers.length > 0) && transferRows(entry, errors, asOf)}
  </>
);

const transferRows = (entry: Entry, errors: FieldsProps['errors'], asOf: string) => (
  <Rows<Entry['transfers'][number]>
    name="transfers"
    heading="Överföringar till tredjeland"
    one="Överföring"
    rows={entry.transfers}
    blank={{
      country: '',
      recipient: null,
      mechanism: null,
      safeguards: null,
      assessed: null,
      checkedOn: null,
      kind: null,
    }}
    fields={(row, at) => (
      <>
        <div class="pair">
          <Select
            name={at('country')}
            label="Land"
            empty="Välj land"
            options={countries}
            value={row.country}
            error={errors[at('country')]}
          />
          <TextField name={at('recipient')} label="Mottagare" value={row.recipient} />
        </div>
        <Select
          name={at('mechanism')}
          label="Stöd för överföringen"
          empty="Vet inte än"
          options={transferMechanisms
            .filter(
              (mechanism) =>
                !mechanism.validTo || mechanism.validTo >= asOf || mechanism.id === row.mechanism,
            )
            .map((mechanism) => ({ value: mechanism.id, label: mechanism.label }))}
          value={row.mechanism}
        />
        <TextArea name={at('safeguards')} label="Skyddsåtgärder" optional rows={2} value={row.safeguards} />
        <YesNo name={at('assessed')} label="Har överföringen bedömts (TIA)?" value={row.assessed} />
        <div class="pair">
          <DateField
            name={at('checkedOn')}
            label="När kontrollerades mottagarens DPF-certifiering?"
            hint="Bara för USA. Till exempel 2026-11-20"
            value={row.checkedOn}
            error={errors[at('checkedOn')]}
          />
          {['solpul'].includes(entry.regime) && (
            <Select
              name={at('kind')}
              label="Vad gäller det?"
              empty="Välj"
              options={choices.TRANSFER_KINDS}
              value={row.kind}
            />
          )}
        </div>
      </>
    )}
  />
);
