/** A step of the form: short, savable at any time, everything else a link away. */
import type { Child } from 'hono/jsx';
import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { ErrorSummary, type Errors } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Steps, Why } from '../../../ui/parts.tsx';
import type { ShownEntry } from '../actions/entries.ts';
import type { Labels } from '../rules/columns.ts';
import type { Entry } from '../rules/entry.ts';
import { type EntryStep, entrySteps } from '../rules/gap.ts';
import { basicFields } from './fields/basics.tsx';
import { dataFields } from './fields/data.tsx';
import { purposeFields } from './fields/purposes.tsx';
import { recipientFields } from './fields/recipients.tsx';
import { informationFields, reviewFields } from './fields/review.tsx';
import { securityFields } from './fields/security.tsx';
import { retentionFields, systemFields } from './fields/systems.tsx';

export interface SystemChoice {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
}

/** What a step's fields are drawn from: the entry, or what was typed over it. */
export interface FieldsProps {
  readonly entry: Entry;
  readonly errors: Errors;
  readonly words: Labels;
  readonly asOf: string;
  readonly systems: readonly SystemChoice[];
  /** Names for the other party in a joint arrangement or a suggestion list. */
  readonly ownName: string;
  /** The nine control points as answered. */
  readonly principles: ShownEntry['principles'];
}

const STEP_FIELDS: Readonly<Record<EntryStep, (props: FieldsProps) => Child>> = {
  grunder: basicFields,
  andamal: purposeFields,
  uppgifter: dataFields,
  mottagare: recipientFields,
  system: systemFields,
  gallring: retentionFields,
  sakerhet: securityFields,
  information: informationFields,
  kontroll: reviewFields,
};

interface StepProps {
  readonly actor: Actor;
  readonly shown: ShownEntry;
  readonly step: EntryStep;
  /** The entry with what was typed over it. */
  readonly typed: Entry;
  readonly errors: Errors;
  readonly words: Labels;
  readonly asOf: string;
  readonly systems: readonly SystemChoice[];
  readonly draftSavedAt: string | null;
  readonly message?: string | undefined;
}

export const StepPage = (props: StepProps) => {
  const { actor, shown, step, errors, message } = props;
  const { entry } = shown;
  const steps = Object.keys(entrySteps) as EntryStep[];
  const address = (target: EntryStep) => `/behandlingar/${entry.id}/${target}`;
  const missing = (target: EntryStep) =>
    shown.gaps.filter((gap) => gap.field.step === target && gap.level === 'blocking').length;
  return (
    <Page
      actor={actor}
      title={entry.name}
      section="register"
      path={address(step)}
      message={message}
      crumbs={[
        { href: '/behandlingar', text: 'Behandlingar' },
        { href: `/behandlingar/${entry.id}`, text: `Nr ${entry.number}` },
      ]}
    >
      <Steps
        label="Steg"
        steps={steps.map((target) => ({
          href: address(target),
          text: entrySteps[target],
          missing: missing(target),
          current: target === step,
        }))}
      />
      <ErrorSummary errors={errors} />
      {entry.state !== 'draft' ? <Locked {...props} /> : <StepForm {...props} />}
    </Page>
  );
};

const Locked = ({ shown }: StepProps) => (
  <form
    class="ds-alert row"
    data-color="info"
    method="post"
    action={`/behandlingar/${shown.entry.id}/flytta`}
  >
    <input type="hidden" name="version" value={shown.entry.version} />
    <span class="grow">
      {shown.entry.state === 'approved'
        ? 'Posten är fastställd. Öppna den för att ändra: den fastställda versionen gäller tills en ny fastställs.'
        : 'Posten är markerad som fullständig. Öppna den för att ändra.'}
    </span>
    <Button name="atgard" value="reopen" variant="secondary">
      Öppna för ändring
    </Button>
  </form>
);

const StepForm = (props: StepProps) => {
  const { shown, step, typed, errors, words, asOf, systems } = props;
  const { entry } = shown;
  const gaps = shown.gaps.filter((gap) => gap.field.step === step);
  const fields = {
    entry: typed,
    errors,
    words,
    asOf,
    systems,
    ownName: entry.controllerName,
    principles: shown.principles,
  };
  return (
    <kept-form name={`/behandlingar/${entry.id}/${step}`}>
      {props.draftSavedAt && <DraftOffer {...props} />}
      <form method="post" action={`/behandlingar/${entry.id}/${step}`} class="stack" novalidate>
        <input type="hidden" name="version" value={entry.version} />
        {gaps.length > 0 && (
          <section class="panel">
            <h2>Att ordna i det här steget</h2>
            <ul class="todo">
              {gaps.map((gap) => (
                <li>
                  <span class={`dot ${gap.level}`} aria-hidden="true"></span>
                  <div>
                    <a href={`#${gap.field.anchor}`}>{gap.text}</a>
                    <Why reasons={gap.reasons} />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div class="panel stack">
          <h2>{entrySteps[step]}</h2>
          {STEP_FIELDS[step](fields)}
        </div>
        {errors.identityNumbers && (
          <div class="option" id="identityNumbers">
            <input class="ds-input" type="checkbox" name="ejPersonnummer" value="1" id="ejPersonnummer" />
            <label class="ds-label" for="ejPersonnummer">
              Det är inte ett personnummer, spara ändå
            </label>
          </div>
        )}
        <div class="actions">
          <Button name="sedan" value="nasta">
            Spara och gå vidare
          </Button>
          <Button name="sedan" value="stanna" variant="secondary">
            Spara och lägg till fler
          </Button>
          <Button name="sedan" value="visa" variant="secondary">
            Spara och visa behandlingen
          </Button>
          <a href={`/behandlingar/${entry.id}`}>Avbryt</a>
          <span class="saved-note" data-kept aria-live="polite"></span>
        </div>
      </form>
    </kept-form>
  );
};

const DraftOffer = ({ shown, step, draftSavedAt }: StepProps) => (
  <div class="ds-alert row" data-color="info" style="margin-bottom:1rem">
    <span class="grow">Du har ett utkast som inte är sparat, från {swedishTime(draftSavedAt ?? '')}.</span>
    <ButtonLink href={`/behandlingar/${shown.entry.id}/${step}?utkast=1`}>Fortsätt med utkastet</ButtonLink>
  </div>
);

/** The step after this one; the last leads back to the entry. */
export function stepAfter(step: EntryStep): EntryStep | undefined {
  const steps = Object.keys(entrySteps) as EntryStep[];
  return steps[steps.indexOf(step) + 1];
}
