import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { Choice, DateField, type Errors, TextArea } from '../../../ui/field.tsx';
import { Button, ButtonLink, Facts, Panel, Tag } from '../../../ui/parts.tsx';
import type { ShownCase } from '../actions/index.ts';
import {
  type ConsultationOutcome,
  consultationOutcomes,
  consultationState,
  consultationStates,
  consultationTransitions,
} from '../rules/index.ts';
import { options } from './case-list.tsx';

type Typed = Readonly<Record<string, string | null | undefined>>;
type Shown = NonNullable<ShownCase['consultation']>;

/** Question, advice and what came of it, each in a part that only its side writes. */
export const ConsultationPanel = ({ shown }: { shown: ShownCase }) => {
  const { record, consultation, mayAdd } = shown;
  if (record.kind !== 'consultation') return null;
  if (!consultation)
    return (
      <Panel title="Frågan till ombudet" id="samrad">
        <p>Skriv vad ni vill ha råd om, så frågar du ombudet sedan.</p>
        {mayAdd && (
          <ButtonLink href={`/arenden/${record.id}/samrad`} variant="primary">
            Skriv frågan
          </ButtonLink>
        )}
      </Panel>
    );
  const state = consultationState(consultation);
  return (
    <>
      <Panel
        title="Frågan till ombudet"
        id="samrad"
        action={<Tag color={state === 'answered' ? 'success' : 'info'}>{consultationStates[state]}</Tag>}
      >
        <p class="pre">{consultation.question}</p>
        <Facts
          facts={[
            {
              label: 'Underlag',
              value: consultation.material && <span class="pre">{consultation.material}</span>,
            },
            { label: 'Vi tänker besluta', value: consultation.decideOn && longDate(consultation.decideOn) },
            ...(consultation.askedAt
              ? [
                  {
                    label: 'Frågat',
                    value: `${swedishTime(consultation.askedAt)}, ${consultation.askerName ?? ''}`,
                  },
                ]
              : []),
          ]}
        />
        {mayAdd && !consultation.advisedAt && (
          <div class="row">
            {state === 'preparing' && (
              <form method="post" action={`/arenden/${record.id}/samrad/fraga`}>
                <input type="hidden" name="version" value={String(consultation.version)} />
                <Button>{consultationTransitions.preparing.ask.button}</Button>
              </form>
            )}
            <ButtonLink href={`/arenden/${record.id}/samrad`}>Ändra frågan</ButtonLink>
          </div>
        )}
      </Panel>
      <AdvicePanel shown={shown} consultation={consultation} />
      <OutcomePanel shown={shown} consultation={consultation} />
    </>
  );
};

const AdvicePanel = ({ shown, consultation }: { shown: ShownCase; consultation: Shown }) => {
  if (!consultation.askedAt) return null;
  const form = (
    <AdviceForm
      id={shown.record.id}
      version={consultation.version}
      typed={{ advice: consultation.advice }}
      errors={{}}
    />
  );
  return (
    <Panel title="Ombudets råd" id="rad">
      {consultation.advice ? (
        <>
          <p class="pre">{consultation.advice}</p>
          <p class="small">
            {consultation.adviserName}, {swedishTime(consultation.advisedAt ?? '')}
          </p>
          {shown.mayAdvise && !consultation.outcomeAt && (
            <details class="why">
              <summary>Ändra rådet</summary>
              {form}
            </details>
          )}
        </>
      ) : shown.mayAdvise ? (
        form
      ) : (
        <p>Väntar på ombudet. Ombudet ger råd i en egen del som bara ombudet skriver i.</p>
      )}
    </Panel>
  );
};

export const AdviceForm = (props: { id: string; version: number; typed: Typed; errors: Errors }) => (
  <form class="stack" novalidate method="post" action={`/arenden/${props.id}/samrad/rad`}>
    <input type="hidden" name="version" value={String(props.version)} />
    <TextArea name="advice" label="Råd" rows={8} value={props.typed.advice} error={props.errors.advice} />
    <div class="actions">
      <Button>{consultationTransitions.asked.advise.button}</Button>
    </div>
  </form>
);

const OutcomePanel = ({ shown, consultation }: { shown: ShownCase; consultation: Shown }) => {
  if (!consultation.advice) return null;
  if (consultation.outcome)
    return (
      <Panel title="Vad nämnden gjorde" id="utfall">
        <p>
          <strong>{consultationOutcomes[consultation.outcome as ConsultationOutcome]}</strong>
        </p>
        {consultation.outcomeText && <p class="pre">{consultation.outcomeText}</p>}
        <p class="small">
          {consultation.answererName}, {swedishTime(consultation.outcomeAt ?? '')}
        </p>
      </Panel>
    );
  if (!shown.mayAdd) return null;
  return (
    <Panel title="Vad gör ni med rådet?" id="utfall">
      <OutcomeForm id={shown.record.id} version={consultation.version} typed={{}} errors={{}} />
    </Panel>
  );
};

export const OutcomeForm = (props: { id: string; version: number; typed: Typed; errors: Errors }) => (
  <form class="stack" novalidate method="post" action={`/arenden/${props.id}/samrad/utfall`}>
    <input type="hidden" name="version" value={String(props.version)} />
    <Choice
      name="outcome"
      label="Följde ni rådet?"
      value={props.typed.outcome}
      error={props.errors.outcome}
      options={options(consultationOutcomes)}
    />
    <TextArea
      name="outcomeText"
      label="Vad ni gör, och varför ni inte följer rådet fullt ut"
      rows={4}
      value={props.typed.outcomeText}
      error={props.errors.outcomeText}
    />
    <div class="actions">
      <Button>{consultationTransitions.advised.answer.button}</Button>
    </div>
  </form>
);

export const QuestionForm = (props: { id: string; typed: Typed; errors: Errors }) => (
  <form class="stack narrow" novalidate method="post" action={`/arenden/${props.id}/samrad`}>
    <TextArea
      name="question"
      label="Vad vill ni ha råd om?"
      hint="Vad ska ändras eller införas, vilka uppgifter gäller det och vad är ni osäkra på?"
      rows={6}
      value={props.typed.question}
      error={props.errors.question}
    />
    <TextArea
      name="material"
      label="Underlag"
      optional
      hint="Vad ombudet behöver läsa. Filer lägger du till under Handlingar"
      rows={4}
      value={props.typed.material}
      error={props.errors.material}
    />
    <DateField
      name="decideOn"
      label="När tänker ni besluta?"
      optional
      hint="Ombudet ska rådfrågas i god tid före. Till exempel 2026-12-15"
      value={props.typed.decideOn}
      error={props.errors.decideOn}
    />
    <div class="actions">
      <Button>Spara frågan</Button>
    </div>
  </form>
);
