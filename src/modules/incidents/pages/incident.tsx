import type { Child } from 'hono/jsx';
import { secrecyLabel } from '../../../knowledge/secrecy-grounds.ts';
import type { Actor } from '../../../platform/actor.ts';
import { swedishTime, timeWithWeekday } from '../../../platform/plain-date.ts';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Panel, Tag, Why } from '../../../ui/parts.tsx';
import { type CaseState, caseStates, printedMark } from '../../cases/rules/index.ts';
import { deadlineText } from '../../deadlines/rules/index.ts';
import type { ShownIncident } from '../actions/index.ts';
import { type AwareSource, awareSources, type IncidentStepId, incidentState } from '../rules/index.ts';
import { routeTexts } from './assessment.tsx';
import { Advice, Assessment, Decision, Event, Notification, Risk } from './incident-parts.tsx';

export interface IncidentPageProps {
  readonly actor: Actor;
  readonly shown: ShownIncident;
  readonly now: string;
  readonly message?: string | undefined;
  /** Panels that other parts draw. */
  readonly information: Child;
  readonly measures: Child;
}

export const IncidentPage = (props: IncidentPageProps) => {
  const { actor, shown, message } = props;
  const { record } = shown;
  return (
    <Page
      actor={actor}
      title={record.title}
      section="incidents"
      path="/incidenter"
      crumbs={[{ href: '/incidenter', text: 'Incidenter' }]}
      message={message}
      aside={<Tag color={stateColor(record.state)}>{stateOf(shown)}</Tag>}
    >
      <p class="meta">
        <span>
          <strong>{printedMark(record)}</strong>
        </span>
        <span>{record.controllerName}</span>
        <span>
          <a href={`/arenden/${record.id}`}>Ärendet: handlingar, personer, anteckningar och händelser</a>
        </span>
      </p>
      {record.secrecy && (
        <p class="ds-alert message" data-color="warning">
          Sekretess kan gälla: {secrecyLabel(record.secrecy)}. Pröva varje begäran om att få ut något.
        </p>
      )}
      {!shown.own && <OtherController {...props} />}
      {routeTexts[shown.route] && (
        <p class="ds-alert message" data-color="warning">
          {routeTexts[shown.route]}
        </p>
      )}
      <Steps shown={shown} />
      <div class="cols case">
        <aside class="stack">
          <Clock {...props} />
          <Next {...props} />
        </aside>
        <div class="stack">
          <Event shown={shown} />
          <Assessment shown={shown} />
          <Risk shown={shown} />
          <Advice shown={shown} />
          <Decision shown={shown} />
          <Notification shown={shown} />
          {props.information}
          {props.measures}
        </div>
        <aside class="stack">
          <Others shown={shown} />
          <Cyber shown={shown} />
          <More shown={shown} />
          <Help />
        </aside>
      </div>
    </Page>
  );
};

const stateColor = (state: string) =>
  state === 'closed' ? 'success' : state === 'void' ? 'neutral' : 'info';

/** A case that has ended says so itself. */
const stateOf = ({ record, steps }: ShownIncident): string => {
  if (record.state === 'closed' || record.state === 'void') return caseStates[record.state as CaseState];
  return incidentState(steps);
};

const OtherController = ({ actor, shown: { record } }: IncidentPageProps) => {
  const held = actor.appointments.find(({ id }) => id === record.controllerId);
  if (!held) return null;
  return (
    <form class="ds-alert row message" data-color="info" method="post" action="/arbeta-for">
      <input type="hidden" name="namnd" value={held.id} />
      <input type="hidden" name="till" value={`/incidenter/${record.id}`} />
      <span>Incidenten hör till {held.name}. Du arbetar för en annan nämnd just nu.</span>
      <Button variant="secondary">Arbeta för {held.name}</Button>
    </form>
  );
};

const STEP_WORDS = { taken: 'klart', next: 'nästa', later: 'senare', passed: 'behövs inte' } as const;

