/** The parts of the incident's page: what happened, what is judged, advised, decided and notified. */
import {
  affectedGroups,
  countRanges,
  discoveryWays,
  incidentTypes,
  optionLabel,
  severityLevels,
} from '../../../knowledge/incident-report.ts';
import { longDate, swedishDay, swedishTime } from '../../../platform/plain-date.ts';
import { ButtonLink, Facts, Panel, Why } from '../../../ui/parts.tsx';
import type { ShownIncident } from '../actions/index.ts';
import {
  assessmentFields,
  incidentLikelihoods,
  incidentOutcomes,
  incidentRisks,
  type NotificationPhase,
  notificationPhases,
  shortLabel,
  shownValue,
} from '../rules/index.ts';
import { routeTexts } from './assessment.tsx';
import { ThreeOutcomes } from './risk.tsx';

export const Event = ({ shown }: { shown: ShownIncident }) => {
  const { incident, record } = shown;
  return (
    <Panel
      title="Det som hänt"
      id="hant"
      action={shown.mayAssess && <ButtonLink href={`/incidenter/${record.id}/tider`}>Tider</ButtonLink>}
    >
      <Facts
        facts={[
          {
            label: 'Beskrivning',
            value: incident.description && <span class="pre">{incident.description}</span>,
          },
          {
            label: 'Slag',
            value: incident.types.map((type) => (
              <span class="block">{optionLabel(incidentTypes, type).split(':')[0]}</span>
            )),
          },
          {
            label: 'Inträffade',
            value:
              incident.occurredAt &&
              (incident.occurredDayOnly
                ? longDate(swedishDay(incident.occurredAt))
                : swedishTime(incident.occurredAt)),
          },
          { label: 'Upptäcktes', value: swedishTime(incident.discoveredAt) },
          {
            label: 'Händelsen pågår',
            value:
              incident.ongoing === 'yes'
                ? 'Ja'
                : incident.ongoing === 'no'
                  ? `Nej${incident.endedAt ? `, upphörde ${swedishTime(incident.endedAt)}` : ''}`
                  : null,
          },
          { label: 'Internrapporten', value: swedishTime(incident.reportedAt) },
          {
            label: 'Biträden',
            value:
              shown.processors.length > 0 &&
              shown.processors.map((one) => (
                <span class="block">
                  {one.name}
                  {one.subProcessor && ' (underbiträde)'}
                </span>
              )),
          },
          { label: 'Personer', value: personsText(incident) },
          {
            label: 'Upptäcktes genom',
            value: incident.discoveredHow && (
              <>
                {optionLabel(discoveryWays, incident.discoveredHow).split(' (')[0]}
                {incident.discoveredHowText && <span class="block">{incident.discoveredHowText}</span>}
              </>
            ),
          },
          {
            label: 'Behandlingar, system',
            value:
              shown.links.length > 0 && shown.links.map((link) => <span class="block">{link.name}</span>),
          },
        ].map(({ label, value }) => ({ label, value: value === false || isNothing(value) ? null : value }))}
      />
    </Panel>
  );
};

/** «1 001–10 000: Barn, Patienter» */
export function personsText({
  subjectsExact,
  subjectsRange,
  subjectGroups,
}: Pick<ShownIncident['incident'], 'subjectsExact' | 'subjectsRange' | 'subjectGroups'>): string | null {
  const count =
    subjectsExact?.toLocaleString('sv-SE') ?? (subjectsRange && optionLabel(countRanges, subjectsRange));
  const groups = subjectGroups.map((id) => shortLabel(optionLabel(affectedGroups, id))).join(', ');
  return [count, groups].filter(Boolean).join(': ') || null;
}

const isNothing = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const BREACH = { yes: 'Ja', no: 'Nej', unclear: 'Oklart' } as const;

/** Shown with what happened. */
const ABOVE: readonly string[] = ['description', 'types', 'ongoing', 'discoveredHow', 'discoveredHowText'];

/** What the group has answered; what is not answered is not listed, but counted. */
export const Assessment = ({ shown }: { shown: ShownIncident }) => {
  const { incident, record } = shown;
  const asked = assessmentFields.filter(
    ({ name, section }) => ['event', 'people', 'response'].includes(section) && !ABOVE.includes(name),
  );
  const answered = asked.flatMap((field) => {
    const value = shownValue(field, shown.fields[field.name]);
    return value ? [{ label: field.label, value: <span class="pre">{value}</span> }] : [];
  });
  return (
    <Panel
      title="Bedömning"
      id="bedomning"
      action={
        shown.mayAssess && (
          <ButtonLink href={`/incidenter/${record.id}/bedomning`}>Fyll i bedömningen</ButtonLink>
        )
      }
    >
      <p>
        Är det en personuppgiftsincident?{' '}
        <strong>{BREACH[incident.isBreach as keyof typeof BREACH] ?? 'Inte besvarat än'}</strong>
      </p>
      {incident.isBreachReason && <p class="pre">{incident.isBreachReason}</p>}
      {answered.length > 0 ? (
        <details class="why">
          <summary>{answered.length} svar</summary>
          <Facts facts={answered} />
        </details>
      ) : (
        <p>Gruppen har inte svarat på frågorna än.</p>
      )}
    </Panel>
  );
};

