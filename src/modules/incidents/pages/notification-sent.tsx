/** Forms that say what was sent to the authority, and what it answered. */
import { Checks, Choice, DateField, type Errors, TextArea, TextField } from '../../../ui/field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Button, Panel } from '../../../ui/parts.tsx';
import { type NotificationPhase, notificationPhases } from '../rules/index.ts';
import type { NotificationProps } from './notification.tsx';

/** Frozen as the answers stand when it is noted. */
export const SendForm = ({ shown, newId, typed, errors }: NotificationProps) => {
  const isFirst = shown.sent.length === 0;
  const missing = shown.filled.filter((one) => one.missing !== null).length;
  const phases = (Object.keys(notificationPhases) as NotificationPhase[]).filter((phase) =>
    isFirst ? phase === 'first' : phase !== 'first',
  );
  return (
    <div class="only-screen">
      <Panel title="Notera att den är skickad" id="skicka">
        <p>
          Skicka i e-tjänsten hos {shown.authority}, och notera det sedan här. Svaren ovan fryses som de står
          nu.
        </p>
        <form
          class="stack narrow"
          novalidate
          method="post"
          action={`/incidenter/${shown.record.id}/anmalan`}
          enctype="multipart/form-data"
        >
          <input type="hidden" name="id" value={newId} />
          <Choice
            name="phase"
            label="Vad är skickat?"
            options={phases.map((value) => ({ value, label: notificationPhases[value] }))}
            value={typed.phase ?? phases[0]}
            error={errors.phase}
          />
          <fieldset class="ds-fieldset group">
            <legend>När skickades den?</legend>
            <div class="day-and-time">
              <DateField
                name="sentOn"
                label="Dag"
                hint="Som 2026-11-20"
                value={typed.sentOn}
                error={errors.sentOn}
              />
              <TextField
                name="sentAt"
                label="Klockslag"
                hint="Som 14.20"
                size="short"
                value={typed.sentAt}
                error={errors.sentAt}
              />
            </div>
          </fieldset>
          {isFirst && (
            <TextArea
              name="lateReason"
              label="Varför anmälan är sen"
              hint="Behövs när mer än 72 timmar har gått sedan vetskapen. Lämna annars tomt"
              rows={3}
              value={typed.lateReason}
              error={errors.lateReason}
            />
          )}
          <TextField
            name="authorityReference"
            label="Myndighetens nummer"
            size="medium"
            optional
            value={typed.authorityReference}
            error={errors.authorityReference}
          />
          <FileField
            name="fil"
            label="Myndighetens kvittens eller kopia av anmälan"
            optional
            error={errors.fil}
          />
          {isFirst && (
            <Checks
              name="isComplete"
              label="Komplettering"
              values={typed.isComplete === '1' ? ['1'] : []}
              options={[
                {
                  value: '1',
                  label: 'Anmälan är fullständig',
                  hint: 'Annars läggs en frist på 4 veckor för kompletteringen',
                },
              ]}
            />
          )}
          {missing > 0 && (
            <Checks
              name="incompleteConfirmed"
              label={`${missing} svar saknas. Skicka ändå?`}
              error={errors.incompleteConfirmed}
              values={typed.incompleteConfirmed === '1' ? ['1'] : []}
              options={[
                {
                  value: '1',
                  label: 'Ja, anmälan är skickad med de svar som finns',
                  hint: 'Det som saknas lämnas i en komplettering',
                },
              ]}
            />
          )}
          <div class="actions">
            <Button>Notera som skickad</Button>
          </div>
        </form>
      </Panel>
    </div>
  );
};

/** The authority's number and receipt, which often come days later. */
export const ReceiptForm = (props: { id: string; notificationId: string; errors: Errors }) => (
  <form
    class="stack narrow"
    novalidate
    method="post"
    action={`/incidenter/${props.id}/anmalan/kvittens`}
    enctype="multipart/form-data"
  >
    <input type="hidden" name="id" value={props.notificationId} />
    <TextField
      name="authorityReference"
      label="Myndighetens nummer"
      size="medium"
      optional
      error={props.errors.authorityReference}
    />
    <FileField name="fil" label="Kvittensen" optional error={props.errors.fil} />
    <div class="actions">
      <Button>Spara kvittensen</Button>
    </div>
  </form>
);
