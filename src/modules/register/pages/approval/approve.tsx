import type { Actor } from '../../../../platform/actor.ts';
import { longDate, swedishDay } from '../../../../platform/plain-date.ts';
import {
  Choice,
  DateField,
  ErrorSummary,
  type Errors,
  Select,
  TextArea,
  TextField,
} from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Button, count, Panel, Table, Tag, Why } from '../../../../ui/parts.tsx';
import type { Approval, ApprovalCandidate } from '../../actions/approval.ts';
import { gapAddress } from '../gap-address.ts';
import { ChangesTable } from './changes.tsx';

interface ApproveProps {
  readonly actor: Actor;
  readonly approval: Approval;
  /** Of the decision: made once, so that a form sent twice approves once. */
  readonly decisionId: string;
  /** Ids of those that somebody has saved after the day that was typed. */
  readonly changedAfter: readonly string[];
  readonly path: string;
  readonly typed: URLSearchParams;
  readonly errors: Errors;
  readonly today: string;
}

export const ApprovePage = (props: ApproveProps) => {
  const { actor, approval, errors } = props;
  const [single] = approval.candidates.length === 1 ? approval.candidates : [];
  const title = single
    ? `Fastställ ${single.entry.name}`
    : `Fastställ ${count(approval.candidates.length, 'behandling', 'behandlingar')}`;
  return (
    <Page
      actor={actor}
      title={title}
      section="register"
      crumbs={[
        { href: '/behandlingar', text: 'Behandlingar' },
        ...(single ? [{ href: `/behandlingar/${single.entry.id}`, text: `Nr ${single.entry.number}` }] : []),
      ]}
    >
      <p>
        Det som fastställs blir en version som inte kan ändras. Den gäller tills en ny fastställs, även medan
        posten är öppen för ändring.
      </p>
      <ErrorSummary errors={errors} />
      <div class="stack" style="margin-top:1rem">
        {single ? <SingleCandidate {...props} candidate={single} /> : <Candidates {...props} />}
        <Decision {...props} />
      </div>
    </Page>
  );
};

const SingleCandidate = ({
  approval,
  changedAfter,
  candidate,
}: ApproveProps & { candidate: ApprovalCandidate }) => {
  const { entry, number, obstacle, gaps, changes } = candidate;
  return (
    <Panel title={`Version ${number}`} id="valda">
      {obstacle && (
        <div class="ds-alert" data-color="warning">
          {obstacle}
        </div>
      )}
      <ChangedAfter entry={entry} changedAfter={changedAfter} />
      {gaps.length > 0 && (
        <ul>
          {gaps.map((gap) => (
            <li>
              <a href={gapAddress(entry.id, gap.field, approval.mayWrite)}>{gap.text}</a>
            </li>
          ))}
        </ul>
      )}
      {changes === null ? (
        <p>
          Det här är den första versionen. <a href={`/behandlingar/${entry.id}`}>Läs hela posten</a> innan du
          fastställer.
        </p>
      ) : changes.length === 0 ? (
        <p>Inget skiljer mot version {number - 1}.</p>
      ) : (
        <ChangesTable
          caption={`Det som ändras mot version ${number - 1}`}
          before={`Version ${number - 1}`}
          after={`Version ${number}`}
          changes={changes}
        />
      )}
    </Panel>
  );
};

/** What the decision cannot have covered, told where the entry is named. */
const ChangedAfter = ({
  entry,
  changedAfter,
}: Pick<ApproveProps, 'changedAfter'> & { entry: ApprovalCandidate['entry'] }) =>
  changedAfter.includes(entry.id) ? (
    <p>
      <Tag color="warning">{`Ändrad ${longDate(swedishDay(entry.updatedAt))}, efter beslutsdagen`}</Tag>
    </p>
  ) : null;

const Candidates = ({ approval, changedAfter }: ApproveProps) => (
  <Panel title="Behandlingar" id="valda">
    {approval.candidates.length === 0 ? (
      <p>
        Inga behandlingar är valda. <a href="/behandlingar?valj=1&status=complete">Välj i listan</a> bland dem
        som är fullständiga.
      </p>
    ) : (
      <Table
        caption="Valda behandlingar"
        hideCaption
        rows={approval.candidates}
        columns={[
          { heading: 'Nr', number: true, cell: ({ entry }) => entry.number },
          {
            heading: 'Behandling',
            header: true,
            cell: ({ entry }) => (
              <>
                <a href={`/behandlingar/${entry.id}`}>{entry.name}</a>
                <ChangedAfter entry={entry} changedAfter={changedAfter} />
              </>
            ),
          },
          { heading: 'Version', number: true, cell: ({ number }) => number },
          { heading: 'Ändras', cell: (candidate) => changedWords(candidate) },
          {
            heading: 'Kan fastställas',
            cell: ({ obstacle }) =>
              obstacle ? (
                <>
                  <Tag color="warning">Nej</Tag> {obstacle}
                </>
              ) : (
                <Tag color="success">Ja</Tag>
              ),
          },
        ]}
      />
    )}
  </Panel>
);

function changedWords({ changes }: ApprovalCandidate): string {
  if (changes === null) return 'Första versionen';
  return changes.map(({ label }) => label).join(', ') || 'Inget';
}