const Steps = ({ shown: { steps } }: { shown: ShownIncident }) => (
  <ol class="incident-steps" aria-label="Var incidenten står">
    {steps
      .filter(({ state }) => state !== 'passed')
      .map((step) => (
        <li data-state={step.state} aria-current={step.state === 'next' ? 'step' : undefined}>
          {step.label}
          <span class="visually-hidden">: {STEP_WORDS[step.state]}</span>
        </li>
      ))}
  </ol>
);

/** Due by law, ticking where script is; the older guidelines' times beside it. */
const Clock = ({ shown, now }: IncidentPageProps) => {
  const { clock, incident, record } = shown;
  if (incident.side === 'processor') return null;
  const link = <a href={`/incidenter/${record.id}/tider`}>Tiderna</a>;
  if (!clock)
    return (
      <Panel title="Klockan">
        <p>
          Vetskapen är inte angiven än, så de 72 timmarna räknas inte. Upptäcktes{' '}
          {swedishTime(incident.discoveredAt)}. {link}
        </p>
      </Panel>
    );
  const first = shown.notifications.find(({ phase }) => phase === 'first');
  const settled = shown.deadlines.filter(({ ruleId }) => ruleId === 'incident.deadline');
  const isOver = !first && settled.length > 0 && settled.every(({ state }) => state !== 'open');
  return (
    <Panel title={first ? 'Anmäld' : 'Anmäl senast'}>
      {first ? (
        <Met first={first} due={clock.due} />
      ) : isOver ? (
        <p>
          {timeWithWeekday(clock.due, now)}. {settled.at(-1)?.settledNote ?? 'Klockan är stoppad.'}
        </p>
      ) : (
        <p class="clock">
          <due-clock due={clock.due}>{deadlineText(clock.due, now)}</due-clock>
        </p>
      )}
      <Why reasons={clock.reasons} />
      {clock.guidelines.length > 0 && (
        <details class="why">
          <summary>Äldre riktlinjer</summary>
          <ul>
            {clock.guidelines.map((guideline) => (
              <li>
                {guideline.name}: {guideline.reasons[0]?.text}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="small">
        Vetskap {swedishTime(incident.awareAt ?? '')}
        {incident.awareSource && ` (${awareSources[incident.awareSource as AwareSource].toLowerCase()})`}.{' '}
        {link}
      </p>
    </Panel>
  );
};

const Met = ({ first, due }: { first: { readonly sentAt: string }; due: string }) => {
  const isLate = Date.parse(first.sentAt) > Date.parse(due);
  return (
    <p>
      <Tag color={isLate ? 'danger' : 'success'}>{isLate ? 'Anmäld för sent' : 'Anmäld i tid'}</Tag> Skickad{' '}
      {swedishTime(first.sentAt)}. Senast {timeWithWeekday(due)}.
    </p>
  );
};

/** The one thing to do next, as the steps say; who does it when it is not the reader. */
const Next = ({ shown }: IncidentPageProps) => {
  const next = shown.steps.find(({ state }) => state === 'next');
  if (!next || !shown.goesOn) return null;
  const address = next.where.startsWith('/')
    ? next.where.replace(':id', shown.record.id)
    : `/incidenter/${shown.record.id}/${next.where}`;
  return (
    <Panel title="Gör nu">
      {may(shown, next.id) ? (
        <ButtonLink href={address} variant="primary">
          {next.button}
        </ButtonLink>
      ) : next.id === 'decided' ? (
        <AwaitDecision shown={shown} />
      ) : (
        <p>
          {next.button}. {WHO[next.who]}
        </p>
      )}
      {next.id === 'assessed' && (
        <p class="small below">För ett beslut behövs svar på {listOf(shown.needed)}. Resten kan vänta.</p>
      )}
    </Panel>
  );
};

const listOf = (parts: readonly string[], word = 'och'): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;

/** «Socialchef» within a sentence; «IT-chef» and «VD» as they are. */
const inSentence = (title: string): string =>
  title.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());

/** Whom the group waits for, and how they are told. */
const AwaitDecision = ({ shown }: { shown: ShownIncident }) => {
  const { deciders, record } = shown;
  const names = deciders.map(({ name, title }) => (title ? `${name}, ${inSentence(title)}` : name));
  return (
    <>
      <p>
        {names.length > 0
          ? `Väntar på beslut av ${listOf(names, 'eller')}.`
          : 'Ingen är utsedd att besluta om incidenter. Då beslutar nämnden själv.'}
      </p>
      {shown.mayAssess && names.length > 0 && (
        <form class="below" method="post" action={`/incidenter/${record.id}/begar-beslut`}>
          <Button>Be om beslut</Button>
        </form>
      )}
      {shown.mayRegister && (
        <p class="small below">
          Fattat på annat sätt? <a href={`/incidenter/${record.id}/beslut#skriv-in`}>Skriv in beslutet</a>
        </p>
      )}
    </>
  );
};

const WHO = {
  'case.register': 'Registratorn eller samordnaren gör det.',
  'incident.assess': 'Incidentgruppen gör det.',
  'case.decide': 'En delegat hos nämnden gör det.',
  'case.write': 'Nämnden gör det.',
} as const;

function may(shown: ShownIncident, step: IncidentStepId): boolean {
  const who = shown.steps.find(({ id }) => id === step)?.who;
  if (who === 'case.register') return shown.mayRegister;
  if (who === 'incident.assess') return shown.mayAssess;
  return who === 'case.decide' ? shown.mayDecide : shown.mayWrite;
}

/** The same event at other nämnder: number and nämnd, nothing more. */
const Others = ({ shown: { others, forwardedTo } }: { shown: ShownIncident }) =>
  others.length + forwardedTo.length === 0 ? null : (
    <Panel title="Samma händelse hos andra">
      {forwardedTo.length > 0 && <p>Rapporten är också lämnad till {listOf(forwardedTo)}.</p>}
      <ul class="plain-list">
        {others.map((one) => (
          <li>
            <a href={`/incidenter/${one.caseId}`}>{one.externalMark ?? one.mark ?? 'Inte registrerat'}</a>,{' '}
            {one.controllerName}
          </li>
        ))}
      </ul>
      <p class="small">Varje nämnd bedömer, beslutar och anmäler för sig, med sin egen klocka.</p>
    </Panel>
  );

const Cyber = ({ shown: { incident, record } }: { shown: ShownIncident }) =>
  incident.cyberSignificant !== 'yes' && !incident.cyberIncidentId ? null : (
    <Panel title="Cybersäkerhetslagen">
      <p>
        <a href={`/incidenter/${record.id}/cyber`}>
          {incident.cyberIncidentId ? 'Kommunens betydande incident' : 'Börja rapportera eller koppla den'}
        </a>
      </p>
    </Panel>
  );

/** What some incidents lead to beside the steps. */
const More = ({ shown: { record, incident, own } }: { shown: ShownIncident }) => (
  <Panel title="Mer">
    <ul class="plain-list">
      {!incident.cyberIncidentId && (
        <li>
          <a href={`/incidenter/${record.id}/cyber`}>
            {incident.cyberGoesOn
              ? 'Kommunen rapporterar redan en betydande incident: hör ärendet dit?'
              : 'Betydande enligt cybersäkerhetslagen?'}
          </a>
        </li>
      )}
      <li>
        <a href={`/incidenter/${record.id}/underratta`}>
          {incident.side === 'processor'
            ? 'De personuppgiftsansvariga som ska få veta'
            : 'Behandlar vi uppgifterna åt någon annan?'}
        </a>
      </li>
      {own && record.state === 'open' && (
        <li>
          <a href={`/incidenter/${record.id}/avsluta`}>Vad fattas innan den kan avslutas?</a>
        </li>
      )}
    </ul>
  </Panel>
);

const Help = () => (
  <Panel title="Bra att veta">
    <p>
      Rapportera tidigt, också när mycket är okänt. Det som saknas kan lämnas senare. Den som rapporterar gör
      rätt: vi letar inte efter vem som gjorde fel.
    </p>
    <p>
      En medarbetare som inte rapporterar betalar ingen sanktionsavgift. Det är den personuppgiftsansvariga
      nämnden som gör det.
    </p>
  </Panel>
);
