/** What others have in hand, and the page from which they are reminded. */
import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishDay } from '../../../platform/plain-date.ts';
import { ErrorSummary, type Errors, TextArea } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, count, Panel } from '../../../ui/parts.tsx';
import type { DueRow, Reminder } from '../actions/index.ts';
import { hrefOf, labelOf, whenText } from '../rules/index.ts';
import { placeOf, whoDoes } from './rows.tsx';

interface WaitingProps {
  readonly actor: Actor;
  readonly rows: readonly DueRow[];
  readonly total: number;
  readonly now: string;
}

export const Waiting = ({ actor, rows, total, now }: WaitingProps) => (
  <Panel title={total > 0 ? `Väntar på andra (${total})` : 'Väntar på andra'} id="vantar">
    {rows.length === 0 ? (
      <p>Du och nämnden väntar inte på någon annan.</p>
    ) : (
      <ul class="todo">
        {rows.map((row) => (
          <li>
            <div>
              <a href={hrefOf(row) ?? '/min-dag'}>{labelOf(row)}</a>
              <span class="block">{[row.mark, row.title].filter(Boolean).join(' ')}</span>
              <span class="block small">
                {capital([whoDoes(row, actor), placeOf(row, actor)].filter(Boolean).join(', '))}
                {row.since && `, sedan ${longDate(row.since)}`}
                {row.dueOn && `. ${capital(whenText(row, now))}`}
              </span>
              <span class="block small">
                {row.remindedOn === swedishDay(now) ? (
                  'Påmind i dag'
                ) : (
                  <>
                    {row.remindedOn && `Påmind ${longDate(row.remindedOn)}. `}
                    <a href={`/min-dag/paminn/${row.id}`}>
                      Påminn<span class="visually-hidden">: {labelOf(row)}</span>
                    </a>
                  </>
                )}
              </span>
            </div>
          </li>
        ))}
      </ul>
    )}
    {rows.length < total && (
      <p class="small">
        De {rows.length} första av {count(total, 'sak', 'saker')} visas.
      </p>
    )}
  </Panel>
);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface RemindProps {
  readonly actor: Actor;
  readonly reminder: Reminder;
  readonly typed: string;
  readonly errors: Errors;
  readonly now: string;
}

export const RemindPage = ({ actor, reminder, typed, errors, now }: RemindProps) => {
  const { due, to, lines } = reminder;
  return (
    <Page
      actor={actor}
      title="Påminn"
      section="my-day"
      path="/min-dag"
      crumbs={[{ href: '/min-dag', text: 'Min dag' }]}
    >
      <p>
        {labelOf(due)}
        {due.mark && `, ${due.mark}`}. {capital(whenText(due, now))}.
      </p>
      {to.length === 0 ? (
        <p class="below">
          Ingen har den rollen hos nämnden i dag, så det finns ingen att påminna. Administratören ger
          uppdraget.
        </p>
      ) : (
        <form class="stack narrow below" novalidate method="post" action={`/min-dag/paminn/${due.id}`}>
          <ErrorSummary errors={errors} />
          <Panel title={`Mejl till ${to.map(({ name }) => name).join(', ')}`}>
            <p>Hej!</p>
            {lines.map((line) => (
              <p>{line}</p>
            ))}
            <p class="small">Därefter en länk till saken. Den syns först efter inloggning.</p>
          </Panel>
          <TextArea
            name="line"
            label="En egen rad"
            optional
            rows={2}
            hint="Skriv inget om saken och inga namn: mejl skickas öppet"
            value={typed}
            error={errors.line}
          />
          <div class="actions">
            <Button>Skicka påminnelsen</Button>
            <a href="/min-dag">Avbryt</a>
          </div>
          <p class="small">Samma person får högst en påminnelse om saken per dag.</p>
        </form>
      )}
    </Page>
  );
};
