/** A list with its filter, count and exports; with script it filters as you type. */
import type { Child } from 'hono/jsx';
import { Button, ButtonLink, EmptyState } from './parts.tsx';

interface FilteredListProps {
  /** Address of the list without a filter. */
  readonly path: string;
  /** The fields of the filter. */
  readonly filters: Child;
  /** «3 enheter». */
  readonly counted: Child;
  /** Exports and print, beside the count. */
  readonly links?: Child;
  /** The filter leaves nothing. */
  readonly isEmpty: boolean;
  readonly children?: Child;
}

export const FilteredList = ({ path, filters, counted, links, isEmpty, children }: FilteredListProps) => (
  <live-list>
    <form method="get" action={path} class="filters">
      {filters}
      <Button variant="secondary" withoutScript>
        Filtrera
      </Button>
    </form>
    <div id="resultat">
      <div class="row below">
        <p class="grow" aria-live="polite">
          <strong>{counted}</strong>
        </p>
        {links}
      </div>
      {isEmpty ? <NoMatch all={path} /> : children}
    </div>
  </live-list>
);

/** The filter leaves nothing; `all` is the address without a filter. */
export const NoMatch = ({ all }: { all: string }) => (
  <EmptyState title="Inget stämmer med urvalet" text="Ändra sökordet eller filtret.">
    <ButtonLink href={all}>Visa alla</ButtonLink>
  </EmptyState>
);

/** The rows as a spreadsheet, with the filter that is chosen. */
export const ExcelLink = ({ href, text = 'Exportera till Excel' }: { href: string; text?: string }) => (
  <ButtonLink href={href} download>
    {text}
  </ButtonLink>
);
