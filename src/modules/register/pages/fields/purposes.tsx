import { legalBases } from '../../../../knowledge/legal-bases.ts';
import { socialServicesPurposes } from '../../../../knowledge/regimes.ts';
import { compatibilityQuestions, compatibleUses } from '../../../../knowledge/register-choices.ts';
import { statuteAreas, statuteName, statutes } from '../../../../knowledge/statutes.ts';
import { DateField, Select, TextArea, TextField, YesNo } from '../../../../ui/field.tsx';
import { Why } from '../../../../ui/parts.tsx';
import type { Entry } from '../../rules/entry.ts';
import * as choices from '../options.ts';
import { Rows } from '../rows.tsx';
import type { FieldsProps } from '../step.tsx';
import { facts } from './countries.ts';

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