export const Risk = ({ shown }: { shown: ShownIncident }) => {
  const { incident, record, judged } = shown;
  const outcome = judged[0]?.outcome as keyof typeof incidentOutcomes | undefined;
  return (
    <Panel
      title="Risk"
      id="risk"
      action={shown.mayAssess && <ButtonLink href={`/incidenter/${record.id}/risk`}>Bedöm risken</ButtonLink>}
    >
      <Facts
        facts={[
          {
            label: 'Sannolikhet',
            value: incidentLikelihoods[incident.likelihood as keyof typeof incidentLikelihoods],
          },
          {
            label: 'Allvar',
            value: incident.severity && optionLabel(severityLevels, String(incident.severity)),
          },
          { label: 'Sammantaget', value: incidentRisks[incident.risk as keyof typeof incidentRisks] },
          { label: 'Skäl', value: incident.riskReason && <span class="pre">{incident.riskReason}</span> },
        ]}
      />
      {outcome && (
        <>
          <p class="below">
            Bedömningen ger: <strong>{incidentOutcomes[outcome]}</strong>
          </p>
          <Why reasons={judged[0]?.reasons ?? []} />
        </>
      )}
    </Panel>
  );
};

export const Advice = ({ shown }: { shown: ShownIncident }) => {
  const { incident, record } = shown;
  return (
    <Panel
      title="Ombudets råd"
      id="rad"
      action={
        shown.mayAdvise && (
          <ButtonLink href={`/incidenter/${record.id}/rad`}>
            {incident.advice ? 'Ändra rådet' : 'Ge råd'}
          </ButtonLink>
        )
      }
    >
      {incident.advice ? (
        <>
          <p class="pre">{incident.advice}</p>
          <p class="small">
            {incident.adviserName}, {swedishTime(incident.advisedAt ?? '')}
          </p>
        </>
      ) : (
        <p>Inget råd än. Bara ombudet skriver här, och ombudet beslutar inget.</p>
      )}
    </Panel>
  );
};

function decisionButton({ incident, mayDecide, mayRegister }: ShownIncident): string {
  if (mayDecide) return incident.outcome ? 'Besluta på nytt' : 'Besluta';
  return mayRegister ? 'Skriv in ett beslut' : 'Underlag för beslutet';
}

export const Decision = ({ shown }: { shown: ShownIncident }) => {
  const { incident, record, decisions } = shown;
  const taken = decisions.find(({ id }) => id === incident.decisionId);
  return (
    <Panel
      title="Beslut"
      id="beslut"
      action={
        shown.mayOpenDecision &&
        record.state === 'open' &&
        incident.side === 'controller' && (
          <ButtonLink href={`/incidenter/${record.id}/beslut`}>{decisionButton(shown)}</ButtonLink>
        )
      }
    >
      {incident.outcome ? (
        <>
          <p>
            <strong>{incidentOutcomes[incident.outcome as keyof typeof incidentOutcomes]}</strong>
          </p>
          {incident.outcomeReason && <p class="pre">{incident.outcomeReason}</p>}
          {incident.deviationReason && (
            <p class="pre">Avviker från bedömningen: {incident.deviationReason}</p>
          )}
          {taken && (
            <p class="small">
              {longDate(taken.decidedOn)}, {taken.decidedBy} ({taken.authority})
              {taken.replacesId && '. Ersätter ett tidigare beslut'}
            </p>
          )}
        </>
      ) : (
        <p>Inget beslut än. Gruppen bedömer, och en delegat beslutar.</p>
      )}
      <ThreeOutcomes />
    </Panel>
  );
};

export const Notification = ({ shown }: { shown: ShownIncident }) => {
  const { record, notifications, authority, route } = shown;
  return (
    <Panel
      title="Anmälan"
      id="anmalan"
      action={
        route !== 'security-police' &&
        route !== 'tell-controller' && (
          <ButtonLink href={`/incidenter/${record.id}/anmalan`}>Anmälan och underlag</ButtonLink>
        )
      }
    >
      {notifications.length === 0 ? (
        <p>{routeTexts[route] ?? `Inget är anmält till ${authority}.`}</p>
      ) : (
        <ul class="plain-list">
          {notifications.map((one) => (
            <li>
              {notificationPhases[one.phase as NotificationPhase]} {swedishTime(one.sentAt)}
              {one.authorityReference && `, ${one.authorityReference}`}
            </li>
          ))}
        </ul>
      )}
      {shown.incident.side === 'processor' && (
        <p>
          <a href={`/incidenter/${record.id}/underratta`}>Underrätta de personuppgiftsansvariga</a>
        </p>
      )}
    </Panel>
  );
};
