/** Where files are chosen. What is chosen cannot be kept when the form comes back: it says so. */
import type { Child } from 'hono/jsx';

/** What `platform/file-kind.ts` takes; a test holds them together. */
export const CHOSEN_FROM =
  '.pdf,.docx,.xlsx,.pptx,.odt,.ods,.png,.jpg,.jpeg,.gif,.webp,.tif,.tiff,.txt,.csv,.eml,.msg';

interface FileFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: Child;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** Several files may be chosen. */
  readonly several?: boolean;
  /** The form comes back with something to mend. */
  readonly again?: boolean;
}

export const FileField = ({ name, label, hint, error, optional, several, again }: FileFieldProps) => (
  <div class="ds-field">
    <label class="ds-label" for={name}>
      {label}
      {optional && <span class="optional"> (frivilligt)</span>}
    </label>
    <div class="hint" id={`${name}-hint`}>
      {hint ?? 'PDF, Word, Excel, bilder, textfiler eller sparade mejl. Högst 20 MB per fil.'}
      {again && ' Webbläsaren minns inte valda filer: välj dem igen.'}
    </div>
    <input
      class="ds-input"
      type="file"
      id={name}
      name={name}
      multiple={several}
      accept={CHOSEN_FROM}
      aria-describedby={error ? `${name}-hint ${name}-error` : `${name}-hint`}
      aria-invalid={error ? 'true' : undefined}
    />
    {error && (
      <p class="ds-validation-message field-error" id={`${name}-error`}>
        <span class="visually-hidden">Fel: </span>
        {error}
      </p>
    )}
  </div>
);

/** «1,2 MB», «340 kB». */
export const sizeText = (bytes: number): string => {
  const [size, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'MB'] : [Math.max(bytes / 1000, 1), 'kB'];
  return `${size.toLocaleString('sv-SE', { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
};
