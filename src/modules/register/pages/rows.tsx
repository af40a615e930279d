/** Rows that repeat: what is there, then room for one more. «Spara och lägg till fler» gives another. */
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
  const one = props.one.toLowerCase();
  const isFirst = props.rows.length === 0;
  const room = <RowFields {...props} row={blank} index={props.rows.length} />;
  return (
    <div class="stack" id={props.name}>
      <div>
        <h3>{props.heading}</h3>
        {props.hint && <p class="hint">{props.hint}</p>}
      </div>
      <div class="rows">
        {props.rows.map((row, index) => (
          <RowFields {...props} row={row} index={index} />
        ))}
        {isFirst ? (
          room
        ) : (
          <details class="more">
            <summary>Lägg till {one}</summary>
            {room}
          </details>
        )}
      </div>
    </div>
  );
}

function RowFields<Row extends { readonly id: string }>(props: RowsProps<Row> & { row: Row; index: number }) {
  const { name, row, rows, index } = props;
  const at = (field: string) => `${name}.${index}.${field}`;
  return (
    <fieldset class="rowset" id={`${name}-${row.id}`}>
      <legend>
        {props.one} {index + 1}
      </legend>
      <input type="hidden" name={at('id')} value={row.id} />
      {props.fields(row, at)}
      {index < rows.length && (
        <div class="option">
          <input class="ds-input" type="checkbox" name={at('remove')} value="1" id={at('remove')} />
          <label class="ds-label" for={at('remove')}>
            Ta bort
          </label>
        </div>
      )}
    </fieldset>
  );
}
