import type { Judgement } from '../../../knowledge/judgement.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Checks, type Errors, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, Panel, Why } from '../../../ui/parts.tsx';
import type { ShownAssessment } from '../actions/index.ts';
import { type AssessmentSection, assessmentSections, mainTypes } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';
import { SectionForm, type SentFields } from './group-fields.tsx';

interface AssessmentProps {
  readonly shown: ShownAssessment;
  /** The section that was sent and refused. */
  readonly failed?: { readonly section: AssessmentSection; readonly sent: SentFields } | undefined;
  /** What was typed of one more processor. */
  readonly typed: Typed;
  readonly errors: Errors;
}

/** The fourteen questions in their order, section by section, and then what they lead to. */
export const AssessmentParts = (props: AssessmentProps) => (
  <div class="stack">
    <p>
      De fjorton frågorna står i riktlinjens ordning och ord. Det rapporten redan svarar på är ifyllt. Ni kan
      skriva samtidigt: bara det som du ändrar sparas, och inget av de andras går förlorat.
    </p>
    <nav class="row" aria-label="Avsnitt">
      {(['event', 'people', 'response', 'triage'] as const).map((section) => (
        <a href={`#${section}`}>{assessmentSections[section]}</a>
      ))}
    </nav>
    <Section {...props} section="event" />
    <WhenPanel {...props} />
    <Section
      {...props}
      section="people"
      hints={{
        subjectGroups:
          'Frågan har samma ord som fråga 9 i riktlinjen. Där menas troligen kategorier av registrerade: vilka grupper personerna tillhör.',
        subjectsExact: 'Skriv ett exakt antal, eller välj ett intervall nedan',
      }}
    />
    <Section
      {...props}
      section="response"
      hints={{
        contained: (
          <>
            Vad som gjordes genast. Åtgärder med tid och ansvarig{' '}
            <a href={`/incidenter/${props.shown.record.id}/atgarder`}>skrivs för sig</a>.
          </>
        ),
      }}
    />
    <Triage {...props} />
    <Processors {...props} />
    <Links {...props} />
  </div>
);

const Section = (
  props: AssessmentProps & {
    section: AssessmentSection;
    hints?: Parameters<typeof SectionForm>[0]['hints'];
    before?: Parameters<typeof SectionForm>[0]['before'];
  },
) => {
  const { shown, section, failed, errors } = props;
  const isFailed = failed?.section === section;
  return (
    <Panel title={assessmentSections[section]} id={section}>
      <SectionForm
        section={section}
        action={`/incidenter/${shown.record.id}/bedomning`}
        fields={shown.fields}
        changes={shown.changes}
        sent={isFailed ? failed.sent : undefined}
        errors={isFailed ? errors : {}}
        {...(props.hints && { hints: props.hints })}
        {...(props.before && { before: props.before })}
      />
    </Panel>
  );
};

/** Questions 6 and 7: the times have a page of their own, since a change of them leaves a trace. */
const WhenPanel = ({ shown: { record, incident } }: AssessmentProps) => (
  <Panel title="När" action={<ButtonLink href={`/incidenter/${record.id}/tider`}>Ändra tider</ButtonLink>}>
    <dl class="facts">
      <dt>6. När inträffade personuppgiftsincidenten?</dt>
      <dd>{incident.occurredAt ? swedishTime(incident.occurredAt) : 'Inte känt än'}</dd>
      <dt>7. När kom den till kännedom?</dt>
      <dd>{incident.awareAt ? swedishTime(incident.awareAt) : 'Inte angivet än'}</dd>
    </dl>
  </Panel>
);

const Triage = (props: AssessmentProps) => {
  const { shown } = props;
  const { breach, mainType, route, incident, record } = shown;
  return (
    <>
      <Section
        {...props}
        section="triage"
        before={{
          isBreach: breach && <Proposal judgement={breach} text={proposedBreach[breach.outcome]} />,
          mainType: mainType && (
            <Proposal judgement={mainType} text={`Förslag till huvudslag: ${mainTypes[mainType.outcome]}`} />
          ),
        }}
        hints={{
          mainType: 'Myndighetens formulär tar ett slag. Utan svar används förslaget',
          protectiveSecurity:
            'Svarar ni ja går anmälan till Säkerhetspolisen, och underlaget till IMY stängs',
          cyberSignificant: (
            <>
              Kommunen rapporterar då en gång för alla nämnder.{' '}
              <a href={`/incidenter/${record.id}/cyber`}>Kommunens betydande incident</a>
            </>
          ),
        }}
      />
      {route && route.outcome !== 'ordinary' && (
        <div class="ds-alert message" data-color="warning">
          <p>
            <strong>{routeTexts[route.outcome]}</strong>
          </p>
          <Why reasons={route.reasons} open />
        </div>
      )}
      {incident.cyberSignificant === 'yes' && !incident.cyberIncidentId && (
        <p class="ds-alert message" data-color="warning">
          Incidenten kan vara betydande enligt cybersäkerhetslagen, med en varning inom 24 timmar.{' '}
          <a href={`/incidenter/${record.id}/cyber`}>Börja rapportera eller koppla den</a>
        </p>
      )}
    </>
  );
};

