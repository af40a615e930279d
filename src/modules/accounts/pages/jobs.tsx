import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { ExcelLink, FilteredList } from '../../../ui/filtered-list.tsx';
import { Button, type Color, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import type { ShownJob } from '../actions/index.ts';
import { JOB_ERRORS, JOB_STATES, jobName } from '../rules.ts';
import { AdministrationPage } from './administration.tsx';

interface JobsProps {
  readonly actor: Actor;
  readonly entity: string;
  readonly jobs: readonly ShownJob[];
  readonly query: string;
  readonly state: string;
  readonly exportHref: string;
  readonly message?: string | undefined;
}

export const JobsPage = ({ actor, entity, jobs, query, state, exportHref, message }: JobsProps) => {
  const path = `/organisation/${entity}/jobb`;
  const isFiltered = query !== '' || state !== '';
  return (
    <AdministrationPage actor={actor} entity={entity} part="jobb" title="Arbeten i kö" message={message}>
      <p>
        Det som Ansvar gör efter att en sida har visats: skickar mejl, läser in ark, förseglar loggen. Ett
        arbete som är klart syns inte här. Går något inte försöker Ansvar igen med allt längre mellanrum.
      </p>
      <FilteredList
        path={path}
        counted={count(jobs.length, 'arbete', 'arbeten')}
        isEmpty={jobs.length === 0 && isFiltered}
        links={<ExcelLink href={exportHref} />}
        filters={
          <>
            <TextField name="q" label="Sök arbete" type="search" value={query} />
            <Select
              name="visa"
              label="Läge"
              empty="Alla"
              options={Object.entries(JOB_STATES).map(([value, label]) => ({ value, label }))}
              value={state}
            />
          </>
        }
      >
        {jobs.length === 0 ? (
          <EmptyState title="Inget väntar" text="Allt är gjort, och inget har gått fel." />
        ) : (
          <JobTable path={path} jobs={jobs} />
        )}
      </FilteredList>
    </AdministrationPage>
  );
};

const COLORS: Readonly<Record<string, Color>> = { failed: 'danger', retried: 'warning', running: 'info' };

const JobTable = ({ path, jobs }: { path: string; jobs: readonly ShownJob[] }) => (
  <Table
    caption="Arbeten i kö"
    hideCaption
    rows={jobs}
    columns={[
      {
        heading: 'Arbete',
        header: true,
        cell: (job) => (
          <>
            {jobName(job.name)}
            <span class="block small">{job.own ? 'Er organisation' : 'Hela installationen'}</span>
          </>
        ),
      },
      { heading: 'Begärt', cell: (job) => swedishTime(job.createdAt) },
      {
        heading: 'Läge',
        cell: (job) => (
          <>
            <Tag color={COLORS[job.state] ?? 'neutral'}>{JOB_STATES[job.state]}</Tag>
            {job.state === 'retried' && (
              <span class="block small">Nästa försök {swedishTime(job.runAt)}</span>
            )}
            {job.error && <span class="block small">{JOB_ERRORS[job.error]}</span>}
          </>
        ),
      },
      { heading: 'Försök', number: true, cell: (job) => `${job.attempts} av ${job.maxAttempts}` },
      { heading: 'Ändra', cell: (job) => <JobActs path={path} job={job} /> },
    ]}
  />
);

const JobActs = ({ path, job }: { path: string; job: ShownJob }) => {
  if (job.state !== 'failed' && job.state !== 'retried') return null;
  return (
    <form method="post" action={path} class="row">
      <input type="hidden" name="jobb" value={job.id} />
      <Button variant="tertiary" name="gor" value="retry">
        Försök igen<span class="visually-hidden">: {jobName(job.name)}</span>
      </Button>
      {job.state === 'failed' && (
        <Button variant="tertiary" name="gor" value="remove" danger>
          Ta bort<span class="visually-hidden">: {jobName(job.name)}</span>
        </Button>
      )}
    </form>
  );
};
