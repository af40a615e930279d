/** The list of agreements, and the frames of the kommun that own agreements can be made from. */
import { agreementEdition, agreementEditions } from '../../../knowledge/agreement-editions.ts';
import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishDay } from '../../../platform/plain-date.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { FilteredList } from '../../../ui/filtered-list.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, type Color, count, EmptyState, Panel, Table, Tag } from '../../../ui/parts.tsx';
import { printedMark } from '../../cases/rules/index.ts';
import type { AskedAgreements, ListedAgreement, ListedFrame } from '../actions/index.ts';
import { type AgreementState, agreementKinds, agreementSides, agreementStates } from '../rules/index.ts';
import { AgreementTabs } from './list-table.tsx';

export const stateColors: Readonly<Record<AgreementState, Color>> = {
  draft: 'neutral',
  preparing: 'info',
  signing: 'info',
  'in-force': 'success',
  ended: 'neutral',
  withdrawn: 'neutral',
};

interface AgreementListProps {
  readonly actor: Actor;
  readonly listed: { readonly rows: readonly ListedAgreement[]; readonly total: number };
  readonly asked: AskedAgreements;
  readonly frames: readonly ListedFrame[];
  readonly query: URLSearchParams;
  readonly mayWrite: boolean;
}

export const AgreementListPage = (props: AgreementListProps) => {
  const { actor, listed, query, mayWrite, frames } = props;
  const isEmpty = listed.total === 0 && query.size === 0;
  return (
    <Page
      actor={actor}
      title="Avtal"
      section="agreements"
      path="/avtal"
      aside={
        mayWrite && (
          <ButtonLink href="/avtal/nytt" variant="primary">
            Nytt avtal
          </ButtonLink>
        )
      }
    >
      <AgreementTabs current="/avtal" />
      <div class="stack below">
        {isEmpty ? <NoAgreements mayWrite={mayWrite} /> : <All {...props} />}
        {frames.length > 0 && <Frames frames={frames} mayWrite={mayWrite} ownId={actor.controller?.id} />}
      </div>
    </Page>
  );
};

const NoAgreements = ({ mayWrite }: { mayWrite: boolean }) => (
  <EmptyState
    title="Inga avtal än"
    text="Här samlas personuppgiftsbiträdesavtal, reglementen mellan nämnder och gemensamt ansvar. Vet ni inte om ett avtal behövs? Svara på några frågor först."
  >
    <ButtonLink href="/vagledning" variant="primary">
      Behövs avtal?
    </ButtonLink>
    {mayWrite && <ButtonLink href="/avtal/registrera">Registrera ett avtal som redan gäller</ButtonLink>}
  </EmptyState>
);

