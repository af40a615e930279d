/** The page of a controller: who is who, what must be in place, what comes. */
import { designatingProvisions } from '../../../knowledge/controllers.ts';
import type { Judgement } from '../../../knowledge/judgement.ts';
import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { nameOf, Page } from '../../../ui/page.tsx';
import { ButtonLink, count, Panel, Table, Tag, Why } from '../../../ui/parts.tsx';
import type { ControllerHome } from '../actions/index.ts';
import {
  bodyKindLabel,
  coordinatorOutcomes,
  type DecisionMatter,
  decisionMatters,
  officerOutcomes,
} from '../rules/index.ts';
import { roleLabel, typeLabel } from './choices.ts';
import { namesOf } from './delegations.tsx';
import { ReviewTag } from './systems.tsx';

interface HomeProps {
  readonly actor: Actor;
  readonly home: ControllerHome;
  readonly mayWrite: boolean;
  readonly mayHandOver: boolean;
  readonly today: string;
}

export const HomePage = (props: HomeProps) => {
  const { actor, home } = props;
  const { controller } = home;
  return (
    <Page
      actor={actor}
      title={actor.controller ? nameOf(actor.controller) : controller.name}
      section="controller"
      path="/namnd"
    >
      <p class="meta">
        <span>{typeLabel(controller.type)}</span>
        {controller.organisationNumber && <span>{controller.organisationNumber}</span>}
        {controller.contact && <span>{controller.contact}</span>}
      </p>
      <Coming {...props} />
      <div class="cols">
        <div>
          <Duties home={home} />
          <Who home={home} />
          <Decides {...props} />
        </div>
        <div>
          <Officer home={home} />
          <About home={home} />
          <Bodies {...props} />
          <Units {...props} />
          <Systems {...props} />
          <Handovers {...props} />
        </div>
      </div>
    </Page>
  );
};

/** What the person who looks must see at once. */
const Coming = ({ actor, home: { handovers, controller }, today }: HomeProps) => (
  <>
    {handovers
      .filter(({ toPersonId }) => toPersonId === actor.personId)
      .map((one) => (
        <div class="ds-alert below" data-color="info" role="status">
          {one.fromName} lämnar över till dig. Sista dagen är {longDate(one.leavesOn)}.{' '}
          <a href={`/overlamning/${one.id}`}>Läs och ta emot överlämningen</a>
        </div>
      ))}
    {controller.lastDay && (
      <div class="ds-alert below" data-color="warning" role="status">
        {controller.lastDay < today
          ? `${controller.name} upphörde ${longDate(controller.lastDay)}.`
          : `${controller.name} upphör. Sista dagen är ${longDate(controller.lastDay)}.`}
      </div>
    )}
  </>
);

const Duties = ({ home: { officer, coordinator, conflicts } }: { home: ControllerHome }) => (
  <Panel title="Ska finnas på plats" id="skyldigheter">
    <ul class="todo">
      <Duty
        color={
          officer.outcome === 'fulfilled' ? 'ok' : officer.outcome === 'recommended' ? 'warning' : 'blocking'
        }
        text={officerOutcomes[officer.outcome]}
        judgement={officer}
      />
      <Duty
        color={coordinator.outcome === 'fulfilled' ? 'ok' : 'blocking'}
        text={coordinatorOutcomes[coordinator.outcome]}
        judgement={coordinator}
      />
      {conflicts.map(({ name, reasons }) => (
        <li>
          <span class="dot warning" />
          <div>
            Risk för intressekonflikt: {name} är dataskyddsombud och har också andra uppdrag här
            <Why reasons={reasons} />
          </div>
        </li>
      ))}
    </ul>
  </Panel>
);

const Duty = (props: { color: 'ok' | 'warning' | 'blocking'; text: string; judgement: Judgement }) => (
  <li>
    <span class={`dot ${props.color}`} />
    <div>
      {props.text}
      <Why reasons={props.judgement.reasons} />
    </div>
  </li>
);

const Who = ({ home: { persons, labels } }: { home: ControllerHome }) => (
  <Panel
    title={`Vem är vem (${persons.length})`}
    action={<ButtonLink href="/roller">Roller och uppgifter</ButtonLink>}
  >
    <Table
      caption="Vem är vem"
      hideCaption
      rows={persons}
      columns={[
        {
          heading: 'Namn och kontakt',
          header: true,
          cell: (row) => (
            <>
              {row.name}
              {row.title && <span class="block small">{row.title}</span>}
              <span class="block small">
                <Mail address={row.email} /> {row.phone}
              </span>
            </>
          ),
        },
        {
          heading: 'Roll',
          cell: (row) =>
            row.held.map((one) => (
              <span class="block">
                <a href={`/roller/${one.role}`}>{roleLabel(one.role, labels)}</a>
                {one.lastDay && <span class="small"> till {one.lastDay}</span>}
              </span>
            )),
        },
      ]}
    />
  </Panel>
);

/** Breaks before the @ where the column is narrow. */
const Mail = ({ address }: { address: string }) => {
  const at = address.lastIndexOf('@');
  return (
    <a href={`mailto:${address}`}>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </a>
  );
};

