import type { Child } from 'hono/jsx';
import type { Actor } from '../../../platform/actor.ts';
import { ErrorSummary, type Errors } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';

export type Typed = Readonly<Record<string, string | null | undefined>>;

interface IncidentFormProps {
  readonly actor: Actor;
  readonly record: { readonly id: string; readonly title: string };
  readonly title: string;
  readonly errors?: Errors;
  readonly message?: string | undefined;
  readonly children?: Child;
}

/** A page for one thing to do in an incident, with the way back and what is wrong first. */
export const IncidentFormPage = (props: IncidentFormProps) => (
  <Page
    actor={props.actor}
    title={props.title}
    section="incidents"
    path={`/incidenter/${props.record.id}`}
    crumbs={[
      { href: '/incidenter', text: 'Incidenter' },
      { href: `/incidenter/${props.record.id}`, text: props.record.title },
    ]}
    message={props.message}
  >
    <ErrorSummary errors={props.errors ?? {}} />
    {props.children}
    <p class="below">
      <a href={`/incidenter/${props.record.id}`}>Tillbaka till incidenten</a>
    </p>
  </Page>
);
