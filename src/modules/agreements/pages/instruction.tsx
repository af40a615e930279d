/** «Instruktion»: its fields with why, hint and example, taken from the register; its versions and what came of them. */
import { type InstructionFieldId, instructionFields } from '../../../knowledge/instruction-form.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { DateField, type Errors, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, Cite, Panel, Table, Tag, Why } from '../../../ui/parts.tsx';
import type { ShownInstruction, ShownVersion } from '../actions/index.ts';
import { instructionOutcomes, type Proposal } from '../rules/index.ts';
import { IdentityAsk, type Typed } from './form-page.tsx';

export interface InstructionProps {
  readonly shown: ShownInstruction;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly newId: string;
  readonly today: string;
}

export const InstructionParts = (props: InstructionProps) => {
  const { shown } = props;
  return (
    <div class="stack below">
      <State {...props} />
      {shown.mayFill ? <Fields {...props} /> : <Frozen shown={shown} />}
      {shown.versions.length > 0 && <Versions {...props} />}
    </div>
  );
};

const State = ({ shown, newId }: InstructionProps) => (
  <>
    {shown.shown && (
      <div class="judgement">
        <p>
          <Tag color={shown.judgement.outcome === 'complete' ? 'success' : 'warning'}>
            {instructionOutcomes[shown.judgement.outcome]}
          </Tag>
        </p>
        <Why
          reasons={shown.judgement.reasons}
          summary={shown.judgement.outcome === 'complete' ? 'Varför?' : 'Vad saknas?'}
          open={shown.judgement.outcome !== 'complete'}
        />
      </div>
    )}
    {shown.mayBegin && (
      <form method="post" action={`/avtal/${shown.record.id}/instruktion/ny`} class="row">
        <input type="hidden" name="id" value={newId} />
        <p class="grow">
          Avtalet gäller. Ett nytt säkerhetskrav, eller något annat som ska ändras, blir en ny version av
          instruktionen.
        </p>
        <Button>Ny version</Button>
      </form>
    )}
    {!shown.shown && !shown.mayFill && <p>Instruktionen är inte ifylld än.</p>}
  </>
);

const WithoutProcessings = ({ id }: { id: string }) => (
  <>
    Välj <a href={`/avtal/${id}/villkor`}>vilka behandlingar avtalet täcker</a>, så fylls fälten i från
    registret.
  </>
);

const LETTERS_IN_A_LINE = 80;

/** So that what is filled in is seen without scrolling in the field. */
const linesOf = (text: string | null | undefined): number =>
  (text ?? '')
    .split('\n')
    .reduce((lines, line) => lines + 1 + Math.floor(line.length / LETTERS_IN_A_LINE), 0);

const Fields = (props: InstructionProps) => {
  const { shown, typed, errors, newId } = props;
  const number = shown.draft?.number ?? 1;
  const isFirst = !shown.draft;
  return (
    <Panel
      title={`Version ${number}, utkast`}
      action={
        shown.draft && (
          <ButtonLink href={`/avtal/${shown.record.id}/utskrift#instruktion`} variant="tertiary">
            Förhandsgranska
          </ButtonLink>
        )
      }
    >
      <p>
        {isFirst ? (
          shown.hasProcessings ? (
            'Fälten är ifyllda med det som står i registret. Gå igenom dem, ändra det som ska vara annorlunda och spara.'
          ) : (
            <WithoutProcessings id={shown.record.id} />
          )
        ) : (
          'Ett tomt fält hindrar inte att du sparar, men instruktionen kan inte godkännas med hål.'
        )}
      </p>
      <form
        class="stack narrow"
        novalidate
        method="post"
        action={`/avtal/${shown.record.id}/instruktion`}
        id="instruktionen"
      >
        {isFirst ? (
          <input type="hidden" name="id" value={typed.id ?? newId} />
        ) : (
          <input type="hidden" name="version" value={typed.version ?? String(shown.draft?.version ?? '')} />
        )}
        {number > 1 && (
          <TextArea
            name="changeText"
            label="Vad är ändrat sedan förra versionen?"
            hint="Står i versionshistoriken. Till exempel «Nytt krav på stark autentisering för supportpersonal»"
            value={typed.changeText}
            error={errors.changeText}
          />
        )}
        {instructionFields.map((field) => (
          <div>
            <TextArea
              name={field.id}
              label={`${field.number}. ${field.label}`}
              optional={!field.required}
              hint={field.hint}
              rows={Math.max(field.rows, linesOf(typed[field.id]))}
              value={typed[field.id]}
              error={errors[field.id]}
            />
            <Aids
              id={field.id}
              number={field.number}
              example={field.example}
              source={field.source}
              proposal={shown.proposals[field.id]}
              typed={typed[field.id]}
            />
          </div>
        ))}
        <IdentityAsk errors={errors} />
        <div class="actions">
          <Button>Spara utkastet</Button>
        </div>
        {shown.agreement.state === 'in-force' && shown.draft && <Approval {...props} />}
      </form>
      {shown.agreement.state === 'in-force' && shown.draft && (
        <form method="post" action={`/avtal/${shown.record.id}/instruktion/slopa`}>
          <Button variant="tertiary">Ta bort utkastet</Button>
        </form>
      )}
    </Panel>
  );
};

interface AidsProps {
  readonly id: InstructionFieldId;
  readonly number: string;
  readonly example: string;
  readonly source: Parameters<typeof Cite>[0]['source'];
  readonly proposal: Proposal | undefined;
  readonly typed: string | null | undefined;
}

