/** Units of a controller. */
import type { Actor } from '../../../platform/actor.ts';
import { DateField, ErrorSummary, Select, TextField } from '../../../ui/field.tsx';
import { ExcelLink, FilteredList } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table } from '../../../ui/parts.tsx';
import type { ListedUnit } from '../actions/index.ts';
import { type FormProps, personOptions } from './choices.ts';

const HOME = { href: '/namnd', text: 'Vem gör vad' };

interface UnitsProps {
  readonly actor: Actor;
  readonly total: number;
  readonly units: readonly ListedUnit[];
  readonly query: URLSearchParams;
  readonly mayWrite: boolean;
}

export const UnitsPage = ({ actor, total, units, query, mayWrite }: UnitsProps) => (
  <Page
    actor={actor}
    title="Enheter"
    section="controller"
    path="/namnd/enheter"
    crumbs={[HOME]}
    aside={
      mayWrite && (
        <ButtonLink href="/namnd/enheter/ny" variant="primary">
          Lägg till enhet
        </ButtonLink>
      )
    }
  >
    {total === 0 ? (
      <EmptyState
        title="Inga enheter än"
        text="En enhet är en del av verksamheten med en egen chef, till exempel Hemtjänst norr. Ni är ansvariga för allt som enheten gör."
      >
        {mayWrite && <ButtonLink href="/namnd/enheter/ny">Lägg till den första enheten</ButtonLink>}
      </EmptyState>
    ) : (
      <FilteredList
        path="/namnd/enheter"
        filters={
          <>
            <TextField name="q" label="Sök" type="search" value={query.get('q')} />
            <Select
              name="upphorda"
              label="Upphörda"
              empty="Visas inte"
              options={[{ value: 'visa', label: 'Visas också' }]}
              value={query.get('upphorda')}
            />
          </>
        }
        counted={count(units.length, 'enhet', 'enheter')}
        links={<ExcelLink href={`/namnd/enheter/export.xlsx?${query}`} />}
        isEmpty={units.length === 0}
      >
        <Table
          caption="Enheter"
          hideCaption
          rows={units}
          columns={[
            {
              heading: 'Namn',
              header: true,
              cell: (row) => (mayWrite ? <a href={`/namnd/enheter/${row.id}`}>{row.name}</a> : row.name),
            },
            { heading: 'Chef', cell: (row) => row.managerName ?? <span class="unknown">Ingen</span> },
            { heading: 'Från', cell: (row) => row.firstDay },
            { heading: 'Till', cell: (row) => row.lastDay ?? 'Tills vidare' },
          ]}
        />
      </FilteredList>
    )}
  </Page>
);

interface UnitFormProps extends FormProps {
  readonly id: string;
  readonly isNew: boolean;
  readonly managers: readonly { readonly id: string; readonly name: string; readonly title: string | null }[];
}

export const UnitFormPage = ({ actor, typed, errors = {}, id, isNew, managers }: UnitFormProps) => (
  <Page
    actor={actor}
    title={isNew ? 'Lägg till enhet' : `Ändra ${typed.name ?? 'enheten'}`}
    section="controller"
    crumbs={[HOME, { href: '/namnd/enheter', text: 'Enheter' }]}
  >
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={typed.version ?? '1'} />
      <TextField
        name="name"
        label="Namn"
        hint="Till exempel Hemtjänst norr"
        value={typed.name}
        error={errors.name}
      />
      <Select
        name="managerId"
        label="Chef"
        optional
        empty="Ingen"
        hint="Personer med uppdrag hos er. Saknas någon? Administratören ger uppdraget Chef."
        options={personOptions(managers)}
        value={typed.managerId}
        error={errors.managerId}
      />
      <DateField name="firstDay" label="Från och med" value={typed.firstDay} error={errors.firstDay} />
      <DateField name="lastDay" label="Sista dagen" optional value={typed.lastDay} error={errors.lastDay} />
      <div class="actions">
        <Button>{isNew ? 'Lägg till enheten' : 'Spara enheten'}</Button>
        <a href="/namnd/enheter">Avbryt</a>
      </div>
    </form>
  </Page>
);
