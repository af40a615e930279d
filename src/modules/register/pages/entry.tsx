/** One processing: facts in the middle, what is missing at the side, each a link to the very field. */
import { raw } from 'hono/html';
import { regime } from '../../../knowledge/regimes.ts';
import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import type { FlowRow } from '../../../ui/flow-diagram/rows.ts';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Cite, Facts, Panel, Table, Tag, Why } from '../../../ui/parts.tsx';
import type { ShownEntry, ShownGap, StoredEntry } from '../actions/entries.ts';
import type { Labels } from '../rules/columns.ts';
import { type EntryStep, entrySteps } from '../rules/gap.ts';
import { activityLabels, activityTransitions, stateTransitions } from '../rules/transitions.ts';
import { countOfGaps, dataGrid, factsOf, purposeFacts } from './facts.tsx';
import { StateTag } from './list.tsx';

/** An assignment that could not be saved, as typed. */
interface TypedAssignment {
  readonly gap: string;
  readonly owner: string;
  readonly due: string;
  readonly error: string;
}

interface EntryPageProps {
  readonly assignment?: TypedAssignment | undefined;
  readonly actor: Actor;
  readonly shown: ShownEntry;
  readonly words: Labels;
  readonly picture: { readonly svg: string; readonly rows: readonly FlowRow[] };
  readonly message?: string | undefined;
  readonly obstacles?: readonly { readonly text: string; readonly field: { step: string; anchor: string } }[];
}

export const EntryPage = (props: EntryPageProps) => {
  const { actor, shown, message } = props;
  const { entry } = shown;
  return (
    <Page
      actor={actor}
      title={entry.name}
      section="register"
      path={`/behandlingar/${entry.id}`}
      message={message}
      crumbs={[{ href: '/behandlingar', text: 'Behandlingar' }]}
      aside={<StateTag row={{ state: entry.state, ...countOfGaps(shown.gaps) }} />}
    >
      <p class="meta">
        <span>Nr {entry.number}</span>
        <span>
          {entry.role === 'processor' ? 'Personuppgiftsbiträde' : 'Personuppgiftsansvarig'}:{' '}
          {entry.controllerName}
        </span>
        <span>{activityLabels[entry.activity]}</span>
        <span>
          Ändrad {swedishTime(entry.updatedAt)}
          {entry.updatedByName && ` av ${entry.updatedByName}`}
        </span>
      </p>
      {props.obstacles && props.obstacles.length > 0 && <Obstacles {...props} />}
      {!shown.mayWrite && <OtherController {...props} />}
      <div class="cols">
        <div class="stack">
          <StepPanels {...props} />
        </div>
        <aside class="stack">
          <NextStep shown={shown} />
          <GapPanel shown={shown} assignment={props.assignment} />
          <Panel title="Mer">
            <ul class="todo">
              <li>
                <span>
                  <a href={`/behandlingar/${entry.id}/utskrift.pdf`}>Skriv ut behandlingen (PDF)</a>
                </span>
              </li>
              <li>
                <span>
                  <a href={`/behandlingar/${entry.id}/historik`}>Historik</a>
                </span>
              </li>
              <li>
                <span>
                  <a href="#rattigheter">De registrerades rättigheter</a>
                </span>
              </li>
            </ul>
          </Panel>
        </aside>
      </div>
      <div class="below">
        <PicturePanel {...props} />
      </div>
    </Page>
  );
};

const Obstacles = ({ shown, obstacles = [] }: EntryPageProps) => (
  <div class="ds-error-summary" role="alert" tabindex={-1} data-focus>
    <h2>Det går inte än. Det här saknas:</h2>
    <ul>
      {obstacles.map((gap) => (
        <li>
          <a class="ds-link" href={stepAddress(shown.entry, gap.field)}>
            {gap.text}
          </a>
        </li>
      ))}
    </ul>
  </div>
);

const OtherController = ({ actor, shown }: EntryPageProps) => {
  const held = actor.appointments.find(
    (appointment) => appointment.id === shown.entry.controllerId && appointment.role !== 'dso',
  );
  if (!held || actor.controller?.id === held.id) return null;
  return (
    <form class="ds-alert row message" data-color="info" method="post" action="/arbeta-for">
      <input type="hidden" name="namnd" value={held.id} />
      <input type="hidden" name="till" value={`/behandlingar/${shown.entry.id}`} />
      <span>Behandlingen hör till {held.name}. Du arbetar för en annan nämnd just nu.</span>
      <Button variant="secondary">Arbeta för {held.name}</Button>
    </form>
  );
};

const stepAddress = (entry: StoredEntry, field: { step: string; anchor: string }) =>
  `/behandlingar/${entry.id}/${field.step}#${field.anchor}`;

const firstObstacle = ({ gaps }: ShownEntry) =>
  (gaps.find((gap) => gap.level === 'blocking') ?? gaps[0])?.field ?? { step: 'grunder', anchor: 'name' };

