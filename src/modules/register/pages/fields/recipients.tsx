import { transferMechanisms } from '../../../../knowledge/transfer-mechanisms.ts';
import { DateField, Select, TextArea, TextField, YesNo } from '../../../../ui/field.tsx';
import type { Entry } from '../../rules/entry.ts';
import * as choices from '../options.ts';
import { Rows } from '../rows.tsx';
import type { FieldsProps } from '../step.tsx';
import { countries } from './countries.ts';

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
