/** One processing: facts in the middle, what is missing at the side, each a link to the very field. */
import { raw } from 'hono/html';
import type { Actor } from '../../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../../platform/plain-date.ts';
import type { FlowRow } from '../../../../ui/flow-diagram/rows.ts';
import { LinkedCases } from '../../../../ui/linked-cases.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Button, ButtonLink, Panel, Table } from '../../../../ui/parts.tsx';
import type { ShownEntry, StoredEntry } from '../../actions/entries.ts';
import type { Labels } from '../../rules/columns.ts';
import {
  activityLabels,
  activityTransitions,
  type EntryTransition,
  stateTransitions,
} from '../../rules/transitions.ts';
import { countOfGaps } from '../facts.tsx';
import { gapAddress } from '../gap-address.ts';
import { StateTag } from '../list/state-tag.tsx';
import { EvidencePanel } from './evidence.tsx';
import { ExtrasPanel, FindingPanel } from './findings.tsx';
import { GapPanel, type TypedAssignment } from './gaps.tsx';
import { RemarkPanel } from './remarks.tsx';
import { StepPanels } from './steps.tsx';

export interface EntryPageProps {
  readonly assignment?: TypedAssignment | undefined;
  readonly actor: Actor;
  readonly shown: ShownEntry;
  readonly words: Labels;
  readonly picture: { readonly svg: string; readonly rows: readonly FlowRow[] };
  readonly message?: string | undefined;
  /** Why the reason for opening what an import left over was not taken. */
  readonly extrasError?: string | undefined;
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
      aside={
        <StateTag
          row={{ state: entry.state, approvedVersion: entry.approvedVersion, ...countOfGaps(shown.gaps) }}
        />
      }
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
      <ApprovedLine shown={shown} />
      {props.obstacles && props.obstacles.length > 0 && <Obstacles {...props} />}
      {!shown.mayWrite && <OtherController {...props} />}
      <div class="cols">
        <div class="stack">
          <StepPanels {...props} />
          <ExtrasPanel shown={shown} error={props.extrasError} />
        </div>
        <aside class="stack">
          <NextStep shown={shown} />
          <FindingPanel shown={shown} />
          <GapPanel shown={shown} assignment={props.assignment} />
          <RemarkPanel shown={shown} />
          <EvidencePanel shown={shown} />
          <LinkedCases cases={shown.cases} />
          <Panel title="Mer">
            <ul class="todo">
              <li>
                <span>
                  <a href={`/behandlingar/${entry.id}/utskrift.pdf`}>Skriv ut behandlingen (PDF)</a>
                </span>
              </li>
              <li>
                <span>
                  <a href={`/behandlingar/${entry.id}/versioner`}>Fastställda versioner</a>
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
              {shown.mayWrite && isRemovable(entry) && (
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

/** Which version applies, who decided it, and whether the entry has been opened for change since. */
const ApprovedLine = ({ shown: { entry, version } }: { shown: ShownEntry }) =>
  version && (
    <p class="meta">
      <span>
        <a href={`/behandlingar/${entry.id}/versioner/${version.number}`}>Version {version.number}</a>,
        fastställd {longDate(version.approvedOn)} av {version.decidedBy} ({version.authority})
        {entry.state !== 'approved' && (
          <>
            . Den gäller medan posten ändras:{' '}
            <a href={`/behandlingar/${entry.id}/versioner?jamfor=${version.number}-utkast`}>
              se vad som skiljer
            </a>
          </>
        )}
      </span>
    </p>
  );

const isRemovable = ({ state, activity, approvedVersion }: StoredEntry): boolean =>
  state === 'draft' && activity !== 'ended' && approvedVersion === null;

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
          <a class="ds-link" href={gapAddress(shown.entry.id, gap.field, shown.mayWrite)}>
            {gap.text}
          </a>
        </li>
      ))}
    </ul>
  </div>
);

const OtherController = ({ actor, shown }: EntryPageProps) => {
  const held = actor.appointments.find(
    (appointment) =>
      appointment.id === shown.entry.controllerId && ['coordinator', 'staff'].includes(appointment.role),
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
  const actions = Object.entries<EntryTransition<string>>({
    ...stateTransitions[entry.state],
    ...activityTransitions[entry.activity],
  }).filter(([, step]) => shown.mayWrite || (shown.mayDecide && step.page));
  if (actions.length === 0) return null;
  const ready = countOfGaps(shown.gaps).blockingGapCount === 0;
  const next = ready ? { draft: 'complete', complete: 'approve', approved: '' }[entry.state] : '';
  return (
    <Panel title="Gör">
      <div class="row">
        {shown.mayWrite && entry.state === 'draft' && !ready && (
          <ButtonLink href={gapAddress(entry.id, firstObstacle(shown), true)} variant="primary">
            Fyll i det som saknas
          </ButtonLink>
        )}
        {actions.map(([action, step]) => {
          const variant = action === next ? 'primary' : 'secondary';
          if (step.page) {
            return (
              <ButtonLink href={`/behandlingar/${entry.id}/${step.page}`} variant={variant}>
                {step.button}
              </ButtonLink>
            );
          }
          return (
            <form method="post" action={`/behandlingar/${entry.id}/flytta`}>
              <input type="hidden" name="version" value={entry.version} />
              <Button name="atgard" value={action} variant={variant}>
                {step.button}
              </Button>
            </form>
          );
        })}
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
