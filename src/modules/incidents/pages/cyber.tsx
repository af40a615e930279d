import type { Actor } from '../../../platform/actor.ts';
import { dayWithWeekday, swedishDay, swedishTime, timeWithWeekday } from '../../../platform/plain-date.ts';
import { Choice, DateField, type Errors, TextArea, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, EmptyState, Panel, Table, Tag, Why } from '../../../ui/parts.tsx';
import { deadlineText } from '../../deadlines/rules/index.ts';
import type { listCyber, ShownCyber } from '../actions/index.ts';
import { type CyberStep, cyberStepIds, cyberSteps, isLateStep, labelOfCyber } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';

interface CyberProps {
  readonly shown: ShownCyber;
  readonly now: string;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly newId: string;
}

/** The kommun's incident that the case belongs to, or how it comes to belong to one. */
export const CyberParts = (props: CyberProps) => (
  <div class="stack">
    <p class="lead">
      Kommunen är verksamhetsutövare enligt cybersäkerhetslagen (2025:1506), inte nämnden. En betydande
      incident rapporteras därför en gång för hela kommunen, till {props.shown.receiver}. Det är en annan
      klocka än den mot Integritetsskyddsmyndigheten.
    </p>
    {props.shown.row ? <Reports {...props} /> : <Begin {...props} />}
  </div>
);

const Reports = (props: CyberProps) => {
  const { shown, now } = props;
  const { row, times, deadlines } = shown;
  if (!row || !times) return null;
  const done = (step: CyberStep) => times[step];
  return (
    <>
      <Panel
        title="Kommunens rapporter"
        action={<Tag color={row.reportedAt ? 'success' : 'info'}>{row.reportedAt ? 'Klar' : 'Pågår'}</Tag>}
      >
        <p>
          Kommunen visste {timeWithWeekday(times.awareAt)} att incidenten är betydande. {row.ownerName} lämnar
          rapporterna.
        </p>
        <p class="pre">{row.reason}</p>
        <Table
          caption="De tre rapporterna"
          hideCaption
          rows={cyberStepIds}
          columns={[
            { heading: 'Rapport', header: true, cell: (step) => cyberSteps[step].label },
            {
              heading: 'Senast',
              cell: (step) => {
                const due = deadlines.find(({ label }) => label === labelOfCyber(step));
                if (!due) return '';
                const at = due.dueAt ?? due.dueOn;
                if (!done(step)) return deadlineText(at, now);
                return due.dueAt ? timeWithWeekday(due.dueAt) : dayWithWeekday(due.dueOn);
              },
            },
            {
              heading: 'Lämnad',
              cell: (step) => {
                const at = done(step);
                if (!at) return 'Inte än';
                return isLateStep(step, at, times, swedishDay(times.awareAt)) ? (
                  <>
                    {swedishTime(at)} <Tag color="danger">Sent</Tag>
                  </>
                ) : (
                  swedishTime(at)
                );
              },
            },
          ]}
        />
        <Why reasons={shown.reasons} summary="Varför de tiderna?" />
        {row.reference && <p>Myndighetens nummer: {row.reference}</p>}
        {row.lateReason && <p class="pre">Varför det blev sent: {row.lateReason}</p>}
        {shown.cases.length > 1 && (
          <p>
            Ärenden som hör hit:{' '}
            {shown.cases.map((one, index) => (
              <>
                {index > 0 && ', '}
                <a href={`/incidenter/${one.caseId}`}>
                  {one.externalMark ?? one.mark ?? 'utan nummer'} ({one.controllerName})
                </a>
              </>
            ))}
          </p>
        )}
      </Panel>
      {shown.next && shown.isOwner && <StepForm {...props} next={shown.next} />}
    </>
  );
};

const StepForm = ({ shown, typed, errors, next }: CyberProps & { next: CyberStep }) => (
  <Panel title="Notera en rapport som är lämnad">
    <p>Rapporterna lämnas i myndighetens egen tjänst, inte här. Skriv när det är gjort.</p>
    <form class="stack narrow" novalidate method="post" action={`/incidenter/${shown.record.id}/cyber/steg`}>
      <Choice
        name="step"
        label="Vad är lämnat?"
        value={typed.step ?? next}
        error={errors.step}
        options={cyberStepIds
          .filter((step) => shown.times?.[step] === null)
          .map((step) => ({
            value: step,
            label: cyberSteps[step].label,
            hint: `Inom ${cyberSteps[step].hours}`,
          }))}
      />
      <TimeFields typed={typed} errors={errors} label="När?" />
      <TextField
        name="reference"
        label="Myndighetens nummer"
        optional
        value={typed.reference}
        error={errors.reference}
        size="medium"
      />
      <TextArea
        name="lateReason"
        label="Varför det blev sent"
        hint="Fylls i när tiden hade gått ut"
        optional
        value={typed.lateReason}
        error={errors.lateReason}
      />
      <div class="actions">
        <Button>Spara</Button>
      </div>
    </form>
  </Panel>
);

