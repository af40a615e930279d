/** Import: choose the file, follow the work, take it back. */
import type { Actor } from '../../../../platform/actor.ts';
import { swedishTime } from '../../../../platform/plain-date.ts';
import type { Progress } from '../../../../platform/progress.ts';
import { ErrorSummary, type Errors } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Button, ButtonLink, EmptyState, Panel, Table, Tag } from '../../../../ui/parts.tsx';
import type { importHistory } from '../../actions/import.ts';
import type { PersonNotice } from '../../rules/import.ts';

interface StartProps {
  readonly actor: Actor;
  readonly history: Awaited<ReturnType<typeof importHistory>>;
  readonly errors?: Errors;
  readonly notice?: (PersonNotice & { readonly sheet: string }) | undefined;
  readonly message?: string | undefined;
}

export const ImportStartPage = ({ actor, history, errors = {}, notice, message }: StartProps) => (
  <Page actor={actor} title="Läs in från Excel" section="import" path="/import" message={message}>
    <p>
      Ta det ark ni har, som det är. Du väljer vad kolumnerna betyder och ser hela resultatet innan något
      sparas. Det som inte passar in behålls som «övrigt från importen».
    </p>
    <ErrorSummary errors={errors} />
    <div class="stack" style="margin-top:1rem">
      <Panel title="Välj fil">
        <form method="post" action="/import" enctype="multipart/form-data" class="stack narrow">
          {notice && <Notice notice={notice} />}
          <div class="ds-field">
            <label class="ds-label" for="fil">
              Excelark eller CSV
            </label>
            <div class="hint" id="fil-hint">
              .xlsx eller .csv, högst 20 MB och 100 000 rader
            </div>
            <input
              class="ds-input"
              type="file"
              id="fil"
              name="fil"
              accept=".xlsx,.csv,.txt"
              aria-describedby="fil-hint"
              aria-invalid={errors.fil ? 'true' : undefined}
            />
            {errors.fil && <p class="ds-validation-message field-error">{errors.fil}</p>}
          </div>
          <Button>Läs filen</Button>
        </form>
      </Panel>
      {history.batches.length > 0 && (
        <Panel title="Tidigare importer">
          <Table
            caption="Tidigare importer"
            hideCaption
            rows={history.batches}
            columns={[
              { heading: 'När', cell: (batch) => swedishTime(batch.createdAt) },
              { heading: 'Fil', header: true, cell: (batch) => batch.fileName },
              { heading: 'Vem', cell: (batch) => batch.personName ?? '' },
              { heading: 'Nya', number: true, cell: (batch) => batch.createdCount },
              { heading: 'Ändrade', number: true, cell: (batch) => batch.updatedCount },
              {
                heading: 'Ångra',
                cell: (batch) =>
                  batch.undoneAt ? (
                    <Tag color="neutral">Ångrad</Tag>
                  ) : (
                    <form method="post" action={`/import/${batch.id}/angra`}>
                      <Button variant="tertiary">Ta bort de inlästa</Button>
                    </form>
                  ),
              },
            ]}
          />
          <p class="small">
            När du ångrar tas de inlästa behandlingarna bort. De som någon har ändrat sedan dess blir kvar.
          </p>
        </Panel>
      )}
    </div>
  </Page>
);

const Notice = ({ notice }: { notice: PersonNotice & { readonly sheet: string } }) => (
  <div class="ds-alert" data-color="warning" role="alert">
    <p>
      <strong>{notice.why}</strong>
    </p>
    <p>
      Bladet {notice.sheet}
      {notice.cells.length > 0 && `, till exempel cell ${notice.cells.slice(0, 5).join(', ')}`}. Registret ska
      beskriva behandlingarna, inte innehålla uppgifter om personer. Inget är sparat. Ta bort personerna ur
      arket och välj filen igen.
    </p>
    <div class="option">
      <input class="ds-input" type="checkbox" name="ejPersoner" value="1" id="ejPersoner" />
      <label class="ds-label" for="ejPersoner">
        Det är inte uppgifter om personer. Läs filen ändå (välj den igen nedan).
      </label>
    </div>
  </div>
);

export const ProgressPage = ({ actor, progress }: { actor: Actor; progress: Progress | undefined }) => {
  const { done = 0, total = 0 } = progress ?? {};
  return (
    <Page actor={actor} title="Läser in …" section="import" refresh={1}>
      <p role="status">
        {total > 0
          ? `${done.toLocaleString('sv-SE')} av ${total.toLocaleString('sv-SE')} behandlingar.`
          : 'Väntar på att få börja.'}
      </p>
      <progress max={Math.max(total, 1)} value={done} aria-label="Så långt har importen kommit"></progress>
      <p class="small">Du kan lämna sidan. Importen sparas i sin helhet eller inte alls.</p>
    </Page>
  );
};

export const ImportFailedPage = ({ actor, message, id }: { actor: Actor; message: string; id: string }) => (
  <Page actor={actor} title="Importen gick inte igenom" section="import">
    <EmptyState title="Inget har sparats" text={message}>
      <ButtonLink href={`/import/${id}/granska`} variant="primary">
        Tillbaka till granskningen
      </ButtonLink>
    </EmptyState>
  </Page>
);
