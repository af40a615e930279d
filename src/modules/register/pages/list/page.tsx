import type { Actor } from '../../../../platform/actor.ts';
import { Select, TextField } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Button, ButtonLink, EmptyState } from '../../../../ui/parts.tsx';
import type { ListedEntry, ListFilter } from '../../actions/entries.ts';
import type { ShownView } from '../../actions/views.ts';
import { activityLabels, stateLabels } from '../../rules/transitions.ts';
import { Result } from './result.tsx';
import { ViewChips } from './views.tsx';

export interface ListProps {
  readonly actor: Actor;
  readonly rows: readonly ListedEntry[];
  readonly counts: { readonly total: number; readonly withGaps: number };
  readonly filter: ListFilter;
  /** The query string as asked, for export and paging. */
  readonly query: URLSearchParams;
  readonly views: readonly ShownView[];
  readonly mayCreate: boolean;
  /** Whether the filter can be kept as a view. */
  readonly maySave: boolean;
  readonly mayImport: boolean;
  /** May choose entries in the list, to approve them or to change one thing in all. */
  readonly mayChoose: boolean;
  readonly today: string;
  readonly message?: string | undefined;
}

export type ListPart = ListProps & { readonly several: boolean; readonly choosing: boolean };

export const ListPage = (props: ListProps) => {
  const { actor, counts, mayCreate, mayImport, query, message } = props;
  const isEmpty = counts.total === 0 && query.size === 0;
  const part = {
    ...props,
    several: new Set(actor.readable).size > 1,
    choosing: props.mayChoose && query.get('valj') === '1',
  };
  return (
    <Page
      actor={actor}
      title="Behandlingar"
      section="register"
      path="/behandlingar"
      message={message}
      aside={
        mayCreate &&
        !isEmpty && (
          <ButtonLink href="/behandlingar/ny" variant="primary">
            Lägg till behandling
          </ButtonLink>
        )
      }
    >
      <p>
        Registret över behandlingar enligt artikel 30. Det ska kunna visas för Integritetsskyddsmyndigheten
        när den frågar.
      </p>
      {isEmpty ? (
        <EmptyState
          title="Registret är tomt"
          text="Har ni registret i Excel i dag? Läs in arket: ni väljer vad kolumnerna är och ser resultatet innan något sparas. Eller börja med en behandling i taget."
        >
          {mayImport && (
            <ButtonLink href="/import" variant="primary">
              Läs in från Excel
            </ButtonLink>
          )}
          {mayCreate && <ButtonLink href="/behandlingar/ny">Lägg till en behandling</ButtonLink>}
        </EmptyState>
      ) : (
        <>
          <ViewChips views={props.views} query={query} />
          <live-list>
            <Filters {...part} />
            <Result {...part} />
          </live-list>
        </>
      )}
    </Page>
  );
};

const Filters = ({ filter, several, query, choosing }: ListPart) => (
  <form method="get" action="/behandlingar" class="filters">
    <TextField name="q" label="Sök" type="search" value={filter.words} />
    <Select
      name="pagar"
      label="Läge"
      empty="Alla"
      value={filter.activity}
      options={Object.entries(activityLabels).map(([value, label]) => ({ value, label }))}
    />
    <Select
      name="status"
      label="Status"
      empty="Alla"
      value={filter.gaps ? 'brister' : filter.state}
      options={[
        ...Object.entries(stateLabels).map(([value, label]) => ({ value, label })),
        { value: 'brister', label: 'Något saknas' },
      ]}
    />
    <Select
      name="oversyn"
      label="Översyn"
      empty="Alla"
      value={query.get('oversyn')}
      options={[
        { value: 'forfallen', label: 'Förfallen' },
        { value: 'snart', label: 'Inom 30 dagar' },
      ]}
    />
    <Select
      name="roll"
      label="Ni är"
      empty="Båda"
      value={filter.role}
      options={[
        { value: 'controller', label: 'Personuppgiftsansvarig (30.1)' },
        { value: 'processor', label: 'Personuppgiftsbiträde (30.2)' },
      ]}
    />
    {several && (
      <Select
        name="namnder"
        label="Nämnder"
        value={filter.controllerId === null ? 'alla' : ''}
        options={[
          { value: '', label: 'Den jag arbetar för' },
          { value: 'alla', label: 'Alla jag har uppdrag för' },
        ]}
      />
    )}
    {query.get('sortera') && <input type="hidden" name="sortera" value={filter.sort} />}
    {choosing && <input type="hidden" name="valj" value="1" />}
    <Button variant="secondary" withoutScript>
      Filtrera
    </Button>
  </form>
);
