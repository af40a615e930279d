/** Choosing what to write from, or the file that has come in or is ready. */
import type { Actor } from '../../../platform/actor.ts';
import { Choice, DateField, ErrorSummary, type Errors, Select, TextField } from '../../../ui/field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, Panel } from '../../../ui/parts.tsx';
import type { AroundForm } from '../actions/index.ts';
import { documentType, documentTypeIds, templatesFor } from '../rules/index.ts';
import { crumbsOf, DIRECTIONS, InTheDiary, PersonSelect, type Typed } from './document-form.tsx';

interface UploadProps {
  readonly actor: Actor;
  readonly around: AroundForm;
  readonly newId: string;
  readonly typed: Typed;
  readonly errors?: Errors;
  readonly today: string;
}

/** What the document is written from; or the file that it is. */
export const ChooseDocumentPage = (props: UploadProps) => {
  const { actor, around, errors = {} } = props;
  return (
    <Page actor={actor} title="Nytt dokument" section="cases" path="/arenden" crumbs={crumbsOf(around)}>
      <ErrorSummary errors={errors} />
      <div class="cols">
        <Panel title="Skriv från en mall">
          <ul class="plain-list choices">
            {templatesFor(around.record.kind).map(({ id, name, hint }) => (
              <li>
                <a href={`/arenden/${around.record.id}/dokument/nytt?mall=${id}`}>
                  <strong>{name}</strong>
                </a>
                <span class="block small">{hint}</span>
              </li>
            ))}
          </ul>
        </Panel>
        <div>
          <Panel title="Ladda upp en fil" id="ladda-upp">
            <UploadForm {...props} />
          </Panel>
        </div>
      </div>
    </Page>
  );
};

const UploadForm = ({ around, newId, typed, errors = {}, today }: UploadProps) => (
  <form
    class="stack"
    novalidate
    method="post"
    action={`/arenden/${around.record.id}/dokument/fil`}
    enctype="multipart/form-data"
  >
    <input type="hidden" name="id" value={newId} />
    <FileField name="fil" label="Fil" error={errors.fil} again={Object.keys(errors).length > 0} />
    <TextField
      name="title"
      label="Rubrik"
      hint="Vad handlingen gäller, aldrig vem. Till exempel «Fråga om kamera vid entrén»"
      value={typed.title}
      error={errors.title}
    />
    <Select
      name="type"
      label="Slag"
      options={documentTypeIds.map((value) => ({ value, label: documentType(value).name }))}
      value={typed.type ?? 'other'}
      error={errors.type}
    />
    <Choice
      name="direction"
      label="Inkommen eller egen?"
      options={DIRECTIONS}
      value={typed.direction ?? 'incoming'}
      error={errors.direction}
    />
    <DateField
      name="datedOn"
      label="Kom in, eller är daterad"
      value={typed.datedOn ?? today}
      error={errors.datedOn}
    />
    <PersonSelect around={around} label="Avsändare eller mottagare" typed={typed} errors={errors} />
    <InTheDiary typed={typed} errors={errors} />
    <Button>Registrera handlingen</Button>
  </form>
);
