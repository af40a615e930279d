/** One processing: facts in the middle, what is missing at the side, each a link to the very field. */
import { raw } from 'hono/html';
import type { Actor } from '../../../../platform/actor.ts';
import { swedishTime } from '../../../../platform/plain-date.ts';
import type { FlowRow } from '../../../../ui/flow-diagram/rows.ts';
import { Page } from '../../../../ui/page.tsx';
import { Button, ButtonLink, Panel, Table } from '../../../../ui/parts.tsx';
import type { ShownEntry, StoredEntry } from '../../actions/entries.ts';
import type { Labels } from '../../rules/columns.ts';
import { activityLabels, activityTransitions, stateTransitions } from '../../rules/transitions.ts';
import { countOfGaps } from '../facts.tsx';
import { StateTag } from '../list.tsx';
import { GapPanel, stepAddress, type TypedAssignment } from './gaps.tsx';
import { StepPanels } from './steps.tsx';

export interface EntryPageProps {
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
              {shown.mayWrite && entry.state === 'draft' && entry.activity !== 'ended' && (
                <li>
                  <RemoveDraft entry={entry} />
                </li>
              )}
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

const RemoveDraft = ({ entry }: { entry: StoredEntry }) => (
  <details class="why">
    <summary>Ta bort utkastet</summary>
    <form method="post" action={`/behandlingar/${entry.id}/ta-bort`} class="stack">
      <p>
        Behandlingen och allt som är ifyllt tas bort ur registret, och nummer {entry.number} används inte
        igen. I loggen står vad som fanns. Har behandlingen funnits på riktigt, avsluta den i stället.
      </p>
      <Button variant="secondary" danger>
        Ta bort utkastet
      </Button>
    </form>
  </details>
);

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
