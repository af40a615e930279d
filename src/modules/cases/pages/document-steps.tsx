/** What can be done with a document as it stands. */

import { longDate } from '../../../platform/plain-date.ts';
import { DateField, Select, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, Panel } from '../../../ui/parts.tsx';
import type { ShownDocument } from '../actions/index.ts';
import {
  type DocumentAction,
  documentTransition,
  isEditable,
  personRoles,
  sendingWays,
} from '../rules/index.ts';
import type { DocumentPageProps } from './documents.tsx';
import { personName } from './parts.tsx';

/** What can be done with the document as it stands, as the flow says. */
export const Step = (props: DocumentPageProps & { waits: boolean }) => {
  const { shown, waits } = props;
  const { record, document, composed, mayWrite } = shown;
  if (!mayWrite) return null;
  const missing = composed?.missing ?? [];
  const steps = (['send', 'sign'] as const).filter((action) => documentTransition(document, action));
  const editable = isEditable(document);
  const reopens = documentTransition(document, 'reopen');
  if (steps.length === 0 && !editable && !reopens) return null;
  return (
    <Panel title="Gör" id="godkann">
      <div class="stack">
        {shown.identityNumbers > 0 && (
          <p class="ds-alert" data-color="warning">
            Texten ser ut att innehålla ett personnummer. Ska det stå här?
          </p>
        )}
        {document.state === 'draft' && document.direction !== 'working' && (
          <Approve shown={shown} missing={missing} />
        )}
        {document.direction === 'working' && document.state === 'draft' && (
          <p class="small">
            Arbetsmaterial har inget nummer. När ärendet avslutas väljer ni vad som ska rensas.
          </p>
        )}
        {waits && <p role="status">PDF:en görs nu. Sidan läses om av sig själv.</p>}
        {!waits && steps.length === 2 && <p class="small">{whichStep(document.type)}</p>}
        {!waits && steps.includes('send') && <Send {...props} />}
        {!waits && steps.includes('sign') && <Sign {...props} />}
        <div class="row">
          {editable && (
            <ButtonLink href={`/arenden/${record.id}/dokument/${document.id}/redigera`}>Ändra</ButtonLink>
          )}
          {reopens && <Move {...props} action="reopen" address="oppna-for-andring" />}
        </div>
      </div>
    </Panel>
  );
};

const whichStep = (type: string): string =>
  type === 'memorandum'
    ? 'Välj Skickat när tjänsteskrivelsen har lämnats till nämnden. Ska den undertecknas först: välj Undertecknat, och sedan Skickat.'
    : 'Välj Skickat när handlingen har gått till mottagaren, och Undertecknat när den är underskriven och ligger kvar hos er. Ska den både undertecknas och skickas: välj Undertecknat först.';

const Approve = ({
  shown: { record, document },
  missing,
}: {
  shown: ShownDocument;
  missing: NonNullable<ShownDocument['composed']>['missing'];
}) =>
  missing.length > 0 ? (
    <div>
      <p>Innan dokumentet kan godkännas saknas:</p>
      <ul>
        {missing.map(({ id, name, given }) => (
          <li>
            {given ? (
              `${name}: ärendet är inte registrerat än`
            ) : (
              <a href={`/arenden/${record.id}/dokument/${document.id}/redigera#${id}`}>{name}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  ) : (
    <Move shown={{ record, document }} action="approve" address="godkann" primary />
  );

interface MoveProps {
  readonly shown: Pick<ShownDocument, 'record' | 'document'>;
  readonly action: DocumentAction;
  readonly address: string;
  readonly primary?: boolean;
}
const Move = ({ shown: { record, document }, action, address, primary }: MoveProps) => (
  <form method="post" action={`/arenden/${record.id}/dokument/${document.id}/${address}`}>
    <input type="hidden" name="version" value={String(document.version)} />
    <Button variant={primary ? 'primary' : 'secondary'}>
      {documentTransition(document, action)?.button}
    </Button>
  </form>
);

const Send = ({ shown, typed, errors = {}, today }: DocumentPageProps) => {
  const { record, document, persons } = shown;
  const step = documentTransition(document, 'send');
  return (
    <details
      class="why"
      open={Boolean(errors.receiver || errors.way || errors.finishedOn || errors.personId)}
    >
      <summary>Skickat</summary>
      <form
        class="stack"
        novalidate
        method="post"
        action={`/arenden/${record.id}/dokument/${document.id}/skickat`}
      >
        <input type="hidden" name="version" value={String(document.version)} />
        <TextField
          name="receiver"
          label="Mottagare"
          value={typed.receiver ?? shown.sentTo}
          error={errors.receiver}
        />
        {persons.length > 0 && (
          <Select
            name="personId"
            label="Person i ärendet"
            optional
            hint="Välj alltid den som har skyddade personuppgifter, och lämna Mottagare tomt"
            empty="Ingen av dem"
            options={persons.map((person) => ({ value: person.id, label: personChoice(person) }))}
            value={typed.personId ?? document.personId}
            error={errors.personId}
          />
        )}
        <Select
          name="way"
          label="Hur"
          empty="Välj hur"
          options={Object.entries(sendingWays).map(([value, label]) => ({ value, label }))}
          value={typed.way ?? (document.type === 'memorandum' ? 'internal' : undefined)}
          error={errors.way}
        />
        <DateField
          name="finishedOn"
          label="Dag"
          value={typed.finishedOn ?? today}
          error={errors.finishedOn}
        />
        <p class="small">{step?.consequence}</p>
        <Button>{step?.button}</Button>
      </form>
    </details>
  );
};

/** «Mottagare: Granskningsmyndigheten». */
export const personChoice = (person: ShownDocument['persons'][number]): string =>
  `${personRoles[person.role as keyof typeof personRoles]}: ${personName(person)}${person.protected ? ' (skyddade personuppgifter)' : ''}`;

const Sign = ({ shown: { record, document }, typed, errors = {}, today }: DocumentPageProps) => {
  const step = documentTransition(document, 'sign');
  return (
    <details class="why" open={Boolean(errors.signedOn)}>
      <summary>Undertecknat</summary>
      <form
        class="stack"
        novalidate
        method="post"
        action={`/arenden/${record.id}/dokument/${document.id}/undertecknat`}
      >
        <input type="hidden" name="version" value={String(document.version)} />
        <DateField
          name="signedOn"
          label="Dag då det undertecknades"
          value={typed.signedOn ?? today}
          error={errors.signedOn}
        />
        <p class="small">{step?.consequence}</p>
        <Button>{step?.button}</Button>
      </form>
    </details>
  );
};

/** What was sent or signed is often what somebody waited for. */
export const OpenDeadlines = ({ shown: { record, openDeadlines } }: { shown: ShownDocument }) =>
  openDeadlines.length === 0 ? null : (
    <Panel title="Är någon frist klar nu?" id="frister">
      <ul class="plain-list">
        {openDeadlines.map((deadline) => (
          <li>
            <strong>{deadline.label}</strong>, senast {longDate(deadline.dueOn)}
            <span class="block">
              <a href={`/arenden/${record.id}/frist/${deadline.id}`}>
                Markera som klar<span class="visually-hidden">: {deadline.label}</span>
              </a>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
