import { describe, expect, test } from 'vitest';
import { barChart, columnChart } from './draw.ts';

const one = {
  title: 'Incidenter per orsak',
  categories: ['Fel i det enskilda fallet', 'Angrepp <utifrån>'],
  series: [{ name: 'Antal', values: [3, 1] }],
};

describe('a chart', () => {
  test('is one picture with a name, and what it says in words', async () => {
    const svg = await barChart(one);
    expect(svg).toMatch(/^<svg class="chart" role="img"/);
    expect(svg).toContain('aria-label="Incidenter per orsak. Mest: Fel i det enskilda fallet, 3.');
    expect(svg.endsWith('</svg>')).toBe(true);
  });

  test('has the colours of the theme and nothing of its own', async () => {
    const svg = await columnChart({
      ...one,
      series: [...one.series, { name: 'Sena', values: [1, null], tone: 'alarm' }],
    });
    expect(svg).toContain('fill="var(--chart-accent)"');
    expect(svg).toContain('fill="var(--chart-alarm)"');
    expect(svg).toContain('>Sena<');
    expect(svg).not.toMatch(/<style|style=|class="zr|<script/);
    expect(svg).not.toMatch(/fill="#/);
  });

  test('draws what is typed as text, never as markup', async () => {
    expect(await barChart(one)).not.toContain('<utifrån>');
  });

  test('says that there is nothing, when there is nothing', async () => {
    expect(await columnChart({ ...one, series: [{ name: 'Antal', values: [0, 0] }] })).toContain(
      'Inget att visa.',
    );
  });
});
