import type { Actor } from '../../../platform/actor.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { ExcelLink, FilteredList } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { ButtonLink, type Color, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import { type DeadlineKind, deadlineKinds, deadlineText } from '../../deadlines/rules/index.ts';
import type { CaseFilter, ListedCase } from '../actions/index.ts';
import {
  type CaseState,
  type ConsultationOutcome,
  caseKind,
  caseKinds,
  caseStates,
  consultationOutcomes,
  printedMark,
} from '../rules/index.ts';

interface CaseListProps {
  readonly actor: Actor;
  readonly rows: readonly ListedCase[];
  readonly total: number;
  readonly filter: Omit<CaseFilter, 'readable'>;
  readonly query: URLSearchParams;
  /** The instant that «om 3 dagar» is said from. */
  readonly now: string;
  readonly mayAdd: boolean;
  readonly mayTakeIn: boolean;
  readonly message?: string | undefined;
}

const STATE_COLORS: Readonly<Record<CaseState, Color>> = {
  draft: 'warning',
  open: 'info',
  closed: 'success',
  void: 'neutral',
};

export const StateTag = ({ state }: { state: string }) => (
  <Tag color={STATE_COLORS[state as CaseState]}>{caseStates[state as CaseState]}</Tag>
);

export const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const kindOptions = Object.entries(caseKinds).map(([value, { label }]) => ({ value, label }));

export const CaseListPage = (props: CaseListProps) => {
  const { actor, total, query, mayAdd, message } = props;
  const isEmpty = total === 0 && query.size === 0;
  return (
    <Page
      actor={actor}
      title="Ärenden"
      section="cases"
      path="/arenden"
      message={message}
      aside={
        mayAdd &&
        !isEmpty && (
          <ButtonLink href="/arenden/nytt" variant="primary">
            Nytt ärende
          </ButtonLink>
        )
      }
    >
      {isEmpty ? (
        <EmptyState
          title="Inga ärenden än"
          text="Ett ärende samlar handlingar, beslut och frister om en fråga, till exempel ett samråd med ombudet eller ett brev från tillsynsmyndigheten."
        >
          {mayAdd && (
            <ButtonLink href="/arenden/nytt" variant="primary">
              Nytt ärende
            </ButtonLink>
          )}
          {props.mayTakeIn && <ButtonLink href="/inkommet">Se vad som har kommit in</ButtonLink>}
        </EmptyState>
      ) : (
        <FilteredList
          path="/arenden"
          filters={<Filters {...props} />}
          counted={count(total, 'ärende', 'ärenden')}
          links={
            <>
              <ButtonLink href="/arenden/diarium">Diarielista</ButtonLink>
              <ExcelLink href={`/arenden/export.xlsx?${query}`} />
            </>
          }
          isEmpty={total === 0}
        >
          <Rows {...props} />
          {total > props.rows.length && (
            <p class="note">
              Här visas de {props.rows.length} senaste. Sök eller filtrera för att hitta äldre.
            </p>
          )}
        </FilteredList>
      )}
    </Page>
  );
};

const Filters = ({ actor, filter, query }: CaseListProps) => (
  <>
    <TextField name="q" label="Sök rubrik eller nummer" type="search" value={filter.words} />
    <Select
      name="lage"
      label="Läge"
      empty="Pågående"
      value={query.get('lage')}
      options={[...options(caseStates), { value: 'alla', label: 'Alla' }]}
    />
    <Select name="slag" label="Slag" empty="Alla" value={filter.kind} options={kindOptions} />
    <Select
      name="vems"
      label="Handläggare"
      empty="Alla"
      value={query.get('vems')}
      options={[{ value: 'mina', label: 'Mina' }]}
    />
    <Select
      name="rad"
      label="Ombudets råd"
      empty="Alla"
      value={filter.advice}
      options={options(consultationOutcomes)}
    />
    {new Set(actor.readable).size > 1 && (
      <Select
        name="namnder"
        label="Nämnder"
        value={filter.controllerId === null ? 'alla' : 'min'}
        options={[
          { value: 'min', label: 'Den jag arbetar för' },
          { value: 'alla', label: 'Alla jag har uppdrag för' },
        ]}
      />
    )}
  </>
);

const Rows = ({ rows, now, filter }: CaseListProps) => (
  <Table
    caption="Ärenden"
    hideCaption
    rows={rows}
    columns={[
      {
        heading: 'Ärende',
        header: true,
        cell: (row) => (
          <>
            <a href={`/arenden/${row.id}`}>{row.title}</a>
            <span class="block small">
              {caseKind(row.kind).label}
              {filter.controllerId === null &&
                `, ${row.controllerName === row.legalEntityName ? row.controllerName : `${row.controllerName}, ${row.legalEntityName}`}`}
              {row.adviceOutcome && (
                <span class="block">{consultationOutcomes[row.adviceOutcome as ConsultationOutcome]}</span>
              )}
            </span>
          </>
        ),
      },
      {
        heading: 'Nummer',
        cell: (row) => (row.state === 'draft' && !row.externalMark ? '–' : printedMark(row)),
      },
      {
        heading: 'Läge',
        cell: (row) => (
          <>
            <StateTag state={row.state} />
            {row.restricted && <span class="block small">Begränsad åtkomst</span>}
            {row.secrecy && !row.restricted && <span class="block small">Sekretess kan gälla</span>}
          </>
        ),
      },
      { heading: 'Kom in', cell: (row) => <span class="nowrap">{row.openedOn}</span> },
      { heading: 'Handläggare', cell: (row) => row.responsibleName ?? <span class="unknown">Ingen än</span> },
      { heading: 'Nästa frist', cell: (row) => <NextDeadline row={row} now={now} /> },
    ]}
  />
);

const NextDeadline = ({ row, now }: { row: ListedCase; now: string }) => {
  if (!row.dueOn) return <>{row.state === 'closed' ? `Avslutat ${row.closedOn}` : 'Ingen'}</>;
  const due = row.dueAt ? new Date(row.dueAt).toISOString() : row.dueOn;
  return (
    <>
      {deadlineText(due, now)}
      <span class="block small">
        {row.dueLabel} (
        {row.dueRule === 'deadline.soft-words' ? 'påminnelse' : deadlineKinds[row.dueKind as DeadlineKind]})
      </span>
    </>
  );
};
