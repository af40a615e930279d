/** Earlier answers of the guide. */
import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { ExcelLink, FilteredList } from '../../../ui/filtered-list.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { ButtonLink, type Color, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import type { GuidanceRow, ListedGuidance } from '../actions.ts';
import { type NeedOutcome, needOutcomes } from '../rules/index.ts';

interface ListProps {
  readonly actor: Actor;
  readonly listed: ListedGuidance;
  readonly query: URLSearchParams;
  readonly mayAsk: boolean;
}

export const GuidanceListPage = (props: ListProps) => {
  const { actor, listed, query, mayAsk } = props;
  const isEmpty = listed.total === 0 && query.size === 0;
  return (
    <Page
      actor={actor}
      title="Vem ansvarar, och behövs avtal?"
      section="guidance"
      path="/vagledning"
      aside={
        mayAsk && (
          <ButtonLink href="/vagledning/ny" variant="primary">
            Ställ en fråga
          </ButtonLink>
        )
      }
    >
      <p>
        Andra vägledningar: <a href="/vagledning/inera">Vilket avtal gäller med Inera?</a>
        {' · '}
        <a href="/vagledning/overforing">Får vi föra över till ett annat land?</a>
      </p>
      {isEmpty ? (
        <EmptyState
          title="Inga svar sparade än"
          text="Svara på några frågor om den andra parten. Du får veta vem som är ansvarig, om ett avtal behövs och varför. Svaret kan sparas som en dokumenterad bedömning."
        >
          {mayAsk && <ButtonLink href="/vagledning/ny">Börja</ButtonLink>}
        </EmptyState>
      ) : (
        <Answers {...props} />
      )}
    </Page>
  );
};

const Answers = ({ actor, listed, query }: ListProps) => (
  <FilteredList
    path="/vagledning"
    filters={<Filters actor={actor} query={query} />}
    counted={count(listed.total, 'svar', 'svar')}
    links={
      <>
        <ExcelLink href={`/vagledning/export.xlsx?${query}`} text="Excel" />
        <ExcelLink href={`/vagledning/export.csv?${query}`} text="CSV" />
      </>
    }
    isEmpty={listed.total === 0}
  >
    <Table
      caption="Sparade svar"
      hideCaption
      cards
      rows={listed.rows}
      columns={[
        {
          heading: 'Fråga',
          header: true,
          cell: (row: GuidanceRow) => (
            <>
              <a href={`/vagledning/${row.id}`}>{row.title}</a>
              <span class="block small">{row.answers.partyName}</span>
            </>
          ),
        },
        {
          heading: 'Svar',
          cell: (row) => <Tag color={COLORS[row.outcome]}>{shortOutcomes[row.outcome]}</Tag>,
        },
        ...(new Set(actor.readable).size > 1
          ? [{ heading: 'Nämnd', cell: (row: GuidanceRow) => row.controllerName }]
          : []),
        {
          heading: 'Avtal',
          cell: (row) => (row.agreementId ? <a href={`/avtal/${row.agreementId}`}>Öppna avtalet</a> : '–'),
        },
        { heading: 'Sparat', cell: (row) => <span class="nowrap">{swedishTime(row.madeAt)}</span> },
      ]}
    />
    {listed.total > listed.rows.length && (
      <p class="note">Här visas de {listed.rows.length} senaste. Sök eller filtrera för att hitta fler.</p>
    )}
  </FilteredList>
);

/** In a word or two, for lists and exports. */
export const shortOutcomes = {
  yes: 'Avtal behövs',
  reversed: 'Avtal behövs, vi är biträde',
  reglemente: 'I reglementet',
  joint: 'Gemensamt ansvar',
  no: 'Inget avtal',
  inside: 'Inget avtal, samma ansvariga',
  unclear: 'Inte klarlagt',
} as const satisfies Record<NeedOutcome, string>;

const COLORS: Readonly<Record<NeedOutcome, Color>> = {
  yes: 'info',
  reversed: 'info',
  reglemente: 'info',
  joint: 'info',
  no: 'neutral',
  inside: 'neutral',
  unclear: 'warning',
};

const Filters = ({ actor, query }: Pick<ListProps, 'actor' | 'query'>) => {
  const places = [...new Map(actor.appointments.map((held) => [held.id, held])).values()];
  return (
    <>
      <TextField name="q" label="Sök rubrik eller part" type="search" value={query.get('q')} />
      <Select
        name="svar"
        label="Svar"
        empty="Alla"
        value={query.get('svar')}
        options={(Object.keys(needOutcomes) as NeedOutcome[]).map((id) => ({
          value: id,
          label: shortOutcomes[id],
        }))}
      />
      {places.length > 1 && (
        <Select
          name="namnd"
          label="Nämnd"
          empty="Alla"
          value={query.get('namnd')}
          options={places.map((place) => ({ value: place.id, label: nameOf(place) }))}
        />
      )}
    </>
  );
};
