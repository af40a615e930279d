import { swedishTime } from '../../../platform/plain-date.ts';
import {
  type Context,
  file,
  get,
  type Input,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../../platform/route.ts';
import { writeXlsx, XLSX_TYPE } from '../../../platform/spreadsheet/spreadsheet.ts';
import * as actions from '../actions/index.ts';
import { JobsPage } from '../pages/jobs.tsx';
import { JOB_ERRORS, JOB_STATES, jobName } from '../rules.ts';

const entityOf = (input: Input): string => input.params.entity ?? '';

const MESSAGES: Readonly<Record<string, string>> = {
  retry: 'Arbetet försöks igen.',
  remove: 'Arbetet är borttaget.',
  inget: 'Arbetet hade redan ändrats eller blivit klart.',
};

async function jobsIn(context: Context, input: Input) {
  const query = input.query.get('q')?.trim() ?? '';
  const shown = input.query.get('visa') ?? '';
  const state = shown in JOB_STATES ? shown : '';
  return { jobs: await actions.showJobs(context, state, query), query, state };
}

async function showJobs(context: Context, input: Input): Promise<Reply> {
  const { actor } = context;
  const entity = entityOf(input);
  const found = await jobsIn(context, input);
  const exportHref = `/organisation/${entity}/jobb/export.xlsx?${new URLSearchParams({ q: found.query, visa: found.state })}`;
  const message = MESSAGES[input.query.get('klart') ?? ''];
  return page(() => (
    <JobsPage actor={actor} entity={entity} {...found} exportHref={exportHref} message={message} />
  ));
}

async function exportJobs(context: Context, input: Input): Promise<Reply> {
  const { jobs } = await jobsIn(context, input);
  const header = ['Arbete', 'Gäller', 'Begärt', 'Läge', 'Nästa försök', 'Försök', 'Högst', 'Fel'];
  const rows = jobs.map((job) => [
    jobName(job.name),
    job.own ? 'Er organisation' : 'Hela installationen',
    swedishTime(job.createdAt),
    JOB_STATES[job.state] ?? '',
    job.state === 'failed' ? '' : swedishTime(job.runAt),
    String(job.attempts),
    String(job.maxAttempts),
    job.error ? (JOB_ERRORS[job.error] ?? '') : '',
  ]);
  return file('arbeten.xlsx', XLSX_TYPE, () => writeXlsx([{ name: 'Arbeten', rows: [header, ...rows] }]));
}

async function changeJob(context: Context, input: Input): Promise<Reply> {
  const act = input.fields.get('gor') === 'remove' ? 'remove' : 'retry';
  const changed = await actions.changeJob(context, Number(input.fields.get('jobb')), act);
  return redirect(`/organisation/${entityOf(input)}/jobb?klart=${changed ? act : 'inget'}`);
}

export const jobRoutes: readonly Route[] = [
  get('/organisation/:entity/jobb', 'administer', showJobs),
  get('/organisation/:entity/jobb/export.xlsx', 'administer', exportJobs),
  post('/organisation/:entity/jobb', 'administer', changeJob),
];