const All = (props: AgreementListProps) => {
  const { listed, query, mayWrite } = props;
  return (
    <FilteredList
      path="/avtal"
      filters={<Filters {...props} />}
      counted={count(listed.total, 'avtal', 'avtal')}
      links={
        <>
          {mayWrite && <ButtonLink href="/avtal/registrera">Registrera tecknat avtal</ButtonLink>}
          <ButtonLink href={`/avtal/export.xlsx?${query}`} download>
            Excel
          </ButtonLink>
          <ButtonLink href={`/avtal/export.csv?${query}`} download>
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
  );
};

const FOLDED = ['namnd', 'slag', 'roll', 'utgava', 'ordning'];

const Filters = ({ actor, asked, query }: AgreementListProps) => {
  const chosen = FOLDED.filter((name) => query.get(name) && query.get(name) !== 'title').length;
  const places = [...new Map(actor.appointments.map((one) => [one.id, one])).values()];
  return (
    <>
      <TextField name="q" label="Sök avtal, part eller nummer" type="search" value={asked.words} />
      <Select
        name="lage"
        label="Läge"
        empty="Alla"
        value={asked.state}
        options={[
          { value: 'open', label: 'På väg' },
          ...Object.entries(agreementStates).map(([value, label]) => ({ value, label })),
        ]}
      />
      <details class="more" open={chosen > 0}>
        <summary>Filtrera och ordna{chosen > 0 && ` (${chosen} ${chosen === 1 ? 'vald' : 'valda'})`}</summary>
        <div class="filters">
          {places.length > 1 && (
            <Select
              name="namnd"
              label="Nämnd"
              empty="Alla"
              value={asked.controllerId}
              options={places.map((one) => ({ value: one.id, label: nameOf(one) }))}
            />
          )}
          <Select
            name="roll"
            label="Vår roll"
            empty="Alla"
            value={asked.side}
            options={optionsOf(agreementSides)}
          />
          <Select
            name="slag"
            label="Slag"
            empty="Alla"
            value={asked.kind}
            options={optionsOf(agreementKinds)}
          />
          <Select
            name="utgava"
            label="Avtalets utgåva"
            empty="Alla"
            value={asked.edition}
            options={agreementEditions.map(({ id, label }) => ({ value: id, label }))}
          />
          <Select
            name="ordning"
            label="Ordna efter"
            value={asked.sort}
            options={[
              { value: 'title', label: 'Namn' },
              { value: 'party', label: 'Part' },
              { value: 'in-force', label: 'Senast tecknat' },
              { value: 'ends', label: 'Upphör först' },
              { value: 'updated', label: 'Senast ändrat' },
            ]}
          />
        </div>
      </details>
    </>
  );
};

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const Rows = ({ listed, actor }: AgreementListProps) => (
  <Table
    caption="Avtal"
    hideCaption
    cards
    rows={listed.rows}
    columns={[
      {
        heading: 'Avtal',
        header: true,
        cell: (row) => (
          <>
            <a href={`/avtal/${row.id}`}>{row.title}</a>
            <span class="block small">
              {printedMark(row)}
              {new Set(actor.readable).size > 1 && `, ${row.controllerName}`}
            </span>
          </>
        ),
      },
      {
        heading: 'Part',
        cell: (row) => (
          <>
            {row.partyName}
            {row.side === 'processor' && <span class="block small">Vi är biträde</span>}
          </>
        ),
      },
      {
        heading: 'Läge',
        cell: (row) => {
          const state = row.state as AgreementState;
          return (
            <>
              <Tag color={stateColors[state]}>{agreementStates[state]}</Tag>
              {row.lastDay && <span class="block small">till och med {longDate(row.lastDay)}</span>}
            </>
          );
        },
      },
      { heading: 'Gäller från', cell: (row) => row.inForceOn && longDate(row.inForceOn) },
      {
        heading: 'Avtalets utgåva',
        cell: (row) => breakable(agreementEdition(row.edition)?.label ?? row.edition),
      },
      {
        heading: 'Täcker',
        cell: (row) => (
          <>
            {count(row.processingCount, 'behandling', 'behandlingar')}
            {row.subProcessorCount > 0 && (
              <span class="block small">{count(row.subProcessorCount, 'underbiträde', 'underbiträden')}</span>
            )}
          </>
        ),
      },
    ]}
  />
);

const Frames = ({
  frames,
  mayWrite,
  ownId,
}: Pick<AgreementListProps, 'frames' | 'mayWrite'> & { ownId: string | undefined }) => (
  <Panel title="Ramar som delas i kommunen" id="ramar">
    <p class="small">
      En nämnd har förhandlat klart. Var nämnd tecknar sitt eget avtal, med samma villkor, instruktion och
      underbiträden.
    </p>
    <Table
      caption="Ramar"
      hideCaption
      cards
      rows={frames}
      columns={[
        { heading: 'Ram', header: true, cell: (row) => row.title },
        { heading: 'Leverantör', cell: (row) => row.supplierName },
        {
          heading: 'Delad av',
          cell: (row) => `${row.controllerName}, ${longDate(swedishDay(row.sharedAt.toISOString()))}`,
        },
        {
          heading: 'Vårt avtal',
          cell: (row) =>
            row.agreementId ? (
              <>
                <a href={`/avtal/${row.agreementId}`}>Öppna vårt avtal</a>
                {mayWrite && row.ownerControllerId === ownId && (
                  <form method="post" action={`/avtal/ramar/${row.id}/dra-in`}>
                    <Button variant="tertiary">
                      Dra in ramen<span class="visually-hidden"> {row.title}</span>
                    </Button>
                  </form>
                )}
              </>
            ) : mayWrite ? (
              <a href={`/avtal/nytt?ram=${row.id}`}>
                Gör vårt avtal<span class="visually-hidden"> under {row.title}</span>
              </a>
            ) : (
              'Inget än'
            ),
        },
      ]}
    />
  </Panel>
);

/** The long word is broken where a reader would break it. */
const breakable = (label: string): string =>
  label.replace('personuppgiftsbiträdes', 'personuppgifts\u00ADbiträdes\u00AD');
