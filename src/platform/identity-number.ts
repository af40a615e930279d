/** Finds Swedish personal identity and coordination numbers in text, so that they can be asked about. Never returns them. */
import personnummer from 'personnummer';

/** The package exports the class itself, while its types say `default`. */
const validator = personnummer as unknown as typeof personnummer.default;

const candidate = /(?<![\d-])(?:\d{2})?\d{6}[-+ ]?\d{4}(?!\d)/g;

/** How many Swedish personal identity and coordination numbers stand in a text, with ten or twelve digits. */
export function identityNumbersIn(text: string): number {
  if (!/\d{6}/.test(text)) return 0;
  return [...text.matchAll(candidate)].filter(([number]) => isIdentityNumber(number.replace(' ', '-')))
    .length;
}

/** With a sign between date and number it looks like one even when the last digit is mistyped. */
function isIdentityNumber(number: string): boolean {
  if (validator.valid(number, { allowCoordinationNumber: true, allowInterimNumber: false })) return true;
  const [, month, day] = /(\d{2})(\d{2})[-+]\d{4}$/.exec(number) ?? [];
  return month !== undefined && isDay(Number(month), Number(day));
}

/** A day of a month, or one of a coordination number (60 added). */
const isDay = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));

/** The number in one way, «191212121212»; undefined when it is none. Equal persons have equal texts. */
export function identityNumber(typed: string): string | undefined {
  const text = typed.trim().replace(' ', '-');
  const options = { allowCoordinationNumber: true, allowInterimNumber: false };
  return validator.valid(text, options) ? validator.parse(text, options).format(true) : undefined;
}
