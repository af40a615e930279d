/** Evidence of a processing: what there is, adding, and removing with a reason. */
import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { ErrorSummary, type Errors, TextField } from '../../../ui/field.tsx';
import { FileField, sizeText } from '../../../ui/file-field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, count, Panel } from '../../../ui/parts.tsx';
import type { ShownEvidence } from '../actions/evidence.ts';

interface EvidenceProps {
  readonly actor: Actor;
  readonly shown: ShownEvidence;
  readonly newId: string;
  readonly typed: string;
  readonly errors: Errors;
  readonly message?: string | undefined;
}

export const EvidencePage = ({ actor, shown, newId, typed, errors, message }: EvidenceProps) => {
  const { entry, rows, mayWrite } = shown;
  const present = rows.filter(({ removedAt }) => !removedAt);
  const removed = rows.filter(({ removedAt }) => removedAt);
  const path = `/behandlingar/${entry.id}/underlag`;
  return (
    <Page
      actor={actor}
      title="Underlag"
      section="register"
      path={path}
      message={message}
      crumbs={[
        { href: '/behandlingar', text: 'Behandlingar' },
        { href: `/behandlingar/${entry.id}`, text: entry.name },
      ]}
    >
      <ErrorSummary errors={errors} />
      <p>
        Filer som visar att en åtgärd är på plats: ett beslut, en genomgång av behörigheter, en skärmbild av
        en inställning. De hämtas av den som får läsa behandlingen, och varje hämtning står i loggen.
      </p>
      <div class="stack below">
        <Panel title={count(present.length, 'fil', 'filer')}>
          {present.length === 0 ? (
            <p>{mayWrite ? 'Inget underlag än. Lägg till det första nedan.' : 'Inget underlag än.'}</p>
          ) : (
            <ul class="plain-list">
              {present.map((row) => (
                <EvidenceRow row={row} mayWrite={mayWrite} error={errors[`skal-${row.id}`]} />
              ))}
            </ul>
          )}
        </Panel>
        {mayWrite && (
          <Panel title="Lägg till underlag">
            <form method="post" action={path} enctype="multipart/form-data" class="stack narrow">
              <input type="hidden" name="id" value={newId} />
              <FileField
                name="fil"
                label="Filer"
                several
                error={errors.fil}
                again={Object.keys(errors).length > 0}
              />
              <TextField
                name="measure"
                label="Vad visar de?"
                hint="Till exempel «Behörigheterna är genomgångna i november»"
                optional
                list="atgarder"
                value={typed}
                error={errors.measure}
              />
              <datalist id="atgarder">
                {entry.measures.map(({ text }) => text && <option value={text} />)}
              </datalist>
              <Button>Lägg till</Button>
            </form>
          </Panel>
        )}
        {removed.length > 0 && (
          <Panel title="Borttaget">
            <ul class="plain-list">
              {removed.map((row) => (
                <li>
                  {row.name}
                  <span class="block small">
                    Borttaget {swedishTime(row.removedAt ?? '')}
                    {row.removedByName && ` av ${row.removedByName}`}: {row.removedReason}
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </Page>
  );
};

interface RowProps {
  readonly row: ShownEvidence['rows'][number];
  readonly mayWrite: boolean;
  readonly error?: string | undefined;
}

const EvidenceRow = ({ row, mayWrite, error }: RowProps) => (
  <li>
    <a href={`/underlag/${row.id}`} download>
      {row.name}
    </a>
    <span class="block small">
      {row.measure && `${row.measure}. `}
      {row.size !== null && `${sizeText(row.size)}, `}
      {swedishTime(row.addedAt)}
      {row.addedByName && ` av ${row.addedByName}`}
    </span>
    {mayWrite && (
      <details class="why" open={error !== undefined}>
        <summary>
          Ta bort<span class="visually-hidden"> {row.name}</span>
        </summary>
        <form method="post" action={`/underlag/${row.id}/ta-bort`} class="stack narrow">
          <TextField name={`skal-${row.id}`} label="Varför tas filen bort?" error={error} />
          <Button variant="secondary" danger>
            Ta bort filen
          </Button>
        </form>
      </details>
    )}
  </li>
);
