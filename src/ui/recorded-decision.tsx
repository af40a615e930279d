/** The fields of a decision that somebody else has taken: a delegate, the chair, a committee or the nämnd. */
import { DateField, type Errors, Select, TextArea, TextField } from './field.tsx';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface RecordedDecisionProps {
  readonly choices: {
    readonly delegates: readonly (Named & { readonly title: string | null })[];
    readonly chairs: readonly Named[];
    readonly committees: readonly Named[];
  };
  readonly typed: Readonly<Record<string, string | null | undefined>>;
  readonly errors: Errors;
}

/** Each field for the ways that need it; a browser that can hides the others. */
export const RecordedDecision = ({ choices, typed, errors }: RecordedDecisionProps) => (
  <fieldset class="ds-fieldset group recorded">
    <legend>När någon annan har beslutat</legend>
    <DateField name="decidedOn" label="Beslutets dag" value={typed.decidedOn} error={errors.decidedOn} />
    <div class="for-recorded">
      <Select
        name="delegateId"
        label="Delegat"
        empty="Välj när en delegat har beslutat"
        options={choices.delegates.map((one) => ({
          value: one.id,
          label: one.title ? `${one.name}, ${one.title}` : one.name,
        }))}
        value={typed.delegateId}
        error={errors.delegateId}
      />
    </div>
    <div class="for-chair">
      <Select
        name="chairId"
        label="Ordförande"
        empty="Välj när ordföranden har beslutat"
        options={choices.chairs.map((one) => ({ value: one.id, label: one.name }))}
        value={typed.chairId}
        error={errors.chairId}
      />
      <TextArea
        name="urgency"
        label="Varför saken inte kunde vänta"
        hint="När ordföranden har beslutat"
        rows={2}
        value={typed.urgency}
        error={errors.urgency}
      />
    </div>
    <div class="for-committee">
      <Select
        name="bodyId"
        label="Utskott"
        empty="Välj när ett utskott har beslutat"
        options={choices.committees.map((one) => ({ value: one.id, label: one.name }))}
        value={typed.bodyId}
        error={errors.bodyId}
      />
    </div>
    <div class="for-committee for-board">
      <TextField
        name="paragraph"
        label="Paragraf"
        size="short"
        hint="När utskottet eller nämnden har beslutat, till exempel § 87"
        value={typed.paragraph}
        error={errors.paragraph}
      />
    </div>
  </fieldset>
);
