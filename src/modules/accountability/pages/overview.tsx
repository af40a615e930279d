import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Panel, Table } from '../../../ui/parts.tsx';
import type { ControllerFigures, controllerOverview } from '../actions.ts';
import { type Indicator, indicators, type Level } from '../rules.ts';
import { RemarkTag } from './remarks.tsx';

interface OverviewProps {
  readonly actor: Actor;
  readonly rows: readonly ControllerFigures[];
  /** Before the filter. */
  readonly total: number;
  readonly query: URLSearchParams;
  readonly today: string;
}

const LEVELS: Readonly<Record<Level, string>> = {
  bad: 'Mycket att göra',
  some: 'En del att göra',
  good: 'I ordning',
  none: 'Bara en siffra',
};

export const OverviewPage = (props: OverviewProps) => {
  const { actor, rows, total, query, today } = props;
  return (
    <Page actor={actor} title="Överblick" section="overview" path="/oversikt">
      <p>
        Så står det till {longDate(today)} hos{' '}
        {count(total, 'personuppgiftsansvarig', 'personuppgiftsansvariga')}. Överblicken visar bara siffror.
      </p>
      <live-list>
        <form method="get" action="/oversikt" class="filters">
          <TextField name="q" label="Sök nämnd eller kommun" type="search" value={query.get('q')} />
          <Select
            name="lage"
            label="Visa"
            value={query.get('lage') ?? ''}
            options={[
              { value: '', label: 'Alla' },
              { value: 'bad', label: 'De med mycket att göra' },
              { value: 'ombud', label: 'De utan utsett eller anmält ombud' },
            ]}
          />
          <Select
            name="sortera"
            label="Ordning"
            value={query.get('sortera') ?? ''}
            options={[
              { value: '', label: 'Mest att göra först' },
              { value: 'namn', label: 'Kommun och namn' },
            ]}
          />
          <Button variant="secondary" withoutScript>
            Filtrera
          </Button>
        </form>
        <div id="resultat">
          {rows.length === 0 ? (
            <EmptyState title="Ingen stämmer med urvalet" text="Välj ett annat urval, eller visa alla.">
              <ButtonLink href="/oversikt">Visa alla</ButtonLink>
            </EmptyState>
          ) : (
            <>
              <div class="row" style="margin-top:1rem">
                <Legend />
                <span class="grow"></span>
                <ButtonLink href={`/oversikt/export.xlsx?${query}`} download>
                  Exportera till Excel
                </ButtonLink>
              </div>
              <HeatMap rows={rows} />
            </>
          )}
        </div>
      </live-list>
    </Page>
  );
};

/** Colour and words say the same: what a cell's shade means. */
const Legend = () => (
  <ul class="legend" aria-label="Vad färgerna betyder">
    {(['bad', 'some', 'good'] as const).map((level) => (
      <li>
        <span class="swatch" data-level={level} aria-hidden="true"></span> {LEVELS[level]}
      </li>
    ))}
  </ul>
);

