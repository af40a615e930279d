import type { Actor } from '../../../../platform/actor.ts';
import { ErrorSummary, type Errors, TextField } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Button, ButtonLink, EmptyState, Panel } from '../../../../ui/parts.tsx';
import type { ShownView } from '../../actions/views.ts';
import { viewQuery } from '../../rules/views.ts';

/** Saved views above the list, each a link to the list with its filter. */
export const ViewChips = ({ views, query }: { views: readonly ShownView[]; query: URLSearchParams }) => {
  if (views.length === 0) return null;
  const shown = viewQuery(query).toString();
  return (
    <nav class="row chips" aria-label="Sparade vyer" style="margin-top:1rem">
      {views.map((view) => (
        <a
          class="ds-button"
          data-variant={view.query === shown ? 'primary' : 'secondary'}
          href={`/behandlingar?${view.query}`}
          aria-current={view.query === shown ? 'true' : undefined}
        >
          {view.name}
        </a>
      ))}
      <a href="/vyer">Hantera vyer</a>
    </nav>
  );
};

/** Shown when there is a filter to keep. */
export const SaveView = ({ query }: { query: URLSearchParams }) => {
  const kept = viewQuery(query).toString();
  return kept === '' ? null : <a href={`/vyer?${kept}`}>Spara urvalet</a>;
};

interface ViewsProps {
  readonly actor: Actor;
  readonly views: readonly ShownView[];
  readonly maySave: boolean;
  readonly mayShare: boolean;
  /** The filter to keep; empty when none is asked for. */
  readonly query: URLSearchParams;
  /** Of the new view. */
  readonly id: string;
  readonly typed: URLSearchParams;
  readonly errors: Errors;
  readonly message?: string | undefined;
}

export const ViewsPage = (props: ViewsProps) => {
  const { actor, views, query, errors, message } = props;
  return (
    <Page
      actor={actor}
      title="Sparade vyer"
      section="register"
      path="/vyer"
      message={message}
      crumbs={[{ href: '/behandlingar', text: 'Behandlingar' }]}
    >
      <ErrorSummary errors={errors} />
      <div class="stack" style="margin-top:1rem">
        {query.size > 0 && props.maySave && <NewView {...props} />}
        {views.length === 0 && (query.size === 0 || !props.maySave) && (
          <EmptyState
            title="Inga vyer än"
            text={
              props.maySave
                ? 'Filtrera listan så som du brukar vilja ha den och välj «Spara urvalet». Vyn visas sedan ovanför listan.'
                : 'Vyer som samordnare och medarbetare delar visas här och ovanför listan.'
            }
          >
            <ButtonLink href="/behandlingar">Till behandlingarna</ButtonLink>
          </EmptyState>
        )}
        {views.map((view) => (
          <ViewPanel view={view} mayShare={props.mayShare} />
        ))}
      </div>
    </Page>
  );
};

const NewView = ({ query, id, typed, errors, mayShare }: ViewsProps) => (
  <Panel title="Spara urvalet">
    <form method="post" action="/vyer" class="stack narrow" novalidate>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="query" value={query.toString()} />
      <TextField
        name="name"
        label="Vad ska vyn heta?"
        hint="Till exempel «Översyn i höst»"
        value={typed.get('name')}
        error={errors.name}
      />
      {mayShare && <SharedBox id="shared" checked={typed.get('shared') === '1'} />}
      <div class="actions">
        <Button>Spara vyn</Button>
        <a href={`/behandlingar?${query}`}>Avbryt</a>
      </div>
    </form>
  </Panel>
);

const SharedBox = ({ id, checked }: { id: string; checked: boolean }) => (
  <div class="option">
    <input type="hidden" name="shared" value="" />
    <input class="ds-input" type="checkbox" name="shared" value="1" id={id} checked={checked} />
    <label class="ds-label" for={id}>
      Dela med alla som läser registret
    </label>
  </div>
);

const ViewPanel = ({ view, mayShare }: { view: ShownView; mayShare: boolean }) => (
  <Panel title={view.name} action={<a href={`/behandlingar?${view.query}`}>Öppna</a>}>
    <p class="small">{view.shared ? `Delad av ${view.personName ?? 'någon'}` : 'Bara din'}</p>
    {view.mayChange && (
      <form method="post" action={`/vyer/${view.id}`} class="row" style="margin-top:.75rem;align-items:end">
        <div class="ds-field">
          <label class="ds-label" for={`namn-${view.id}`}>
            Namn
          </label>
          <input class="ds-input" id={`namn-${view.id}`} name="name" maxlength={100} value={view.name} />
        </div>
        {mayShare && <SharedBox id={`delad-${view.id}`} checked={view.shared} />}
        <Button variant="secondary">Spara</Button>
        <Button variant="tertiary" name="atgard" value="ta-bort" danger>
          Ta bort
        </Button>
      </form>
    )}
  </Panel>
);
