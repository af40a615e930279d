import type { Child } from 'hono/jsx';
import { secrecyLabel } from '../../../knowledge/secrecy-grounds.ts';
import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Facts, Panel } from '../../../ui/parts.tsx';
import type { ShownCase } from '../actions/index.ts';
import {
  type CaseState,
  caseKind,
  caseTransitions,
  homeHinder,
  homeOf,
  printedMark,
} from '../rules/index.ts';
import { ContactPanel } from './authority.tsx';
import { StateTag } from './case-list.tsx';
import { ConsultationPanel } from './consultation.tsx';
import { DeadlinePanel } from './deadlines.tsx';
import { DecisionPanel } from './decisions.tsx';
import { HandlerPanel, LinkPanel, PersonPanel } from './parts.tsx';
import { Timeline } from './timeline.tsx';

export interface CasePageProps {
  readonly actor: Actor;
  readonly shown: ShownCase;
  /** The documents of the case, drawn by their own part. */
  readonly documents: Child;
  readonly now: string;
  readonly today: string;
  readonly message?: string | undefined;
}

export const CasePage = (props: CasePageProps) => {
  const { actor, shown, message, now } = props;
  const { record } = shown;
  return (
    <Page
      actor={actor}
      title={record.title}
      section="cases"
      path="/arenden"
      crumbs={[{ href: '/arenden', text: 'Ärenden' }]}
      message={message}
      aside={<StateTag state={record.state} />}
    >
      <p class="meta">
        <span>
          <strong>{printedMark(record)}</strong>
        </span>
        <span>{record.diaryType}</span>
        <span>{record.controllerName}</span>
        <span>Kom in {longDate(record.openedOn)}</span>
      </p>
      {record.secrecy && <SecrecyWarning shown={shown} />}
      {record.state === 'void' && (
        <p class="ds-alert message" data-color="warning">
          Makulerat: {record.voidReason}
        </p>
      )}
      {!shown.own && <OtherController {...props} />}
      <div class="cols case">
        <aside class="stack">
          <NextStep shown={shown} />
          <DeadlinePanel shown={shown} now={now} />
        </aside>
        <div class="stack">
          <HomePanel shown={shown} />
          <ConsultationPanel shown={shown} />
          <ContactPanel shown={shown} now={now} />
          {props.documents}
          <DecisionPanel shown={shown} />
          <Timeline shown={shown} today={props.today} />
        </div>
        <aside class="stack">
          <FactPanel shown={shown} />
          <PersonPanel shown={shown} />
          <LinkPanel shown={shown} />
          <HandlerPanel shown={shown} />
        </aside>
      </div>
    </Page>
  );
};

/** Where the matter itself is worked with; here is the file of the case. */
const HomePanel = ({ shown: { record } }: { shown: ShownCase }) => {
  const home = homeOf(record);
  const words = caseKind(record.kind).home;
  if (!home || !words) return null;
  return (
    <Panel title={caseKind(record.kind).label}>
      <p>Här ligger akten: handlingar, personer, frister och beslut. Arbetet sker på en egen sida.</p>
      <ButtonLink href={home} variant="primary">
        {words.open}
      </ButtonLink>
    </Panel>
  );
};

const SecrecyWarning = ({ shown: { record } }: { shown: ShownCase }) => (
  <p class="ds-alert message" data-color="warning">
    Sekretess kan gälla: {secrecyLabel(record.secrecy ?? '')}.
    {record.secrecyOn && ` Markerat ${longDate(record.secrecyOn)} av ${record.controllerName}.`} Pröva varje
    begäran om att få ut något.
  </p>
);

const OtherController = ({ actor, shown: { record } }: CasePageProps) => {
  const held = actor.appointments.find(({ id }) => id === record.controllerId);
  if (!held) return null;
  return (
    <form class="ds-alert row message" data-color="info" method="post" action="/arbeta-for">
      <input type="hidden" name="namnd" value={held.id} />
      <input type="hidden" name="till" value={`/arenden/${record.id}`} />
      <span>Ärendet hör till {held.name}. Du arbetar för en annan nämnd just nu.</span>
      <Button variant="secondary">Arbeta för {held.name}</Button>
    </form>
  );
};

/** Where each step is taken: those that ask for something have a page. */
const STEP_PAGES: Readonly<Record<string, string>> = {
  close: 'avsluta',
  void: 'makulera',
  reopen: 'oppna',
};

/** What can be done with the case as a whole, as the flow says. */
const NextStep = ({ shown }: { shown: ShownCase }) => {
  const { record } = shown;
  const steps = Object.entries(caseTransitions[record.state as CaseState]).filter(
    ([action, step]) =>
      (step.who === 'case.register' ? shown.mayRegister : shown.mayWrite) &&
      !homeHinder(record.kind, action, shown.homeState),
  );
  if (steps.length === 0 && (!shown.mayWrite || record.state === 'void')) return null;
  return (
    <Panel title="Gör">
      <div class="row">
        {steps.map(([action, step]) =>
          STEP_PAGES[action] ? (
            <ButtonLink href={`/arenden/${record.id}/${STEP_PAGES[action]}`}>{step.button}</ButtonLink>
          ) : (
            <form method="post" action={`/arenden/${record.id}/steg`}>
              <Button name="atgard" value={action} variant={action === 'register' ? 'primary' : 'secondary'}>
                {step.button}
              </Button>
            </form>
          ),
        )}
        {shown.mayWrite && record.state !== 'void' && (
          <ButtonLink href={`/arenden/${record.id}/andra`}>Ändra</ButtonLink>
        )}
      </div>
      {record.state === 'draft' && (
        <p class="small">
          {shown.mayRegister
            ? 'Ärendet får sitt nummer när du registrerar det.'
            : 'Registratorn ger ärendet ett nummer. Du kan arbeta i det så länge.'}
        </p>
      )}
    </Panel>
  );
};

const FactPanel = ({ shown: { record } }: { shown: ShownCase }) => (
  <Panel title="Om ärendet">
    <Facts
      facts={[
        { label: 'Slag', value: caseKind(record.kind).label },
        { label: 'Handläggare', value: record.responsibleName },
        ...(record.diaryKept === 'here'
          ? []
          : [
              {
                label: record.diarySystem ? `Nummer i ${record.diarySystem}` : 'Nummer i ert diarium',
                value: record.externalMark,
              },
              ...(record.mark ? [{ label: 'Märke i Ansvar', value: record.mark }] : []),
            ]),
        ...(record.registeredAt
          ? [
              {
                label: 'Registrerat',
                value: `${swedishTime(record.registeredAt)}${record.registeredByName ? ` av ${record.registeredByName}` : ''}`,
              },
            ]
          : []),
        ...(record.closedOn
          ? [
              { label: 'Avslutat', value: `${longDate(record.closedOn)}: ${record.outcome ?? ''}` },
              { label: 'Rensning', value: record.weeding },
            ]
          : []),
      ]}
    />
    <p>
      <a href={`/arenden/${record.id}/lasare`}>Vem har läst ärendet?</a>
    </p>
  </Panel>
);
