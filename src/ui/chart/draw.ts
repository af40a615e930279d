/** Charts as SVG, drawn on the server: they need no script. `chart.css` gives the colours, dark mode and print included. */

/** How a series is told from the others, also without colour: from dark to light, and in the order of the legend. */
export type Tone = 'accent' | 'quiet' | 'alarm';

export interface ChartSeries {
  readonly name: string;
  /** One for each category; null where nothing is known. */
  readonly values: readonly (number | null)[];
  readonly tone?: Tone;
}

export interface ChartData {
  /** What the picture shows, read aloud. */
  readonly title: string;
  readonly categories: readonly string[];
  /** Several are stacked. */
  readonly series: readonly ChartSeries[];
}

const WIDTH = 420;
const FONT = 13;
const TONES: readonly Tone[] = ['accent', 'quiet', 'alarm'];
const ink = 'var(--chart-ink)';
const line = 'var(--chart-line)';

/** Loaded when the first chart is drawn: a start that shows none does not wait for it. */
let loaded: Promise<typeof import('echarts/core')> | undefined;
function charts(): Promise<typeof import('echarts/core')> {
  loaded ??= (async () => {
    const [core, { BarChart }, { GridComponent, LegendComponent }, { SVGRenderer }] = await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/renderers'),
    ]);
    core.use([BarChart, GridComponent, LegendComponent, SVGRenderer]);
    return core;
  })();
  return loaded;
}

/** Columns that stand, for what follows in time. */
export const columnChart = (data: ChartData): Promise<string> => draw(data, 240, false);

/** Bars that lie, for what has long names; the first category uppermost. */
export const barChart = (data: ChartData): Promise<string> =>
  draw(data, 56 + data.categories.length * 38, true);

async function draw(data: ChartData, height: number, lies: boolean): Promise<string> {
  const echarts = await charts();
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({ ...optionOf(data, lies), animation: false });
    return asPicture(chart.renderToSVGString(), data);
  } finally {
    chart.dispose();
  }
}

function optionOf({ categories, series }: ChartData, lies: boolean) {
  const label = { color: ink, fontSize: FONT };
  const names = {
    type: 'category' as const,
    data: [...categories],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: line } },
    axisLabel: { ...label, interval: 0, ...(lies && { width: 184, overflow: 'break' as const }) },
    ...(lies && { inverse: true }),
  };
  const amounts = {
    type: 'value' as const,
    minInterval: 1,
    axisLabel: { ...label, ...(lies && { show: false }) },
    splitLine: { show: !lies, lineStyle: { color: line } },
  };
  const several = series.length > 1;
  return {
    grid: { left: lies ? 204 : 34, right: lies ? 34 : 8, top: several ? 44 : 20, bottom: lies ? 8 : 28 },
    xAxis: lies ? amounts : names,
    yAxis: lies ? names : amounts,
    ...(several && {
      legend: {
        top: 0,
        left: 0,
        selectedMode: false as const,
        textStyle: label,
        data: series.map(({ name }) => name),
      },
    }),
    series: series.map(({ name, values, tone }, index) => ({
      type: 'bar' as const,
      name,
      data: values.map((value) => value ?? '-'),
      stack: 'all',
      silent: true,
      barMaxWidth: 26,
      emphasis: { disabled: true },
      itemStyle: { color: `var(--chart-${tone ?? TONES[index % TONES.length]})` },
      ...(!several && {
        label: {
          ...label,
          show: true,
          position: lies ? ('right' as const) : ('top' as const),
          formatter: shown,
        },
      }),
    })),
  };
}

/** Nothing is written over a bar that is not there. */
const shown = ({ value }: { readonly value: unknown }): string =>
  typeof value === 'number' && value > 0 ? value.toLocaleString('sv-SE') : '';

/** The drawing with a name and a description, without what only script would use. */
function asPicture(drawn: string, data: ChartData): string {
  const inner = drawn
    .replace(/^<svg[^>]*>/, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/\s(?:style|class|pointer-events|ecmeta_[a-z_]+)="[^"]*"/g, '');
  const size = /width="(\d+)" height="(\d+)"/.exec(drawn);
  const [, width = WIDTH, height = 0] = size ?? [];
  return `<svg class="chart" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg" aria-label="${escaped(`${data.title}. ${said(data)}`)}">${inner}`;
}

/** What the picture says, in words. The table beside it has every number. */
function said({ categories, series }: ChartData): string {
  const totals = categories.map((name, index) => ({
    name,
    total: series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
  }));
  const most = totals.toSorted((one, other) => other.total - one.total)[0];
  return most && most.total > 0
    ? `Mest: ${most.name}, ${most.total.toLocaleString('sv-SE')}. Talen står i tabellen.`
    : 'Inget att visa.';
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
