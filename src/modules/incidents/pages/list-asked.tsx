/** What is asked of the register of incidents: its filters, and the documentation that the authority may want. */
import { incidentCauses, incidentTypes } from '../../../knowledge/incident-report.ts';
import type { Actor } from '../../../platform/actor.ts';
import { DateField, type Errors, Select, TextField } from '../../../ui/field.tsx';
import { nameOf } from '../../../ui/page.tsx';
import { Button, Panel } from '../../../ui/parts.tsx';
import { caseStates } from '../../cases/rules/index.ts';
import type { AskedIncidents, ListedIncidents } from '../actions/index.ts';
import { incidentOutcomes, shortLabel } from '../rules/index.ts';

export interface IncidentListProps {
  readonly actor: Actor;
  readonly listed: ListedIncidents;
  readonly asked: AskedIncidents;
  readonly query: URLSearchParams;
  readonly now: string;
  readonly mayReport: boolean;
  readonly mayRegister: boolean;
  readonly period: { readonly from: string; readonly to: string };
  /** Whose documentation can be printed, and whose is asked for. */
  readonly documented: {
    readonly places: readonly { readonly value: string; readonly label: string }[];
    readonly chosen: string | null;
  };
  readonly errors?: Errors;
}

const SORTS = {
  discovered: 'Senast upptäckt',
  due: 'Frist',
  persons: 'Flest personer',
  severity: 'Mest allvarlig',
} as const;

/** The search stands open; the rest is folded until one of them is chosen. */
export const Filters = (props: IncidentListProps) => {
  const { query } = props;
  const chosen = FOLDED.filter((name) => query.get(name) && query.get(name) !== USUAL_ORDER).length;
  return (
    <>
      <TextField name="q" label="Sök rubrik eller nummer" type="search" value={props.asked.words} />
      <details class="more" open={chosen > 0}>
        <summary>Filtrera och ordna{chosen > 0 && ` (${chosen} ${chosen === 1 ? 'vald' : 'valda'})`}</summary>
        <div class="filters">
          <Choices {...props} />
        </div>
      </details>
    </>
  );
};

const USUAL_ORDER = 'discovered';
const FOLDED = ['lage', 'namnd', 'typ', 'orsak', 'beslut', 'anmald', 'ar', 'ordning'];

const Choices = ({ actor, asked, listed, query }: IncidentListProps) => (
  <>
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

/** What the authority may ask to see. */
export const Documentation = ({ documented, period, errors = {} }: IncidentListProps) => (
  <Panel title="Dokumentation till tillsynsmyndigheten" id="dokumentation">
    <p>
      Alla incidenter som{' '}
      {documented.places[0] && documented.places.length === 1 ? documented.places[0].label : 'en nämnd'}{' '}
      upptäckte under en tid: omständigheter, effekter, åtgärder och skälen till besluten (artikel 33.5).
      Åtgärder som kan vara hemliga är markerade.
    </p>
    <form class="row below" novalidate method="get" action="/incidenter/dokumentation.pdf">
      {documented.places.length > 1 && (
        <Select
          name="hos"
          label="Vems incidenter?"
          empty="Välj nämnd eller bolag"
          value={documented.chosen}
          error={errors.hos}
          options={documented.places}
        />
      )}
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
