/** The register of incidents: what has come and nobody has read, then all that there are. */
import {
  countRanges,
  incidentCauses,
  incidentTypes,
  optionLabel,
  severityLevels,
} from '../../../knowledge/incident-report.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { ErrorSummary } from '../../../ui/field.tsx';
import { FilteredList } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { ButtonLink, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import { caseStates, printedMark } from '../../cases/rules/index.ts';
import { deadlineText } from '../../deadlines/rules/index.ts';
import type { ListedIncident } from '../actions/index.ts';
import { countedType, type IncidentOutcome, incidentOutcomes, shortLabel } from '../rules/index.ts';
import { Documentation, Filters, type IncidentListProps } from './list-asked.tsx';

export const IncidentListPage = (props: IncidentListProps) => {
  const { actor, listed, query, mayReport } = props;
  const isEmpty = listed.total === 0 && query.size === 0;
  return (
    <Page
      actor={actor}
      title="Incidenter"
      section="incidents"
      path="/incidenter"
      aside={
        mayReport && (
          <ButtonLink href="/incidenter/rapportera" variant="primary">
            Rapportera incident
          </ButtonLink>
        )
      }
    >
      <ErrorSummary errors={props.errors ?? {}} />
      <div class="stack below">
        {listed.unread.length > 0 && <Unread {...props} />}
        {isEmpty ? <NoIncidents {...props} /> : <AllIncidents {...props} />}
      </div>
    </Page>
  );
};

const Unread = ({ listed, now, mayRegister }: IncidentListProps) => (
  <section class="panel urgent" aria-labelledby="olasta">
    <h2 id="olasta">{count(listed.unread.length, 'rapport', 'rapporter')} att läsa</h2>
    <p>
      Lagens 72 timmar kan redan räknas.{' '}
      {mayRegister
        ? 'Läs rapporten och registrera den.'
        : 'Nämndens samordnare eller registrator registrerar rapporten.'}
    </p>
    <ul class="plain-list">
      {listed.unread.map((report) => {
        return (
          <li>
            <a href={`/incidenter/rapporter/${report.id}`}>{report.receipt}</a>, {report.controllerName}, kom{' '}
            {swedishTime(report.arrivedAt)}.{' '}
            <span class="block small">
              Tiden går ut <due-clock due={report.due}>{deadlineText(report.due, now)}</due-clock>
            </span>
          </li>
        );
      })}
    </ul>
  </section>
);

const NoIncidents = ({ mayReport, mayRegister }: IncidentListProps) => (
  <EmptyState
    title="Inga incidenter än"
    text="Här samlas alla personuppgiftsincidenter, också de som inte anmäls. Har något hänt: rapportera det genast, också om du är osäker. En samordnare tar hand om resten."
  >
    {mayReport && (
      <ButtonLink href="/incidenter/rapportera" variant="primary">
        Rapportera incident
      </ButtonLink>
    )}
    {mayRegister && <ButtonLink href="/incidenter/efterregistrera">Skriv in en från papper</ButtonLink>}
  </EmptyState>
);

const AllIncidents = (props: IncidentListProps) => {
  const { listed, query, mayRegister } = props;
  return (
    <>
      <FilteredList
        path="/incidenter"
        filters={<Filters {...props} />}
        counted={count(listed.total, 'incident', 'incidenter')}
        links={
          <>
            {mayRegister && <ButtonLink href="/incidenter/efterregistrera">Efterregistrera</ButtonLink>}
            <ButtonLink href="/incidenter/statistik">Statistik</ButtonLink>
            <ButtonLink href={`/incidenter/export.xlsx?${query}`} download>
              Excel
            </ButtonLink>
            <ButtonLink href={`/incidenter/export.csv?${query}`} download>
              CSV
            </ButtonLink>
          </>
        }
        isEmpty={listed.total === 0}
      >
        <Rows {...props} />
        {listed.total > listed.rows.length && (
          <p class="note">Här visas de {listed.rows.length} första. Sök eller filtrera för att hitta fler.</p>
        )}
      </FilteredList>
      <Documentation {...props} />
    </>
  );
};

const Rows = ({ listed, actor, now }: IncidentListProps) => (
  <Table
    caption="Incidenter"
    hideCaption
    cards
    rows={listed.rows}
    columns={[
      {
        heading: 'Incident och läge',
        header: true,
        cell: (row) => (
          <>
            <a href={`/incidenter/${row.caseId}`}>{row.title}</a>
            <span class="block small">
              {printedMark(row)}
              {new Set(actor.readable).size > 1 && `, ${placeOf(row)}`}
            </span>
            <State row={row} />
          </>
        ),
      },
      { heading: 'Anmälan', cell: (row) => <Notification row={row} now={now} /> },
      {
        heading: 'Beslut',
        cell: (row) => (
          <>
            {decisionText(row)}
            {row.severity && (
              <span class="block small">Allvar {optionLabel(severityLevels, String(row.severity))}</span>
            )}
          </>
        ),
      },
      { heading: 'Personer', number: true, cell: personsText },
      { heading: 'Vad som hände', cell: (row) => <WhatHappened row={row} /> },
      {
        heading: 'Upptäckt',
        cell: (row) => (
          <>
            <span class="nowrap">{swedishTime(row.discoveredAt)}</span>
            <span class="block small nowrap">
              {row.awareAt ? `Vetskap ${swedishTime(row.awareAt)}` : 'Vetskap: inte sagt'}
            </span>
          </>
        ),
      },
    ]}
  />
);

/** A company is named once. */
const placeOf = ({ controllerName, legalEntityName }: ListedIncident): string =>
  controllerName === legalEntityName ? controllerName : `${controllerName}, ${legalEntityName}`;

const State = ({ row }: { row: ListedIncident }) => {
  const isOpen = row.state === 'draft' || row.state === 'open';
  return (
    <Tag color={isOpen ? 'info' : row.state === 'closed' ? 'success' : 'neutral'}>
      {caseStates[row.state as keyof typeof caseStates]}
    </Tag>
  );
};

/** Sent, and whether in time; else by when, as long as it may have to be. */
const Notification = ({ row, now }: { row: ListedIncident; now: string }) => {
  if (row.notifiedAt) {
    const isLate = row.dueAt !== null && row.notifiedAt > row.dueAt;
    return (
      <>
        {isLate ? <Tag color="warning">Sent anmäld</Tag> : <Tag color="success">I tid</Tag>}
        <span class="block small nowrap">{swedishTime(row.notifiedAt)}</span>
      </>
    );
  }
  if (row.outcome === 'document' || row.isBreach === 'no') return <>Anmäls inte</>;
  if (row.side === 'processor') return <>Vi är biträde</>;
  if (!row.dueAt || row.state === 'closed' || row.state === 'void')
    return <span class="unknown">Inte anmäld</span>;
  const due = row.dueAt.toISOString();
  return <due-clock due={due}>{deadlineText(due, now)}</due-clock>;
};

const WhatHappened = ({ row }: { row: ListedIncident }) => (
  <>
    {row.types.length > 0 ? typeText(row) : <span class="unknown">Inte sagt</span>}
    {row.cause && <span class="block small">{shortLabel(optionLabel(incidentCauses, row.cause))}</span>}
  </>
);

/** The one that counts, and how many more are ticked. */
export function typeText(row: Pick<ListedIncident, 'types' | 'mainType'>): string {
  const main = shortLabel(optionLabel(incidentTypes, countedType(row)));
  return row.types.length > 1 ? `${main} +${row.types.length - 1}` : main;
}

export function personsText(row: Pick<ListedIncident, 'subjectsExact' | 'subjectsRange'>): string {
  if (row.subjectsExact !== null) return row.subjectsExact.toLocaleString('sv-SE');
  return row.subjectsRange ? optionLabel(countRanges, row.subjectsRange) : '–';
}

export function decisionText({ outcome, isBreach }: Pick<ListedIncident, 'outcome' | 'isBreach'>): string {
  if (outcome) return incidentOutcomes[outcome as IncidentOutcome];
  return isBreach === 'no' ? 'Inte en incident' : 'Inte beslutad';
}
