import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { ErrorSummary, type Errors, Select, TextArea } from '../../../ui/field.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { Button, count, EmptyState, Panel } from '../../../ui/parts.tsx';
import type { ListedNote } from '../actions.ts';

interface NotesProps {
  readonly actor: Actor;
  readonly notes: readonly ListedNote[];
  /** The filter. */
  readonly controllerId: string | null;
  readonly id: string;
  readonly typed: Readonly<Record<string, string | null | undefined>>;
  readonly errors?: Errors;
  readonly message?: string | undefined;
}

export const NotesPage = (props: NotesProps) => {
  const { actor, notes, controllerId, id, typed, errors = {}, message } = props;
  const controllers = actor.appointments
    .filter((held) => held.role === 'dso')
    .map((held) => ({ value: held.id, label: nameOf(held) }));
  return (
    <Page
      actor={actor}
      title="Ombudets egna anteckningar"
      section="notes"
      path="/ombudets-anteckningar"
      message={message}
    >
      <p>Bara ombuden hos er läser dem. Nämnderna ser dem inte, och de lämnar inte Ansvar i någon export.</p>
      <ErrorSummary errors={errors} />
      <Panel title="Skriv en anteckning">
        <form class="stack narrow" novalidate method="post" action="/ombudets-anteckningar">
          <input type="hidden" name="id" value={id} />
          <Select
            name="controllerId"
            label="Vilken nämnd gäller den?"
            empty="Välj"
            options={controllers}
            value={typed.controllerId ?? controllerId}
            error={errors.controllerId}
          />
          <TextArea name="text" label="Anteckning" rows={4} value={typed.text} error={errors.text} />
          <div class="actions">
            <Button>Spara anteckningen</Button>
          </div>
        </form>
      </Panel>
      <form method="get" action="/ombudets-anteckningar" class="filters">
        <Select name="namnd" label="Visa" empty="Alla nämnder" options={controllers} value={controllerId} />
        <Button variant="secondary">Filtrera</Button>
      </form>
      {notes.length === 0 ? (
        <EmptyState title="Inga anteckningar" text="Skriv det du vill minnas till nästa granskning." />
      ) : (
        <>
          <p>
            <strong>{count(notes.length, 'anteckning', 'anteckningar')}</strong>
          </p>
          {notes.map((note) => (
            <NoteView note={note} actor={actor} />
          ))}
        </>
      )}
    </Page>
  );
};

const NoteView = ({ note, actor }: { note: ListedNote; actor: Actor }) => (
  <article class="panel">
    <p class="small">
      {note.controllerName}, {note.legalEntityName} · {note.makerName ?? 'Ombudet'},{' '}
      {swedishTime(note.madeAt)}
      {note.aboutProcessingId && note.processingName && (
        <>
          {' · '}
          <a href={`/behandlingar/${note.aboutProcessingId}`}>{note.processingName}</a>
        </>
      )}
    </p>
    <p class="pre">{note.text}</p>
    {note.madeBy === actor.personId && (
      <form method="post" action={`/ombudets-anteckningar/${note.id}/ta-bort`}>
        <Button variant="tertiary">Ta bort</Button>
      </form>
    )}
  </article>
);
