import type { Actor } from '../../../../platform/actor.ts';
import { longDate } from '../../../../platform/plain-date.ts';
import { ErrorSummary, type Errors } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Panel } from '../../../../ui/parts.tsx';
import type { AskedEntry } from '../../actions/confirm.ts';
import type { Labels } from '../../rules/columns.ts';

interface ConfirmProps {
  readonly actor: Actor;
  readonly asked: readonly AskedEntry[];
  readonly words: Labels;
  /** What was typed about the one that must be changed. */
  readonly typed: { readonly id: string; readonly text: string; readonly due: string } | null;
  readonly errors: Errors;
  readonly message?: string | undefined;
}

/** What the person is asked to confirm: three lines each, and a press of a button. */
export const ConfirmPage = (props: ConfirmProps) => {
  const { actor, asked, errors, message } = props;
  return (
    <Page actor={actor} title="Stämmer det här?" section="confirm" path="/bekrafta" message={message}>
      <ErrorSummary errors={errors} />
      {asked.length === 0 ? (
        <EmptyState
          title="Inget att bekräfta"
          text="Du har svarat på allt som du har blivit tillfrågad om. Tack!"
        >
          <ButtonLink href="/behandlingar">Till behandlingarna</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <p style="margin-top:.5rem">
            Du är tillfrågad för att du känner {asked.length === 1 ? 'behandlingen' : 'behandlingarna'}. Läs
            det korta och svara. Är du osäker, öppna hela posten.
          </p>
          <div class="row" style="margin-top:1rem">
            <p class="grow" role="status">
              <strong>{count(asked.length, 'behandling', 'behandlingar')} kvar</strong>
            </p>
            {asked.length > 1 && <AllUnchanged asked={asked} />}
          </div>
          <div class="stack" style="margin-top:1rem">
            {asked.map((request) => (
              <Asked {...props} request={request} />
            ))}
          </div>
        </>
      )}
    </Page>
  );
};

const AllUnchanged = ({ asked }: { asked: readonly AskedEntry[] }) => (
  <details class="why">
    <summary>Alla är oförändrade</summary>
    <form method="post" action="/bekrafta" class="row" style="margin-top:.5rem">
      {asked.map(({ id, entry }) => (
        <input type="hidden" name="last" value={`${id}:${entry.version}`} />
      ))}
      <span>Jag har läst alla {asked.length} och de stämmer.</span>
      <Button>Bekräfta alla {asked.length}</Button>
    </form>
  </details>
);

const Asked = ({ request, words, typed, errors }: ConfirmProps & { request: AskedEntry }) => {
  const { id, entry } = request;
  const own = typed?.id === id ? typed : null;
  return (
    <Panel
      title={entry.name}
      id={`fraga-${id}`}
      action={<a href={`/behandlingar/${entry.id}`}>Öppna hela posten</a>}
    >
      <p class="small">
        {entry.controllerName}. Svara senast {longDate(request.dueOn)}.
      </p>
      <dl class="facts" style="margin-top:.5rem">
        {keyFacts(entry, words).map(([label, text]) => (
          <>
            <dt>{label}</dt>
            <dd>{text || <span class="unknown">Inte ifyllt</span>}</dd>
          </>
        ))}
      </dl>
      <div class="row" style="margin-top:.75rem;align-items:start">
        <form method="post" action={`/bekrafta/${id}`}>
          <input type="hidden" name="version" value={entry.version} />
          <Button name="svar" value="unchanged" variant="secondary">
            Oförändrad
          </Button>
        </form>
        <details class="why grow" style="flex-basis:16rem" open={own !== null}>
          <summary>Behöver ändras</summary>
          <ChangeForm
            id={id}
            dueOn={request.dueOn}
            own={own}
            errors={own ? errors : {}}
            coordinators={request.coordinators}
          />
        </details>
      </div>
    </Panel>
  );
};

interface ChangeProps {
  readonly id: string;
  readonly dueOn: string;
  readonly own: { readonly text: string; readonly due: string } | null;
  readonly errors: Errors;
  /** Who sees to it; null when the person who answers does. */
  readonly coordinators: readonly string[] | null;
}

const ChangeForm = ({ id, dueOn, own, errors, coordinators }: ChangeProps) => (
  <form method="post" action={`/bekrafta/${id}`} class="stack narrow" style="margin-top:.5rem" novalidate>
    <input type="hidden" name="svar" value="changed" />
    {coordinators && (
      <p class="small">
        {coordinators.length === 0
          ? 'Samordnaren ändrar i posten, inte du.'
          : `Det du skriver går till ${coordinators.join(' och ')}, som samordnar registret och ändrar i posten.`}
      </p>
    )}
    <div class="ds-field">
      <label class="ds-label" for={`text-${id}`}>
        Vad behöver ändras?
      </label>
      <div class="hint">
        Beskriv behandlingen, inte personer. Till exempel «Vi använder inte Larmet längre».
      </div>
      <textarea
        class="ds-input"
        id={`text-${id}`}
        name="text"
        rows={3}
        aria-invalid={errors[`text-${id}`] ? 'true' : undefined}
        aria-describedby={errors[`text-${id}`] ? `text-${id}-fel` : undefined}
      >
        {own?.text ?? ''}
      </textarea>
      {errors[`text-${id}`] && (
        <p class="field-error" id={`text-${id}-fel`}>
          {errors[`text-${id}`]}
        </p>
      )}
    </div>
    <div class="ds-field">
      <label class="ds-label" for={`due-${id}`}>
        Klart senast <span class="optional">(frivilligt)</span>
      </label>
      <div class="hint">Annars {longDate(dueOn)}</div>
      <input
        class="ds-input short"
        id={`due-${id}`}
        name="due"
        autocomplete="off"
        value={own?.due ?? ''}
        aria-invalid={errors[`due-${id}`] ? 'true' : undefined}
        aria-describedby={errors[`due-${id}`] ? `due-${id}-fel` : undefined}
      />
      {errors[`due-${id}`] && (
        <p class="field-error" id={`due-${id}-fel`}>
          {errors[`due-${id}`]}
        </p>
      )}
    </div>
    <Button variant="secondary">Skicka</Button>
  </form>
);

const SHOWN = 4;

/** The first few and how many more, so that the facts keep to their lines. */
function few(texts: readonly string[]): string {
  const shown = texts.slice(0, SHOWN).join(', ');
  return texts.length > SHOWN ? `${shown} och ${texts.length - SHOWN} till` : shown;
}

/** What for, about whom and what, and where it goes. */
function keyFacts(entry: AskedEntry['entry'], words: Labels): readonly (readonly [string, string])[] {
  const subjects = few(entry.subjectGroups.map(({ label }) => label));
  const data = few(entry.dataItems.map(({ label }) => label));
  return [
    [
      'Varför',
      few(
        entry.purposes.map(({ short, legalBasis }) =>
          legalBasis ? `${short} (${words.label('legal-basis', legalBasis).toLowerCase()})` : short,
        ),
      ),
    ],
    ['Vem och vad', [subjects, data].filter(Boolean).join(': ')],
    [
      'Var och hur länge',
      [
        few([
          ...entry.systems.map(({ name }) => name),
          ...entry.recipients.map(({ name }) => name),
          ...entry.processors.map(({ name }) => name),
        ]),
        few(entry.retention.map(({ what, period }) => (period ? `${what} ${period}` : what))),
      ]
        .filter(Boolean)
        .join('. '),
    ],
  ];
}
