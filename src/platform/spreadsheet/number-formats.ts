/** How Excel shows a number: as a date, a time or a number. */

export type NumberShape = 'date' | 'date-time' | 'time' | 'number';

const dayMs = 86_400_000;

const builtIn = new Map<number, NumberShape>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date'] as const),
  ...[18, 19, 20, 21, 32, 33, 45, 46, 47].map((id) => [id, 'time'] as const),
  [22, 'date-time'],
]);

/** Shape of a format by its number, or by its own code such as `åååå-mm-dd` or `yyyy\-mm\-dd`. */
export function numberShape(id: number, code: string | undefined): NumberShape {
  if (code === undefined) return builtIn.get(id) ?? 'number';
  const letters =
    code
      .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
      .split(';')[0]
      ?.toLowerCase() ?? '';
  if (/[0#?]/.test(letters.replace(/\.0+/, ''))) return 'number';
  const day = /[yåd]/.test(letters) || (letters.includes('m') && !/[hts]/.test(letters));
  const time = /[hts]/.test(letters.replace(/am\/pm|a\/p|standard|general/g, ''));
  if (day && !/general|standard/.test(letters)) return time ? 'date-time' : 'date';
  return time ? 'time' : 'number';
}

/** The cached number as the text that we keep: `2026-11-20`, `2026-11-20 14.30`, `14.30` or the number itself. */
export function numberText(value: string, shape: NumberShape, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (shape === 'number') return String(Number(number.toPrecision(15)));
  const instant = new Date(Math.round((number - (from1904 ? 24_107 : 25_569)) * 86_400) * 1000);
  if (Number.isNaN(instant.getTime()) || Math.abs(instant.getTime()) > 100_000 * dayMs) return value;
  const [date = '', time = ''] = instant.toISOString().split('T');
  const clock = time.slice(0, 5).replace(':', '.');
  if (shape === 'time') return number < 1 ? clock : `${date} ${clock}`;
  return shape === 'date-time' && clock !== '00.00' ? `${date} ${clock}` : date;
}
