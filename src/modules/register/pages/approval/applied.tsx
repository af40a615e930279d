import type { Actor } from '../../../../platform/actor.ts';
import { longDate } from '../../../../platform/plain-date.ts';
import { DateField, TextField } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table } from '../../../../ui/parts.tsx';
import type { AppliedRow } from '../../actions/versions.ts';
import { Paging } from '../paging.tsx';

interface AppliedProps {
  readonly actor: Actor;
  readonly rows: readonly AppliedRow[];
  readonly total: number;
  readonly day: string;
  readonly page: number;
  readonly query: URLSearchParams;
  readonly error?: string | undefined;
  readonly typedDay: string;
}

/** The register as it applied on a day: approved versions alone. */
export const AppliedPage = (props: AppliedProps) => {
  const { actor, day, query, total } = props;
  return (
    <Page
      actor={actor}
      title={`Registerförteckning per den ${longDate(day)}`}
      section="register"
      path="/behandlingar/gallde"
      crumbs={[{ href: '/behandlingar', text: 'Behandlingar' }]}
    >
      <p>
        Det som var fastställt och gällde den dagen för {actor.controller?.name}. Utkast och behandlingar som
        hade upphört är inte med.
      </p>
      <live-list>
        <form method="get" action="/behandlingar/gallde" class="filters">
          <DateField name="dag" label="Vad gällde den …?" value={props.typedDay} error={props.error} />
          <TextField name="q" label="Behandlingens namn" type="search" value={query.get('q')} />
          <Button variant="secondary">Visa</Button>
        </form>
        <div id="resultat">
          {total === 0 ? (
            <EmptyState
              title="Inget var fastställt"
              text={`Ingen fastställd version gällde ${longDate(day)}. Välj en annan dag, eller fastställ behandlingar som är fullständiga.`}
            >
              <ButtonLink href="/behandlingar?status=complete">Visa de som är fullständiga</ButtonLink>
            </EmptyState>
          ) : (
            <Result {...props} />
          )}
        </div>
      </live-list>
    </Page>
  );
};

const Result = ({ rows, total, day, query, page }: AppliedProps) => {
  const words = query.get('q') ?? '';
  const exported = (format: string) =>
    `/behandlingar/export.${format}?${new URLSearchParams({ gallde: day, ...(words && { q: words }) })}`;
  return (
    <>
      <div class="row" style="margin-top:1rem">
        <p class="grow" aria-live="polite">
          <strong>{count(total, 'behandling', 'behandlingar')}</strong>
        </p>
        <ButtonLink href={exported('pdf')}>Hämta PDF</ButtonLink>
        <ButtonLink href={exported('xlsx')}>Hämta Excel</ButtonLink>
      </div>
      <Table
        caption="Behandlingar som gällde"
        hideCaption
        rows={rows}
        columns={[
          { heading: 'Nr', number: true, cell: (row) => row.processingNumber },
          {
            heading: 'Behandling',
            header: true,
            cell: (row) => (
              <a href={`/behandlingar/${row.processingId}/versioner/${row.number}`}>{row.name}</a>
            ),
          },
          { heading: 'Version', number: true, cell: (row) => row.number },
          { heading: 'Gällde från', cell: (row) => <span class="nowrap">{longDate(row.appliesFrom)}</span> },
          { heading: 'Fastställd av', cell: (row) => row.decidedBy },
        ]}
      />
      <Paging page={page} total={total} query={query} path="/behandlingar/gallde" />
    </>
  );
};
