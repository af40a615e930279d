/** Closing an incident: what is missing with the way there, what was learnt, and how it ended. */
import { longDate } from '../../../platform/plain-date.ts';
import { Checks, type Errors, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, Cite, Panel } from '../../../ui/parts.tsx';
import type { ShownClosing } from '../actions/index.ts';
import type { Gap } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';
import { IdentityAsk } from './identity-ask.tsx';

interface ClosingProps {
  readonly shown: ShownClosing;
  readonly typed: Typed;
  readonly errors: Errors;
}

export const ClosingParts = (props: ClosingProps) => {
  const { gaps, deadlines, hinders, needsDecision, record } = props.shown;
  const hard = gaps.filter((gap) => gap.hard);
  const soft = gaps.filter((gap) => !gap.hard);
  const isBlocked = hard.length + deadlines.length + hinders.length > 0 || needsDecision;
  return (
    <div class="stack below">
      {isBlocked && (
        <Panel title="Det här behöver göras först">
          <ul>
            {hard.map((gap) => (
              <Missing gap={gap} caseId={record.id} />
            ))}
            {deadlines.map((deadline) => (
              <OpenDeadline deadline={deadline} caseId={record.id} />
            ))}
            {hinders.map((hinder) => (
              <li>
                {hinder} <a href={`/arenden/${record.id}`}>Till ärendet</a>
              </li>
            ))}
            {needsDecision && (
              <li>
                Registrera beslutet om incidenten, också när den inte anmäls.{' '}
                <a href={`/incidenter/${record.id}/beslut`}>Besluta</a>
              </li>
            )}
          </ul>
        </Panel>
      )}
      {soft.length > 0 && (
        <Panel title="Det här saknas, men hindrar inte">
          <ul>
            {soft.map((gap) => (
              <Missing gap={gap} caseId={record.id} />
            ))}
          </ul>
        </Panel>
      )}
      {gaps.length === 0 && !isBlocked && (
        <p class="note">Dokumentationen är fullständig: omständigheter, effekter, åtgärder och skäl.</p>
      )}
      <ClosingForm {...props} isBlocked={isBlocked} />
    </div>
  );
};

const WHERE: Readonly<Record<string, string>> = {
  bedomning: 'Till bedömningen',
  risk: 'Till risken',
  beslut: 'Till beslutet',
  anmalan: 'Till anmälan',
  registrerade: 'Till informationen',
  atgarder: 'Till åtgärderna',
  underratta: 'Till underrättelserna',
};

interface OpenDeadlineProps {
  readonly deadline: ShownClosing['deadlines'][number];
  readonly caseId: string;
}

const OpenDeadline = ({ deadline: { id, label, dueOn, gap }, caseId }: OpenDeadlineProps) => (
  <li>
    {label}, senast {longDate(dueOn)}. Fristen är öppen.{' '}
    {gap && (
      <>
        <a href={`/incidenter/${caseId}/${gap.where}`}>{WHERE[gap.where] ?? 'Dit'}</a>,{' '}
      </>
    )}
    <a href={`/arenden/${caseId}/frist/${id}`}>
      {gap ? 'eller ta bort fristen med ett skäl' : 'Markera som klar'}
      <span class="visually-hidden">: {label}</span>
    </a>
  </li>
);

const Missing = ({ gap, caseId }: { gap: Gap; caseId: string }) => (
  <li>
    {gap.text} <Cite source={gap.source} />{' '}
    {gap.where === 'avsluta' ? (
      <a href="#rootCause">Skriv den nedan</a>
    ) : (
      <a href={`/incidenter/${caseId}/${gap.where}`}>{WHERE[gap.where] ?? 'Dit'}</a>
    )}
  </li>
);

const ClosingForm = ({ shown, typed, errors, isBlocked }: ClosingProps & { isBlocked: boolean }) => {
  const { record, incident, working } = shown;
  const { rootCause, lessons } = incident;
  return (
    <form class="stack narrow" novalidate method="post" action={`/incidenter/${record.id}/avsluta`}>
      <input type="hidden" name="var.rootCause" value={rootCause ?? ''} />
      <input type="hidden" name="var.lessons" value={lessons ?? ''} />
      <TextArea
        name="rootCause"
        label="Grundorsak"
        hint="Vad i rutiner, system eller förutsättningar gjorde att det kunde hända? Aldrig vem. Till exempel «Adressboken föreslår mottagare utanför kommunen»"
        rows={4}
        value={typed.rootCause ?? rootCause}
        error={errors.rootCause}
      />
      <TextArea
        name="lessons"
        label="Vad har ni lärt er?"
        optional
        hint="Vad ni gör annorlunda nu, och om det gick fort nog"
        rows={4}
        value={typed.lessons ?? lessons}
        error={errors.lessons}
      />
      <IdentityAsk errors={errors} />
      {isBlocked ? (
        <div class="actions">
          <Button name="gor" value="spara">
            Spara
          </Button>
        </div>
      ) : (
        <>
          <TextField
            name="outcome"
            label="Hur slutade det?"
            hint="En mening, utan namn. Till exempel «Anmäld, de berörda informerade, rutinen ändrad»"
            value={typed.outcome ?? shown.ending}
            error={errors.outcome}
          />
          {working.length > 0 && (
            <Checks
              name="weeded"
              label="Arbetsmaterial som ska rensas nu"
              hint="Utkast och minnesanteckningar som inte behövs för att förstå ärendet"
              values={[]}
              options={working.map(({ id, title, datedOn }) => ({
                value: id,
                label: `${title}, ${datedOn}`,
              }))}
            />
          )}
          <TextField
            name="weeding"
            label="Vad är rensat?"
            hint="Till exempel «Utkast rensade» eller «Inget att rensa»"
            value={typed.weeding}
            error={errors.weeding}
          />
          <div class="actions">
            <Button name="gor" value="avsluta">
              Avsluta ärendet
            </Button>
            <Button name="gor" value="spara" variant="secondary">
              Spara, avsluta senare
            </Button>
          </div>
        </>
      )}
    </form>
  );
};

/** A case that has ended, or another nämnd's. */
export const ClosedNote = ({ shown }: { shown: ShownClosing }) => (
  <p>
    {shown.goesOn
      ? `Ärendet hör till ${shown.record.controllerName}.`
      : 'Ärendet är avslutat. Öppna det igen för att ändra det.'}{' '}
    <ButtonLink href={`/arenden/${shown.record.id}`}>Till ärendet</ButtonLink>
  </p>
);
