/** The text of an agreement, and its end. */

import type { AgreementEdition } from '../../../knowledge/agreement-editions.ts';
import { Choice, DateField, type Errors, Select, TextArea } from '../../../ui/field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Button, ButtonLink, Panel } from '../../../ui/parts.tsx';
import type { ShownAgreement } from '../actions/index.ts';
import { agreementTransition } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';

interface EndingProps {
  readonly shown: ShownAgreement;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly newId: string;
}

/** Which edition, and the file of one that is the supplier's own. */
export const BodyParts = ({
  shown,
  typed,
  errors,
  newId,
  editions,
}: EndingProps & { editions: readonly AgreementEdition[] }) => {
  const { agreement, record, edition, editionJudged } = shown;
  return (
    <div class="stack">
      <Panel title="Vilket avtal används?">
        {shown.mayFill ? (
          <form class="stack narrow" novalidate method="post" action={`/avtal/${record.id}/utgava`}>
            <Select
              name="edition"
              label="Avtalets utgåva"
              value={typed.edition ?? agreement.edition}
              error={errors.edition}
              options={editions.map(({ id, label, replacedBy }) => ({
                value: id,
                label: replacedBy ? `${label} (äldre, ersatt)` : label,
              }))}
            />
            <p>{edition?.use}</p>
            <div class="actions">
              <Button variant="secondary">Byt utgåva</Button>
            </div>
          </form>
        ) : (
          <>
            <p>
              <strong>{edition?.label ?? agreement.edition}</strong>
            </p>
            <p>{edition?.use}</p>
            {editionJudged.outcome !== 'current' && <p>{editionJudged.reasons[0]?.text}</p>}
          </>
        )}
      </Panel>
      {edition?.fixedBody ? (
        <Panel title="Utgivarens text">
          {agreement.published ? (
            <p>
              <a href={`/avtal/texter/${agreement.published.id}`}>{agreement.published.name}</a> bifogas
              oförändrad. SHA-256 <code class="sum">{agreement.published.sha256}</code>
            </p>
          ) : (
            <p>Kommunen har inte lagt in texten än. Den läggs in en gång, för alla nämnder.</p>
          )}
          {shown.mayFill && (
            <ButtonLink href={`/avtal/texter?utgava=${agreement.edition}&avtal=${record.id}`}>
              {agreement.published ? 'Byt fil' : 'Lägg in texten'}
            </ButtonLink>
          )}
        </Panel>
      ) : (
        agreement.kind === 'processor' && (
          <Panel title="Avtalets egen fil">
            {agreement.bodyFileId && (
              <p>
                <a href={`/filer/${agreement.bodyFileId}`}>Filen som är inlagd</a>
              </p>
            )}
            {shown.mayFill && (
              <form
                class="stack narrow"
                novalidate
                method="post"
                action={`/avtal/${record.id}/text`}
                enctype="multipart/form-data"
              >
                <input type="hidden" name="id" value={newId} />
                <FileField
                  name="fil"
                  label="Avtalets text"
                  hint="PDF. Den bifogas som den är. Gå sedan igenom kraven och skriv var de står."
                  error={errors.fil}
                  again={Object.keys(errors).length > 0}
                />
                <div class="actions">
                  <Button>Lägg in filen</Button>
                </div>
              </form>
            )}
          </Panel>
        )
      )}
    </div>
  );
};

export const TerminationForm = ({ shown, typed, errors, today }: EndingProps & { today: string }) => {
  const { agreement, record } = shown;
  if (agreement.kind === 'reglemente') return <ReglementeEnds {...{ shown, typed, errors, today }} />;
  return (
    <form class="stack narrow" novalidate method="post" action={`/avtal/${record.id}/uppsagning`}>
      <p>
        Uppsägningstiden är {agreement.noticeDays ?? 30} dagar. Uppsägningen skickas skriftligt till
        kontaktpersonen för administration av avtalet
        {contactOf(shown) && `: ${contactOf(shown)}`}.
      </p>
      <DateField
        name="terminatedOn"
        label="Sades upp"
        value={typed.terminatedOn ?? today}
        error={errors.terminatedOn}
      />
      <Choice
        name="terminatedBy"
        label="Vem säger upp?"
        value={typed.terminatedBy}
        error={errors.terminatedBy}
        options={[
          { value: 'ours', label: 'Vi' },
          { value: 'theirs', label: 'Den andra parten' },
        ]}
      />
      <TextArea
        name="terminationReason"
        label="Varför?"
        value={typed.terminationReason}
        error={errors.terminationReason}
      />
      <DateField
        name="endsOn"
        label="Upphör"
        optional
        hint="Lämna tomt: dagen räknas av uppsägningstiden"
        value={typed.endsOn}
        error={errors.endsOn}
      />
      <div class="actions">
        <Button>Säg upp avtalet</Button>
      </div>
    </form>
  );
};

/** Fullmäktige decides when it no longer holds: there is nobody to give notice to. */
const ReglementeEnds = ({ shown, typed, errors, today }: Omit<EndingProps, 'newId'> & { today: string }) => (
  <form class="stack narrow" novalidate method="post" action={`/avtal/${shown.record.id}/uppsagning`}>
    <p>Fullmäktige beslutar om reglementet. Skriv när paragrafen slutar gälla.</p>
    <input type="hidden" name="terminatedBy" value="ours" />
    <DateField
      name="terminatedOn"
      label="Beslutat av fullmäktige"
      value={typed.terminatedOn ?? today}
      error={errors.terminatedOn}
    />
    <TextArea
      name="terminationReason"
      label="Varför?"
      value={typed.terminationReason}
      error={errors.terminationReason}
    />
    <DateField name="endsOn" label="Gäller till och med" value={typed.endsOn} error={errors.endsOn} />
    <div class="actions">
      <Button>Spara</Button>
    </div>
  </form>
);

function contactOf({ parts }: ShownAgreement): string | null {
  const contact = parts.contacts.find(({ side, kind }) => side === 'theirs' && kind === 'administration');
  return contact ? [contact.name, contact.email].filter(Boolean).join(', ') : null;
}

/** It came to nothing, or is taken up again. */
export const StepForm = ({ shown, typed, errors }: EndingProps) => {
  const { record, state } = shown;
  const action = state === 'withdrawn' ? 'resume' : 'withdraw';
  const step = agreementTransition(state, action);
  if (!step) return <p>Det går inte att göra med avtalet som det står nu.</p>;
  return (
    <form class="stack narrow" novalidate method="post" action={`/avtal/${record.id}/avbryt`}>
      {step.consequence && <p>{step.consequence}</p>}
      <input type="hidden" name="steg" value={action} />
      <TextArea name="reason" label="Varför?" value={typed.reason} error={errors.reason} />
      <div class="actions">
        <Button>{step.button}</Button>
      </div>
    </form>
  );
};
