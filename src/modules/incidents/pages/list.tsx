/** The register of incidents: what has come and nobody has read, then all that there are. */
import {
  countRanges,
  incidentCauses,
  incidentTypes,
  optionLabel,
  severityLevels,
} from '../../../knowledge/incident-report.ts';
import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { DateField, type Errors, Select, TextField } from '../../../ui/field.tsx';
import { FilteredList } from '../../../ui/filtered-list.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Panel, Table, Tag } from '../../../ui/parts.tsx';
import { caseStates, printedMark } from '../../cases/rules/index.ts';
import { deadlineText } from '../../deadlines/rules/index.ts';
import type { AskedIncidents, ListedIncident, ListedIncidents } from '../actions/index.ts';
import { countedType, type IncidentOutcome, incidentOutcomes, shortLabel } from '../rules/index.ts';

interface IncidentListProps {
  readonly actor: Actor;
  readonly listed: ListedIncidents;
  readonly asked: AskedIncidents;
  readonly query: URLSearchParams;
  readonly now: string;
  readonly mayReport: boolean;
  readonly mayRegister: boolean;
  readonly period: { readonly from: string; readonly to: string };
  readonly errors?: Errors;
}

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
      <div class="stack">
        {listed.unread.length > 0 && <Unread reports={listed.unread} now={props.now} />}
        {isEmpty ? <NoIncidents {...props} /> : <AllIncidents {...props} />}
      </div>
    </Page>
  );
};

const Unread = ({ reports, now }: { reports: ListedIncidents['unread']; now: string }) => (
  <section class="panel urgent" aria-labelledby="olasta">
    <h2 id="olasta">{count(reports.length, 'rapport', 'rapporter')} att läsa</h2>
    <p>Lagens 72 timmar kan redan räknas. Läs rapporten och registrera den.</p>
    <ul class="plain-list">
      {reports.map((report) => {
        return (
          <li>
            <a href={`/incidenter/rapporter/${report.id}`}>{report.receipt}</a>, {report.controllerName}, kom{' '}
            {swedishTime(report.arrivedAt)}.{' '}
            <span class="block small">
              72 timmar har gått <due-clock due={report.due}>{deadlineText(report.due, now)}</due-clock>
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

const SORTS = {
  discovered: 'Senast upptäckt',
  due: 'Frist',
  persons: 'Flest personer',
  severity: 'Mest allvarlig',
} as const;

const Filters = ({ actor, asked, listed, query }: IncidentListProps) => (
  <>
    <TextField name="q" label="Sök rubrik eller nummer" type="search" value={asked.words} />
    <Select
      name="lage"
      label="Läge"
      empty="Alla"
      value={query.get('lage')}
      options={[
        { value: 'pagar', label: 'Pågående' },
        { value: 'closed', label: caseStates.closed },
        { value: 'void', label: caseStates.void },
      ]}
    />
    {new Set(actor.readable).size > 1 && (
      <Select
        name="namnd"
        label="Nämnd"
        empty="Alla"
        value={asked.controllerId}
        options={[...new Map(actor.appointments.map((held) => [held.id, held])).values()].map((held) => ({
          value: held.id,
          label: nameOf(held),
        }))}
      />
    )}
    <Select
      name="typ"
      label="Vad som hände"
      empty="Allt"
      value={asked.type}
      options={incidentTypes.map(({ id, label }) => ({ value: id, label: shortLabel(label) }))}
    />
    <Select
      name="orsak"
      label="Orsak"
      empty="Alla"
      value={asked.cause}
      options={incidentCauses.map(({ id, label }) => ({ value: id, label: shortLabel(label) }))}
    />
    <Select
      name="beslut"
      label="Beslut"
      empty="Alla"
      value={asked.outcome}
      options={[
        ...Object.entries(incidentOutcomes).map(([value, label]) => ({ value, label })),
        { value: 'none', label: 'Inte beslutad' },
      ]}
    />
    <Select
      name="anmald"
      label="Anmälan"
      empty="Alla"
      value={asked.notified}
      options={[
        { value: 'yes', label: 'Anmäld' },
        { value: 'late', label: 'Anmäld för sent' },
        { value: 'no', label: 'Inte anmäld' },
      ]}
    />
    <Select
      name="ar"
      label="År"
      empty="Alla"
      value={asked.year === null ? '' : String(asked.year)}
      options={listed.years.map((year) => ({ value: String(year), label: String(year) }))}
    />
    <Select
      name="ordning"
      label="Ordning"
      value={asked.sort}
      options={Object.entries(SORTS).map(([value, label]) => ({ value, label }))}
    />
  </>
);

const Rows = ({ listed, actor, now }: IncidentListProps) => (
  <Table
    caption="Incidenter"
    hideCaption
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
      { heading: 'Anmälan', cell: (row) => <Notification row={row} now={now} /> },
      { heading: 'Vad som hände', cell: (row) => <WhatHappened row={row} /> },
      { heading: 'Personer', number: true, cell: personsText },
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

/** What the authority may ask to see. */
const Documentation = ({ period, errors = {} }: IncidentListProps) => (
  <Panel title="Dokumentation till tillsynsmyndigheten" id="dokumentation">
    <p>
      Alla incidenter ni upptäckte under en tid, för nämnden du arbetar för: omständigheter, effekter,
      åtgärder och skälen till besluten (artikel 33.5). Åtgärder som kan vara hemliga är markerade.
    </p>
    <form class="row below" novalidate method="get" action="/incidenter/dokumentation.pdf">
      <DateField
        name="fran"
        label="Från"
        hint="Till exempel 2026-01-01"
        value={period.from}
        error={errors.fran}
      />
      <DateField
        name="till"
        label="Till"
        hint="Till exempel 2026-12-31"
        value={period.to}
        error={errors.till}
      />
      <Button variant="secondary">Hämta PDF</Button>
    </form>
  </Panel>
);
