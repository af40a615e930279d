/** The delegationsordning of a controller. */
import type { Actor } from '../../../platform/actor.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { NoMatch } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Panel, Table, Tag } from '../../../ui/parts.tsx';
import type { ListedPoint, ShownDelegation, StandingDelegate } from '../actions/index.ts';
import { type DecisionMatter, decisionMatters } from '../rules/index.ts';
import { options } from './choices.ts';

/** Whether the dated row is valid on the day. */
export const isOpen = (dated: { firstDay: string; lastDay: string | null }, day: string): boolean =>
  dated.firstDay <= day && (!dated.lastDay || dated.lastDay >= day);

export const namesOf = (delegates: readonly StandingDelegate[], today: string): string =>
  delegates
    .filter((one) => isOpen(one, today))
    .map(({ name, deputy }) => (deputy ? `${name} (ersättare)` : name))
    .join(', ');

interface DelegationProps {
  readonly actor: Actor;
  readonly shown: ShownDelegation;
  readonly points: readonly ListedPoint[];
  readonly query: URLSearchParams;
  readonly mayWrite: boolean;
  readonly today: string;
}

export const DelegationPage = (props: DelegationProps) => {
  const { actor, shown, mayWrite } = props;
  const { isCompany, points } = shown;
  return (
    <Page
      actor={actor}
      title={isCompany ? 'Vem beslutar' : 'Delegationsordning'}
      section="delegation"
      path="/delegation"
      aside={
        mayWrite &&
        !isCompany && (
          <ButtonLink href="/delegation/ny" variant="primary">
            Lägg till punkt
          </ButtonLink>
        )
      }
    >
      {isCompany ? (
        <Signatories shown={shown} />
      ) : points.length === 0 ? (
        <EmptyState
          title="Inga punkter än"
          text="Skriv in de punkter i nämndens delegationsordning som gäller dataskydd. Den som står under en punkt kan fastställa och besluta i Ansvar. Utan punkter beslutar nämnden själv."
        >
          {mayWrite && <ButtonLink href="/delegation/ny">Lägg till den första punkten</ButtonLink>}
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

const Signatories = ({ shown: { controller, signatories } }: { shown: ShownDelegation }) => (
  <>
    <p>
      {controller.name} har ingen delegationsordning. Den som tecknar firman beslutar, och VD i den löpande
      förvaltningen.
    </p>
    <Panel title="Firmatecknare och VD">
      {signatories.length === 0 ? (
        <p>Ingen är inlagd. Administratören ger uppdraget «Firmatecknare eller VD».</p>
      ) : (
        <Table
          caption="Firmatecknare och VD"
          hideCaption
          rows={signatories}
          columns={[
            { heading: 'Namn', header: true, cell: (row) => row.name },
            { heading: 'Titel', cell: (row) => row.title ?? '' },
            { heading: 'Från', cell: (row) => row.firstDay },
            { heading: 'Till', cell: (row) => row.lastDay ?? 'Tills vidare' },
          ]}
        />
      )}
    </Panel>
  </>
);

const Filters = ({ query }: { query: URLSearchParams }) => (
  <form method="get" action="/delegation" class="filters">
    <TextField name="q" label="Sök" type="search" hint="Punkt, funktion eller namn" value={query.get('q')} />
    <Select
      name="arende"
      label="Ärende"
      empty="Alla"
      options={options(decisionMatters)}
      value={query.get('arende')}
    />
    <Select
      name="visa"
      label="Visa"
      empty="De som gäller i dag"
      options={[
        { value: 'utan', label: 'Utan delegat' },
        { value: 'alla', label: 'Också upphörda och kommande' },
      ]}
      value={query.get('visa')}
    />
    <Button variant="secondary" withoutScript>
      Filtrera
    </Button>
  </form>
);

const Result = ({ points, query, today }: DelegationProps) => (
  <div id="resultat">
    <div class="row below">
      <p class="grow" aria-live="polite">
        <strong>{count(points.length, 'punkt', 'punkter')}</strong>
      </p>
      <ButtonLink href={`/delegation/export.xlsx?${query}`} download>
        Exportera till Excel
      </ButtonLink>
      <ButtonLink href="/delegation/export.pdf" download>
        Skriv ut
      </ButtonLink>
    </div>
    {points.length === 0 ? (
      <NoMatch all="/delegation" />
    ) : (
      <Table
        caption="Punkter"
        hideCaption
        rows={points}
        columns={[
          {
            heading: 'Punkt',
            header: true,
            cell: (row) => (
              <>
                <a href={`/delegation/${row.id}`}>
                  {row.number} {decisionMatters[row.matter as DecisionMatter]}
                </a>
                <span class="block small">{row.function}</span>
              </>
            ),
          },
          {
            heading: 'Delegat i dag',
            cell: (row) => namesOf(row.delegates, today) || <Tag color="warning">Ingen</Tag>,
          },
          { heading: 'Gäller', cell: (row) => <Validity point={row} today={today} /> },
        ]}
      />
    )}
  </div>
);

const Validity = ({ point, today }: { point: ListedPoint; today: string }) => {
  if (point.lastDay && point.lastDay < today) return <Tag color="neutral">{`Upphörde ${point.lastDay}`}</Tag>;
  if (point.firstDay > today) return <Tag color="info">{`Från ${point.firstDay}`}</Tag>;
  return <span class="nowrap">{point.lastDay ? `till ${point.lastDay}` : `från ${point.firstDay}`}</span>;
};
