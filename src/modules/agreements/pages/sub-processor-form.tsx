/** One sub-processor: who it is, who has engaged it, what it does and where. */
import { countryChoices, countryName } from '../../../knowledge/countries.ts';
import { DateField, type Errors, Select, TextArea, TextField, YesNo } from '../../../ui/field.tsx';
import { Button, ButtonLink, JudgementView, Panel } from '../../../ui/parts.tsx';
import type { ShownSubProcessorRow, ShownSubProcessors } from '../actions/index.ts';
import { subAgreementForms, subProcessorOutcomes } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';
import { OnlyDpf } from './ground-tag.tsx';
import { mechanismOptions } from './transfers.tsx';

interface FormProps {
  readonly shown: ShownSubProcessors;
  /** The one that is changed; undefined for a new one. */
  readonly row?: ShownSubProcessorRow;
  readonly parents: readonly { readonly id: string; readonly number: string; readonly name: string }[];
  readonly typed: Typed;
  readonly errors: Errors;
  readonly newId: string;
}

const countries = countryChoices().map(({ code, name }) => ({ value: code, label: name }));

export const SubProcessorForm = ({ shown, row, parents, typed, errors, newId }: FormProps) => {
  const at = `/avtal/${shown.record.id}/underbitraden`;
  return (
    <>
      {row && <OnlyDpf of={row} />}
      {row && <JudgementView judgement={row.judgement} outcomes={subProcessorOutcomes} />}
      <form class="stack below" novalidate method="post" action={row ? `${at}/${row.id}` : `${at}/nytt`}>
        {row ? (
          <input type="hidden" name="version" value={typed.version ?? String(row.version)} />
        ) : (
          <input type="hidden" name="id" value={typed.id ?? newId} />
        )}
        <Panel title="Vem det är">
          <div class="stack narrow">
            <Select
              name="supplierId"
              label="Känd leverantör"
              hint="Det som lämnas tomt nedan tas från leverantören"
              empty="Ingen, skriv nedan"
              options={shown.suppliers.map(({ id, name, organisationNumber }) => ({
                value: id,
                label: organisationNumber ? `${name} (${organisationNumber})` : name,
              }))}
              value={typed.supplierId}
              error={errors.supplierId}
            />
            <TextField name="name" label="Underbiträde" value={typed.name} error={errors.name} />
            <div class="pair">
              <TextField
                name="organisationNumber"
                label="Organisationsnummer"
                hint="Behövs före underskriften. Utanför Sverige: landets eget nummer"
                value={typed.organisationNumber}
                error={errors.organisationNumber}
              />
              <Select
                name="country"
                label="Etablerat i"
                options={countries}
                value={typed.country ?? 'SE'}
                error={errors.country}
              />
            </div>
            <TextField
              name="address"
              label="Adress"
              hint="Behövs före underskriften"
              value={typed.address}
              error={errors.address}
            />
            <Select
              name="parentId"
              label="Anlitat av"
              hint="Kedjan kan vara hur lång som helst: varje led räknas upp"
              empty={`Biträdet självt (${shown.agreement.partyName})`}
              options={parents.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }))}
              value={typed.parentId}
              error={errors.parentId}
            />
          </div>
        </Panel>
        <Panel title="Vad det gör">
          <div class="stack narrow">
            <TextArea
              name="what"
              label="Behandling"
              hint="Till exempel «Drift av servrar» eller «Support på distans»"
              value={typed.what}
              error={errors.what}
            />
            <TextField
              name="places"
              label="Plats för behandling (land)"
              hint="Alla länder där uppgifterna lagras eller kan nås ifrån. Till exempel Sverige, Irland"
              value={typed.places}
              error={errors.places}
            />
            <TextField
              name="dataKinds"
              label="Kategorier av personuppgifter"
              optional
              value={typed.dataKinds}
              error={errors.dataKinds}
            />
            <TextField
              name="subjects"
              label="Kategorier av registrerade"
              optional
              value={typed.subjects}
              error={errors.subjects}
            />
          </div>
        </Panel>
        <Panel title="Om något land ligger utanför EU/EES">
          <div class="stack narrow">
            <Select
              name="mechanism"
              label="Stöd för överföringen"
              empty="Inget tredjeland, eller vet inte än"
              options={mechanismOptions}
              value={typed.mechanism}
              error={errors.mechanism}
            />
            <TextArea
              name="safeguards"
              label="Skyddsåtgärder"
              optional
              value={typed.safeguards}
              error={errors.safeguards}
            />
            <YesNo
              name="assessed"
              label="Har överföringen bedömts (TIA)?"
              hint="En skriftlig bedömning av landets lag och praxis, uppgifterna, krypteringen och vem som har nycklarna"
              value={typed.assessed}
            />
            <DateField
              name="checkedOn"
              label="När kontrollerades mottagarens DPF-certifiering?"
              hint="Bara för USA. Till exempel 2026-11-20"
              value={typed.checkedOn}
              error={errors.checkedOn}
            />
          </div>
        </Panel>
        <Panel title="Kontakt och avtal">
          <div class="stack narrow">
            <TextField
              name="contact"
              label="Kontaktperson"
              optional
              value={typed.contact}
              error={errors.contact}
            />
            <TextField
              name="website"
              label="Webbplats"
              optional
              type="url"
              value={typed.website}
              error={errors.website}
            />
            <Select
              name="agreementForm"
              label="Underbiträdesavtal"
              empty="Vet inte än"
              options={Object.entries(subAgreementForms).map(([value, label]) => ({ value, label }))}
              value={typed.agreementForm}
              error={errors.agreementForm}
            />
            <DateField
              name="engagedOn"
              label="Anlitat sedan"
              value={typed.engagedOn}
              error={errors.engagedOn}
            />
          </div>
        </Panel>
        <div class="actions">
          <Button>Spara</Button>
          {row && (
            <ButtonLink href={`${at}/${row.id}/ta-bort`} variant="tertiary">
              Ta bort
            </ButtonLink>
          )}
        </div>
      </form>
    </>
  );
};

/** «Sverige, Irland»: as the field shows what is kept. */
export const placesText = (codes: readonly string[]): string =>
  codes.map((code) => countryName(code) ?? code).join(', ');