const HeatMap = ({ rows }: { rows: readonly ControllerFigures[] }) => (
  <div class="table-box" role="region" aria-label="Överblick" tabindex={0}>
    <table class="ds-table heat">
      <caption class="visually-hidden">Överblick över personuppgiftsansvariga</caption>
      <thead>
        <tr>
          <th scope="col">Personuppgiftsansvarig</th>
          {indicators.map((indicator) => (
            <th scope="col" title={indicator.hint}>
              {indicator.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <a href={`/oversikt/${row.controllerId}`}>{row.controllerName}</a>
              {row.controllerName !== row.legalEntityName && (
                <span class="block small">{row.legalEntityName}</span>
              )}
            </th>
            {indicators.map((indicator) => (
              <Cell row={row} indicator={indicator} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Cell = ({ row, indicator }: { row: ControllerFigures; indicator: Indicator }) => {
  const level = indicator.level(row);
  const [number, ofThese] = indicator.text(row).split(', ');
  return (
    <td data-level={level} data-label={indicator.label}>
      <span>
        {number}
        {ofThese && <span class="visually-hidden">, </span>}
        {ofThese && <span class="block small">{ofThese}</span>}
      </span>
      {level === 'bad' && <span class="visually-hidden">, mycket att göra</span>}
    </td>
  );
};

interface ControllerOverviewProps {
  readonly actor: Actor;
  readonly shown: Awaited<ReturnType<typeof controllerOverview>>;
  readonly today: string;
}

/** One controller: every figure explained, and the way to what it counts. */
export const ControllerOverviewPage = ({ actor, shown, today }: ControllerOverviewProps) => {
  const { figures, content, remarks, notes, mayRemark } = shown;
  const name =
    figures.controllerName === figures.legalEntityName
      ? figures.controllerName
      : `${figures.controllerName}, ${figures.legalEntityName}`;
  const works = actor.controller?.id === figures.controllerId;
  return (
    <Page
      actor={actor}
      title={name}
      section="overview"
      path={`/oversikt/${figures.controllerId}`}
      crumbs={[{ href: '/oversikt', text: 'Överblick' }]}
      aside={
        mayRemark && (
          <ButtonLink href={`/ombudet/ny?namnd=${figures.controllerId}`} variant="primary">
            Skriv till nämnden
          </ButtonLink>
        )
      }
    >
      {!content && <p class="note">Du ser siffror för {figures.controllerName}, inget innehåll.</p>}
      {content && !works && <WorkFor figures={figures} />}
      <div class="stack" style="margin-top:1rem">
        <Panel title={`Siffror ${longDate(today)}`}>
          <Table
            caption="Siffror"
            hideCaption
            rows={indicators}
            columns={[
              {
                heading: 'Vad',
                header: true,
                cell: (indicator) =>
                  content && works && LINKS[indicator.id] ? (
                    <a href={LINKS[indicator.id]}>{indicator.label}</a>
                  ) : (
                    indicator.label
                  ),
              },
              { heading: 'Nu', cell: (indicator) => indicator.text(figures) },
              { heading: 'Läge', cell: (indicator) => LEVELS[indicator.level(figures)] },
              { heading: 'Räknar', cell: (indicator) => indicator.hint },
            ]}
          />
        </Panel>
        {content && (
          <Panel
            title="Väntar på svar till ombudet"
            action={<a href={`/ombudet?namnd=${figures.controllerId}`}>Visa alla</a>}
          >
            {remarks.length === 0 ? (
              <p>Inget väntar på svar.</p>
            ) : (
              <ul class="plain-list">
                {remarks.map((remark) => (
                  <li>
                    <RemarkTag kind={remark.kind} />{' '}
                    <a href={`/ombudet/${remark.id}`}>{firstLine(remark.text)}</a>
                    {remark.processingName && <span class="block small">{remark.processingName}</span>}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
        )}
        {actor.overseen.includes(figures.controllerId) && (
          <Panel
            title="Ombudets egna anteckningar"
            action={<a href={`/ombudets-anteckningar?namnd=${figures.controllerId}`}>Skriv eller läs alla</a>}
          >
            {notes.length === 0 ? (
              <p>Inga anteckningar än. Nämnden ser dem aldrig.</p>
            ) : (
              <ul class="plain-list">
                {notes.map((note) => (
                  <li>{firstLine(note.text)}</li>
                ))}
              </ul>
            )}
          </Panel>
        )}
      </div>
    </Page>
  );
};

/** Where each figure is worked with, for the controller that is worked for. */
const LINKS: Readonly<Record<string, string>> = {
  processings: '/behandlingar',
  gaps: '/behandlingar?status=brister',
  approved: '/behandlingar?status=approved',
  reviews: '/behandlingar?oversyn=forfallen',
  agreements: '/var-finns',
  remarks: '/ombudet',
  cases: '/arenden',
  deadlines: '/arenden',
  officer: '/namnd',
  coordinator: '/namnd',
};

const WorkFor = ({ figures }: { figures: ControllerFigures }) => (
  <form method="post" action="/arbeta-for" class="row">
    <input type="hidden" name="till" value="/behandlingar" />
    <input type="hidden" name="namnd" value={figures.controllerId} />
    <Button variant="secondary">Öppna nämndens register</Button>
  </form>
);

const firstLine = (text: string): string => {
  const [line = ''] = text.split('\n');
  return line.length > 120 ? `${line.slice(0, 117)}…` : line;
};