const TimeFields = ({ typed, errors, label }: { typed: Typed; errors: Errors; label: string }) => (
  <fieldset class="ds-fieldset group">
    <legend>{label}</legend>
    <div class="row">
      <DateField name="on" label="Dag" hint="Till exempel 2026-11-20" value={typed.on} error={errors.on} />
      <TextField
        name="at"
        label="Klockslag"
        hint="Till exempel 14.20"
        size="short"
        value={typed.at}
        error={errors.at}
      />
    </div>
  </fieldset>
);

const Begin = ({ shown, typed, errors, newId }: CyberProps) => (
  <>
    {shown.open.length > 0 && (
      <Panel title="Hör ärendet till en incident som redan rapporteras?">
        <form class="stack" novalidate method="post" action={`/incidenter/${shown.record.id}/cyber/lank`}>
          <Choice
            name="cyberIncidentId"
            label="Kommunens pågående incidenter"
            value={typed.cyberIncidentId ?? (shown.open.length === 1 ? shown.open[0]?.id : undefined)}
            error={errors.cyberIncidentId}
            options={shown.open.map((one) => ({
              value: one.id,
              label: one.title,
              hint: `${one.ownerName}, sedan ${timeWithWeekday(one.awareAt.toISOString())}`,
            }))}
          />
          <div class="actions">
            <Button>Ärendet hör dit</Button>
          </div>
        </form>
      </Panel>
    )}
    <Panel title="Börja rapportera en betydande incident">
      <p>
        {shown.threshold}{' '}
        <span class="small">Inte kontrollerat mot föreskriften MCFFS 2026:8: pröva mot den.</span>
      </p>
      <form class="stack narrow" novalidate method="post" action={`/incidenter/${shown.record.id}/cyber`}>
        <input type="hidden" name="id" value={newId} />
        <TimeFields typed={typed} errors={errors} label="När visste kommunen att incidenten är betydande?" />
        <TextArea
          name="reason"
          label="Varför är den betydande?"
          rows={4}
          value={typed.reason}
          error={errors.reason}
        />
        <p class="small">
          Varning inom 24 timmar, incidentanmälan inom 72 timmar, slutrapport inom en månad från anmälan.
          Fristerna läggs i det här ärendet.
        </p>
        <div class="actions">
          <Button>Börja rapportera</Button>
        </div>
      </form>
    </Panel>
  </>
);

export const CyberListPage = (props: { actor: Actor; rows: Awaited<ReturnType<typeof listCyber>> }) => (
  <Page
    actor={props.actor}
    title="Betydande incidenter"
    section="incidents"
    path="/incidenter/cyber"
    crumbs={[{ href: '/incidenter', text: 'Incidenter' }]}
  >
    <p>
      Enligt cybersäkerhetslagen rapporterar kommunen, inte nämnden. En betydande incident börjar i en
      personuppgiftsincident: öppna den och välj «Cybersäkerhetslagen».
    </p>
    {props.rows.length === 0 ? (
      <EmptyState
        title="Ingen betydande incident"
        text="När en incident bedöms vara betydande syns den här, med sina tre rapporter."
      />
    ) : (
      <Table
        caption={`${props.rows.length} betydande incidenter`}
        rows={props.rows}
        columns={[
          {
            heading: 'Incident',
            header: true,
            cell: (row) =>
              row.caseId ? <a href={`/incidenter/${row.caseId}/cyber`}>{row.title}</a> : row.title,
          },
          { heading: 'Kommun', cell: (row) => row.legalEntityName },
          { heading: 'Rapporteras av', cell: (row) => row.ownerName },
          { heading: 'Vetskap', cell: (row) => swedishTime(row.awareAt) },
          { heading: 'Varning', cell: (row) => (row.warnedAt ? swedishTime(row.warnedAt) : 'Inte än') },
          { heading: 'Anmälan', cell: (row) => (row.notifiedAt ? swedishTime(row.notifiedAt) : 'Inte än') },
          {
            heading: 'Slutrapport',
            cell: (row) => (row.reportedAt ? swedishTime(row.reportedAt) : 'Inte än'),
          },
          { heading: 'Ärenden', number: true, cell: (row) => String(row.cases) },
        ]}
      />
    )}
  </Page>
);
