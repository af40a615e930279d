/** Rows that repeat: what is there, then one blank. «Spara och lägg till fler» gives another. */
import type { Child } from 'hono/jsx';

interface RowsProps<Row extends { readonly id: string }> {
  /** Property of the entry: prefix of the fields' names and anchor of the group. */
  readonly name: string;
  readonly heading: string;
  readonly hint?: Child;
  /** Heading of one row. */
  readonly one: string;
  readonly rows: readonly Row[];
  readonly blank: Omit<Row, 'id'>;
  /** Fields of one row; `at` makes the field's full name. */
  readonly fields: (row: Row, at: (field: string) => string) => Child;
}

export function Rows<Row extends { readonly id: string }>(props: RowsProps<Row>) {
  const blank = { ...props.blank, id: crypto.randomUUID() } as Row;
  return (
    <div class="stack" id={props.name}>
      <div>
        <h3>{props.heading}</h3>
        {props.hint && <p class="hint">{props.hint}</p>}
      </div>
      <div class="rows">
        {[...props.rows, blank].map((row, index) => {
          const isNew = index === props.rows.length;
          const at = (field: string) => `${props.name}.${index}.${field}`;
          return (
            <fieldset class="rowset" id={`${props.name}-${row.id}`}>
              <legend>{isNew ? `Ny: ${props.one.toLowerCase()}` : `${props.one} ${index + 1}`}</legend>
              <input type="hidden" name={at('id')} value={row.id} />
              {props.fields(row, at)}
              {!isNew && (
                <div class="option">
                  <input class="ds-input" type="checkbox" name={at('remove')} value="1" id={at('remove')} />
                  <label class="ds-label" for={at('remove')}>
                    Ta bort
                  </label>
                </div>
              )}
            </fieldset>
          );
        })}
      </div>
    </div>
  );
}
