/** One thing that has come in, its receipt, and what becomes of it. */
import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { ErrorSummary, type Errors } from '../../../ui/field.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Facts, Panel } from '../../../ui/parts.tsx';
import type { ItemChoices, OpenedItem } from '../actions/index.ts';
import {
  type InboxChannel,
  type InboxOutcome,
  inboxChannels,
  inboxOutcomes,
  printedMark,
} from '../rules/index.ts';
import { FileList } from './files.tsx';
import {
  ItemState,
  isWaitingReport,
  kindOf,
  ReadNow,
  ReportClock,
  reportHref,
  senderOf,
  subjectOf,
} from './inbox.tsx';
import { Outcomes } from './inbox-outcomes.tsx';

export interface ItemProps {
  readonly actor: Actor;
  readonly shown: OpenedItem;
  /** Absent: the actor does not register. */
  readonly choices?: ItemChoices | undefined;
  readonly newId: string;
  readonly typed: URLSearchParams;
  readonly errors: Errors;
  /** Whether files are fetched by the actor. */
  readonly mayFetch: boolean;
  readonly message?: string | undefined;
}

export const ItemPage = (props: ItemProps) => {
  const { actor, shown, choices, errors, message, mayFetch } = props;
  const { item, files, isOwn } = shown;
  return (
    <Page
      actor={actor}
      title={subjectOf(item)}
      section="inbox"
      path={`/inkommet/${item.id}`}
      message={message}
      crumbs={[{ href: '/inkommet', text: 'Inkommet' }]}
      aside={isWaitingReport(item) ? <ReadNow /> : <ItemState item={item} />}
    >
      <ErrorSummary errors={errors} />
      <p class="meta">
        <span>{item.receipt}</span>
        <span>
          {inboxChannels[item.channel as InboxChannel]}
          {item.forwardedFromName && ` (${item.forwardedFromName})`}
        </span>
        <span>
          Taget emot {swedishTime(item.arrivedAt)}
          {item.takenByName && ` av ${item.takenByName}`}
        </span>
      </p>
      {!isOwn && <OtherController {...props} />}
      <div class="cols">
        <div class="stack">
          {isWaitingReport(item) && choices && <ReadReport item={item} />}
          <Panel title="Det som kom in">
            <Facts
              facts={[
                { label: 'Kom in', value: longDate(item.receivedOn) },
                { label: 'Verkar vara', value: kindOf(item) },
                {
                  label: 'Avsändare',
                  value:
                    item.protected && item.content
                      ? `${item.content.senderName ?? 'Okänd'} (skyddade personuppgifter)`
                      : senderOf(item),
                },
                { label: 'Nås på', value: item.content?.senderContact },
              ]}
            />
            <Written item={item} />
            {!item.content && <p>{closedText(item.closed)}</p>}
            {files.length > 0 && (mayFetch ? <FileList files={files} /> : <FileNames files={files} />)}
          </Panel>
          {choices && item.content && <Outcomes {...props} choices={choices} />}
        </div>
        <aside class="stack">
          <Panel title="Kvitto">
            <p>Till avsändaren: att det har kommit in, vilken dag, och vad som händer nu.</p>
            <div class="row below">
              <ButtonLink href={`/inkommet/${item.id}/kvitto`}>Visa kvittot</ButtonLink>
              <ButtonLink href={`/inkommet/${item.id}/kvitto.pdf`} download>
                Skriv ut (PDF)
              </ButtonLink>
            </div>
          </Panel>
          <Done {...props} />
        </aside>
      </div>
    </Page>
  );
};

type Item = ItemProps['shown']['item'];

const ReadReport = ({ item }: { item: Item }) => (
  <Panel title="Läs och registrera rapporten">
    <p>
      Tiden att anmäla går ut <ReportClock item={item} />, räknat från att rapporten kom in.
    </p>
    <p class="below">
      <ButtonLink href={reportHref(item)} variant="primary">
        Läs och registrera
      </ButtonLink>
    </p>
  </Panel>
);

/** The answers of a report are long, and stand on its own page. */
const Written = ({ item }: { item: Item }) => {
  const text = item.content?.text;
  if (!text) return null;
  if (!isWaitingReport(item)) return <p class="pre below">{text}</p>;
  return (
    <details class="why below">
      <summary>Rapporten som text</summary>
      <p class="pre">{text}</p>
    </details>
  );
};

const OtherController = ({ actor, shown: { item } }: ItemProps) => {
  const held = actor.appointments.find(({ id }) => id === item.controllerId);
  if (!held) return null;
  return (
    <form class="ds-alert row message" data-color="info" method="post" action="/arbeta-for">
      <input type="hidden" name="namnd" value={held.id} />
      <input type="hidden" name="till" value={`/inkommet/${item.id}`} />
      <span>Det har kommit in till {nameOf(held)}. Du arbetar för en annan nämnd just nu.</span>
      <Button variant="secondary">Arbeta för {held.name}</Button>
    </form>
  );
};

const closedText = (closed: boolean): string =>
  closed
    ? 'Det hör till ett ärende med begränsad åtkomst. Den som är namngiven i ärendet läser det där.'
    : 'Avsändaren har skyddade personuppgifter. Registratorn och den som tog emot det läser det.';

const FileNames = ({ files }: { files: OpenedItem['files'] }) => (
  <ul class="plain-list">
    {files.map((file) => (
      <li>{file.name}</li>
    ))}
  </ul>
);

const Done = ({ shown: { item } }: ItemProps) => (
  <Panel title="Vad det har blivit">
    {item.outcomes.length === 0 ? (
      <p>Inget än. Det väntar på att registreras.</p>
    ) : (
      <ul class="plain-list">
        {item.outcomes.map((one) => (
          <li>
            {inboxOutcomes[one.outcome as InboxOutcome]}
            {one.receiverName && ` till ${one.receiverName}`}
            {one.seenCaseId && (
              <>
                {': '}
                <a href={`/arenden/${one.seenCaseId}`}>{printedMark(one)}</a>
              </>
            )}
            {one.reason && `: ${one.reason}`}
            <span class="block small">
              {swedishTime(one.madeAt)}
              {one.madeByName && ` av ${one.madeByName}`}
            </span>
          </li>
        ))}
      </ul>
    )}
  </Panel>
);
