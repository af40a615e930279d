/** How the agreements stand: a figure for each thing to put in order, and the rows behind it. */
import { appliesOn } from '../../../knowledge/fact.ts';
import { countryNotes } from '../../../knowledge/transfer-uses.ts';
import type { Actor } from '../../../platform/actor.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { FilteredList } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { ButtonLink, count, EmptyState, Panel, Why } from '../../../ui/parts.tsx';
import type { AskedOverview, OverviewTables } from '../actions/index.ts';
import { type OverviewPart, overviewParts } from '../rules/index.ts';
import { AgreementTabs, CellTable, ControllerFilter, Exports } from './list-table.tsx';

const PATH = '/avtal/oversikt';
/** Of each part, before it is chosen. */
const FIRST = 10;
const MOST = 500;

interface OverviewProps {
  readonly actor: Actor;
  readonly tables: OverviewTables;
  readonly asked: AskedOverview;
  /** The one that is chosen; null: the first rows of each. */
  readonly part: OverviewPart | null;
  readonly query: URLSearchParams;
  readonly today: string;
}

const PARTS = Object.keys(overviewParts) as readonly OverviewPart[];
/** What is shared is no fault. */
const TO_DO = PARTS.filter((part) => part !== 'delade');

export const AgreementOverviewPage = (props: OverviewProps) => {
  const { actor, tables, asked, part, query } = props;
  const total = TO_DO.reduce((sum, one) => sum + tables[one].rows.length, 0);
  const shown = PARTS.filter((one) => (part ? one === part : tables[one].rows.length > 0));
  return (
    <Page actor={actor} title="Läget för avtalen" section="agreement-overview" path={PATH}>
      <AgreementTabs current={PATH} />
      <FilteredList
        path={PATH}
        filters={
          <>
            {part && <input type="hidden" name="visa" value={part} />}
            <TextField name="q" label="Sök part, avtal eller behandling" type="search" value={asked.words} />
            <ControllerFilter actor={actor} value={asked.controllerId} />
            {part === 'tredjelander' && (
              <Select
                name="stod"
                label="Stöd"
                empty="Alla"
                value={asked.onlyDpf ? 'dpf' : ''}
                options={[{ value: 'dpf', label: 'Vilar bara på DPF' }]}
              />
            )}
          </>
        }
        counted={
          part
            ? count(tables[part].rows.length, 'rad', 'rader')
            : total === 0
              ? 'Inget att ordna'
              : count(total, 'rad att gå igenom', 'rader att gå igenom')
        }
        links={<Exports path={PATH} query={query} />}
        isEmpty={false}
      >
        <Tiles {...props} />
        <div class="stack below">
          {shown.length === 0 && (
            <EmptyState
              title="Inget att ordna"
              text="Inget i urvalet saknar avtal, är gammalt eller väntar på något."
            >
              <ButtonLink href="/avtal/karta">Se kartan</ButtonLink>
            </EmptyState>
          )}
          {shown.map((one) => (
            <Part {...props} shown={one} />
          ))}
        </div>
      </FilteredList>
    </Page>
  );
};

/** The address with another part chosen, and the rest of the filter as it is. */
function addressOf(query: URLSearchParams, part: OverviewPart | null): string {
  const changed = new URLSearchParams(query);
  if (part) changed.set('visa', part);
  else changed.delete('visa');
  if (part !== 'tredjelander') changed.delete('stod');
  return changed.size > 0 ? `${PATH}?${changed}` : PATH;
}

const Tiles = ({ tables, part, query }: OverviewProps) => (
  <ul class="figures tiles">
    {PARTS.map((one) => (
      <li>
        <a
          class="panel"
          href={addressOf(query, one === part ? null : one)}
          aria-current={one === part ? 'true' : undefined}
        >
          <b>{tables[one].rows.length.toLocaleString('sv-SE')}</b>
          <span>{overviewParts[one].title}</span>
        </a>
      </li>
    ))}
  </ul>
);

const Part = ({ shown, tables, part, query, today }: OverviewProps & { shown: OverviewPart }) => {
  const { title, lead, none } = overviewParts[shown];
  const table = tables[shown];
  const most = part ? MOST : FIRST;
  return (
    <Panel
      title={title}
      id={shown}
      action={
        part ? (
          <ButtonLink href={addressOf(query, null)}>Visa alla delar</ButtonLink>
        ) : (
          table.rows.length > FIRST && (
            <ButtonLink href={addressOf(query, shown)}>
              Visa alla {table.rows.length}
              <span class="visually-hidden"> under {title}</span>
            </ButtonLink>
          )
        )
      }
    >
      <p class="small">{lead}</p>
      {shown === 'tredjelander' && <DpfNote query={query} today={today} />}
      {table.rows.length === 0 ? <p>{none}</p> : <CellTable caption={title} table={table} most={most} />}
      {table.rows.length > most && part && (
        <p class="note">Här visas de {most} första. Sök, eller hämta alla som Excel.</p>
      )}
    </Panel>
  );
};

/** How it stands with the decision for the United States, and the report of what rests on it alone (law.md 1.2). */
const DpfNote = ({ query, today }: Pick<OverviewProps, 'query' | 'today'>) => {
  const only = new URLSearchParams(query);
  only.set('visa', 'tredjelander');
  only.set('stod', 'dpf');
  return (
    <>
      <Why
        summary="USA och Data Privacy Framework (DPF)"
        reasons={countryNotes
          .filter((note) => note.country === 'US' && appliesOn(note, today))
          .map(({ label, source }) => ({ text: label, source }))}
      />
      <p class="small">
        <a href={`${PATH}?${only}`}>Behandlingar som bara vilar på DPF</a>
      </p>
    </>
  );
};
