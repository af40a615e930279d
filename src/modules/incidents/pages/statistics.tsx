/** Figures of incidents, as pictures each with its table, beside what the authority has counted in the country. */
import { breachNote, breachShares, breachYears } from '../../../knowledge/breach-statistics.ts';
import type { Actor } from '../../../platform/actor.ts';
import { ChartFigure } from '../../../ui/chart/figure.tsx';
import { Select } from '../../../ui/field.tsx';
import { ExcelLink } from '../../../ui/filtered-list.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Facts, Panel, Table } from '../../../ui/parts.tsx';
import type { AskedFigures, ShownStatistics } from '../actions/index.ts';
import { type Amount, percentOf } from '../rules/index.ts';

/** Drawn before the page is rendered; empty for what has nothing to draw. */
export interface StatisticsPictures {
  readonly months: string;
  readonly causes: string;
  readonly types: string;
  readonly controllers: string;
  readonly severities: string;
  readonly outcomes: string;
  readonly timeliness: string;
}

interface StatisticsProps {
  readonly actor: Actor;
  readonly shown: ShownStatistics;
  readonly pictures: StatisticsPictures;
  readonly asked: AskedFigures;
  readonly query: URLSearchParams;
}

export const StatisticsPage = (props: StatisticsProps) => {
  const { actor, shown, query } = props;
  return (
    <Page
      actor={actor}
      title={`Incidenter ${shown.year}`}
      section="incident-statistics"
      path="/incidenter/statistik"
      crumbs={[{ href: '/incidenter', text: 'Incidenter' }]}
      aside={shown.figures.total > 0 && <ExcelLink href={`/incidenter/statistik.xlsx?${query}`} />}
    >
      <Chooser {...props} />
      <div class="stack">
        {shown.figures.total === 0 ? (
          <EmptyState
            title={`Ingen incident är upptäckt ${shown.year}`}
            text="Inga incidenter kan betyda att inget har hänt, eller att det inte rapporteras. Berätta för medarbetarna hur de gör."
          >
            <ButtonLink href="/incidenter/rapportera">Se hur man rapporterar</ButtonLink>
          </EmptyState>
        ) : (
          <Figures {...props} />
        )}
        <Country {...props} />
      </div>
    </Page>
  );
};

const Chooser = ({ actor, shown, asked }: StatisticsProps) => (
  <form class="filters" method="get" action="/incidenter/statistik">
    <Select
      name="ar"
      label="År"
      value={String(shown.year)}
      options={shown.years.map((year) => ({ value: String(year), label: String(year) }))}
    />
    {new Set(actor.appointments.map(({ legalEntityId }) => legalEntityId)).size > 1 && (
      <Select
        name="kommun"
        label="Kommun eller bolag"
        empty="Alla"
        value={asked.legalEntityId}
        options={[
          ...new Map(actor.appointments.map((held) => [held.legalEntityId, held.legalEntityName])),
        ].map(([value, label]) => ({ value, label }))}
      />
    )}
    {new Set(actor.readable).size > 1 && (
      <Select
        name="namnd"
        label="Nämnd"
        empty="Alla"
        value={asked.controllerId}
        options={[...new Map(actor.appointments.map((held) => [held.id, held])).values()].map((held) => ({
          value: held.id,
          label: nameOf(held),
        }))}
      />
    )}
    <Button variant="secondary">Visa</Button>
  </form>
);

const hours = (value: number | null): string =>
  value === null ? 'Inte känt' : `${value.toLocaleString('sv-SE')} ${value === 1 ? 'timme' : 'timmar'}`;
const days = (value: number | null): string =>
  value === null ? 'Inget är avslutat' : `${value.toLocaleString('sv-SE')} ${value === 1 ? 'dag' : 'dagar'}`;