/** Why the field is asked for, one example, and what the register says. */
const Aids = ({ id, number, example, source, proposal, typed }: AidsProps) => (
  <div>
    <details class="more">
      <summary>
        Visa exempel<span class="visually-hidden"> på fält {number}</span>
      </summary>
      <p>«{example}»</p>
      <p class="small">
        Varför vi frågar: <Cite source={source} />
      </p>
    </details>
    {proposal && <Proposed id={id} number={number} proposal={proposal} typed={typed ?? ''} />}
  </div>
);

const Proposed = (props: { id: string; number: string; proposal: Proposal; typed: string }) => {
  const { id, number, proposal, typed } = props;
  const where = proposal.from === null ? 'avtalets egna uppgifter' : 'registret';
  if (typed === proposal.text)
    return (
      <p class="small">
        Hämtat från {where}
        <Entries proposal={proposal} />
      </p>
    );
  return (
    <details class="more">
      <summary>
        Något annat står i {where}
        <span class="visually-hidden">, fält {number}</span>
      </summary>
      <p class="pre">{proposal.text}</p>
      <p class="small">
        Från {where}
        <Entries proposal={proposal} />
      </p>
      <Button variant="secondary" name="hamta" value={id}>
        Hämta igen<span class="visually-hidden"> till fält {number}</span>
      </Button>
    </details>
  );
};

const Entries = ({ proposal }: { proposal: Proposal }) => (
  <>
    {proposal.from?.map(({ id, name }, index) => (
      <>
        {index > 0 ? ', ' : ': '}
        <a href={`/behandlingar/${id}`}>{name}</a>
      </>
    ))}
    .
  </>
);

const Frozen = ({ shown }: { shown: ShownInstruction }) =>
  shown.shown ? (
    <Panel title={`Version ${shown.shown.number}`}>
      <Answers version={shown.shown} />
    </Panel>
  ) : null;

export const Answers = ({ version }: { version: Pick<ShownVersion, 'answers'> }) => (
  <dl class="breach-form">
    {instructionFields.map(({ id, number, label, required }) => (
      <div>
        <dt>
          {number}. {label}
        </dt>
        <dd>
          {version.answers[id] ? (
            <span class="pre">{version.answers[id]}</span>
          ) : (
            <span class="unknown">{required ? 'Inte ifyllt' : 'Inga'}</span>
          )}
        </dd>
      </div>
    ))}
  </dl>
);

/** Sent with the fields above: what is typed there is saved first. */
const Approval = ({ shown, typed, errors, today }: InstructionProps) => (
  <fieldset class="ds-fieldset group stack" id="godkann">
    <legend>Godkänn versionen</legend>
    <p>
      När versionen är godkänd ändras den inte mer. Skicka den sedan till biträdet och anteckna svaret, också
      om kostnaden.
    </p>
    <DateField
      name="validFrom"
      label="Gäller från"
      value={typed.validFrom ?? today}
      error={errors.validFrom}
    />
    <TextField
      name="approvedBy"
      label="Godkänd av"
      hint="Står som ansvarig i versionshistoriken"
      value={typed.approvedBy}
      error={errors.approvedBy}
    />
    <div class="actions">
      <button
        class="ds-button"
        type="submit"
        data-variant="secondary"
        formaction={`/avtal/${shown.record.id}/instruktion/godkann`}
      >
        Spara och godkänn version {shown.draft?.number}
      </button>
    </div>
  </fieldset>
);

const Versions = ({ shown }: InstructionProps) => (
  <Panel title="Versioner" id="versioner">
    <Table
      caption="Versionshistorik"
      hideCaption
      cards
      rows={shown.versions.toReversed()}
      columns={[
        {
          heading: 'Version',
          header: true,
          cell: (version) => (
            <a href={`/avtal/${shown.record.id}/instruktion/${version.id}`}>Version {version.number}</a>
          ),
        },
        {
          heading: 'Datum',
          cell: ({ state, validFrom }) =>
            state === 'draft' || !validFrom ? 'Utkast' : `Gäller från ${longDate(validFrom)}`,
        },
        {
          heading: 'Förändringar',
          cell: ({ number, changeText }) => (number === 1 ? 'Första versionen' : (changeText ?? '–')),
        },
        { heading: 'Ansvarig', cell: ({ approvedBy }) => approvedBy ?? '–' },
        {
          heading: 'Skickad och besvarad',
          cell: ({ number, sentOn, answeredOn }) => (
            <>
              {sentOn ? `Skickad ${longDate(sentOn)}` : number === 1 ? 'Med avtalet' : 'Inte skickad'}
              {answeredOn && <span class="block small">Besvarad {longDate(answeredOn)}</span>}
            </>
          ),
        },
      ]}
    />
    {shown.agreement.inForceOn && (
      <form class="filters" method="get" action={`/avtal/${shown.record.id}/instruktion#versioner`}>
        <DateField name="dag" label="Vilken version gällde en viss dag?" value={shown.day} />
        <div>
          <Button variant="secondary">Visa</Button>
        </div>
        <p>
          {shown.onDay ? (
            <>
              Den {longDate(shown.day)} gällde{' '}
              <a href={`/avtal/${shown.record.id}/instruktion/${shown.onDay.id}`}>
                version {shown.onDay.number}
              </a>
              .
            </>
          ) : (
            `Ingen version gällde den ${longDate(shown.day)}.`
          )}
        </p>
      </form>
    )}
  </Panel>
);
