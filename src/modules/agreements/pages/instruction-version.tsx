/** One version of the instruction: what it says, what it changed, and what the processor answered. */
import { longDate } from '../../../platform/plain-date.ts';
import { DateField, type Errors, TextArea } from '../../../ui/field.tsx';
import { Button, ButtonLink, Facts, Panel, Table } from '../../../ui/parts.tsx';
import type { ShownInstructionVersion } from '../actions/index.ts';
import { IdentityAsk, type Typed } from './form-page.tsx';
import { Answers } from './instruction.tsx';

interface VersionProps {
  readonly shown: ShownInstructionVersion;
  readonly typed: Typed;
  readonly errors: Errors;
}

export const InstructionVersionParts = (props: VersionProps) => {
  const { shown } = props;
  const { version, record } = shown;
  return (
    <div class="stack below">
      <Panel
        title="Om versionen"
        action={
          <span class="row only-screen">
            <ButtonLink
              href={`/avtal/${record.id}/utskrift/instruktion.pdf?version=${version.number}`}
              download
            >
              PDF
            </ButtonLink>
            <ButtonLink
              href={`/avtal/${record.id}/utskrift/instruktion.docx?version=${version.number}`}
              download
            >
              Word
            </ButtonLink>
          </span>
        }
      >
        <Facts
          facts={[
            {
              label: 'Gäller från',
              value: version.state === 'draft' ? 'Utkast' : version.validFrom && longDate(version.validFrom),
            },
            { label: 'Godkänd av', value: version.approvedBy },
            {
              label: 'Förändringar',
              value: version.number === 1 ? 'Första versionen' : version.changeText,
            },
            {
              label: 'Skickad',
              value: version.sentOn
                ? longDate(version.sentOn)
                : version.number === 1
                  ? 'Med avtalet'
                  : 'Inte än',
            },
            {
              label: 'Biträdets svar',
              value: version.answerText ? (
                <>
                  <span class="pre">{version.answerText}</span>
                  {version.answeredOn && <span class="block small">{longDate(version.answeredOn)}</span>}
                </>
              ) : (
                'Inget än'
              ),
            },
          ]}
        />
        {version.sha256 && (
          <p class={shown.isIntact ? 'small' : 'bad'}>
            {shown.isIntact
              ? 'Innehållet är oförändrat. '
              : 'Innehållet stämmer inte med sin kontrollsumma. '}
            SHA-256: <span class="code">{version.sha256}</span>
          </p>
        )}
      </Panel>
      {shown.before && <Differences shown={shown} />}
      <Panel title="Innehåll">
        <Answers version={version} />
      </Panel>
      {shown.mayWrite && <FollowUp {...props} />}
    </div>
  );
};

const Differences = ({ shown }: { shown: ShownInstructionVersion }) => (
  <Panel title={`Ändrat sedan version ${shown.before?.number ?? ''}`} id="andrat">
    {shown.differences.length === 0 ? (
      <p>Inget är ändrat.</p>
    ) : (
      <Table
        caption="Fält som är ändrade"
        hideCaption
        cards
        rows={shown.differences}
        columns={[
          { heading: 'Fält', header: true, cell: ({ field }) => `${field.number}. ${field.label}` },
          {
            heading: `Version ${shown.before?.number ?? ''}`,
            cell: ({ before }) => <span class="pre">{before ?? '–'}</span>,
          },
          {
            heading: `Version ${shown.version.number}`,
            cell: ({ after }) => <span class="pre">{after ?? '–'}</span>,
          },
        ]}
      />
    )}
  </Panel>
);

const FollowUp = ({ shown, typed, errors }: VersionProps) => (
  <Panel title="Skickad och besvarad" id="svar">
    <p>
      Biträdet får ersättning för sådant som inte ingår i avtalet. Anteckna vad biträdet svarade om åtgärden
      och kostnaden.
    </p>
    <form
      class="stack narrow"
      novalidate
      method="post"
      action={`/avtal/${shown.record.id}/instruktion/${shown.version.id}`}
    >
      <input type="hidden" name="version" value={typed.version ?? String(shown.version.version)} />
      <DateField name="sentOn" label="Skickad till biträdet" value={typed.sentOn} error={errors.sentOn} />
      <DateField name="answeredOn" label="Svaret kom" value={typed.answeredOn} error={errors.answeredOn} />
      <TextArea
        name="answerText"
        label="Biträdets svar"
        hint="Till exempel «Godtas. Kostar 12 000 kronor en gång, enligt huvudavtalet»"
        value={typed.answerText}
        error={errors.answerText}
      />
      <IdentityAsk errors={errors} />
      <div class="actions">
        <Button>Spara</Button>
      </div>
    </form>
  </Panel>
);
