/** The first page of a new entry: its name, the role and whether it goes on. */
import type { Actor } from '../../../platform/actor.ts';
import { Choice, ErrorSummary, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button } from '../../../ui/parts.tsx';
import { activityLabels } from '../rules/transitions.ts';
import * as choices from './options.ts';

interface NewProps {
  readonly actor: Actor;
  readonly id: string;
  readonly typed: {
    readonly name?: string | null;
    readonly role?: string | null;
    readonly activity?: string | null;
  };
  readonly errors: Readonly<Record<string, string | undefined>>;
}

export const NewEntryPage = ({ actor, id, typed, errors }: NewProps) => (
  <Page
    actor={actor}
    title="Lägg till behandling"
    section="register"
    crumbs={[{ href: '/behandlingar', text: 'Behandlingar' }]}
  >
    <p>Börja med namnet. Resten fyller du i steg för steg, och kan vänta med det du inte vet.</p>
    <ErrorSummary errors={errors} />
    <form method="post" novalidate class="stack narrow" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <TextField
        name="name"
        label="Vad heter behandlingen?"
        hint="Till exempel «Trygghetslarm i ordinärt boende»"
        value={typed.name}
        error={errors.name}
      />
      <Choice
        name="role"
        label="Vilken roll har ni?"
        options={choices.ROLES}
        value={typed.role ?? 'controller'}
        error={errors.role}
      />
      <Choice
        name="activity"
        label="Pågår behandlingen?"
        options={(['ongoing', 'planned'] as const).map((value) => ({ value, label: activityLabels[value] }))}
        value={typed.activity ?? 'ongoing'}
        error={errors.activity}
      />
      <div class="actions">
        <Button>Lägg till och fortsätt</Button>
        <a href="/behandlingar">Avbryt</a>
      </div>
    </form>
  </Page>
);
