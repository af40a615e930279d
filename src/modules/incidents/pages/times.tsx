import { swedishTime } from '../../../platform/plain-date.ts';
import { Choice, DateField, type Errors, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, Panel, Table, Why } from '../../../ui/parts.tsx';
import type { ShownClock, ShownTimes } from '../actions/index.ts';
import {
  awareSources,
  type IncidentTime,
  incidentTimeNames,
  incidentTimes,
  timeColumns,
  typedTime,
} from '../rules/index.ts';
import type { Typed } from './form-page.tsx';

const HINTS: Readonly<Record<IncidentTime, string>> = {
  occurredAt: 'Lämna klockslaget tomt när det inte är känt, och båda tomma när inget är känt',
  endedAt: 'Lämna tomt så länge den pågår',
  discoveredAt: 'När någon först såg att något hade hänt. Klockslag är obligatoriskt',
  reportedAt: 'När den interna rapporten lämnades',
  awareAt:
    'När nämnden med rimlig säkerhet visste att personuppgifter hade drabbats. Lagens 72 timmar räknas härifrån',
};

interface TimesProps {
  readonly shown: ShownTimes;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly mayWrite: boolean;
}

export const TimesParts = (props: TimesProps) => (
  <div class="stack below">
    <p>
      Klockan börjar när nämnden får vetskap: när det är rimligt säkert att en personuppgiftsincident har
      inträffat. Att skriva internrapporten, eller att berätta för ombudet, startar den inte. När ett biträde
      talar om det får nämnden vetskap då.
    </p>
    {props.shown.clock ? (
      <ClockTable clock={props.shown.clock} />
    ) : (
      <p class="ds-alert message" data-color="warning">
        Vetskapen är inte angiven än. Ange den, så räknas de 72 timmarna.
      </p>
    )}
    {props.mayWrite && <TimesForm {...props} />}
    <Trace shown={props.shown} />
  </div>
);

/** What the law says beside what the older guidelines said (S-005). */
export const ClockTable = ({ clock }: { clock: ShownClock }) => (
  <Panel title="När anmälan senast ska göras">
    <ul class="plain-list">
      <li>
        <strong>Lagen</strong>
        {clock.reasons.map((reason) => (
          <span class="block">
            {reason.text} <span class="small">{reason.source.label}</span>
          </span>
        ))}
      </li>
      {clock.guidelines.map((guideline) => (
        <li>
          <strong>{guideline.name}</strong>
          {guideline.reasons.map((reason) => (
            <span class="block">
              {reason.text} <span class="small">{reason.source.label}</span>
            </span>
          ))}
        </li>
      ))}
    </ul>
    <Why
      summary="Varför skiljer de sig?"
      reasons={[
        {
          text: 'De äldre riktlinjerna räknar från upptäckten eller internrapporten. Förordningen räknar från vetskapen, och den gäller.',
          source: { label: 'Artikel 33.1 dataskyddsförordningen', gdpr: '33.1' },
        },
      ]}
    />
  </Panel>
);

const TimesForm = ({ shown, typed, errors }: TimesProps) => (
  <Panel title="Ändra tiderna">
    <form class="stack narrow" novalidate method="post" action={`/incidenter/${shown.record.id}/tider`}>
      {incidentTimeNames.map((name) => (
        <TimeFields name={name} shown={shown} typed={typed} errors={errors} />
      ))}
      <Choice
        name="awareSource"
        label="Hur fick nämnden vetskap?"
        options={Object.entries(awareSources).map(([value, label]) => ({ value, label }))}
        value={typed.awareSource ?? shown.incident.awareSource}
        error={errors.awareSource}
      />
      <TextArea
        name="reason"
        label="Varför ändras tiden?"
        hint="Behövs när en tid som redan står ändras. Den gamla tiden, skälet och vem som ändrade sparas"
        rows={2}
        value={typed.reason}
        error={errors.reason}
      />
      <div class="actions">
        <Button>Spara tiderna</Button>
      </div>
    </form>
  </Panel>
);

const TimeFields = (props: Omit<TimesProps, 'mayWrite'> & { name: IncidentTime }) => {
  const { name, shown, typed, errors } = props;
  const { prefix, label } = incidentTimes[name];
  const { incident } = shown;
  const saved = typedTime(incident[name], name === 'occurredAt' && incident.occurredDayOnly);
  return (
    <fieldset class="ds-fieldset group">
      <legend>{label}</legend>
      <p class="hint">{HINTS[name]}</p>
      <input
        type="hidden"
        name={`var.${name}`}
        value={typed[`var.${name}`] ?? `${saved.on} ${saved.at}`.trim()}
      />
      <div class="day-and-time">
        <DateField
          name={`${prefix}On`}
          label="Dag"
          hint="Som 2026-11-20"
          value={typed[`${prefix}On`] ?? saved.on}
          error={errors[`${prefix}On`]}
        />
        <TextField
          name={`${prefix}At`}
          label="Klockslag"
          hint="Som 14.20"
          size="short"
          value={typed[`${prefix}At`] ?? saved.at}
          error={errors[`${prefix}At`]}
        />
      </div>
    </fieldset>
  );
};

const labelOfColumn = (column: string): string => {
  const name = incidentTimeNames.find((one) => timeColumns[one] === column);
  return name ? incidentTimes[name].label : column;
};
const timeOf = (time: Date | null): string => (time ? swedishTime(time) : 'okänd');

const Trace = ({ shown }: { shown: ShownTimes }) =>
  shown.changes.length === 0 ? null : (
    <Panel title="Tider som har ändrats">
      <Table
        caption="Ändringar av tider"
        hideCaption
        rows={shown.changes.toReversed()}
        columns={[
          { heading: 'Tid', header: true, cell: (change) => labelOfColumn(change.field) },
          { heading: 'Från', cell: (change) => timeOf(change.fromTime) },
          { heading: 'Till', cell: (change) => timeOf(change.toTime) },
          { heading: 'Varför', cell: (change) => change.reason },
          {
            heading: 'Ändrad',
            cell: (change) => `${swedishTime(change.madeAt)}, ${change.madeByName ?? 'Ansvar'}`,
          },
        ]}
      />
    </Panel>
  );
