/** Dates as people write them in a spreadsheet. */

const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

/**
 * `2026-11-20`, `20261120`, `2026-11-20 14.30`, `20/11 2026`, `20.11.2026`, `20 november 2026` and the serial number
 * of Excel become `2026-11-20`. Null for anything else, a day that does not exist included.
 */
export function readDate(text: string): string | null {
  const written = text.trim().toLowerCase();
  if (/^[34]\d{4}$|^5[0-9]{4}$/.test(written)) return fromSerial(Number(written));
  return yearFirst(written) ?? dayFirst(written) ?? monthInWords(written);
}

function yearFirst(written: string): string | null {
  const found =
    written.match(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ,].*)?$/) ??
    written.match(/^(\d{4})(\d\d)(\d\d)$/);
  return found ? isoDate(Number(found[1]), Number(found[2]), Number(found[3])) : null;
}

function dayFirst(written: string): string | null {
  const found = written.match(/^(\d{1,2})[/.-](\d{1,2})[/.\- ]\s*(\d{4})$/);
  if (!found) return null;
  const [first, second, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return isoDate(year, second, first) ?? isoDate(year, first, second);
}

function monthInWords(written: string): string | null {
  const found = written.match(/^(?:den )?(\d{1,2})[.:]?\s*(?:e )?([a-zåäö]{3})[a-zåäö]*\.?,?\s+(\d{4})$/);
  if (!found) return null;
  const month =
    months.indexOf((found[2] ?? '').replace('mai', 'maj').replace('may', 'maj').replace('oct', 'okt')) + 1;
  return month > 0 ? isoDate(Number(found[3]), month, Number(found[1])) : null;
}

function fromSerial(serial: number): string {
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1900 && year < 2200 ? date.toISOString().slice(0, 10) : null;
}
