/** The answer of the guide: first in one sentence, then who, why, how sure and what to do. */
import type { Child } from 'hono/jsx';
import type { GuidanceAnswers, GuidanceQuestion } from '../../../knowledge/agreement-guide.ts';
import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { TextArea } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Facts, Panel, Table, Tag, Why } from '../../../ui/parts.tsx';
import type { KeptNeed, MarkedUse, ShownGuidance } from '../actions.ts';
import {
  type AgreementNeed,
  certaintyTexts,
  type Phase,
  questionsAsked,
  type Role,
  roleNames,
} from '../rules/index.ts';
import { GUIDANCE_CRUMB } from './guidance-ask.tsx';

export interface TypedGuidance {
  readonly title: string;
  readonly partyName: string;
  readonly supplierId: string | null;
  readonly processingId: string | null;
  readonly answers: GuidanceAnswers;
}

/** Ours to draw up, with the words for it; null where nothing is. */
export function nextStep({ form, direction, ourRole }: AgreementNeed): string | null {
  if (form === null || ourRole === 'none') return null;
  if (form === 'reglemente') return 'Börja på regleringen i reglementet';
  if (form === 'arrangement') return 'Börja på arrangemanget';
  return direction === 'they-instruct' ? 'Börja på avtalet som biträde' : 'Börja på avtalet';
}

