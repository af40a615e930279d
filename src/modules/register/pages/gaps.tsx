import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import type { ListedFinding, ListedGap, Todo } from '../actions/entries.ts';
import { GAPS_SHOWN } from '../rules/paging.ts';
import { gapAddress } from './gap-address.ts';

interface GapsProps {
  readonly actor: Actor;
  readonly todo: Todo;
  readonly query: URLSearchParams;
  readonly today: string;
}

export const GapsPage = (props: GapsProps) => {
  const { actor, query } = props;
  return (
    <Page actor={actor} title="Att ordna" section="gaps" path="/att-ordna">
      <p>
        Allt som saknas eller ska ses över i registret för {actor.controller?.name}, med vem som ordnar det
        och när.
      </p>
      <live-list>
        <form method="get" action="/att-ordna" class="filters">
          <Select
            name="niva"
            label="Visa"
            value={query.get('niva') ?? 'blocking'}
            options={[
              { value: 'blocking', label: 'Det som måste finnas' },
              { value: 'warning', label: 'Det som bör ses över' },
              { value: 'oversyn', label: 'Översyner och ändringar' },
              { value: 'alla', label: 'Allt' },
            ]}
          />
          <Select
            name="ansvarig"
            label="Ansvarig"
            empty="Alla"
            value={query.get('ansvarig')}
            options={[{ value: 'ingen', label: 'Ingen än' }]}
          />
          <TextField name="vem" label="Ansvarigs namn" type="search" value={query.get('vem')} />
          <Button variant="secondary" withoutScript>
            Filtrera
          </Button>
        </form>
        <Result {...props} />
      </live-list>
    </Page>
  );
};

/** One row of the list: a gap that the rules find, or what a review has found. */
interface TodoRow {
  readonly processingId: string;
  readonly processingName: string;
  readonly text: string;
  readonly href: string;
  readonly note: string | null;
  readonly ownerName: string | null;
  readonly dueOn: string | null;
}

const gapRow = (gap: ListedGap, writes: boolean): TodoRow => ({
  ...gap,
  href: gapAddress(gap.processingId, gap, writes),
  note: gap.level === 'warning' ? 'Bör ses över' : null,
});

const findingRow = (finding: ListedFinding, today: string, writes: boolean): TodoRow => ({
  ...finding,
  text: findingText(finding, today),
  href:
    finding.kind === 'review'
      ? gapAddress(finding.processingId, { step: 'kontroll', anchor: 'nextReviewOn' }, writes)
      : `/behandlingar/${finding.processingId}#oversyn`,
  note:
    finding.kind === 'review'
      ? 'Översyn'
      : `Behöver ändras, enligt ${finding.askedBy ?? 'den som bekräftar'}`,
});

export function findingText({ kind, text, dueOn }: ListedFinding, today: string): string {
  if (kind === 'change') return text ?? '';
  return dueOn !== null && dueOn < today ? 'Översynen skulle ha gjorts.' : 'Se över behandlingen.';
}

const Result = ({ todo, query, today }: GapsProps) => {
  const writes = todo.mayWrite;
  const level = query.get('niva') ?? 'blocking';
  const withFindings = level === 'alla' || level === 'oversyn';
  const rows = [
    ...(withFindings ? todo.findings.map((finding) => findingRow(finding, today, writes)) : []),
    ...todo.gaps.map((gap) => gapRow(gap, writes)),
  ];
  const others = new URLSearchParams(query);
  others.set('niva', 'oversyn');
  return (
    <div id="resultat">
      {!withFindings && todo.findings.length > 0 && (
        <p style="margin-top:1rem">
          <a href={`/att-ordna?${others}`}>
            {count(todo.findings.length, 'översyn eller ändring', 'översyner och ändringar')} att göra
          </a>
        </p>
      )}
      {rows.length === 0 ? (
        <EmptyState title="Inget att ordna" text="Inget i registret stämmer med urvalet.">
          <ButtonLink href="/behandlingar">Till behandlingarna</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <div class="row" style="margin-top:1rem">
            <p class="grow" aria-live="polite">
              <strong>{count(rows.length, 'sak', 'saker')}</strong>
              {todo.gaps.length === GAPS_SHOWN && ' visas. Det finns fler: välj ett mindre urval.'}
            </p>
            <ButtonLink href={`/att-ordna/export.xlsx?${query}`} download>
              Exportera till Excel
            </ButtonLink>
          </div>
          <Table
            caption="Att ordna"
            hideCaption
            rows={rows}
            columns={[
              {
                heading: 'Behandling',
                cell: (row) => <a href={`/behandlingar/${row.processingId}`}>{row.processingName}</a>,
              },
              {
                heading: 'Vad',
                header: true,
                cell: (row) => (
                  <>
                    <a href={row.href}>{row.text}</a>
                    {row.note && <span class="block small">{row.note}</span>}
                  </>
                ),
              },
              { heading: 'Vem', cell: (row) => row.ownerName ?? <span class="unknown">Ingen än</span> },
              { heading: 'Senast', cell: (row) => <Due due={row.dueOn} today={today} /> },
            ]}
          />
        </>
      )}
    </div>
  );
};

/** An own goal, never a statutory date. */
const Due = ({ due, today }: { due: string | null; today: string }) => {
  if (!due) return <span class="unknown">Inget datum</span>;
  return due < today ? (
    <Tag color="danger">{`${longDate(due)}, försenat`}</Tag>
  ) : (
    <span class="nowrap">{longDate(due)}</span>
  );
};
