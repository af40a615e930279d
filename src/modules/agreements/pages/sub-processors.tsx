/** «Lista över underbiträden»: the chain as a table, who is no longer engaged, and that there are none. */
import { countryName } from '../../../knowledge/countries.ts';
import { transferMechanism } from '../../../knowledge/transfer-mechanisms.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { Choice, DateField, type Errors } from '../../../ui/field.tsx';
import { Button, ButtonLink, type Color, count, EmptyState, Panel, Table, Tag } from '../../../ui/parts.tsx';
import type { ShownSubProcessor, ShownSubProcessorRow, ShownSubProcessors } from '../actions/index.ts';
import { subProcessorOutcomes } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';
import { GroundTag, GroundWhy } from './ground-tag.tsx';

interface ListProps {
  readonly shown: ShownSubProcessors;
  readonly errors: Errors;
  /** What the list is narrowed to. */
  readonly words: string;
}

const atOf = ({ record }: ShownSubProcessors): string => `/avtal/${record.id}/underbitraden`;

export const SubProcessorParts = (props: ListProps) => {
  const { shown } = props;
  const engaged = shown.rows.filter(({ endedOn }) => endedOn === null);
  const ended = shown.rows.filter(({ endedOn }) => endedOn !== null);
  return (
    <div class="stack below">
      {engaged.length === 0 ? <Nobody {...props} /> : <Engaged {...props} rows={engaged} />}
      {ended.length > 0 && <Ended shown={shown} rows={ended} />}
      {shown.agreement.state === 'in-force' && shown.mayEnd && (
        <p class="small">
          Listan är en del av avtalet. Ett nytt underbiträde anmäls av biträdet i förväg, och ni har rätt att
          invända. Den som inte längre anlitas avslutas här.
        </p>
      )}
    </div>
  );
};

const Nobody = ({ shown, errors }: ListProps) => {
  if (shown.agreement.noSubProcessors)
    return (
      <Panel title="Inga underbiträden">
        <p>Det står uttryckligen att biträdet inte anlitar några underbiträden.</p>
        {shown.mayChange && (
          <form method="post" action={`${atOf(shown)}/inga`}>
            <input type="hidden" name="none" value="no" />
            <Button variant="secondary">Ångra: det finns underbiträden</Button>
          </form>
        )}
      </Panel>
    );
  return (
    <>
      <EmptyState
        title="Inga underbiträden är uppräknade"
        text="Räkna upp alla i kedjan, hur långt ner den än går. Anlitar biträdet inga: skriv det, så att det inte ser glömt ut."
      >
        {shown.mayChange && (
          <ButtonLink href={`${atOf(shown)}/nytt`} variant="primary">
            Lägg till underbiträde
          </ButtonLink>
        )}
      </EmptyState>
      {shown.mayChange && (
        <form method="post" action={`${atOf(shown)}/inga`} class="row" id="none">
          <input type="hidden" name="none" value="yes" />
          <Button variant="secondary">Biträdet anlitar inga underbiträden</Button>
          {errors.none && <span class="bad">{errors.none}</span>}
        </form>
      )}
    </>
  );
};

const COLORS: Readonly<Record<ShownSubProcessorRow['judgement']['outcome'], Color>> = {
  free: 'success',
  allowed: 'success',
  exception: 'warning',
  incomplete: 'warning',
  forbidden: 'danger',
};

const textOf = (row: ShownSubProcessorRow): string =>
  [row.name, row.organisationNumber, row.what, ...row.places.map((code) => countryName(code))]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();

const Engaged = ({ shown, rows, words }: ListProps & { rows: readonly ShownSubProcessorRow[] }) => {
  const found = words ? rows.filter((row) => textOf(row).includes(words.toLowerCase())) : rows;
  return (
    <Panel
      title="Underbiträden"
      action={
        <span class="row only-screen">
          <ButtonLink href={`${atOf(shown)}/export.xlsx`} download variant="tertiary">
            Excel
          </ButtonLink>
          <ButtonLink href={`${atOf(shown)}/export.csv`} download variant="tertiary">
            CSV
          </ButtonLink>
          {shown.mayChange && (
            <ButtonLink href={`${atOf(shown)}/nytt`} variant="primary">
              Lägg till underbiträde
            </ButtonLink>
          )}
        </span>
      }
    >
      <form class="filters only-screen" method="get" action={atOf(shown)}>
        <div class="ds-field">
          <label class="ds-label" for="q">
            Namn, nummer, behandling eller land
          </label>
          <input class="ds-input" type="search" id="q" name="q" value={words} autocomplete="off" />
        </div>
        <div>
          <Button variant="secondary">Filtrera</Button>
        </div>
      </form>
      <p>
        {words
          ? `${found.length} av ${count(rows.length, 'underbiträde', 'underbiträden')}`
          : count(rows.length, 'underbiträde', 'underbiträden')}
      </p>
      {found.length === 0 ? (
        <p>
          Inget underbiträde har det. <a href={atOf(shown)}>Visa alla</a>
        </p>
      ) : (
        <Table caption="Lista över underbiträden" hideCaption cards rows={found} columns={columnsOf(shown)} />
      )}
    </Panel>
  );
};

