import { incidentTypes, reportHints, reportQuestions } from '../../../knowledge/incident-report.ts';
import { Checks, Choice, DateField, TextArea, TextField } from '../../../ui/field.tsx';
import { outsideReporters } from '../rules/index.ts';
import {
  type AboutReporter,
  options,
  type PartProps,
  type ReportPart,
  UNKNOWN,
  value,
  values,
} from './report-field.tsx';

/** What to do now, before anything else is answered. */
function adviceNow({ kind, phone }: AboutReporter): Readonly<Record<'yes' | 'no' | 'unknown', string>> {
  const ring = phone ? `Ring ${phone}.` : '';
  if (kind === 'outsider')
    return {
      yes: `Någon kan fortfarande se eller sprida uppgifterna. ${ring || 'Ring kommunens växel.'} Fortsätt sedan här.`,
      no: 'Har du fått något som inte är till dig? Läs inte mer, sprid det inte och släng det inte. Vi hör av oss om hur du lämnar tillbaka det.',
      unknown: 'Gör inget mer med uppgifterna. Vi tar reda på det.',
    };
  return {
    yes: `Stoppa det nu om du kan: stäng av, dra ur nätverkskabeln, spärra kontot, be mottagaren radera. ${ring || 'Ring it-stöd.'} Fortsätt sedan här.`,
    no: 'Låt det som har hänt ligga kvar: radera inga mejl eller loggar som kan behövas.',
    unknown: `Fråga it-stöd om du är osäker. ${ring}`,
  };
}

export const Ongoing: ReportPart = (props) => {
  const advice = adviceNow(props.about);
  return (
    <>
      <Choice
        name="ongoing"
        label="Pågår det fortfarande?"
        value={value(props, 'ongoing')}
        error={props.errors.ongoing}
        options={[
          { value: 'yes', label: 'Ja', hint: advice.yes },
          { value: 'no', label: 'Nej', hint: advice.no },
          { ...UNKNOWN, hint: advice.unknown },
        ]}
      />
      {props.about.kind === 'outsider' && (
        <Choice
          name="reporter"
          label="Vem är du?"
          value={value(props, 'reporter') || 'other'}
          error={props.errors.reporter}
          options={outsideReporters.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <Begun {...props} />
    </>
  );
};

const Begun: ReportPart = (props) => (
  <>
    <input type="hidden" name="continuesItem" value={value(props, 'continuesItem')} />
    <TextArea
      name="contained"
      label="Vad är gjort för att stoppa det?"
      hint="Till exempel: mottagaren har raderat mejlet, datorn är avstängd"
      optional
      value={value(props, 'contained')}
      error={props.errors.contained}
    />
    <details class="why" open={value(props, 'continues') !== ''}>
      <summary>Kompletterar du en rapport som är lämnad?</summary>
      <TextField
        name="continues"
        label="Numret på kvittot"
        hint="Till exempel IN-26-14"
        size="medium"
        value={value(props, 'continues')}
        error={props.errors.continues}
      />
    </details>
  </>
);

const Clock = (props: PartProps & { name: 'discovered' | 'occurred' | 'ended'; optionalClock?: boolean }) => (
  <div class="row">
    <DateField
      name={`${props.name}On`}
      label="Dag"
      hint="Till exempel 2026-11-20 eller 20/11"
      value={value(props, `${props.name}On`)}
      error={props.errors[`${props.name}On`]}
    />
    <TextField
      name={`${props.name}At`}
      label="Klockslag"
      optional={props.optionalClock ?? false}
      hint="Till exempel 08.30"
      size="short"
      value={value(props, `${props.name}At`)}
      error={props.errors[`${props.name}At`]}
    />
  </div>
);

export const When: ReportPart = (props) => (
  <>
    <fieldset class="ds-fieldset group">
      <legend>{reportQuestions.discoveredAt}</legend>
      <div class="hint">
        {reportHints.discoveredAt}. Lagens 72 timmar räknas från att kommunen fick veta. Är du osäker, skriv
        det närmaste du vet: tiden kan rättas.
      </div>
      <Clock {...props} name="discovered" />
    </fieldset>
    <details
      class="why"
      open={['occurredOn', 'occurredAt', 'endedOn', 'endedAt'].some(
        (name) => value(props, name) !== '' || props.errors[name],
      )}
    >
      <summary>Vet du när det inträffade, eller upphörde?</summary>
      <fieldset class="ds-fieldset group">
        <legend>{reportQuestions.occurredAt}</legend>
        <Clock {...props} name="occurred" optionalClock />
      </fieldset>
      <fieldset class="ds-fieldset group">
        <legend>När upphörde den?</legend>
        <Clock {...props} name="ended" />
      </fieldset>
    </details>
  </>
);

export const What: ReportPart = (props) => (
  <>
    <Checks
      name="types"
      label={reportQuestions.types}
      hint={`${reportHints.types}. Vet du inte, gå vidare`}
      values={values(props, 'types')}
      error={props.errors.types}
      options={options(incidentTypes)}
    />
    <TextArea
      name="description"
      label={reportQuestions.description}
      hint="Vad hände, var, och i vilket system? Skriv inga namn eller personnummer"
      optional
      rows={5}
      value={value(props, 'description')}
      error={props.errors.description}
    />
  </>
);
