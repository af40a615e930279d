import type { Actor } from '../../../platform/actor.ts';
import { Choice, DateField, ErrorSummary, type Errors, Select, TextArea } from '../../../ui/field.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { Button } from '../../../ui/parts.tsx';
import type { remarkSubject } from '../actions.ts';
import { remarkKinds } from '../rules.ts';

interface NewRemarkProps {
  readonly actor: Actor;
  readonly id: string;
  readonly subject: Awaited<ReturnType<typeof remarkSubject>>;
  readonly typed: Readonly<Record<string, string | null | undefined>>;
  readonly errors?: Errors;
}

export const NewRemarkPage = ({ actor, id, subject, typed, errors = {} }: NewRemarkProps) => {
  const { entry, controller, persons } = subject;
  const managers = persons.filter(({ roles }) =>
    roles.some((role) => ['manager', 'head', 'chair'].includes(role)),
  );
  return (
    <Page
      actor={actor}
      title={entry ? `Skriv om ${entry.name}` : `Skriv till ${controller.name}`}
      section="remarks"
      crumbs={[
        entry
          ? { href: `/behandlingar/${entry.id}`, text: entry.name }
          : { href: '/ombudet', text: 'Ombudets anmärkningar och råd' },
      ]}
    >
      <p>{nameOf(controller)} ser det du skriver, med ditt namn. Samordnarna får ett mejl med en länk.</p>
      <ErrorSummary errors={errors} />
      <form class="stack narrow" novalidate method="post" action="/ombudet/ny">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="behandling" value={entry?.id ?? ''} />
        <input type="hidden" name="namnd" value={controller.id} />
        <Choice
          name="kind"
          label="Vad är det?"
          value={typed.kind}
          error={errors.kind}
          options={[
            {
              value: 'remark',
              label: remarkKinds.remark,
              hint: 'Behandlingen strider mot reglerna, eller kan göra det',
            },
            { value: 'advice', label: remarkKinds.advice, hint: 'Så här kan ni göra bättre' },
            {
              value: 'request',
              label: remarkKinds.request,
              hint: 'Jag behöver veta något för min granskning',
            },
          ]}
        />
        <TextArea
          name="text"
          label="Vad vill du säga?"
          hint="Skriv vad du har sett, varför det är ett problem och vad nämnden bör göra. Nämn inga registrerade."
          rows={6}
          value={typed.text}
          error={errors.text}
        />
        <Select
          name="recipientId"
          label="Berörd chef"
          optional
          empty={managers.length === 0 ? 'Ingen chef är upplagd' : 'Ingen särskild'}
          options={managers.map(({ id: value, name, title }) => ({
            value,
            label: title ? `${name}, ${title}` : name,
          }))}
          value={typed.recipientId}
        />
        <DateField
          name="answerBy"
          label="Svar önskas senast"
          optional
          hint="En intern dag, ingen lagstadgad frist. Till exempel 2026-12-15"
          value={typed.answerBy}
          error={errors.answerBy}
        />
        <div class="actions">
          <Button>Skicka till nämnden</Button>
          <a href={entry ? `/behandlingar/${entry.id}` : '/ombudet'}>Avbryt</a>
        </div>
      </form>
    </Page>
  );
};