const AnswerView = ({ kept, party, lawVersion }: { kept: KeptNeed; party: string; lawVersion: string }) => {
  const { need, sentence, ownName } = kept;
  return (
    <section class="panel" aria-label="Svar">
      <p style="font-size:1.25rem;font-weight:600;line-height:1.4;margin-bottom:0.75rem">{sentence}</p>
      {need.outcome !== 'unclear' && need.phases.length === 0 && (
        <Facts
          facts={[
            { label: ownName, value: roleNames[need.ourRole] },
            { label: party, value: roleNames[need.theirRole] },
            ...(need.signs ? [{ label: 'Vem skriver under', value: need.signs.text }] : []),
            { label: 'Hur säkert är svaret', value: certaintyTexts[need.certainty] },
          ]}
        />
      )}
      {need.phases.length > 0 && <Phases need={need} ownName={ownName} party={party} />}
      {need.conditions.length > 0 && (
        <>
          <h2 style="margin-top:1rem">Tänk på</h2>
          <ul>
            {need.conditions.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </>
      )}
      <Why
        reasons={[...need.reasons, ...(need.signs?.reasons ?? [])]}
        summary={need.outcome === 'unclear' ? 'Ta reda på' : 'Varför?'}
        open
      />
      <p class="small">Prövat mot rätten per {lawVersion}.</p>
    </section>
  );
};

/** Short, for the table. */
const shortRoles: Readonly<Record<Role, string>> = {
  controller: 'Ansvarig',
  processor: 'Biträde',
  joint: 'Gemensamt ansvarig',
  none: 'Ingen roll',
  unknown: 'Inte klarlagd',
};

const PHASES = { before: 'Innan ni skickar', after: 'När ni har skickat' } as const;

const Phases = ({ need, ownName, party }: { need: AgreementNeed; ownName: string; party: string }) => (
  <>
    <Table
      caption="Vem är vad, före och efter"
      hideCaption
      cards
      rows={need.phases}
      columns={[
        { heading: 'När', header: true, cell: (row: Phase) => PHASES[row.when] },
        { heading: ownName, cell: (row) => shortRoles[row.ourRole] },
        { heading: party, cell: (row) => shortRoles[row.theirRole] },
      ]}
    />
    <Facts
      facts={[
        ...(need.signs ? [{ label: 'Vem skriver under', value: need.signs.text }] : []),
        { label: 'Hur säkert är svaret', value: certaintyTexts[need.certainty] },
      ]}
    />
  </>
);

interface AnswerProps {
  readonly actor: Actor;
  readonly typed: TypedGuidance;
  readonly kept: KeptNeed;
  readonly lawVersion: string;
  readonly newId: string;
  readonly mayKeep: boolean;
  readonly mayDraw: boolean;
}

/** Just asked: not kept until somebody does. */
export const GuidanceAnswerPage = (props: AnswerProps) => {
  const { actor, typed, kept, newId, mayKeep, mayDraw } = props;
  const next = mayDraw ? nextStep(kept.need) : null;
  return (
    <Page
      actor={actor}
      title={typed.title}
      section="guidance"
      path="/vagledning/ny"
      crumbs={[GUIDANCE_CRUMB]}
    >
      <div class="stack below">
        <AnswerView kept={kept} party={typed.partyName} lawVersion={props.lawVersion} />
        {mayKeep ? (
          <form class="stack narrow" method="post" action="/vagledning">
            <input type="hidden" name="id" value={newId} />
            <TypedFields typed={typed} />
            <TextArea
              name="note"
              label="Egen motivering"
              optional
              hint="Till exempel vem ni frågade, eller varför ni kom fram till svaren"
              rows={2}
            />
            <div class="actions">
              {next && (
                <Button name="gor" value="avtal">
                  {next}
                </Button>
              )}
              <Button variant={next ? 'secondary' : 'primary'} name="gor" value="spara">
                {SAVE[kept.need.outcome] ?? 'Spara svaret'}
              </Button>
            </div>
          </form>
        ) : (
          <p class="note">Svaret sparas inte. Nämndens samordnare eller medarbetare kan spara det.</p>
        )}
        <form class="only-screen" method="post" action="/vagledning/ny">
          <TypedFields typed={typed} />
          <Button variant="tertiary" name="andra" value="1">
            Ändra svaren
          </Button>
        </form>
      </div>
    </Page>
  );
};

const SAVE: Readonly<Partial<Record<AgreementNeed['outcome'], string>>> = {
  no: 'Spara bedömningen',
  inside: 'Spara bedömningen',
  unclear: 'Spara så länge',
};

const TypedFields = ({ typed }: { typed: TypedGuidance }) => (
  <>
    <input type="hidden" name="title" value={typed.title} />
    <input type="hidden" name="partyName" value={typed.partyName} />
    <input type="hidden" name="supplierId" value={typed.supplierId ?? ''} />
    <input type="hidden" name="processingId" value={typed.processingId ?? ''} />
    {Object.entries(typed.answers).flatMap(([name, values]) =>
      values.map((value) => <input type="hidden" name={name} value={value} />),
    )}
  </>
);

interface KeptProps {
  readonly actor: Actor;
  readonly shown: ShownGuidance;
  readonly mayAsk: boolean;
  readonly mayDraw: boolean;
  readonly message?: string | undefined;
}

/** As it was given, on its day; asked again it may be another. */
export const GuidancePage = ({ actor, shown, mayAsk, mayDraw, message }: KeptProps) => {
  const { row, isOwn } = shown;
  const next = isOwn && mayDraw && row.agreementId === null ? nextStep(row.answered.need) : null;
  return (
    <Page
      actor={actor}
      title={row.title}
      section="guidance"
      path="/vagledning"
      crumbs={[GUIDANCE_CRUMB]}
      message={message}
      aside={
        <span class="row only-screen">
          {mayAsk && isOwn && <ButtonLink href={`/vagledning/ny?igen=${row.id}`}>Fråga igen</ButtonLink>}
          {next && (
            <ButtonLink href={`/avtal/nytt?vagledning=${row.id}`} variant="primary">
              {next}
            </ButtonLink>
          )}
          {row.agreementId && (
            <ButtonLink href={`/avtal/${row.agreementId}`} variant="primary">
              Öppna avtalet
            </ButtonLink>
          )}
        </span>
      }
    >
      <div class="stack below">
        <AnswerView kept={row.answered} party={row.answers.partyName} lawVersion={row.lawVersion} />
        {shown.uses.length > 0 && <Mark shown={shown} />}
        <Panel title="Svaren som gavs">
          <Facts facts={[...givenFacts(row.answers.answers), ...keptFacts(shown)]} />
          <p class="small only-screen">
            Sidan kan skrivas ut eller sparas som PDF med webbläsarens utskrift. Menyn kommer inte med.
          </p>
        </Panel>
      </div>
    </Page>
  );
};

const keptFacts = ({ row }: ShownGuidance) => [
  {
    label: 'Motivering',
    value: row.note ? <span class="pre">{row.note}</span> : <span class="unknown">Ingen</span>,
  },
  { label: 'Sparat', value: `${swedishTime(row.madeAt)}${row.madeByName ? ` av ${row.madeByName}` : ''}` },
  { label: 'Frågornas version', value: row.formVersion },
];

/** Each question with the words of its answers. */
function givenFacts(answers: GuidanceAnswers): { label: string; value: Child }[] {
  return questionsAsked(answers).map((question: GuidanceQuestion) => ({
    label: question.text,
    value: question.options
      .filter(({ id }) => (answers[question.id] ?? []).includes(id))
      .map(({ label }) => label)
      .join('; '),
  }));
}

const Mark = ({ shown }: { shown: ShownGuidance }) => (
  <Panel title="I registret">
    <p>
      {shown.row.answers.partyName} står som biträde i registret. Markera där att inget avtal behövs, så
      räknas det inte som en brist.
    </p>
    <Table
      caption="Behandlingar där parten står som biträde"
      hideCaption
      cards
      rows={shown.uses}
      columns={[
        {
          heading: 'Behandling',
          header: true,
          cell: (use: MarkedUse) => <a href={`/behandlingar/${use.processingId}`}>{use.processingName}</a>,
        },
        { heading: 'Avtal', cell: (use) => <MarkCell use={use} shown={shown} /> },
      ]}
    />
  </Panel>
);

const MarkCell = ({ use, shown }: { use: MarkedUse; shown: ShownGuidance }) => {
  if (use.agreement === 'not-needed') return <Tag color="success">Behövs inte</Tag>;
  if (!shown.mayMark) return <Tag color="warning">Inte markerat</Tag>;
  if (use.state !== 'draft')
    return <a href={`/behandlingar/${use.processingId}`}>Öppna posten för ändring först</a>;
  return (
    <form method="post" action={`/vagledning/${shown.row.id}/register`}>
      <input type="hidden" name="bitrade" value={use.useId} />
      <Button variant="secondary">
        Markera att avtal inte behövs
        <span class="visually-hidden"> i {use.processingName}</span>
      </Button>
    </form>
  );
};
