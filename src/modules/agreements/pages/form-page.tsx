import type { Child } from 'hono/jsx';
import type { Actor } from '../../../platform/actor.ts';
import { Checks, ErrorSummary, type Errors } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';

export type Typed = Readonly<Record<string, string | null | undefined>>;

interface AgreementFormProps {
  readonly actor: Actor;
  readonly agreement: { readonly id: string; readonly title: string };
  readonly title: string;
  /** The page of which this is a part: the last step of the way back. */
  readonly within?: { readonly href: string; readonly text: string };
  readonly errors?: Errors;
  readonly message?: string | undefined;
  readonly children?: Child;
}

/** A page for one thing to do in an agreement, with the way back and what is wrong first. */
export const AgreementFormPage = (props: AgreementFormProps) => {
  const home = `/avtal/${props.agreement.id}`;
  const back = props.within ?? { href: home, text: 'avtalet' };
  // That an identity number is asked about stands at its own box, not in the summary.
  const { identityNumbers: _, ...errors } = props.errors ?? {};
  return (
    <Page
      actor={props.actor}
      title={props.title}
      section="agreements"
      path={home}
      crumbs={[
        { href: '/avtal', text: 'Avtal' },
        { href: home, text: props.agreement.title },
        ...(props.within ? [props.within] : []),
      ]}
      message={props.message}
    >
      <ErrorSummary errors={errors} />
      {props.children}
      <p class="below only-screen">
        <a href={back.href}>Tillbaka till {back.text.charAt(0).toLowerCase() + back.text.slice(1)}</a>
      </p>
    </Page>
  );
};

/** Asked once, when a text looks as if it holds an identity number. */
export const IdentityAsk = ({ errors }: { errors: Errors }) =>
  errors.identityNumbers ? (
    <Checks
      name="identityNumbersConfirmed"
      label="Personnummer i texten"
      values={[]}
      options={[{ value: '1', label: 'Numret ska stå i texten' }]}
    />
  ) : null;
