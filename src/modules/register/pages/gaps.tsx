import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import type { ListedGap } from '../actions/entries.ts';
import { GAPS_SHOWN } from '../rules/paging.ts';

interface GapsProps {
  readonly actor: Actor;
  readonly gaps: readonly ListedGap[];
  readonly query: URLSearchParams;
  readonly today: string;
}

export const GapsPage = (props: GapsProps) => {
  const { actor, query } = props;
  return (
    <Page actor={actor} title="Att ordna" section="gaps" path="/att-ordna">
      <p>Allt som saknas i registret för {actor.controller?.name}, med vem som ordnar det och när.</p>
      <live-list>
        <form method="get" action="/att-ordna" class="filters">
          <Select
            name="niva"
            label="Visa"
            value={query.get('niva') ?? 'blocking'}
            options={[
              { value: 'blocking', label: 'Det som måste finnas' },
              { value: 'warning', label: 'Det som bör ses över' },
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

const Result = ({ gaps, query, today }: GapsProps) => (
  <div id="resultat">
    {gaps.length === 0 ? (
      <EmptyState title="Inget att ordna" text="Inget i registret stämmer med urvalet.">
        <ButtonLink href="/behandlingar">Till behandlingarna</ButtonLink>
      </EmptyState>
    ) : (
      <>
        <div class="row" style="margin-top:1rem">
          <p class="grow" aria-live="polite">
            <strong>{count(gaps.length, 'sak', 'saker')}</strong>
            {gaps.length === GAPS_SHOWN && ' visas. Det finns fler: välj ett mindre urval.'}
          </p>
          <ButtonLink href={`/att-ordna/export.xlsx?${query}`} download>
            Exportera till Excel
          </ButtonLink>
        </div>
        <Table
          caption="Att ordna"
          hideCaption
          rows={gaps}
          columns={[
            {
              heading: 'Behandling',
              cell: (gap) => <a href={`/behandlingar/${gap.processingId}`}>{gap.processingName}</a>,
            },
            {
              heading: 'Vad',
              header: true,
              cell: (gap) => (
                <>
                  <a href={`/behandlingar/${gap.processingId}/${gap.step}#${gap.anchor}`}>{gap.text}</a>
                  {gap.level === 'warning' && <span class="block small">Bör ses över</span>}
                </>
              ),
            },
            { heading: 'Vem', cell: (gap) => gap.ownerName ?? <span class="unknown">Ingen än</span> },
            { heading: 'Senast', cell: (gap) => <Due due={gap.dueOn} today={today} /> },
          ]}
        />
      </>
    )}
  </div>
);

/** An own goal, never a statutory date. */
const Due = ({ due, today }: { due: string | null; today: string }) => {
  if (!due) return <span class="unknown">Inget datum</span>;
  return due < today ? (
    <Tag color="danger">{`${longDate(due)}, försenat`}</Tag>
  ) : (
    <span class="nowrap">{longDate(due)}</span>
  );
};
