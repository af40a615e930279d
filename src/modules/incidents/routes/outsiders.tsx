/** Reports from whoever is not signed in. */
import { type CheckedFiles, checkFiles, FILE_LIMIT } from '../../../platform/files.ts';
import {
  get,
  type Input,
  type PublicContext,
  page,
  post,
  type Reply,
  type Route,
  redirect,
} from '../../../platform/route.ts';
import type { Services } from '../../../platform/services.ts';
import * as actions from '../actions/index.ts';
import * as pages from '../pages/index.ts';
import { idOf } from './input.ts';
import { type ReportHost, reportFlow, type SentReport } from './report-flow.tsx';

/** Bytes of a report from outside: one file of the largest size, with its answers. */
const OUTSIDE_LIMIT = FILE_LIMIT + 2_000_000;

const slugOf = (input: Input): string => input.params.place ?? '';

async function listPlaces({ services }: PublicContext): Promise<Reply> {
  const places = await actions.openPlaces(services);
  const [only, ...others] = places;
  if (only && others.length === 0) return redirect(`/rapportera/${only.slug}`);
  return page(() => <pages.ReportingPlacesPage places={places} />);
}

const LIMITED =
  'Det har kommit många rapporter härifrån på kort tid, och den här är inte skickad. Vänta en kvart och tryck på «Skicka rapporten» igen.';

async function report({ services, address }: PublicContext, input: Input): Promise<Reply> {
  const place = await actions.openPlace(services, slugOf(input));
  const sends = input.fields.get('till') === 'skicka';
  const isLimited = sends && (await actions.tooManyReports(services, address));
  if (sends && !isLimited) await actions.noteReport(services, address);
  const files = sends && !isLimited ? await chosenFiles(services, input) : undefined;
  const ring = place.phone ? ` Brådskar det, ring ${place.phone}.` : '';
  return reportFlow(
    {
      ...hostAt(place, services, files),
      send: (sent) =>
        isLimited
          ? Promise.resolve({ errors: { limited: `${LIMITED}${ring}` } })
          : sendReport(services, place, sent),
    },
    input,
  );
}

const chosenFiles = (services: Services, { allFiles }: Input): Promise<CheckedFiles> =>
  checkFiles(
    allFiles.filter(([field]) => field === 'fil').map(([, file]) => file),
    services,
  );

const hostAt = (
  place: actions.OpenPlace,
  { clock }: Services,
  files: CheckedFiles | undefined,
): Omit<ReportHost, 'send'> => ({
  kind: 'outsider',
  action: `/rapportera/${place.slug}`,
  frame: ({ title, step, isFirst, errors, children }) => (
    <pages.OutsideReportPage place={place} title={title} step={step} errors={errors} isFirst={isFirst}>
      {children}
    </pages.OutsideReportPage>
  ),
  places: place.controllers,
  phone: place.phone,
  reporterName: null,
  now: clock.now().toString(),
  files,
});

async function sendReport(
  services: Services,
  place: actions.OpenPlace,
  sent: SentReport,
): ReturnType<ReportHost['send']> {
  const { id, controllerId, continuesItem, answers, files, ...content } = sent;
  if (controllerId !== null && !place.controllers.some((one) => one.id === controllerId))
    return { errors: { controllerId: 'Välj ur listan.' } };
  const errors = await actions.reportFromOutside(services, place.slug, {
    id,
    controllerId,
    continuesItem,
    content: { ...content, report: answers },
    files,
  });
  return errors ? { errors } : { receiptHref: `/rapportera/${place.slug}/kvitto/${id}` };
}

async function showReceipt({ services }: PublicContext, input: Input): Promise<Reply> {
  const receipt = await actions.outsideReceipt(services, slugOf(input), idOf(input));
  return page(() => <pages.OutsideReceiptPage receipt={receipt} />);
}

export const outsiderRoutes: readonly Route[] = [
  get('/rapportera', 'public', listPlaces),
  get('/rapportera/:place', 'public', report),
  { ...post('/rapportera/:place', 'public', report), bodyLimit: OUTSIDE_LIMIT },
  get('/rapportera/:place/kvitto/:id', 'public', showReceipt),
];
