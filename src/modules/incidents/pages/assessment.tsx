import type { Judgement } from '../../../knowledge/judgement.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import type { Errors } from '../../../ui/field.tsx';
import { Button, ButtonLink, Panel, Why } from '../../../ui/parts.tsx';
import type { ShownAssessment } from '../actions/index.ts';
import { assessmentSections, mainTypes } from '../rules/index.ts';
import { Links, Processors } from './assessment-around.tsx';
import type { Typed } from './form-page.tsx';
import { GroupForm, SectionFields, type SentFields } from './group-fields.tsx';

export interface AssessmentProps {
  readonly shown: ShownAssessment;
  /** What was sent and refused. */
  readonly sent?: SentFields | undefined;
  /** What was typed of one more processor. */
  readonly typed: Typed;
  readonly errors: Errors;
}

const SECTIONS = ['event', 'people', 'response', 'triage'] as const;
const SAVE = 'Spara bedömningen';

/** The fourteen questions in their order, in one form with the processors and links: each button saves all of it. */
export const AssessmentParts = (props: AssessmentProps) => (
  <div class="stack below">
    <NextStep {...props} />
    <p>
      De fjorton frågorna står i riktlinjens ordning och ord. Det rapporten redan svarar på är ifyllt. Ni kan
      skriva samtidigt: bara det som du ändrar sparas, och inget av de andras går förlorat.
    </p>
    <p>
      För att någon ska kunna besluta behövs svar på <a href="#isBreach">om det är en incident</a>, och på{' '}
      <a href={`/incidenter/${props.shown.record.id}/risk`}>sidan Risk</a> hur sannolikt och hur allvarligt
      det är, med skäl. Resten kan vänta.
    </p>
    <nav class="row" aria-label="Avsnitt">
      {SECTIONS.map((section) => (
        <a href={`#avsnitt-${section}`}>{assessmentSections[section]}</a>
      ))}
    </nav>
    <GroupForm
      action={`/incidenter/${props.shown.record.id}/bedomning`}
      errors={props.sent ? props.errors : {}}
      button={SAVE}
    >
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
    </GroupForm>
  </div>
);

/** Where to go on, once it has been said whether it is an incident. */
const NextStep = ({ shown: { incident, record } }: AssessmentProps) =>
  (incident.isBreach === 'yes' || incident.isBreach === 'unclear') && incident.likelihood === null ? (
    <p class="row">
      Nästa steg:
      <ButtonLink href={`/incidenter/${record.id}/risk`}>Bedöm risken</ButtonLink>
    </p>
  ) : null;

const Section = (
  props: AssessmentProps & {
    section: (typeof SECTIONS)[number];
    hints?: Parameters<typeof SectionFields>[0]['hints'];
    before?: Parameters<typeof SectionFields>[0]['before'];
  },
) => {
  const { shown, section, sent, errors } = props;
  return (
    <Panel title={assessmentSections[section]} id={`avsnitt-${section}`}>
      <SectionFields
        section={section}
        fields={shown.fields}
        changes={shown.changes}
        sent={sent}
        errors={sent ? errors : {}}
        {...(props.hints && { hints: props.hints })}
        {...(props.before && { before: props.before })}
      />
      <div class="actions below">
        <Button variant="secondary">{SAVE}</Button>
      </div>
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
