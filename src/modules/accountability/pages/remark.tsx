import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { Choice, DateField, ErrorSummary, type Errors, TextArea } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, Facts, Panel } from '../../../ui/parts.tsx';
import type { ListedRemark, RemarkMessage, showRemark } from '../actions.ts';
import {
  type RemarkKind,
  type RemarkOutcome,
  type RemarkState,
  remarkKinds,
  remarkOutcomes,
  remarkTransition,
  remarkTransitions,
} from '../rules.ts';
import { options, StateTag } from './remarks.tsx';

interface RemarkProps {
  readonly actor: Actor;
  readonly shown: Awaited<ReturnType<typeof showRemark>>;
  readonly today: string;
  readonly typed?: Readonly<Record<string, string | null | undefined>>;
  readonly errors?: Errors;
  readonly message?: string | undefined;
}

export const RemarkPage = ({ actor, shown, today, typed = {}, errors = {}, message }: RemarkProps) => {
  const { remark, messages, mayAnswer, isOfficer } = shown;
  const isOpen = remarkTransition(remark.state as RemarkState, 'answer') !== undefined;
  return (
    <Page
      actor={actor}
      title={`${remarkKinds[remark.kind as RemarkKind]} till ${remark.controllerName}`}
      section="remarks"
      path="/ombudet"
      crumbs={[{ href: '/ombudet', text: 'Ombudets anmärkningar och råd' }]}
      message={message}
      aside={<StateTag remark={remark} today={today} />}
    >
      <ErrorSummary errors={errors} />
      <div class="stack" style="margin-top:1rem">
        <Panel title="Ombudet skrev">
          <p class="pre">{remark.text}</p>
          <Facts
            facts={[
              {
                label: 'Av',
                value: `${remark.makerName ?? 'Dataskyddsombudet'}, ${swedishTime(remark.madeAt)}`,
              },
              ...(remark.processingId
                ? [
                    {
                      label: 'Gäller',
                      value: <a href={`/behandlingar/${remark.processingId}`}>{remark.processingName}</a>,
                    },
                  ]
                : []),
              ...(remark.recipientName ? [{ label: 'Till', value: remark.recipientName }] : []),
              {
                label: 'Svar senast',
                value: remark.answerBy ? `${longDate(remark.answerBy)} (internt)` : 'Ingen dag satt',
              },
            ]}
          />
        </Panel>
        {messages.map((message) => (
          <MessagePanel message={message} />
        ))}
        {isOpen && mayAnswer && <AnswerForm remark={remark} typed={typed} errors={errors} />}
        {isOpen && !mayAnswer && !isOfficer && (
          <p class="note">Samordnare, chef eller förvaltningschef svarar ombudet.</p>
        )}
        {isOfficer && <OfficerSteps remark={remark} typed={typed} errors={errors} />}
      </div>
    </Page>
  );
};

const AnswerForm = (props: {
  remark: ListedRemark;
  typed: Readonly<Record<string, string | null | undefined>>;
  errors: Errors;
}) => (
  <Panel title="Svara ombudet">
    <form class="stack narrow" novalidate method="post" action={`/ombudet/${props.remark.id}/svar`}>
      <input type="hidden" name="version" value={String(props.remark.version)} />
      <Choice
        name="outcome"
        label="Vad gör ni med det?"
        value={props.typed.outcome}
        error={props.errors.outcome}
        options={options(remarkOutcomes)}
      />
      <TextArea
        name="answer"
        label="Svar"
        hint="Vad ni gör och när, eller varför inte"
        rows={5}
        value={props.typed.answer}
        error={props.errors.answer}
      />
      <div class="actions">
        <Button>{remarkTransitions.open.answer.button}</Button>
      </div>
    </form>
  </Panel>
);

const SAID: Readonly<Record<string, string>> = {
  answer: 'Nämnden svarade',
  reopen: 'Ombudet bad om ett nytt svar',
  close: 'Ombudet avslutade',
  withdraw: 'Ombudet tog tillbaka',
};

/** One step of the thread, dated and signed. */
const MessagePanel = ({ message }: { message: RemarkMessage }) => (
  <Panel title={SAID[message.action] ?? message.action}>
    {message.outcome && (
      <p>
        <strong>{remarkOutcomes[message.outcome as RemarkOutcome]}</strong>
      </p>
    )}
    {message.text && <p class="pre">{message.text}</p>}
    <p class="small">
      {message.makerName ?? (message.side === 'officer' ? 'Ombudet' : 'Nämnden')},{' '}
      {swedishTime(message.madeAt)}
      {message.answerBy && `. Svar senast ${longDate(message.answerBy)} (internt)`}
    </p>
  </Panel>
);

interface StepsProps {
  readonly remark: ListedRemark;
  readonly typed: Readonly<Record<string, string | null | undefined>>;
  readonly errors: Errors;
}

const OfficerSteps = ({ remark, typed, errors }: StepsProps) => {
  const steps = Object.entries(remarkTransitions[remark.state as RemarkState]).filter(
    ([, step]) => step.who === 'officer',
  );
  if (steps.length === 0) return null;
  const asksAgain = steps.some(([action]) => action === 'reopen');
  return (
    <Panel title="Gå vidare">
      <form class="stack narrow" novalidate method="post" action={`/ombudet/${remark.id}`}>
        <input type="hidden" name="version" value={String(remark.version)} />
        <TextArea
          name="text"
          label="Kommentar"
          optional
          hint={asksAgain ? 'Behövs när du ber om ett nytt svar' : undefined}
          rows={3}
          value={typed.text}
          error={errors.text}
        />
        {asksAgain && (
          <DateField
            name="answerBy"
            label="Nytt svar önskas senast"
            optional
            hint="En intern dag, till exempel 2026-12-15"
            value={typed.answerBy}
            error={errors.answerBy}
          />
        )}
        <div class="row">
          {steps.map(([action, step]) => (
            <Button variant="secondary" name="atgard" value={action}>
              {step.button}
            </Button>
          ))}
        </div>
      </form>
    </Panel>
  );
};