const Figures = ({ shown, pictures }: StatisticsProps) => {
  const { figures } = shown;
  const { times } = figures;
  const amounts = (heading: string, rows: readonly Amount[]) => ({
    rows,
    columns: [
      { heading, header: true, cell: (row: Amount) => row.label },
      { heading: 'Antal', number: true, cell: (row: Amount) => row.count.toLocaleString('sv-SE') },
      {
        heading: 'Andel',
        number: true,
        cell: (row: Amount) => `${percentOf(row.count, figures.total) ?? 0} %`,
      },
    ],
  });
  return (
    <>
      <Panel title="I korthet">
        <Facts
          facts={[
            {
              label: 'Incidenter',
              value:
                figures.events === figures.total
                  ? figures.total.toLocaleString('sv-SE')
                  : `${count(figures.total, 'ärende', 'ärenden')} om ${count(figures.events, 'händelse', 'händelser')}`,
            },
            { label: 'Från upptäckt till vetskap, median', value: hours(times.hoursToAwareness) },
            { label: 'Från vetskap till anmälan, median', value: hours(times.hoursToNotification) },
            { label: 'Från upptäckt till avslutat ärende, median', value: days(times.daysToClosing) },
          ]}
        />
        {figures.events < figures.total && (
          <p class="small">
            Samma händelse hos flera nämnder är ett ärende hos var och en. Alla tal nedan räknar ärenden.
          </p>
        )}
        <p class="small">
          Medianen är talet i mitten: hälften gick fortare, hälften tog längre tid. Räknat efter dagen då
          incidenten upptäcktes. Makulerade ärenden räknas inte.
        </p>
      </Panel>
      <ChartFigure
        title="Månad för månad"
        svg={pictures.months}
        rows={figures.months}
        columns={[
          { heading: 'Månad', header: true, cell: (row) => row.label },
          { heading: 'Antal', number: true, cell: (row) => String(row.count) },
          { heading: 'Varav sent anmälda', number: true, cell: (row) => String(row.late) },
        ]}
      />
      <ChartFigure
        title="I tid eller sent"
        svg={pictures.timeliness}
        {...amounts('Anmälan', figures.timeliness)}
      />
      <ChartFigure title="Orsaker" svg={pictures.causes} {...amounts('Orsak', figures.causes)} />
      <ChartFigure title="Vad som hände" svg={pictures.types} {...amounts('Slag', figures.types)}>
        <p class="small">Varje incident räknas en gång, med det slag som myndighetens formulär tar.</p>
      </ChartFigure>
      <ChartFigure title="Allvar" svg={pictures.severities} {...amounts('Nivå', figures.severities)} />
      <ChartFigure title="Beslut" svg={pictures.outcomes} {...amounts('Beslut', figures.outcomes)} />
      {figures.controllers.length > 1 && (
        <ChartFigure title="Nämnder" svg={pictures.controllers} {...amounts('Nämnd', figures.controllers)} />
      )}
      <Panel title="Vilka som drabbats">
        <div class="few-columns">
          <Table caption="Vilka som drabbats" hideCaption {...amounts('Grupp', figures.groups)} />
        </div>
        <p class="small">En incident kan gälla flera grupper.</p>
      </Panel>
    </>
  );
};

/** So few that a share says little. */
const FEW = 30;

/** Own shares beside the country's, where both are known. */
const Country = ({ shown }: StatisticsProps) => {
  const { figures } = shown;
  const own = (amounts: readonly Amount[], id: string): string => {
    const found = amounts.find((one) => one.id === id)?.count ?? 0;
    const share = percentOf(found, figures.total);
    return share === null ? '–' : `${share} %`;
  };
  return (
    <Panel title="I hela landet">
      <div class="few-columns">
        <h3>Anmälda incidenter i Sverige</h3>
        <Table
          caption="Anmälda incidenter i Sverige"
          hideCaption
          rows={breachYears}
          columns={[
            { heading: 'År', header: true, cell: (row) => String(row.year) },
            { heading: 'Anmälda', number: true, cell: (row) => row.notified.toLocaleString('sv-SE') },
          ]}
        />
        <p>{breachNote}</p>
        <h3 class="below">Andelar i landet, och hos er</h3>
        <Table
          caption="Andelar i landet, och hos er"
          hideCaption
          rows={breachShares}
          columns={[
            {
              heading: 'Del',
              header: true,
              cell: (row) => (
                <>
                  {row.label} <span class="small">({row.year})</span>
                </>
              ),
            },
            { heading: 'Landet', number: true, cell: (row) => `${row.share} %` },
            {
              heading: `Ni ${shown.year}`,
              number: true,
              cell: (row) =>
                row.cause ? own(figures.causes, row.cause) : row.type ? own(figures.types, row.type) : '–',
            },
          ]}
        />
      </div>
      <p class="small">
        Källa: <cite>{breachYears[0]?.source.label}</cite>. Läst i andrahandskällor{' '}
        {breachYears[0]?.checkedAt}; kontrollera mot myndigheten innan siffrorna används. Landets siffror
        gäller anmälda incidenter, era gäller alla.
      </p>
      {figures.total > 0 && figures.total < FEW && (
        <p class="small">
          {count(figures.total, 'incident', 'incidenter')} hos er är få: andelar svänger mycket.
        </p>
      )}
    </Panel>
  );
};
