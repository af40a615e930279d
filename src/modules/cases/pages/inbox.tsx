/** What has come in: the list, and taking in. */
import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { ExcelLink, FilteredList } from '../../../ui/filtered-list.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { ButtonLink, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import type { InboxChoice, ListedInbox, ShownItem } from '../actions/index.ts';
import {
  ageColor,
  ageText,
  caseKind,
  caseKinds,
  type InboxChannel,
  type InboxOutcome,
  inboxChannels,
  inboxOutcomes,
} from '../rules/index.ts';

interface InboxProps {
  readonly actor: Actor;
  readonly listed: ListedInbox;
  readonly choice: InboxChoice;
  readonly query: URLSearchParams;
  readonly message?: string | undefined;
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const kindOptions = Object.entries(caseKinds).map(([value, { label }]) => ({ value, label }));

export const InboxPage = (props: InboxProps) => {
  const { actor, listed, query, message } = props;
  const { items, figures, elsewhere } = listed;
  const never = items.length === 0 && figures.waiting === 0 && query.size === 0;
  return (
    <Page
      actor={actor}
      title="Inkommet"
      section="inbox"
      path="/inkommet"
      message={message}
      aside={
        <ButtonLink href="/inkommet/nytt" variant="primary">
          Ta emot
        </ButtonLink>
      }
    >
      <p class="meta">
        <span>{figures.today.toLocaleString('sv-SE')} har kommit in i dag</span>
        <span>{figures.waiting.toLocaleString('sv-SE')} väntar på att registreras</span>
        {figures.oldest && <span>Det äldsta kom in {figures.oldest}</span>}
        {elsewhere.map(({ place, waiting }) => (
          <span>
            <a href="/inkommet?namnder=alla">
              {nameOf(place)}: {waiting.toLocaleString('sv-SE')} väntar
            </a>
          </span>
        ))}
      </p>
      {never ? (
        <EmptyState
          title="Inget väntar"
          text="Här samlas brev, e-post, samtal och besök tills de har registrerats. Ta emot det som kommer, så får avsändaren ett kvitto med ett nummer."
        >
          <ButtonLink href="/inkommet?lage=alla">Visa det som är hanterat</ButtonLink>
        </EmptyState>
      ) : (
        <FilteredList
          path="/inkommet"
          filters={<Filters {...props} />}
          counted={count(items.length, 'inkommen', 'inkomna')}
          links={<ExcelLink href={`/inkommet/export.xlsx?${query}`} />}
          isEmpty={items.length === 0}
        >
          <Rows {...props} />
          {items.length >= listed.most && (
            <p class="note">Här visas högst {listed.most}. Filtrera för att hitta fler.</p>
          )}
        </FilteredList>
      )}
    </Page>
  );
};

const Filters = ({ choice, listed }: InboxProps) => (
  <>
    <TextField name="q" label="Sök nummer, ärende eller avsändare" type="search" value={choice.words} />
    <Select
      name="lage"
      label="Läge"
      value={choice.state === 'waiting' ? '' : choice.state === 'handled' ? 'hanterat' : 'alla'}
      options={[
        { value: '', label: 'Väntar' },
        { value: 'hanterat', label: 'Hanterat' },
        { value: 'alla', label: 'Allt' },
      ]}
    />
    <Select name="slag" label="Slag" empty="Alla" value={choice.kind} options={kindOptions} />
    <Select name="satt" label="Hur" empty="Alla" value={choice.channel} options={options(inboxChannels)} />
    {listed.mayListMore && (
      <Select
        name="namnder"
        label="Nämnder"
        value={choice.everywhere ? 'alla' : ''}
        options={[
          { value: '', label: 'Den jag arbetar för' },
          { value: 'alla', label: 'Alla jag tar emot för' },
        ]}
      />
    )}
  </>
);

/** An incident's report has a page of its own, where it is read and registered. */
export const reportHref = ({ id }: Pick<ShownItem, 'id'>): string => `/incidenter/rapporter/${id}`;

/** One that was told by phone or letter has no answers: it is registered as anything else, and its report filled in then. */
export const isWaitingReport = ({ reportClock, content }: ShownItem): boolean =>
  reportClock !== null && content?.report !== undefined;

const hrefOf = (item: ShownItem): string =>
  isWaitingReport(item) ? reportHref(item) : `/inkommet/${item.id}`;

/** What the actor may not open is there, and says no more than that. */
export const subjectOf = ({ content, closed }: ShownItem): string =>
  content?.subject ?? (closed ? 'Ärende med begränsad åtkomst' : 'Skyddade personuppgifter');

export const senderOf = ({ content, protected: isProtected }: ShownItem): string =>
  isProtected || !content ? '' : [content.senderName, content.senderOrganisation].filter(Boolean).join(', ');

/** Null when it is not chosen, or is nobody's business here. */
export const kindOf = ({ kind, closed }: ShownItem): string | null =>
  kind && !closed ? caseKind(kind).label : null;

/** Whom it came to: said where several are listed. */
const placeOf = ({ places }: ListedInbox, item: ShownItem): string => {
  const place = places.length > 1 ? places.find(({ id }) => id === item.controllerId) : undefined;
  return place ? nameOf(place) : '';
};

const Rows = ({ listed }: InboxProps) => (
  <Table
    caption="Inkommet"
    hideCaption
    rows={listed.items}
    columns={[
      {
        heading: 'Gäller',
        header: true,
        cell: (item) => (
          <>
            <a href={hrefOf(item)}>{subjectOf(item)}</a>
            <span class="block small">
              {[kindOf(item) ?? 'Slag inte valt', placeOf(listed, item)].filter(Boolean).join(', ')}
            </span>
          </>
        ),
      },
      {
        heading: 'Avsändare',
        cell: (item) =>
          item.protected ? (
            <Tag color="warning">Skyddade personuppgifter</Tag>
          ) : (
            senderOf(item) || <span class="unknown">Okänd</span>
          ),
      },
      {
        heading: 'Kom in',
        cell: (item) => (
          <>
            {item.receivedOn}
            <span class="block small">
              {inboxChannels[item.channel as InboxChannel]}
              {item.forwardedFromName && `: ${item.forwardedFromName}`}
            </span>
          </>
        ),
      },
      { heading: 'Nummer', cell: (item) => item.receipt },
      { heading: 'Läge', cell: (item) => <ItemState item={item} /> },
    ]}
  />
);

export const ReadNow = () => <Tag color="danger">Läs direkt</Tag>;

/** Counted down while the page is open. */
export const ReportClock = ({ item: { reportClock } }: { item: ShownItem }) =>
  reportClock && (
    <strong>
      <due-clock due={reportClock.dueAt}>{reportClock.text}</due-clock>
    </strong>
  );

export const ItemState = ({ item }: { item: ShownItem }) => {
  if (item.reportClock)
    return (
      <>
        <ReadNow />
        <span class="block small">
          Tiden att anmäla går ut <ReportClock item={item} />
        </span>
      </>
    );
  if (item.outcomes.length === 0) return <Tag color={ageColor(item.age)}>{ageText(item.age)}</Tag>;
  const states = new Set(item.outcomes.map(({ outcome }) => inboxOutcomes[outcome as InboxOutcome]));
  return <Tag color="success">{[...states].join(', ')}</Tag>;
};

/** Beside the row in the export. */
export const arrivedText = (item: ShownItem): string => swedishTime(item.arrivedAt);
