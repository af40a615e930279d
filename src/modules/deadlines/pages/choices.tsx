/** Mails by choice, and the calendar behind a secret address. */
import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { Choice, ErrorSummary, type Errors } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, Panel } from '../../../ui/parts.tsx';
import type { ShownChoices } from '../actions/index.ts';
import { digests, NO_WARNING, warnings } from '../rules/index.ts';

interface ChoicesProps {
  readonly actor: Actor;
  readonly choices: ShownChoices;
  readonly typed: { readonly digest: string; readonly warningDays: string };
  readonly errors: Errors;
  readonly message?: string | undefined;
  /** Shown once, when it has just been made. */
  readonly address?: string;
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export const ChoicesPage = (props: ChoicesProps) => (
  <Page
    actor={props.actor}
    title="Mejl och kalender"
    section="my-day"
    path="/min-dag/kalender"
    crumbs={[{ href: '/min-dag', text: 'Min dag' }]}
    message={props.message}
  >
    <ErrorSummary errors={props.errors} />
    <div class="stack narrow below">
      <Mails {...props} />
      <Calendar {...props} />
    </div>
  </Page>
);

const Mails = ({ choices, typed, errors }: ChoicesProps) => (
  <Panel title="Mejl om det som väntar" id="mejl">
    <p>
      Mejlet säger hur mycket som väntar och har en länk hit. Det innehåller inga namn och inget om sakerna.
      När inget väntar kommer inget mejl.
    </p>
    <form class="stack below" novalidate method="post" action="/min-dag/mejl">
      <Choice
        name="digest"
        label="Hur ofta?"
        hint={choices.hasChosen ? undefined : 'Så är det för din roll tills du väljer själv'}
        value={typed.digest}
        error={errors.digest}
        options={options(digests)}
      />
      <Choice
        name="warningDays"
        label="Mejl före en frist"
        hint="Kommer före helgen när dagen annars skulle vara ledig"
        value={typed.warningDays}
        error={errors.warningDays}
        options={[{ value: String(NO_WARNING), label: 'Inget extra mejl' }, ...options(warnings)]}
      />
      <div class="actions">
        <Button>Spara</Button>
      </div>
    </form>
  </Panel>
);

const Calendar = ({ choices, address }: ChoicesProps) => (
  <Panel title="Dagarna i din egen kalender" id="kalender">
    <p>
      Kalendern hämtar dina frister från en hemlig adress. Där står «Frist i ärende» och beteckningen, slaget
      och en länk, men inget om saken och inga namn. Det som är klart försvinner. Slutar ditt uppdrag blir
      kalendern tom.
    </p>
    {address && (
      <div class="ds-alert below" data-color="info" role="status">
        <p>Lägg in adressen i kalenderprogrammet som en prenumeration. Den visas bara nu:</p>
        <p>
          <code class="secret">{address}</code>
        </p>
        <p>Den som har adressen kan läsa kalendern. Dela den inte med någon.</p>
      </div>
    )}
    {choices.calendarMadeAt ? (
      <>
        <p class="below">
          Adressen gjordes {swedishTime(choices.calendarMadeAt)}.{' '}
          {choices.calendarUsedOn
            ? `Den användes senast ${longDate(choices.calendarUsedOn)}.`
            : 'Den har inte använts än.'}
        </p>
        <div class="row below">
          <form method="post" action="/min-dag/kalender">
            <Button variant="secondary">Gör en ny adress, den gamla slutar gälla</Button>
          </form>
          <form method="post" action="/min-dag/kalender/avsluta">
            <Button variant="tertiary" danger>
              Ta bort adressen
            </Button>
          </form>
        </div>
      </>
    ) : (
      <form class="below" method="post" action="/min-dag/kalender">
        <Button variant="secondary">Gör en adress</Button>
      </form>
    )}
  </Panel>
);
