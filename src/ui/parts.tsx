/** Small parts that many pages use. */
import type { Child } from 'hono/jsx';
import type { Judgement, Reason, Source } from '../knowledge/judgement.ts';

export type Color = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export const Tag = ({ color, children }: { color: Color; children?: Child }) => (
  <span class="ds-tag" data-color={color}>
    {children}
  </span>
);

export const Panel = (props: { title: string; id?: string; action?: Child; children?: Child }) => (
  <section class="panel" id={props.id}>
    <div class="row">
      <h2 class="grow">{props.title}</h2>
      {props.action}
    </div>
    {props.children}
  </section>
);

export interface Fact {
  readonly label: Child;
  readonly value: Child;
}

/** Facts in two columns; what is not known is written out. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map((fact) => (
      <>
        <dt>{fact.label}</dt>
        <dd>{isEmpty(fact.value) ? <span class="unknown">Inte ifyllt</span> : fact.value}</dd>
      </>
    ))}
  </dl>
);

const isEmpty = (value: Child): boolean => value === null || value === undefined || value === '';

export interface Column<Row> {
  readonly heading: Child;
  readonly cell: (row: Row) => Child;
  readonly number?: boolean;
  /** The column that names the row. */
  readonly header?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly hideCaption?: boolean;
  /** On a narrow screen each row is a card with its headings beside, instead of a table that scrolls sideways. */
  readonly cards?: boolean;
}

/** A table in a box of its own that scrolls sideways on narrow screens. */
export function Table<Row>({ caption, columns, rows, hideCaption, cards }: TableProps<Row>) {
  return (
    <div class="table-box" role="region" aria-label={caption} tabindex={0}>
      <table class={cards ? 'ds-table cards' : 'ds-table'}>
        <caption class={hideCaption ? 'visually-hidden' : ''}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column.number ? 'number' : ''}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column) =>
                column.header ? (
                  <th scope="row">{column.cell(row)}</th>
                ) : (
                  <td
                    class={column.number ? 'number' : ''}
                    data-label={cards && typeof column.heading === 'string' ? column.heading : undefined}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A source; an article of the GDPR opens its Swedish text. */
export const Cite = ({ source }: { source: Source }) =>
  source.gdpr ? (
    <a class="cite" href={`/lagtext/${encodeURIComponent(source.gdpr)}`}>
      {source.label}
    </a>
  ) : (
    <cite>{source.label}</cite>
  );

export const Why = (props: { reasons: readonly Reason[]; summary?: string; open?: boolean }) =>
  props.reasons.length === 0 ? null : (
    <details class="why" open={props.open}>
      <summary>{props.summary ?? 'Varför?'}</summary>
      <ul>
        {props.reasons.map((reason) => (
          <li>
            {reason.text} <Cite source={reason.source} />
          </li>
        ))}
      </ul>
    </details>
  );

/** A judgement with its reasons, and the local guideline's beside it where it differs. */
export const JudgementView = (props: {
  judgement: Judgement;
  outcomes: Readonly<Record<string, string>>;
}) => {
  const { judgement, outcomes } = props;
  const { guideline } = judgement;
  return (
    <div class="judgement">
      <p>
        <strong>{outcomes[judgement.outcome] ?? judgement.outcome}</strong>
      </p>
      <Why reasons={judgement.reasons} open />
      {guideline && (
        <div class="guideline">
          <p>
            {guideline.outcome === judgement.outcome ? 'Samma svar enligt' : 'Avviker från'}{' '}
            {guideline.name ?? guideline.profile}: {outcomes[guideline.outcome] ?? guideline.outcome}
          </p>
          <Why reasons={guideline.reasons} />
        </div>
      )}
      <p class="small">Prövat mot rätten per {judgement.lawVersion}.</p>
    </div>
  );
};

export const EmptyState = (props: { title: string; text: string; children?: Child }) => (
  <div class="empty">
    <h2>{props.title}</h2>
    <p>{props.text}</p>
    <div class="row">{props.children}</div>
  </div>
);

type Variant = 'primary' | 'secondary' | 'tertiary';

export const ButtonLink = (props: {
  href: string;
  variant?: Variant;
  children?: Child;
  download?: boolean;
}) => (
  <a
    class="ds-button"
    data-variant={props.variant ?? 'secondary'}
    href={props.href}
    download={props.download}
  >
    {props.children}
  </a>
);

interface ButtonProps {
  readonly variant?: Variant;
  readonly name?: string;
  readonly value?: string;
  readonly danger?: boolean;
  /** Not needed where script does the same at once. */
  readonly withoutScript?: boolean;
  readonly children?: Child;
}

export const Button = (props: ButtonProps) => (
  <button
    class="ds-button"
    type="submit"
    data-variant={props.variant ?? 'primary'}
    data-color={props.danger ? 'danger' : undefined}
    data-script-hides={props.withoutScript}
    name={props.name}
    value={props.value}
  >
    {props.children}
  </button>
);

/** Steps of a long form; every step can be opened at any time. */
export const Steps = (props: {
  label: string;
  steps: readonly {
    readonly href: string;
    readonly text: string;
    readonly missing: number;
    readonly current: boolean;
  }[];
}) => (
  <nav aria-label={props.label}>
    <ol class="steps">
      {props.steps.map((step) => (
        <li>
          <a href={step.href} aria-current={step.current ? 'step' : undefined}>
            {step.text}
            {step.missing > 0 && <span class="missing"> {step.missing} saknas</span>}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

/** «1 behandling», «47 behandlingar». */
export const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('sv-SE')} ${number === 1 ? one : many}`;
