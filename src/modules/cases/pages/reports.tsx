import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { ErrorSummary, type Errors, Select } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Panel, Table } from '../../../ui/parts.tsx';
import { decisionMatters } from '../../organisations/rules/index.ts';
import type { DecisionToReport, ListedReports, ShownReport } from '../actions/index.ts';
import { reportedType, reportGroups, storedWays } from '../rules/index.ts';

interface ReportsProps {
  readonly actor: Actor;
  readonly listed: ListedReports;
  readonly id: string;
  readonly mayReport: boolean;
  readonly meeting?: string | undefined;
  readonly errors?: Errors;
  readonly message?: string | undefined;
}

export const ReportsPage = (props: ReportsProps) => {
  const { actor, listed, mayReport, errors = {}, message } = props;
  return (
    <Page
      actor={actor}
      title="Delegationsbeslut"
      section="decisions"
      path="/delegationsbeslut"
      message={message}
    >
      <ErrorSummary errors={errors} />
      <p>
        Beslut som är fattade på delegation redovisas till nämnden. Individärenden och begränsade ärenden står
        bara med nummer.
      </p>
      {listed.waiting.length === 0 ? (
        <EmptyState
          title="Inget att redovisa"
          text="Beslut som fattas på delegation i ett ärende hamnar här tills de är redovisade på ett sammanträde."
        >
          <ButtonLink href="/arenden">Till ärendena</ButtonLink>
        </EmptyState>
      ) : (
        <div class="stack">
          <p>
            <strong>{count(listed.waiting.length, 'beslut', 'beslut')} att redovisa</strong>
          </p>
          <DecisionGroups decisions={listed.waiting} />
          {mayReport && <ReportForm {...props} errors={errors} />}
        </div>
      )}
      {listed.reports.length > 0 && (
        <div class="below">
          <EarlierLists listed={listed} />
        </div>
      )}
    </Page>
  );
};

const ReportForm = ({ listed, id, meeting, errors = {} }: ReportsProps) => (
  <Panel title="Redovisa på ett sammanträde">
    {listed.meetings.length === 0 ? (
      <p>
        Nämnden har inga sammanträden inlagda. <a href="/namnd/organ">Lägg in sammanträdesdagarna</a> först.
      </p>
    ) : (
      <form class="stack narrow" novalidate method="post" action="/delegationsbeslut">
        <input type="hidden" name="id" value={id} />
        {listed.waiting.map((decision) => (
          <input type="hidden" name="beslut" value={decision.id} />
        ))}
        <Select
          name="meeting"
          label="Sammanträde"
          empty="Välj"
          options={listed.meetings.map((one) => ({
            value: `${one.bodyId}:${one.heldOn}`,
            label: `${longDate(one.heldOn)}, ${one.name}`,
          }))}
          value={meeting}
          error={errors.meeting}
        />
        <div class="actions">
          <Button>Ta fram listan</Button>
        </div>
        <p class="small">Listan hålls fast: beslut som kommer senare går till nästa sammanträde.</p>
      </form>
    )}
  </Panel>
);

/** The three groups of the list, each with its table. */
export const DecisionGroups = ({ decisions }: { decisions: readonly DecisionToReport[] }) => (
  <div class="stack">
    {reportGroups.map((way) => {
      const rows = decisions.filter((decision) => decision.way === way);
      return (
        <Panel title={storedWays[way]}>
          {rows.length === 0 ? (
            <p>Inga.</p>
          ) : (
            <Table
              caption={storedWays[way]}
              hideCaption
              rows={rows}
              columns={[
                {
                  heading: 'Typ av beslut',
                  header: true,
                  cell: (row) =>
                    row.closed ? (
                      reportedType(row, decisionMatters)
                    ) : (
                      <a href={`/arenden/${row.caseId}#beslut-${row.id}`}>
                        {reportedType(row, decisionMatters)}
                      </a>
                    ),
                },
                { heading: 'Beslutande', cell: (row) => `${row.decidedBy}, ${row.authority}` },
                { heading: 'Datum', cell: (row) => <span class="nowrap">{row.decidedOn}</span> },
                { heading: '§', cell: (row) => row.paragraph ?? '' },
              ]}
            />
          )}
        </Panel>
      );
    })}
  </div>
);

const EarlierLists = ({ listed }: { listed: ListedReports }) => (
  <Panel title="Tidigare listor">
    <Table
      caption="Tidigare listor"
      hideCaption
      rows={listed.reports}
      columns={[
        {
          heading: 'Sammanträde',
          header: true,
          cell: (row) => (
            <a href={`/delegationsbeslut/${row.id}`}>
              {longDate(row.heldOn)}
              {row.bodyName && `, ${row.bodyName}`}
            </a>
          ),
        },
        { heading: 'Beslut', number: true, cell: (row) => row.decisions },
        { heading: 'Framtagen', cell: (row) => row.reportedOn },
        { heading: 'Skriv ut', cell: (row) => <a href={`/delegationsbeslut/${row.id}/lista.pdf`}>PDF</a> },
      ]}
    />
  </Panel>
);

export const ReportPage = ({ actor, shown }: { actor: Actor; shown: ShownReport }) => (
  <Page
    actor={actor}
    title={`Redovisning av delegationsbeslut, ${longDate(shown.report.heldOn)}`}
    section="decisions"
    path="/delegationsbeslut"
    crumbs={[{ href: '/delegationsbeslut', text: 'Delegationsbeslut' }]}
    aside={
      <div class="row">
        <ButtonLink href={`/delegationsbeslut/${shown.report.id}/lista.pdf`} variant="primary" download>
          Skriv ut (PDF)
        </ButtonLink>
        <ButtonLink href={`/delegationsbeslut/${shown.report.id}/lista.docx`} download>
          Word
        </ButtonLink>
      </div>
    }
  >
    <p class="meta">
      <span>{shown.report.bodyName ?? shown.controller.name}</span>
      <span>Framtagen {longDate(shown.report.reportedOn)}</span>
      <span>{count(shown.decisions.length, 'beslut', 'beslut')}</span>
    </p>
    <DecisionGroups decisions={shown.decisions} />
  </Page>
);