const Officer = ({ home: { persons, labels } }: { home: ControllerHome }) => {
  const officers = persons.flatMap((person) =>
    person.held.filter(({ role }) => role === 'dso').map((held) => ({ ...person, ...held })),
  );
  return (
    <Panel title={roleLabel('dso', labels)} id="ombud">
      {officers.length === 0 ? (
        <p>Inget ombud är utsett. Administratören lägger in uppdraget.</p>
      ) : (
        officers.map((officer) => (
          <p>
            <strong class="block">{officer.name}</strong>
            <Mail address={officer.email} />
            {officer.phone ? (
              <span class="block">{officer.phone}</span>
            ) : (
              <span class="block unknown">Telefon saknas</span>
            )}
            <span class="block small">
              Ombud sedan {officer.firstDay}.{' '}
              {officer.notifiedOn
                ? `Anmält till IMY ${[officer.notifiedOn, officer.notifiedReference].filter(Boolean).join(', ')}.`
                : 'Inte anmält till IMY.'}
            </span>
          </p>
        ))
      )}
    </Panel>
  );
};

const Decides = ({ home: { isCompany, points, persons }, today }: HomeProps) => {
  const signatories = persons.filter(({ held }) => held.some(({ role }) => role === 'signatory'));
  if (isCompany)
    return (
      <Panel title="Vem beslutar">
        {signatories.length > 0 ? (
          <p>Firmatecknare eller VD: {signatories.map(({ name }) => name).join(', ')}.</p>
        ) : (
          <p>Firmatecknare eller VD beslutar. Ingen är inlagd: administratören ger uppdraget.</p>
        )}
      </Panel>
    );
  return (
    <Panel title="Vem beslutar" action={<ButtonLink href="/delegation">Delegationsordning</ButtonLink>}>
      {points.length === 0 ? (
        <p>Inga punkter i delegationsordningen är inlagda. Nämnden beslutar själv.</p>
      ) : (
        <Table
          caption="Vem beslutar"
          hideCaption
          rows={points}
          columns={[
            {
              heading: 'Ärende',
              header: true,
              cell: (row) => decisionMatters[row.matter as DecisionMatter],
            },
            {
              heading: 'Delegat',
              cell: (row) => namesOf(row.delegates, today) || <Tag color="warning">Ingen</Tag>,
            },
            { heading: 'Punkt', cell: (row) => <a href={`/delegation/${row.id}`}>{row.number}</a> },
          ]}
        />
      )}
    </Panel>
  );
};

const About = ({ home: { controller, effective } }: { home: ControllerHome }) => {
  const provision = designatingProvisions.find(({ id }) => id === controller.designatingProvision);
  const facts = [
    effective.kind === 'deciding-board' && {
      label: 'Ansvarar',
      value: `${effective.name}, som bestämmer för nämnden`,
    },
    effective.kind === 'unknown' && { label: 'Ansvarar', value: effective.why },
    controller.participants && { label: 'Deltar', value: controller.participants },
    provision && { label: 'Utpekad i', value: provision.label },
    controller.type === 'assembly' && {
      label: 'Webbsändningar',
      value:
        controller.broadcasts === null
          ? null
          : controller.broadcasts
            ? 'Fullmäktige ansvarar självt'
            : 'Fullmäktige ansvarar inte',
    },
    controller.address && { label: 'Adress', value: controller.address },
    { label: 'Sedan', value: controller.firstDay },
  ].filter((fact) => typeof fact === 'object' && fact !== null);
  return (
    <Panel title="Uppgifter">
      {facts.map(({ label, value }) => (
        <p>
          <span class="block small">{label}</span>
          {value ?? <span class="unknown">Inte ifyllt</span>}
        </p>
      ))}
    </Panel>
  );
};

const Bodies = ({ home: { bodies, isCompany }, mayWrite }: HomeProps) => (
  <Panel title="Sammanträden" action={<a href="/namnd/organ">Organ och datum</a>}>
    {bodies.length === 0 ? (
      <p>
        {!mayWrite
          ? 'Inga organ är inlagda.'
          : isCompany
            ? 'Lägg in styrelsen och dess datum.'
            : 'Lägg in nämnden, utskott och deras datum.'}
      </p>
    ) : (
      <ul>
        {bodies.map(({ id, name, kind, next }) => (
          <li>
            <a href={`/namnd/organ/${id}`}>{name}</a>{' '}
            <span class="small">
              {next.length > 0 ? next.map((day) => longDate(day)).join(' · ') : bodyKindLabel(kind)}
            </span>
          </li>
        ))}
      </ul>
    )}
  </Panel>
);

const Units = ({ home: { units } }: HomeProps) => (
  <Panel title="Enheter" action={<a href="/namnd/enheter">Visa enheterna</a>}>
    <p>{units === 0 ? 'Inga enheter är inlagda.' : count(units, 'enhet', 'enheter')}</p>
  </Panel>
);

const Systems = ({ home: { systems }, today }: HomeProps) => (
  <Panel title="Behörigheter att gå igenom" action={<a href="/system">System</a>}>
    {systems.length === 0 ? (
      <p>Inget de närmaste 30 dagarna.</p>
    ) : (
      <ul class="todo">
        {systems.map((system) => (
          <li>
            <div>
              <a href={`/system/${system.id}#behorigheter`}>{system.name}</a>{' '}
              <ReviewTag system={system} today={today} />
            </div>
          </li>
        ))}
      </ul>
    )}
  </Panel>
);

const Handovers = ({ home: { handovers }, mayHandOver }: HomeProps) => (
  <Panel title="Överlämning" action={<a href="/overlamning">Alla</a>}>
    {handovers.length === 0 ? (
      <p>
        {mayHandOver ? <a href="/overlamning/ny">Slutar någon? Starta en överlämning</a> : 'Ingen pågår.'}
      </p>
    ) : (
      <ul>
        {handovers.map((one) => (
          <li>
            <a href={`/overlamning/${one.id}`}>
              {one.fromName} till {one.toName}
            </a>{' '}
            <span class="small">{longDate(one.leavesOn)}</span>
          </li>
        ))}
      </ul>
    )}
  </Panel>
);