const proposedBreach: Readonly<Record<string, string>> = {
  yes: 'Förslag: det är en personuppgiftsincident',
  no: 'Förslag: det är ingen personuppgiftsincident',
  unclear: 'Det går inte att säga än',
};

/** Which way the notification goes, when it is not the usual one. */
export const routeTexts: Readonly<Record<string, string>> = {
  'security-police': 'Anmäl till Säkerhetspolisen. Ingen anmälan enligt dataskyddsförordningen görs.',
  'law-enforcement': 'Använd tillsynsmyndighetens särskilda formulär för brottsdatalagen.',
  'cross-border': 'Använd tillsynsmyndighetens särskilda formulär (PDF) för gränsöverskridande incidenter.',
  'tell-controller': 'Vi är personuppgiftsbiträde: vi anmäler aldrig åt någon annan.',
};

const Proposal = ({ judgement, text }: { judgement: Judgement; text: string | undefined }) => (
  <div class="guideline">
    <p>
      <strong>{text}</strong>
    </p>
    <Why reasons={judgement.reasons} />
  </div>
);

/** Any number of processors and sub-processors (F-042), one at a time. */
const Processors = ({ shown: { record, around }, failed, typed, errors }: AssessmentProps) => {
  const own = failed ? {} : errors;
  const action = `/incidenter/${record.id}/bitraden`;
  return (
    <Panel title="Biträden och underbiträden" id="bitraden">
      <ul class="plain-list">
        {around.processors.map((one) => (
          <li class="row">
            <span class="grow">
              {[one.name, one.organisationNumber].filter(Boolean).join(', ')}
              {one.subProcessor && ' (underbiträde)'}
            </span>
            <form method="post" action={action}>
              <Button name="taBort" value={one.id} variant="tertiary">
                Ta bort<span class="visually-hidden"> {one.name}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form class="stack narrow" novalidate method="post" action={action}>
        <TextField name="name" label="Organisationens namn" value={typed.name} error={own.name} />
        <TextField
          name="organisationNumber"
          label="Organisationsnummer"
          size="short"
          optional
          value={typed.organisationNumber}
          error={own.organisationNumber}
        />
        <Checks
          name="subProcessor"
          label="Led"
          values={typed.subProcessor === '1' ? ['1'] : []}
          options={[{ value: '1', label: 'Underbiträde: anlitat av ett biträde' }]}
        />
        <div class="actions">
          <Button variant="secondary">Lägg till</Button>
        </div>
      </form>
    </Panel>
  );
};

const targets: Readonly<Record<string, { readonly label: string; readonly path: string }>> = {
  processing: { label: 'Behandling', path: '/behandlingar' },
  system: { label: 'System', path: '/system' },
  supplier: { label: 'Leverantör', path: '/leverantorer' },
};

/** Entries, systems and processors that it concerns; proposed from what is already named. */
const Links = ({ shown: { record, around, proposed } }: AssessmentProps) => (
  <Panel
    title="Behandlingar, system och biträden som berörs"
    id="kopplingar"
    action={<ButtonLink href={`/arenden/${record.id}/koppla`}>Koppla något annat</ButtonLink>}
  >
    {around.links.length === 0 && <p>Inget är kopplat än.</p>}
    <ul class="plain-list">
      {around.links.map((link) => (
        <li>
          {targets[link.target]?.label}:{' '}
          <a href={`${targets[link.target]?.path}/${link.targetId}`}>{link.name}</a>
        </li>
      ))}
    </ul>
    {proposed.length > 0 && (
      <>
        <h3>Förslag ur registret</h3>
        <ul class="plain-list">
          {proposed.map((one) => (
            <li class="row">
              <span class="grow">
                {targets[one.target]?.label}: {one.name}
                {one.because !== one.name && <span class="block small">Hör ihop med {one.because}</span>}
              </span>
              <form method="post" action={`/incidenter/${record.id}/koppla`}>
                <input type="hidden" name="target" value={`${one.target}:${one.id}`} />
                <Button variant="secondary">
                  Koppla<span class="visually-hidden"> {one.name}</span>
                </Button>
              </form>
            </li>
          ))}
        </ul>
      </>
    )}
  </Panel>
);
