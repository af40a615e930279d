import {
  discoveryWays,
  incidentCauses,
  reportHints,
  reportQuestions,
} from '../../../knowledge/incident-report.ts';
import { Checks, Choice, TextField } from '../../../ui/field.tsx';
import { options, type PartProps, type ReportPart, UNKNOWN, value, values } from './report-field.tsx';

const PROCESSOR_ROWS = 3;

export const Why: ReportPart = (props) => (
  <>
    <Choice
      name="discoveredHow"
      label={reportQuestions.discoveredHow}
      value={value(props, 'discoveredHow')}
      error={props.errors.discoveredHow}
      options={[...options(discoveryWays), UNKNOWN]}
    />
    <TextField
      name="discoveredHowText"
      label="Beskriv hur"
      optional
      value={value(props, 'discoveredHowText')}
      error={props.errors.discoveredHowText}
    />
    <Choice
      name="cause"
      label={reportQuestions.cause}
      hint={reportHints.cause}
      value={value(props, 'cause')}
      error={props.errors.cause}
      options={[...options(incidentCauses), UNKNOWN]}
    />
    <TextField
      name="causeText"
      label="Annan orsak"
      optional
      value={value(props, 'causeText')}
      error={props.errors.causeText}
    />
    <Choice
      name="processorsInvolved"
      label={reportQuestions.processorsInvolved}
      hint="Ett personuppgiftsbiträde är en leverantör som sköter system eller uppgifter åt er"
      inline
      value={value(props, 'processorsInvolved')}
      error={props.errors.processorsInvolved}
      options={[{ value: 'yes', label: 'Ja' }, { value: 'no', label: 'Nej' }, UNKNOWN]}
    />
    <Processors {...props} />
  </>
);

const Processors = (props: PartProps) => {
  const names = props.typed.getAll('processorName');
  const numbers = props.typed.getAll('processorNumber');
  const filled = Math.max(names.findLastIndex(Boolean), numbers.findLastIndex(Boolean)) + 1;
  const rows = Math.max(PROCESSOR_ROWS, filled + 1);
  return (
    <div class="if-processors">
      <fieldset class="ds-fieldset group">
        <legend>{reportQuestions.processors}</legend>
        {Array.from({ length: rows }, (_, index) => (
          <div class="row">
            <NumberedField
              {...props}
              name="processorName"
              index={index}
              label={`Organisation ${index + 1}`}
              typedText={names[index]}
            />
            <NumberedField
              {...props}
              name="processorNumber"
              index={index}
              label="Organisationsnummer"
              typedText={numbers[index]}
            />
          </div>
        ))}
      </fieldset>
      <Checks
        name="processorUnknown"
        label="Vet du inte vilket?"
        values={values(props, 'processorUnknown')}
        options={[{ value: '1', label: 'Jag vet inte vilket biträde det är' }]}
      />
    </div>
  );
};

/** One of several fields of the same name: the id, and so its error, has the number of the row. */
const NumberedField = (
  props: PartProps & { name: string; index: number; label: string; typedText: string | undefined },
) => {
  const id = `${props.name}-${props.index}`;
  const error = props.errors[id];
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {props.label}
      </label>
      <input
        class="ds-input medium"
        id={id}
        name={props.name}
        value={props.typedText ?? ''}
        autocomplete="off"
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && (
        <p class="ds-validation-message field-error" id={`${id}-error`}>
          <span class="visually-hidden">Fel: </span>
          {error}
        </p>
      )}
    </div>
  );
};