const WAYS = {
  delegation: 'Jag beslutar på delegation',
  body: 'Någon annan har beslutat, och jag för in beslutet',
} as const;

const Decision = (props: ApproveProps) => {
  const { approval, errors, typed, path, decisionId } = props;
  const { right, mayRecord, candidates } = approval;
  const open = candidates.filter(({ obstacle }) => obstacle === null);
  const may = right.outcome === 'may';
  const records = mayRecord && open.length > 0;
  const ways = [...(may ? (['delegation'] as const) : []), ...(mayRecord ? (['body'] as const) : [])];
  return (
    <Panel title="Beslutet" id="way">
      {may && <p>Du får fastställa: {right.authority}.</p>}
      {!may && !records && <Refusal right={right} />}
      {open.length > 0 && ways.length > 0 && (
        <form method="post" action={path} class="stack narrow" style="margin-top:1rem" novalidate>
          <input type="hidden" name="id" value={decisionId} />
          {open.map(({ entry }) => (
            <input type="hidden" name="vald" value={`${entry.id}:${entry.version}`} />
          ))}
          {ways.length === 1 ? (
            <input type="hidden" name="way" value={ways[0]} />
          ) : (
            <Choice
              name="way"
              label="Vem beslutar?"
              options={ways.map((value) => ({ value, label: WAYS[value] }))}
              value={typed.get('way') ?? 'delegation'}
            />
          )}
          {mayRecord && <BodyFields {...props} />}
          <DateField
            name="appliesFrom"
            label="Gäller från"
            optional
            hint={mayRecord ? 'Lämna tomt för beslutsdagen' : 'Lämna tomt om versionen gäller från i dag'}
            value={typed.get('appliesFrom')}
            error={errors.appliesFrom}
          />
          <TextArea
            name="note"
            label="Vad som är nytt, med några ord"
            optional
            rows={2}
            hint="Till exempel «Nytt larmsystem, kortare gallringsfrist». Visas i listan över versioner."
            value={typed.get('note')}
            error={errors.note}
          />
          <div class="actions">
            <Button>{buttonText(ways[0], ways.length, open.length)}</Button>
            <a href={candidates.length === 1 ? `/behandlingar/${open[0]?.entry.id}` : '/behandlingar'}>
              Avbryt
            </a>
          </div>
        </form>
      )}
      {!may && records && (
        <details class="why" open={errors.way !== undefined}>
          <summary>Varför du inte kan fastställa själv</summary>
          <Refusal right={right} />
        </details>
      )}
    </Panel>
  );
};

const Refusal = ({ right }: Pick<Approval, 'right'>) => (
  <>
    <p>
      <strong>Du kan inte fastställa själv:</strong>
    </p>
    <Why reasons={right.reasons} summary="Skäl" open />
    {right.others.length > 0 && <p>Det här kan fastställas av {right.others.join(', ')}.</p>}
  </>
);

/** Who records what others have decided approves nothing. */
function buttonText(way: keyof typeof WAYS | undefined, ways: number, entries: number): string {
  const what = entries === 1 ? '' : ` ${entries} behandlingar`;
  return way === 'body' && ways === 1 ? `För in beslutet${what && ` för${what}`}` : `Fastställ${what}`;
}

const BodyFields = ({ approval, changedAfter, typed, errors, today }: ApproveProps) => (
  <fieldset class="rowset stack">
    <legend>Beslut som någon annan har fattat</legend>
    {approval.bodies.length === 0 ? (
      <p>
        Ingen nämnd eller något utskott finns inlagt för {approval.controllerName}. Lägg in dem under
        Organisation först.
      </p>
    ) : (
      <>
        <p class="small">
          Beslutet är nämndens, inte ditt. Har posten ändrats efter beslutsdagen omfattar beslutet inte
          ändringen.
        </p>
        <Select
          name="bodyId"
          label="Vem har beslutat?"
          empty="Välj"
          options={approval.bodies.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.get('bodyId')}
          error={errors.bodyId}
        />
        <div class="pair">
          <DateField
            name="decidedOn"
            label="Beslutsdag"
            hint={`Till exempel ${today}`}
            value={typed.get('decidedOn')}
            error={errors.decidedOn}
          />
          <TextField
            name="paragraph"
            label="Paragraf"
            hint="Till exempel § 87"
            size="short"
            value={typed.get('paragraph')}
            error={errors.paragraph}
          />
        </div>
        <TextField
          name="diaryMark"
          label="Diarienummer"
          optional
          size="short"
          value={typed.get('diaryMark')}
          error={errors.diaryMark}
        />
        {changedAfter.length > 0 && (
          <div class="ds-field">
            <div class="option">
              <input
                class="ds-input"
                type="checkbox"
                id="seen"
                name="seen"
                value="1"
                checked={typed.get('seen') === '1'}
                aria-invalid={errors.seen ? 'true' : undefined}
                aria-describedby={errors.seen ? 'seen-error' : undefined}
              />
              <label class="ds-label" for="seen">
                Nämnden såg posten så som den är nu
              </label>
            </div>
            {errors.seen && (
              <p class="ds-validation-message field-error" id="seen-error">
                {errors.seen}
              </p>
            )}
          </div>
        )}
      </>
    )}
  </fieldset>
);
