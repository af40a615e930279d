/** One thing to do: by when, what, and the button that goes on. */
import type { Actor, ControllerRef } from '../../../platform/actor.ts';
import { minutesBetween } from '../../../platform/plain-date.ts';
import { nameOf } from '../../../ui/page.tsx';
import { ButtonLink, type Color, Tag, Why } from '../../../ui/parts.tsx';
import type { DueRow } from '../actions/index.ts';
import {
  type Due,
  dueKindText,
  dutyWords,
  hrefOf,
  isMine,
  labelOf,
  nextOf,
  whenText,
  whyOf,
} from '../rules/index.ts';

/** Every controller that the person has an appointment for, once. */
export const controllersOf = ({ appointments }: Actor): readonly ControllerRef[] => [
  ...new Map(appointments.map((held) => [held.id, held])).values(),
];

interface RowsProps {
  readonly rows: readonly DueRow[];
  readonly actor: Actor;
  readonly now: string;
  readonly showsPerson: boolean;
  /** Their day has passed. */
  readonly late: boolean;
}

export const DueRows = ({ rows, ...rest }: RowsProps) => (
  <ul class="due">
    {rows.map((row) => (
      <Row row={row} {...rest} />
    ))}
  </ul>
);

const Row = ({ row, actor, now, late, showsPerson }: Omit<RowsProps, 'rows'> & { row: DueRow }) => {
  const href = hrefOf(row);
  const mine = isMine(row, actor);
  return (
    <li>
      <div class="due-when">
        <span class="block">
          {row.dueAt ? <due-clock due={row.dueAt}>{whenText(row, now)}</due-clock> : whenText(row, now)}
        </span>
        <KindTag due={row} late={late} />
      </div>
      <div class="due-what">
        {href ? <a href={href}>{labelOf(row)}</a> : <strong>{labelOf(row)}</strong>}
        {(row.mark || row.title) && (
          <span class="block">{[row.mark, row.title].filter(Boolean).join(' ')}</span>
        )}
        <span class="block small">{whereOf(row, actor, showsPerson)}</span>
        <Why reasons={[whyOf(row)]} />
      </div>
      <div class="due-next">
        {href && (
          <ButtonLink href={href} variant={mine ? 'secondary' : 'tertiary'}>
            {mine ? nextOf(row) : 'Öppna'}
            <span class="visually-hidden">
              : {[labelOf(row), row.mark ?? row.title].filter(Boolean).join(' ')}
            </span>
          </ButtonLink>
        )}
      </div>
    </li>
  );
};

/** The controller, when the person has several. */
export function placeOf({ controllerId }: Due, actor: Actor): string {
  const controllers = controllersOf(actor);
  const place = controllers.find(({ id }) => id === controllerId);
  return controllers.length > 1 && place ? nameOf(place) : '';
}

/** Where it is, and who does it when it is not only me. */
const whereOf = (row: DueRow, actor: Actor, showsPerson: boolean): string =>
  [placeOf(row, actor), showsPerson ? whoDoes(row, actor) : ''].filter(Boolean).join(' · ');

export const whoDoes = (row: DueRow, actor: Actor): string =>
  row.personId !== null && row.personId === actor.personId ? 'du' : (row.personName ?? dutyWords(row.role));

const KIND_COLORS: Readonly<Record<Due['kind'], Color>> = {
  law: 'warning',
  authority: 'warning',
  agreement: 'info',
  decision: 'info',
  internal: 'neutral',
};

const KindTag = ({ due, late }: { due: Due; late: boolean }) => {
  const isLate = late && due.kind !== 'internal';
  const color: Color = due.reminder ? 'neutral' : isLate ? 'danger' : KIND_COLORS[due.kind];
  return <Tag color={color}>{dueKindText(due)}</Tag>;
};

const CLOCK_HOURS = 72;

/** Where hours count, how many are left: the first such thing of the person's own. */
export const Clock = ({ rows, actor, now }: Pick<RowsProps, 'rows' | 'actor' | 'now'>) => {
  const row = rows.find(
    (one) =>
      one.dueAt !== null &&
      !one.reminder &&
      isMine(one, actor) &&
      minutesBetween(now, one.dueAt) >= 0 &&
      minutesBetween(now, one.dueAt) <= CLOCK_HOURS * 60,
  );
  if (!row?.dueAt) return null;
  const minutes = minutesBetween(now, row.dueAt);
  const href = hrefOf(row);
  return (
    <section class="panel urgent" aria-labelledby="klockan">
      <h2 id="klockan">
        {labelOf(row)} {row.mark}
      </h2>
      <p class="time-left">
        <strong>
          {Math.trunc(minutes / 60)} tim {minutes % 60} min
        </strong>{' '}
        kvar
      </p>
      <p>{capital(whenText(row, now))}.</p>
      <Why reasons={[whyOf(row)]} summary="Varför den tiden?" />
      {href && (
        <div class="row below">
          <ButtonLink href={href} variant="primary">
            {nextOf(row)}
          </ButtonLink>
        </div>
      )}
    </section>
  );
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Hours that run where the person works with incidents or advises, whoever does the thing. */
export const RunningClocks = ({ rows, actor, now }: Pick<RowsProps, 'rows' | 'actor' | 'now'>) =>
  rows.length === 0 ? null : (
    <section class="panel urgent" aria-labelledby="klockor">
      <h2 id="klockor">{rows.length === 1 ? 'En klocka går' : `${rows.length} klockor går`}</h2>
      <p>Timmar räknas hos nämnder där du bedömer incidenter eller ger råd.</p>
      <DueRows rows={rows} actor={actor} now={now} late={false} showsPerson />
    </section>
  );
