import { principles } from '../../../../knowledge/register-choices.ts';
import { DateField, TextArea, TextField, YesNo } from '../../../../ui/field.tsx';
import { Why } from '../../../../ui/parts.tsx';
import type { FieldsProps } from '../step.tsx';

export const informationFields = ({ entry, errors }: FieldsProps) => (
  <>
    <TextArea
      name="informedHow"
      label="Hur informeras de registrerade?"
      hint="Till exempel «informationstext i ansökan och på webben». Informeras de inte: skriv varför."
      rows={2}
      value={entry.informedHow}
      error={errors.informedHow}
    />
    <TextField
      name="informedWhen"
      label="När?"
      hint="Till exempel «när ansökan lämnas in», eller senast en månad efter att uppgifterna kom från någon annan"
      value={entry.informedWhen}
    />
    <TextField name="informationLink" label="Var finns texten?" value={entry.informationLink} />
    <DateField
      name="informationReviewedOn"
      label="När granskades texten senast?"
      value={entry.informationReviewedOn}
      error={errors.informationReviewedOn}
    />
  </>
);

export const reviewFields = ({ entry, errors, principles: answers }: FieldsProps) => (
  <>
    <TextArea
      name="proportionality"
      label="Är behandlingen rimlig i förhållande till nyttan?"
      hint="Väg ert behov mot de registrerades intressen och vad de kan förvänta sig."
      value={entry.proportionality}
    />
    <div id="principleAnswers" class="stack">
      <h3>Nio kontrollpunkter</h3>
      <p class="hint">Det som framgår av posten är redan besvarat. Resten svarar ni på själva.</p>
      {principles.map((principle, index) => {
        const held = entry.principleAnswers.find((answer) => answer.principle === principle.id);
        const found = answers.find((answer) => answer.principle === principle.id);
        const at = (field: string) => `principleAnswers.${index}.${field}`;
        return (
          <fieldset class="rowset" id={`principleAnswers-${principle.id}`}>
            <legend>{principle.label}</legend>
            <input
              type="hidden"
              name={at('id')}
              value={(held as { id?: string } | undefined)?.id ?? crypto.randomUUID()}
            />
            <input type="hidden" name={at('principle')} value={principle.id} />
            <p>{principle.question}</p>
            {principle.mjolbyLabel && <p class="small">{principle.mjolbyLabel}</p>}
            {found?.answeredBy === 'facts' ? (
              <>
                <Why
                  reasons={found.reasons}
                  summary={
                    found.status === 'fulfilled' ? 'Uppfylld enligt posten' : 'Inte uppfylld enligt posten'
                  }
                  open={found.status !== 'fulfilled'}
                />
                <input type="hidden" name={at('fulfilled')} value={held?.fulfilled ?? ''} />
              </>
            ) : (
              <YesNo name={at('fulfilled')} label="Uppfylls det?" value={held?.fulfilled} />
            )}
            <TextField name={at('note')} label="Anmärkning" optional value={held?.note} />
          </fieldset>
        );
      })}
    </div>
    <DateField
      name="nextReviewOn"
      label="När ska posten ses över nästa gång?"
      value={entry.nextReviewOn}
      error={errors.nextReviewOn}
    />
    <DateField
      name="confirmedOn"
      label="När bekräftade verksamheten senast att den stämmer?"
      optional
      value={entry.confirmedOn}
      error={errors.confirmedOn}
    />
  </>
);
