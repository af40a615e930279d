import { Choice, DateField, type Errors, TextField } from '../../../ui/field.tsx';
import { awareSources } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';

/** From when the law counts: kept apart from the discovery and from the report. */
export const AwareFields = ({ typed, errors }: { typed: Typed; errors: Errors }) => (
  <>
    <fieldset class="ds-fieldset group">
      <legend>När fick nämnden vetskap om incidenten?</legend>
      <div class="hint">
        Lagens 72 timmar räknas härifrån: när ni med rimlig säkerhet visste att en personuppgiftsincident hade
        inträffat. Inte från att rapporten skrevs. Vet ni inte än, lämna tomt.
      </div>
      <div class="day-and-time">
        <DateField
          name="awareOn"
          label="Dag"
          hint="Till exempel 2026-11-20"
          value={typed.awareOn}
          error={errors.awareOn}
        />
        <TextField
          name="awareAt"
          label="Klockslag"
          hint="Till exempel 14.20"
          size="short"
          value={typed.awareAt}
          error={errors.awareAt}
        />
      </div>
    </fieldset>
    <Choice
      name="awareSource"
      label="Hur fick nämnden veta?"
      value={typed.awareSource}
      error={errors.awareSource}
      options={Object.entries(awareSources).map(([value, label]) => ({ value, label }))}
    />
  </>
);
