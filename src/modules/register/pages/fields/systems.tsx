import { assets, materialKinds, operations } from '../../../../knowledge/register-choices.ts';
import { Checks, Select, TextArea, TextField } from '../../../../ui/field.tsx';
import type { Entry } from '../../rules/entry.ts';
import * as choices from '../options.ts';
import { Rows } from '../rows.tsx';
import type { FieldsProps } from '../step.tsx';
import { facts } from './lists.ts';

export const systemFields = ({ entry, systems, errors }: FieldsProps) => (
  <>
    <div id="systems">
      <Checks
        name="systemIds"
        label="I vilka system finns uppgifterna?"
        hint={
          <>
            Saknas ett system? <a href="/system/nytt">Lägg till det först.</a>
          </>
        }
        options={systems.map((system) => ({ value: system.id, label: system.name }))}
        values={entry.systems.map((system) => system.id)}
      />
    </div>
    <Select
      name="structure"
      label="Är materialet ordnat?"
      empty="Vet inte än"
      options={choices.STRUCTURES}
      value={entry.structure}
      error={errors.structure}
    />
    <Checks
      name="materialKinds"
      label="Ostrukturerat material: vad är det?"
      hint="Även filer på en hårddisk och listor ska stå i registret"
      options={facts(materialKinds)}
      values={entry.materialKinds}
    />
    <Select
      name="automation"
      label="Hur sker behandlingen?"
      empty="Vet inte än"
      options={choices.AUTOMATIONS}
      value={entry.automation}
      error={errors.automation}
    />
    <TextArea
      name="searchKeys"
      label="Sökbegrepp"
      optional
      rows={2}
      hint="Ett per rad, till exempel namn och adress. Ett pappersregister omfattas om det går att söka på minst två."
      value={Array.isArray(entry.searchKeys) ? entry.searchKeys.join('\n') : entry.searchKeys}
    />
    <Checks
      name="operations"
      label="Vad gör ni med uppgifterna?"
      options={facts(operations)}
      values={entry.operations}
    />
    <Checks
      name="assets"
      label="Vad ligger uppgifterna på?"
      optional
      options={facts(assets)}
      values={entry.assets}
    />
  </>
);

export const retentionFields = ({ entry, errors }: FieldsProps) => (
  <Rows<Entry['retention'][number]>
    name="retention"
    heading="Hur länge sparas uppgifterna?"
    hint="Skriv en rad för varje slag av uppgifter som har en egen frist. Utan stöd i dokumenthanteringsplanen får allmänna handlingar inte gallras."
    one="Regel"
    rows={entry.retention}
    blank={{ what: '', period: null, startsWhen: null, ground: null }}
    fields={(row, at) => (
      <>
        <div class="pair">
          <TextField
            name={at('what')}
            label="Vilka uppgifter?"
            hint="Till exempel larmlogg"
            value={row.what}
            error={errors[at('what')]}
          />
          <TextField
            name={at('period')}
            label="Frist"
            hint="Till exempel 2 år, eller bevaras"
            value={row.period}
          />
        </div>
        <div class="pair">
          <TextField
            name={at('startsWhen')}
            label="Räknas från"
            hint="Till exempel när insatsen avslutas"
            value={row.startsWhen}
          />
          <TextField
            name={at('ground')}
            label="Grund"
            hint="Dokumenthanteringsplan, gallringsbeslut eller författning"
            value={row.ground}
          />
        </div>
      </>
    )}
  />
);
