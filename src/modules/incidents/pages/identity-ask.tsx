import { Checks, type Errors } from '../../../ui/field.tsx';

/** Asked once, when a text looks as if it holds an identity number. */
export const IdentityAsk = ({ errors }: { errors: Errors }) =>
  errors.identityNumbers ? (
    <Checks
      name="identityNumbersConfirmed"
      label="Personnummer i texten"
      values={[]}
      options={[{ value: '1', label: 'Numret ska stå i texten' }]}
    />
  ) : null;
