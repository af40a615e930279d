/** What has happened outside: a signature on paper or by another service, and a decision to sign. */
import { longDate } from '../../../platform/plain-date.ts';
import { Choice, DateField, type Errors, TextArea, TextField } from '../../../ui/field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Button, Why } from '../../../ui/parts.tsx';
import { RecordedDecision } from '../../../ui/recorded-decision.tsx';
import { decisionWays } from '../../cases/rules/index.ts';
import type { ShownSigning, ShownSigningDecision } from '../actions/index.ts';
import { outsideAuthorities } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';

interface FormProps {
  readonly shown: ShownSigning;
  readonly newId: string;
  readonly typed: Typed;
  readonly errors: Errors;
}

const at = ({ record }: { record: { readonly id: string } }) => `/avtal/${record.id}/underskrift`;

/** On paper, or by another service, with the file that came back. */
export const RecordedParts = ({
  shown,
  newId,
  typed,
  errors,
  side,
}: FormProps & { readonly side: 'ours' | 'theirs' }) => {
  const { record, agreement, decisions } = shown;
  const party = side === 'ours' ? record.controllerName : agreement.partyName;
  return (
    <form
      class="stack narrow"
      novalidate
      method="post"
      enctype="multipart/form-data"
      action={`${at(shown)}/registrera`}
    >
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="side" value={side} />
      <p>
        Det gäller underskriften för <strong>{party}</strong>.
      </p>
      {errors.side && (
        <p class="ds-alert message" data-color="warning" id="side">
          {errors.side}
        </p>
      )}
      {side === 'ours' && decisions.length === 0 && (
        <p class="ds-alert message" data-color="info" id="decisionId">
          Ingen får skriva under utan beslut.{' '}
          <a href={`/avtal/${record.id}/beslut`}>Registrera beslutet att teckna avtalet</a> först.
        </p>
      )}
      <Choice
        name="way"
        label="Hur skrevs avtalet under?"
        value={typed.way}
        error={errors.way}
        options={[
          { value: 'paper', label: 'På papper', hint: 'Ladda upp inskannat. Pappret sparas i diariet' },
          {
            value: 'service',
            label: 'I en tjänst för e-underskrift',
            hint: 'Ladda upp filen som tjänsten gav',
          },
        ]}
      />
      <TextField
        name="service"
        label="Tjänst"
        hint="Behövs när en tjänst användes: dess namn"
        value={typed.service}
        error={errors.service}
      />
      <TextField
        name="place"
        label="Ort"
        size="medium"
        hint="Behövs på papper: orten som står där"
        value={typed.place}
        error={errors.place}
      />
      <DateField name="signedOn" label="Datum" value={typed.signedOn} error={errors.signedOn} />
      <TextField name="name" label="Namnförtydligande" value={typed.name} error={errors.name} />
      <TextField name="title" label="Titel" optional value={typed.title} error={errors.title} />
      {side === 'theirs' ? (
        <Choice
          name="authority"
          label="Med vilken rätt?"
          value={typed.authority}
          error={errors.authority}
          options={Object.entries(outsideAuthorities).map(([value, label]) => ({ value, label }))}
        />
      ) : (
        decisions.length > 0 && (
          <Choice
            name="decisionId"
            label="Beslut som underskriften stöder sig på"
            value={typed.decisionId ?? decisions.at(-1)?.id}
            error={errors.decisionId}
            options={decisions.map((one) => ({
              value: one.id,
              label: `${one.decidedBy}, ${one.authority}`,
              hint: longDate(one.decidedOn),
            }))}
          />
        )
      )}
      <FileField
        name="fil"
        label="Fil"
        hint="PDF eller bild. Högst 20 MB"
        error={errors.fil}
        again={Object.keys(errors).length > 0}
      />
      <div class="actions">
        <Button>Registrera underskriften</Button>
      </div>
    </form>
  );
};

interface DecisionProps {
  readonly shown: ShownSigningDecision;
  readonly newId: string;
  readonly typed: Typed;
  readonly errors: Errors;
}

/** A decision to sign that somebody has taken, before the signature. */
export const SigningDecisionParts = ({ shown, newId, typed, errors }: DecisionProps) => {
  const { record, right, choices } = shown;
  const ways = Object.entries(decisionWays).filter(([, way]) =>
    way.by === 'actor' ? right.outcome === 'may' : choices.mayRecord,
  );
  return (
    <div class="stack">
      {right.outcome === 'refused' && (
        <div class="ds-alert stack" data-color="info">
          <p>
            <strong>Du får inte besluta själv.</strong>{' '}
            {right.others.length > 0
              ? `Det får: ${right.others.join('; ')}.`
              : 'Ingen står under en punkt om att teckna avtal i delegationsordningen. Då beslutar nämnden.'}
          </p>
          <Why reasons={right.reasons} />
        </div>
      )}
      {ways.length > 0 && (
        <form class="stack narrow" novalidate method="post" action={`/avtal/${record.id}/beslut`}>
          <input type="hidden" name="id" value={newId} />
          <p>
            Beslutet gäller att teckna avtalet. Det sparas i ärendet. Är du delegat kan du i stället{' '}
            <a href={at(shown)}>besluta och skriva under på en gång</a>.
          </p>
          <Choice
            name="way"
            label="Vem beslutar?"
            value={typed.way ?? (right.outcome === 'may' ? 'delegate' : undefined)}
            error={errors.way}
            options={ways.map(([value, way]) => ({ value, label: way.label, hint: way.hint }))}
          />
          {choices.mayRecord && <RecordedDecision choices={choices} typed={typed} errors={errors} />}
          <TextArea name="text" label="Motivering" optional rows={3} value={typed.text} error={errors.text} />
          <div class="actions">
            <Button>Spara beslutet</Button>
          </div>
          <p class="small">Ett beslut kan inte ändras efteråt. Ett nytt beslut kan ersätta det.</p>
        </form>
      )}
    </div>
  );
};
