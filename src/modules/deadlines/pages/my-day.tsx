/** «Min dag»: what is due, in the order it is due. */
import type { Actor } from '../../../platform/actor.ts';
import { dayWithWeekday, swedishDay } from '../../../platform/plain-date.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { ExcelLink, FilteredList, NoMatch } from '../../../ui/filtered-list.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { ButtonLink, count, EmptyState } from '../../../ui/parts.tsx';
import type { DueFilter, DueView, MyDay } from '../actions/index.ts';
import { type DueGroup, deadlineKinds, dueGroups, groupOf } from '../rules/index.ts';
import { Clock, controllersOf, DueRows, RunningClocks } from './rows.tsx';
import { Waiting } from './waiting.tsx';

export type ShownView = Exclude<DueView, 'waiting'>;

/** As the address writes them. */
export const viewNames = { mine: 'mina', board: 'namnden', office: 'ombudet' } as const satisfies Record<
  ShownView,
  string
>;

export interface MyDayProps {
  readonly actor: Actor;
  readonly view: ShownView;
  readonly filter: DueFilter;
  readonly found: MyDay;
  /** ISO */
  readonly now: string;
  readonly query: URLSearchParams;
  readonly message?: string | undefined;
}

const addressOf = (view: ShownView): string => `/min-dag?vy=${viewNames[view]}`;

export const MyDayPage = (props: MyDayProps) => {
  const { actor, view, found, now } = props;
  return (
    <Page actor={actor} title="Min dag" section="my-day" path={addressOf(view)} message={props.message}>
      <p>{introduction(props)}</p>
      <div class="cols my-day">
        <div class="stack">
          <Tabs {...props} />
          <Clock rows={found.rows} actor={actor} now={now} />
          <RunningClocks rows={found.clocks} actor={actor} now={now} />
          <List {...props} />
        </div>
        <aside>
          <Waiting actor={actor} rows={found.waiting} total={found.counts.waiting} now={now} />
          <section class="panel">
            <h2>Mejl och kalender</h2>
            <p>Få ett mejl när något väntar, eller se dagarna i din egen kalender.</p>
            <p>
              <a href="/min-dag/kalender">Välj mejl och kalender</a>
            </p>
          </section>
        </aside>
      </div>
    </Page>
  );
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** «Söndag 22 november. 2 saker är försenade.» */
function introduction({ found: { late, today: due }, view, now }: MyDayProps): string {
  const today = swedishDay(now);
  const day = `${capital(dayWithWeekday(today, today))}.`;
  if (late > 0 || due > 0)
    return [
      day,
      ...(late > 0 ? [`${count(late, 'sak', 'saker')} har passerat sin dag.`] : []),
      ...(due > 0 ? [`${count(due, 'sak', 'saker')} har sin dag i dag.`] : []),
    ].join(' ');
  return view === 'mine' ? `${day} Inget av det som är ditt är försenat eller har sin dag i dag.` : day;
}

const Tabs = ({ actor, view, found: { counts } }: MyDayProps) => {
  const tabs = [
    { view: 'mine' as const, text: 'Mina', shown: true },
    { view: 'board' as const, text: 'Nämndens', shown: actor.controller !== null },
    { view: 'office' as const, text: 'Ombudets', shown: actor.overseen.length > 0 },
  ];
  return (
    <nav aria-label="Vems saker">
      <ol class="steps">
        {tabs
          .filter(({ shown }) => shown)
          .map((tab) => (
            <li>
              <a href={addressOf(tab.view)} aria-current={tab.view === view ? 'page' : undefined}>
                {tab.text} <span class="tab-count">{counts[tab.view].toLocaleString('sv-SE')}</span>
              </a>
            </li>
          ))}
      </ol>
    </nav>
  );
};

const KINDS = [
  ...Object.entries(deadlineKinds).map(([value, label]) => ({ value, label: capital(label) })),
  { value: 'reminder', label: 'Påminnelse' },
];

const List = (props: MyDayProps) => {
  const { actor, view, found, filter, query } = props;
  if (found.counts[view] === 0) return <Nothing view={view} actor={actor} />;
  const several = controllersOf(actor).length > 1 && view !== 'board';
  return (
    <FilteredList
      path="/min-dag"
      filters={
        <>
          <input type="hidden" name="vy" value={viewNames[view]} />
          <TextField name="q" label="Sök" type="search" value={filter.text} />
          <Select name="slag" label="Slag" empty="Alla" value={filter.kind} options={KINDS} />
          {several && (
            <Select
              name="namnd"
              label="Nämnd"
              empty="Alla"
              value={filter.controllerId}
              options={controllersOf(actor).map((one) => ({ value: one.id, label: nameOf(one) }))}
            />
          )}
        </>
      }
      counted={count(found.total, 'sak att göra', 'saker att göra')}
      links={<ExcelLink href={`/min-dag/export.xlsx?${query}`} />}
      isEmpty={false}
    >
      {found.total === 0 ? <NoMatch all={addressOf(view)} /> : <Groups {...props} />}
    </FilteredList>
  );
};

const Groups = ({ actor, view, found, now, query }: MyDayProps) => {
  const placed = found.rows.map((row) => ({ row, group: groupOf(row, now) }));
  const headings = Object.entries(dueGroups) as [DueGroup, string][];
  return (
    <>
      {headings.map(([group, heading]) => {
        const rows = placed.filter((one) => one.group === group).map(({ row }) => row);
        return (
          rows.length > 0 && (
            <section class={`due-group ${group}`}>
              <h2>{heading}</h2>
              <DueRows
                rows={rows}
                actor={actor}
                now={now}
                late={group === 'overdue'}
                showsPerson={view !== 'mine'}
              />
            </section>
          )
        );
      })}
      <More found={found} query={query} />
    </>
  );
};

const More = ({ found: { rows, total }, query }: Pick<MyDayProps, 'found' | 'query'>) => {
  if (rows.length === total) return null;
  const more = new URLSearchParams(query);
  more.set('fler', '1');
  return (
    <p class="below">
      De {rows.length} första visas.{' '}
      {query.get('fler') ? (
        'Filtrera för att se andra, eller exportera alla till Excel.'
      ) : (
        <a href={`/min-dag?${more}`}>Visa fler</a>
      )}
    </p>
  );
};

const EMPTY: Readonly<Record<ShownView, { readonly title: string; readonly text: string }>> = {
  mine: {
    title: 'Inget väntar på dig i dag',
    text: 'Frister, anmärkningar, bekräftelser och överlämningar visas här när de är dina. Vill du ligga steget före finns det saker att titta på.',
  },
  board: { title: 'Inget väntar på nämnden i dag', text: 'Alla frister är klara och inget har kommit in.' },
  office: {
    title: 'Inget väntar hos dem som har utsett ombudet',
    text: 'Frister och svar visas här när de finns.',
  },
};

const Nothing = ({ view, actor }: { view: ShownView; actor: Actor }) => (
  <EmptyState {...EMPTY[view]}>
    {actor.readable.length > 0 && (
      <>
        <ButtonLink href="/att-ordna">Se vad som saknas i registret</ButtonLink>
        <ButtonLink href="/behandlingar?oversyn=snart">Poster att se över snart</ButtonLink>
      </>
    )}
    <ButtonLink href="/oversikt">Överblick</ButtonLink>
  </EmptyState>
);
