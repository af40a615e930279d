/** The publishers' texts, uploaded once for the kommun, and the words that they define. */
import { type AgreementEdition, agreementEdition } from '../../../knowledge/agreement-editions.ts';
import { agreementTerms } from '../../../knowledge/agreement-terms.ts';
import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishDay } from '../../../platform/plain-date.ts';
import { ErrorSummary, type Errors, Select } from '../../../ui/field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Cite, EmptyState, Facts, Panel } from '../../../ui/parts.tsx';

interface EditionFilesProps {
  readonly actor: Actor;
  readonly files: readonly {
    readonly id: string;
    readonly edition: string;
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
    readonly uploadedAt: Date;
    readonly replacedAt: Date | null;
    readonly controllerName: string;
  }[];
  readonly chosen: string | null;
  readonly mayWrite: boolean;
  readonly newId: string;
  readonly errors: Errors;
  readonly editions: readonly AgreementEdition[];
  readonly message?: string | undefined;
  /** The agreement that asked for the file. */
  readonly back: string | null;
}

/** The publisher's body of each edition, uploaded once for the kommun. */
export const EditionFilesPage = (props: EditionFilesProps) => (
  <Page
    actor={props.actor}
    title="Avtalens texter"
    section="agreements"
    path="/avtal"
    crumbs={[{ href: '/avtal', text: 'Avtal' }]}
    message={props.message}
  >
    <ErrorSummary errors={props.errors} />
    <p class="below">
      Texten i SKR:s och andra standardavtal är utgivarens. Den läggs in en gång för hela kommunen, låses med
      sin kontrollsumma och bifogas oförändrad. Hämta filen hos utgivaren.
    </p>
    <div class="stack below">
      {props.files.length === 0 ? (
        <EmptyState title="Inga texter än" text="Lägg in den första filen nedan." />
      ) : (
        <Panel title="Inlagda texter">
          <ul class="plain-list">
            {props.files.map((file) => (
              <li>
                <strong>{agreementEdition(file.edition)?.label ?? file.edition}</strong>
                {file.replacedAt && ' (ersatt av en nyare fil)'}
                <span class="block">
                  <a href={`/avtal/texter/${file.id}`}>{file.name}</a>, inlagd av {file.controllerName}{' '}
                  {longDate(swedishDay(file.uploadedAt.toISOString()))}
                </span>
                <span class="block small">
                  SHA-256 <code class="sum">{file.sha256}</code>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {props.mayWrite && (
        <Panel title="Lägg in en text">
          <form
            class="stack narrow"
            novalidate
            method="post"
            action="/avtal/texter"
            enctype="multipart/form-data"
          >
            <input type="hidden" name="id" value={props.newId} />
            <input type="hidden" name="tillbaka" value={props.back ?? ''} />
            <Select
              name="edition"
              label="Vilket avtal är det?"
              empty="Välj"
              value={props.chosen}
              error={props.errors.edition}
              options={props.editions
                .filter(({ fixedBody }) => fixedBody)
                .map(({ id, label }) => ({ value: id, label }))}
            />
            <FileField
              name="fil"
              label="Utgivarens fil"
              hint="PDF, som den är. Högst 20 MB."
              error={props.errors.fil}
              again={Object.keys(props.errors).length > 0}
            />
            <div class="actions">
              <Button>Lägg in texten</Button>
              {props.back && <ButtonLink href={`/avtal/${props.back}`}>Tillbaka till avtalet</ButtonLink>}
            </div>
          </form>
        </Panel>
      )}
      <Panel title="Ord i avtalen" id="ord">
        <p>I korthet. Avtalets egen text går före.</p>
        <Facts
          facts={agreementTerms.map(({ term, means, source }) => ({
            label: term,
            value: (
              <>
                {means}
                <span class="block small">
                  <Cite source={source} />
                </span>
              </>
            ),
          }))}
        />
      </Panel>
    </div>
  </Page>
);