const columnsOf = (shown: ShownSubProcessors) => [
  { heading: 'Nr', cell: (row: ShownSubProcessorRow) => <span class="nowrap">{row.number}</span> },
  {
    heading: 'Underbiträde',
    header: true,
    cell: (row: ShownSubProcessorRow) => (
      <>
        {shown.mayChange || shown.mayEnd ? <a href={`${atOf(shown)}/${row.id}`}>{row.name}</a> : row.name}
        {row.depth > 0 && (
          <span class="block small">
            Anlitat av {shown.rows.find((one) => one.id === row.parentId)?.name ?? ''}
          </span>
        )}
      </>
    ),
  },
  { heading: 'Org.nr', cell: (row: ShownSubProcessorRow) => row.organisationNumber ?? '–' },
  {
    heading: 'Adress',
    cell: (row: ShownSubProcessorRow) =>
      [row.address, countryName(row.country) ?? row.country].filter(Boolean).join(', '),
  },
  { heading: 'Behandling', cell: (row: ShownSubProcessorRow) => row.what ?? '–' },
  {
    heading: 'Plats (land)',
    cell: (row: ShownSubProcessorRow) =>
      row.places.map((code) => countryName(code) ?? code).join(', ') || '–',
  },
  {
    heading: 'Skyddsåtgärd',
    cell: (row: ShownSubProcessorRow) => (
      <>
        <GroundTag
          of={row}
          color={COLORS[row.judgement.outcome]}
          outcome={subProcessorOutcomes[row.judgement.outcome]}
        />
        {row.mechanism && (
          <span class="block small">{transferMechanism(row.mechanism)?.label ?? row.mechanism}</span>
        )}
        <GroundWhy of={row} />
      </>
    ),
  },
];

const Ended = ({ shown, rows }: { shown: ShownSubProcessors; rows: readonly ShownSubProcessorRow[] }) => (
  <Panel title="Underbiträden som inte längre anlitas">
    <Table
      caption="Underbiträden som inte längre anlitas"
      hideCaption
      cards
      rows={rows}
      columns={[
        { heading: 'Nr', cell: (row) => row.number },
        {
          heading: 'Underbiträde',
          header: true,
          cell: (row) => (shown.mayEnd ? <a href={`${atOf(shown)}/${row.id}`}>{row.name}</a> : row.name),
        },
        {
          heading: 'Period',
          cell: (row) =>
            `${row.engagedOn ? `${longDate(row.engagedOn)} – ` : 'Till '}${row.endedOn ? longDate(row.endedOn) : ''}`,
        },
        { heading: 'Behandling', cell: (row) => row.what ?? '–' },
        {
          heading: 'Radering',
          cell: (row) =>
            row.erasureConfirmedOn ? (
              longDate(row.erasureConfirmedOn)
            ) : (
              <Tag color="warning">Inte bekräftad</Tag>
            ),
        },
      ]}
    />
  </Panel>
);

interface RemovalProps {
  readonly shown: ShownSubProcessor;
  readonly errors: Errors;
}

/** Asks what is to be done with those below, where there are any. */
export const SubProcessorRemoval = ({ shown, errors }: RemovalProps) => (
  <form class="stack narrow below" novalidate method="post" action={`${atOf(shown)}/${shown.row.id}/ta-bort`}>
    <p>
      {shown.row.number} {shown.row.name} tas bort ur listan.
    </p>
    {shown.below.length > 0 && (
      <Choice
        name="below"
        label={`${count(shown.below.length, 'underbiträde', 'underbiträden')} står under: ${shown.below.map(({ name }) => name).join(', ')}`}
        error={errors.below}
        options={[
          {
            value: 'move-up',
            label: 'Flytta upp dem',
            hint: 'De står då under den som anlitade det som tas bort',
          },
          { value: 'remove', label: 'Ta bort dem också' },
        ]}
      />
    )}
    <div class="actions">
      <Button danger>Ta bort</Button>
    </div>
  </form>
);

interface EndProps {
  readonly shown: ShownSubProcessor;
  readonly typed: Typed;
  readonly errors: Errors;
}

/** In an agreement that is in force: when it was last engaged, and that what it had is erased. */
export const SubProcessorEnding = ({ shown, typed, errors }: EndProps) => (
  <div class="below">
    <Panel title="När det inte längre anlitas">
      <form class="stack narrow" novalidate method="post" action={`${atOf(shown)}/${shown.row.id}/avsluta`}>
        <input type="hidden" name="version" value={typed.version ?? String(shown.row.version)} />
        {shown.below.length > 0 && (
          <p class="ds-alert message" data-color="info">
            De som det har anlitat avslutas samma dag: {shown.below.map(({ name }) => name).join(', ')}.
          </p>
        )}
        <DateField name="endedOn" label="Anlitas till och med" value={typed.endedOn} error={errors.endedOn} />
        <DateField
          name="erasureConfirmedOn"
          label="Radering bekräftad"
          hint="Dagen då biträdet bekräftade att uppgifterna är raderade. Lämna tomt tills bekräftelsen har kommit"
          value={typed.erasureConfirmedOn}
          error={errors.erasureConfirmedOn}
        />
        <div class="actions">
          <Button>Spara</Button>
        </div>
      </form>
    </Panel>
  </div>
);
