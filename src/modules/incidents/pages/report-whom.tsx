import {
  affectedData,
  affectedGroups,
  countRanges,
  encryptionAnswers,
  reportHints,
  reportQuestions,
} from '../../../knowledge/incident-report.ts';
import { Checks, Choice, Select, TextField } from '../../../ui/field.tsx';
import { options, type PartProps, type ReportPart, value, values } from './report-field.tsx';

const Count = (props: PartProps & { name: 'subjects' | 'records'; label: string }) => (
  <fieldset class="ds-fieldset group">
    <legend>{props.label}</legend>
    <TextField
      name={`${props.name}Exact`}
      label="Exakt antal"
      inputmode="numeric"
      size="short"
      optional
      value={value(props, `${props.name}Exact`)}
      error={props.errors[`${props.name}Exact`]}
    />
    <Select
      name={`${props.name}Range`}
      label="Eller ungefär"
      hint={reportHints.count}
      empty="Välj inget"
      options={options(countRanges)}
      value={value(props, `${props.name}Range`)}
      error={props.errors[`${props.name}Range`]}
    />
  </fieldset>
);

export const Whose: ReportPart = (props) => (
  <>
    <Checks
      name="subjectGroups"
      label={reportQuestions.subjectGroups}
      hint="Markera alla alternativ som gäller"
      values={values(props, 'subjectGroups')}
      error={props.errors.subjectGroups}
      options={options(affectedGroups)}
    />
    <TextField
      name="employeesUnit"
      label="Anställda: förvaltning, avdelning"
      optional
      value={value(props, 'employeesUnit')}
      error={props.errors.employeesUnit}
    />
    <TextField
      name="subjectGroupsText"
      label="Övrigt: vilka?"
      optional
      value={value(props, 'subjectGroupsText')}
      error={props.errors.subjectGroupsText}
    />
    <Count {...props} name="subjects" label={reportQuestions.subjects} />
    <details
      class="why"
      open={['recordsExact', 'recordsRange'].some((name) => value(props, name) !== '' || props.errors[name])}
    >
      <summary>Vet du hur många uppgifter det är?</summary>
      <Count {...props} name="records" label={reportQuestions.records} />
    </details>
  </>
);

export const WhichData: ReportPart = (props) => (
  <>
    <Checks
      name="dataKinds"
      label={reportQuestions.dataKinds}
      hint="Markera alla alternativ som gäller"
      values={values(props, 'dataKinds')}
      error={props.errors.dataKinds}
      options={options(affectedData)}
    />
    <TextField
      name="dataKindsText"
      label="Övrigt: vad?"
      optional
      value={value(props, 'dataKindsText')}
      error={props.errors.dataKindsText}
    />
    <Choice
      name="encrypted"
      label={reportQuestions.encrypted}
      hint="Krypterade uppgifter kan ingen läsa utan nyckel. Markera endast ett alternativ"
      value={value(props, 'encrypted') || 'unknown'}
      error={props.errors.encrypted}
      options={options(encryptionAnswers)}
    />
  </>
);