/** The one thing to do next, as the flow tables say. */
const NextStep = ({ shown }: { shown: ShownEntry }) => {
  const { entry } = shown;
  if (!shown.mayWrite) return null;
  const actions = [
    ...Object.entries(stateTransitions[entry.state]),
    ...Object.entries(activityTransitions[entry.activity]),
  ];
  const ready = countOfGaps(shown.gaps).blockingGapCount === 0 && entry.state === 'draft';
  return (
    <Panel title="Gör">
      <div class="row">
        {entry.state === 'draft' && !ready && (
          <ButtonLink href={stepAddress(entry, firstObstacle(shown))} variant="primary">
            Fyll i det som saknas
          </ButtonLink>
        )}
        {actions.map(([action, step]) => (
          <form method="post" action={`/behandlingar/${entry.id}/flytta`}>
            <input type="hidden" name="version" value={entry.version} />
            <Button
              name="atgard"
              value={action}
              variant={action === 'complete' && ready ? 'primary' : 'secondary'}
            >
              {step.button}
            </Button>
          </form>
        ))}
      </div>
    </Panel>
  );
};

type GapPart = Pick<EntryPageProps, 'shown' | 'assignment'>;

const GapPanel = ({ shown, assignment }: GapPart) => {
  const blocking = shown.gaps.filter((gap) => gap.level === 'blocking');
  const others = shown.gaps.filter((gap) => gap.level !== 'blocking');
  if (shown.gaps.length === 0) {
    return (
      <Panel title="Inget saknas" id="saknas">
        <p>Alla uppgifter som artikel 30 och riktlinjerna kräver finns.</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={blocking.length > 0 ? `Att ordna (${blocking.length})` : noObstacles(shown.entry)}
      id="saknas"
    >
      {blocking.length > 0 ? (
        <>
          <p class="small">Måste finnas innan posten är fullständig.</p>
          <GapList gaps={blocking} shown={shown} assignment={assignment} />
        </>
      ) : (
        <p class="small">Inget obligatoriskt saknas.</p>
      )}
      {others.length > 0 && (
        <details class="why" open={others.some((gap) => gap.id === assignment?.gap)}>
          <summary>Bör ses över ({others.length})</summary>
          <GapList gaps={others} shown={shown} assignment={assignment} />
        </details>
      )}
    </Panel>
  );
};

const noObstacles = ({ state }: StoredEntry): string =>
  state === 'complete' ? 'Posten är fullständig' : 'Klar att markera som fullständig';

const GapList = ({ gaps, shown, assignment }: GapPart & { gaps: readonly ShownGap[] }) => (
  <ul class="todo">
    {gaps.map((gap) => (
      <GapRow gap={gap} shown={shown} assignment={assignment} />
    ))}
  </ul>
);

const GapRow = ({ gap, shown, assignment }: GapPart & { gap: ShownGap }) => (
  <li>
    <span class={`dot ${gap.level}`} aria-hidden="true"></span>
    <div>
      <a href={stepAddress(shown.entry, gap.field)}>{gap.text}</a>
      <span class="visually-hidden">{gap.level === 'blocking' ? ' (måste finnas)' : ' (bör ses över)'}</span>
      {gap.ownerName && (
        <span class="block small">
          {gap.ownerName}
          {gap.dueOn && `, senast ${longDate(gap.dueOn)}`}
        </span>
      )}
      <div class="gap-actions">
        <Why reasons={gap.reasons} />
        {shown.mayWrite && gap.id && (
          <AssignGap
            gap={gap}
            id={shown.entry.id}
            typed={assignment?.gap === gap.id ? assignment : undefined}
          />
        )}
      </div>
    </div>
  </li>
);

interface AssignProps {
  readonly gap: ShownGap;
  readonly id: string;
  /** What was typed and refused for this gap. */
  readonly typed: TypedAssignment | undefined;
}

const AssignGap = ({ gap, id, typed }: AssignProps) => (
  <details class="why" open={typed !== undefined}>
    <summary>{gap.ownerName ? 'Ändra vem och när' : 'Vem ordnar det?'}</summary>
    <form
      method="post"
      action={`/behandlingar/${id}/brister/${gap.id}`}
      class="stack"
      style="margin-top:.5rem"
    >
      {typed && (
        <p class="field-error" role="alert" id={`fel-${gap.id}`}>
          {typed.error}
        </p>
      )}
      <div class="ds-field">
        <label class="ds-label" for={`vem-${gap.id}`}>
          Vem
        </label>
        <input
          class="ds-input"
          id={`vem-${gap.id}`}
          name="vem"
          maxlength={100}
          value={typed?.owner ?? gap.ownerName ?? ''}
        />
      </div>
      <div class="ds-field">
        <label class="ds-label" for={`nar-${gap.id}`}>
          Senast
        </label>
        <div class="hint">Till exempel 15 december</div>
        <input
          class="ds-input short"
          id={`nar-${gap.id}`}
          name="nar"
          aria-describedby={typed ? `fel-${gap.id}` : undefined}
          value={typed?.due ?? gap.dueOn ?? ''}
        />
      </div>
      <Button variant="secondary">Spara</Button>
    </form>
  </details>
);

const StepPanels = ({ shown, words }: EntryPageProps) => {
  const { entry } = shown;
  const editable = shown.mayWrite && entry.state === 'draft';
  return (Object.keys(entrySteps) as EntryStep[]).map((step) => (
    <Panel
      title={entrySteps[step]}
      id={step}
      action={editable && <a href={`/behandlingar/${entry.id}/${step}`}>Ändra</a>}
    >
      <StepFacts step={step} shown={shown} words={words} />
    </Panel>
  ));
};

const StepFacts = ({ step, shown, words }: { step: EntryStep; shown: ShownEntry; words: Labels }) => {
  const { entry } = shown;
  if (step === 'grunder') {
    return (
      <>
        <Facts facts={factsOf(step, entry, words)} />
        <RegimeReasons id={entry.regime} />
      </>
    );
  }
  if (step === 'andamal')
    return <Facts facts={[...purposeFacts(shown, words), ...factsOf(step, entry, words)]} />;
  if (step === 'uppgifter') {
    return (
      <>
        {dataGrid(entry, words)}
        <Facts facts={factsOf(step, entry, words)} />
      </>
    );
  }
  if (step === 'information') {
    return (
      <>
        <Facts facts={factsOf(step, entry, words)} />
        <InformationPoints id={entry.regime} />
        <Rights shown={shown} />
      </>
    );
  }
  if (step === 'kontroll') {
    return (
      <>
        <Facts facts={factsOf(step, entry, words)} />
        <Principles shown={shown} />
      </>
    );
  }
  return <Facts facts={factsOf(step, entry, words)} />;
};

/** What the regime brings beside the regulation: texts, bans on searching, limits on transfers. */
const RegimeReasons = ({ id }: { id: string }) => {
  const found = regime(id);
  if (!found) return null;
  const limit = found.transferLimit;
  const reasons = [
    ...found.texts,
    ...found.searchBans,
    ...found.consents,
    ...(limit ? [{ text: limit.text, source: limit.source }] : []),
  ];
  return <Why reasons={reasons} summary="Vad regelverket kräver" />;
};

/** What data subjects are also told, beside articles 13 and 14. */
const InformationPoints = ({ id }: { id: string }) => (
  <Why reasons={regime(id)?.informationPoints ?? []} summary="Det här ska informationen också innehålla" />
);

const RIGHT_TAGS = {
  applies: ['success', 'Gäller'],
  'does-not-apply': ['neutral', 'Gäller inte'],
  limited: ['warning', 'Gäller delvis'],
} as const;

const Rights = ({ shown }: { shown: ShownEntry }) => (
  <details class="why" id="rattigheter">
    <summary>De registrerades rättigheter i den här behandlingen</summary>
    <Table
      caption="Rättigheter"
      hideCaption
      rows={shown.rights}
      columns={[
        { heading: 'Rättighet', header: true, cell: (right) => right.label },
        {
          heading: 'Gäller',
          cell: (right) => {
            const [color, text] = RIGHT_TAGS[right.applies];
            return <Tag color={color}>{text}</Tag>;
          },
        },
        {
          heading: 'Varför',
          cell: (right) =>
            right.reasons.map((reason) => (
              <span class="block">
                {reason.text} <Cite source={reason.source} />
              </span>
            )),
        },
      ]}
    />
  </details>
);

const PRINCIPLE_TAGS = {
  fulfilled: ['success', 'Uppfylld'],
  'not-fulfilled': ['danger', 'Inte uppfylld'],
  open: ['neutral', 'Inte besvarad'],
} as const;

const Principles = ({ shown }: { shown: ShownEntry }) => (
  <Table
    caption="Nio kontrollpunkter"
    rows={shown.principles}
    columns={[
      { heading: 'Princip', header: true, cell: (answer) => answer.label },
      {
        heading: 'Svar',
        cell: (answer) => {
          const [color, text] = PRINCIPLE_TAGS[answer.status];
          return <Tag color={color}>{text}</Tag>;
        },
      },
      {
        heading: 'Hur vi vet det',
        cell: (answer) => (
          <>
            {answer.note && <span class="block">{answer.note}</span>}
            {answer.reasons.map((reason) => (
              <span class="block small">{reason.text}</span>
            ))}
          </>
        ),
      },
    ]}
  />
);

const PicturePanel = ({ picture }: EntryPageProps) => (
  <Panel title="Uppgifternas väg" id="bild">
    <div class="picture" role="region" aria-label="Bild av uppgifternas väg" tabindex={0}>
      {raw(picture.svg)}
    </div>
    <details class="why">
      <summary>Samma sak som tabell</summary>
      <Table
        caption="Uppgifternas väg"
        hideCaption
        rows={picture.rows}
        columns={[
          { heading: 'Led', cell: (row) => row.step },
          { heading: 'Namn', header: true, cell: (row) => row.name },
          { heading: 'Slag', cell: (row) => row.kind },
          { heading: 'Anmärkning', cell: (row) => row.note ?? '' },
          { heading: 'Vidare till', cell: (row) => row.leadsTo.join(', ') },
        ]}
      />
    </details>
  </Panel>
);
