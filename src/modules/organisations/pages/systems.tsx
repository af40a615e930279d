import type { Actor } from '../../../platform/actor.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { NoMatch } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, type Color, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import type { ListedSystem } from '../actions/index.ts';
import {
  type ReviewedSystem,
  type ReviewState,
  reviewState,
  reviewStates,
  systemKinds,
} from '../rules/index.ts';
import { options } from './choices.ts';

interface SystemsPageProps {
  readonly actor: Actor;
  readonly total: number;
  readonly systems: readonly ListedSystem[];
  readonly mayAdd: boolean;
  readonly query: URLSearchParams;
  readonly today: string;
}

const STATE_COLORS: Readonly<Record<ReviewState, Color>> = {
  overdue: 'danger',
  never: 'warning',
  soon: 'info',
  planned: 'success',
  retired: 'neutral',
};

export const ReviewTag = ({ system, today }: { system: ReviewedSystem; today: string }) => {
  const state = reviewState(system, today);
  const day = state === 'planned' || state === 'soon' || state === 'overdue' ? system.nextReviewOn : null;
  return (
    <>
      <Tag color={STATE_COLORS[state]}>{reviewStates[state]}</Tag>
      {day && <span class="block small">{state === 'overdue' ? `Skulle göras ${day}` : `Nästa ${day}`}</span>}
    </>
  );
};

export const SystemsPage = (props: SystemsPageProps) => {
  const { actor, total, mayAdd } = props;
  return (
    <Page
      actor={actor}
      title="System"
      section="systems"
      path="/system"
      aside={
        mayAdd && (
          <ButtonLink href="/system/nytt" variant="primary">
            Lägg till system
          </ButtonLink>
        )
      }
    >
      <p>
        Kommunens system, appar och pärmar där personuppgifter finns. Nämnderna i kommunen ser samma lista.
      </p>
      {total === 0 ? (
        <EmptyState
          title="Inga system än"
          text="Lägg till de system där personuppgifter behandlas. Sedan väljer du dem i behandlingarna."
        >
          {mayAdd && <ButtonLink href="/system/nytt">Lägg till det första systemet</ButtonLink>}
        </EmptyState>
      ) : (
        <live-list>
          <Filters query={props.query} />
          <Result {...props} />
        </live-list>
      )}
    </Page>
  );
};

const Filters = ({ query }: { query: URLSearchParams }) => (
  <form method="get" action="/system" class="filters">
    <TextField name="q" label="Sök" type="search" value={query.get('q')} />
    <Select name="slag" label="Slag" empty="Alla" options={options(systemKinds)} value={query.get('slag')} />
    <Select
      name="behorighet"
      label="Behörigheter"
      empty="Alla"
      options={[
        { value: 'forfallen', label: 'Genomgång förfallen eller aldrig gjord' },
        { value: 'utan-rutin', label: 'Utan rutin för behörighet' },
      ]}
      value={query.get('behorighet')}
    />
    <Select
      name="avvecklade"
      label="Avvecklade"
      empty="Visas inte"
      options={[{ value: 'visa', label: 'Visas också' }]}
      value={query.get('avvecklade')}
    />
    <Button variant="secondary" withoutScript>
      Filtrera
    </Button>
  </form>
);

const Result = ({ systems, query, today }: SystemsPageProps) => (
  <div id="resultat">
    <div class="row below">
      <p class="grow" aria-live="polite">
        <strong>{count(systems.length, 'system', 'system')}</strong>
      </p>
      <ButtonLink href={`/system/export.xlsx?${query}`} download>
        Exportera till Excel
      </ButtonLink>
    </div>
    {systems.length === 0 ? (
      <NoMatch all="/system" />
    ) : (
      <Table
        caption="System"
        hideCaption
        rows={systems}
        columns={[
          {
            heading: 'Namn',
            header: true,
            cell: (row) => (
              <>
                <a href={`/system/${row.id}`}>{row.name}</a>
                <span class="block small">{systemKinds[row.kind as keyof typeof systemKinds]}</span>
              </>
            ),
          },
          { heading: 'Leverantör', cell: (row) => row.supplierName ?? '' },
          { heading: 'Ägare', cell: (row) => row.ownerName },
          { heading: 'Behörigheter', cell: (row) => <ReviewTag system={row} today={today} /> },
          {
            heading: 'Rutin',
            cell: (row) => (row.accessRoutine ? 'Finns' : <Tag color="warning">Saknas</Tag>),
          },
          { heading: 'Används', number: true, cell: (row) => row.useCount },
        ]}
      />
    )}
  </div>
);
