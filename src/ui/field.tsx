/** Form fields: label, why we ask, one example, the error beside the field. No native date pickers. */
import type { Child } from 'hono/jsx';

export type Errors = Readonly<Record<string, string | undefined>>;

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: Child;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

interface TextProps extends FieldProps {
  readonly value?: string | number | null | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'url';
  readonly autocomplete?: string;
  readonly size?: 'short' | 'medium';
  readonly inputmode?: 'numeric' | 'text';
  readonly list?: string;
}

const describedBy = ({ name, hint, error }: FieldProps) =>
  [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined;

const Label = (props: FieldProps) => (
  <>
    <label class="ds-label" for={props.name}>
      {props.label}
      {props.optional && <span class="optional"> (frivilligt)</span>}
    </label>
    {props.hint && (
      <div class="hint" id={`${props.name}-hint`}>
        {props.hint}
      </div>
    )}
  </>
);

const ErrorText = ({ name, error }: { name: string; error?: string | undefined }) =>
  error ? (
    <p class="ds-validation-message field-error" id={`${name}-error`}>
      <span class="visually-hidden">Fel: </span>
      {error}
    </p>
  ) : null;

export const TextField = (props: TextProps) => (
  <div class="ds-field">
    <Label {...props} />
    <input
      class={`ds-input ${props.size ?? ''}`}
      id={props.name}
      name={props.name}
      type={props.type ?? 'text'}
      value={props.value ?? ''}
      autocomplete={props.autocomplete ?? 'off'}
      inputmode={props.inputmode}
      list={props.list}
      aria-invalid={props.error ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    />
    <ErrorText {...props} />
  </div>
);

export const DateField = (props: Omit<TextProps, 'type' | 'size'>) => (
  <TextField {...props} size="short" hint={props.hint ?? 'Till exempel 2026-11-20 eller 20/11 2026'} />
);

export const TextArea = (props: TextProps & { rows?: number }) => (
  <div class="ds-field">
    <Label {...props} />
    <textarea
      class="ds-input"
      id={props.name}
      name={props.name}
      rows={props.rows ?? 3}
      aria-invalid={props.error ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    >
      {props.value ?? ''}
    </textarea>
    <ErrorText {...props} />
  </div>
);

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface OptionGroup {
  readonly heading: string;
  readonly options: readonly Option[];
}

interface SelectProps extends FieldProps {
  readonly options?: readonly Option[];
  readonly groups?: readonly OptionGroup[];
  readonly value?: string | null | undefined;
  readonly empty?: string;
}

export const Select = (props: SelectProps) => (
  <div class="ds-field">
    <Label {...props} />
    <select
      class="ds-input"
      id={props.name}
      name={props.name}
      aria-invalid={props.error ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    >
      {props.empty !== undefined && <option value="">{props.empty}</option>}
      {props.options?.map((option) => (
        <SelectOption option={option} value={props.value} />
      ))}
      {props.groups?.map((group) => (
        <optgroup label={group.heading}>
          {group.options.map((option) => (
            <SelectOption option={option} value={props.value} />
          ))}
        </optgroup>
      ))}
    </select>
    <ErrorText {...props} />
  </div>
);

const SelectOption = ({ option, value }: { option: Option; value?: string | null | undefined }) => (
  <option value={option.value} selected={option.value === (value ?? '')}>
    {option.label}
  </option>
);

interface ChoiceProps extends FieldProps {
  readonly options: readonly Option[];
}

/** One of few: radio buttons. */
export const Choice = (props: ChoiceProps & { value?: string | null | undefined; inline?: boolean }) => (
  <Group {...props}>
    <div class={props.inline ? 'inline-options' : 'options'}>
      {props.options.map((option, index) => (
        <OptionInput
          type="radio"
          name={props.name}
          option={option}
          id={index === 0 ? props.name : `${props.name}-${index}`}
          checked={(props.value ?? '') === option.value}
        />
      ))}
    </div>
  </Group>
);

interface ChecksProps extends ChoiceProps {
  readonly values: readonly string[];
  /** What the ids begin with, when several groups share a name: else a label would tick a box of another group. */
  readonly id?: string;
}

/** Any of several: check boxes. An empty hidden field tells an emptied group from a form that lacks it. */
export const Checks = (props: ChecksProps) => {
  const id = props.id ?? props.name;
  return (
    <Group {...props} name={id}>
      <input type="hidden" name={props.name} value="" />
      <div class="options columns">
        {props.options.map((option, index) => (
          <OptionInput
            type="checkbox"
            name={props.name}
            option={option}
            id={index === 0 ? id : `${id}-${index}`}
            checked={props.values.includes(option.value)}
          />
        ))}
      </div>
    </Group>
  );
};

const Group = (props: ChoiceProps & { children?: Child }) => (
  <fieldset class="ds-fieldset group" aria-describedby={describedBy(props)}>
    <legend>
      {props.label}
      {props.optional && <span class="optional"> (frivilligt)</span>}
    </legend>
    {props.hint && (
      <div class="hint" id={`${props.name}-hint`}>
        {props.hint}
      </div>
    )}
    {props.children}
    <ErrorText {...props} />
  </fieldset>
);

interface OptionInputProps {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly id: string;
  readonly option: Option;
  readonly checked: boolean;
}

const OptionInput = ({ type, name, id, option, checked }: OptionInputProps) => (
  <div class="option">
    <input class="ds-input" type={type} name={name} id={id} value={option.value} checked={checked} />
    <label class="ds-label" for={id}>
      {option.label}
      {option.hint && <span class="hint block">{option.hint}</span>}
    </label>
  </div>
);

const YES_NO: readonly Option[] = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nej' },
  { value: '', label: 'Vet inte än' },
];

export const YesNo = (props: FieldProps & { value?: string | null | undefined }) => (
  <Choice {...props} options={YES_NO} inline />
);

/** What is wrong, first on the page, each a link to its field. */
export const ErrorSummary = ({ errors }: { errors: Errors }) => {
  const wrong = Object.entries(errors).filter(([, text]) => text);
  if (wrong.length === 0) return null;
  return (
    <div class="ds-error-summary" role="alert" tabindex={-1} data-focus>
      <h2>{wrong.length === 1 ? 'Rätta det här' : `Rätta de här ${wrong.length} sakerna`}</h2>
      <ul>
        {wrong.map(([name, text]) => (
          <li>
            <a class="ds-link" href={`#${name}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
