/** How several values share one cell so that a person can read them and we can read them back. */

const emptyItem = '–';

/** Each item on its own line. */
export function writeLines(items: readonly string[]): string {
  return items.map(oneLine).join('\n');
}

export function readLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => manyLines(line.trim()))
    .filter((line) => line !== '' && line !== emptyItem);
}

/** Items in the order of the purposes: one stands alone, several are numbered; `–` is one that is empty. */
export function writeNumbered(items: readonly (string | null)[]): string {
  if (items.every((item) => !item)) return '';
  const [only = ''] = items;
  if (items.length === 1 && !/^\d+\. /.test(only ?? '')) return only ?? '';
  return items.map((item, index) => `${index + 1}. ${indented(item || emptyItem)}`).join('\n');
}

export function readNumbered(text: string): (string | null)[] {
  if (text.trim() === '') return [];
  if (!/^1\. /.test(text)) return [text.trim()];
  const items: string[] = [];
  for (const line of text.split('\n')) {
    const start = `${items.length + 1}. `;
    if (line.startsWith(start)) items.push(line.slice(start.length));
    else items[items.length - 1] += `\n${line.replace(/^ {3}/, '')}`;
  }
  return items.map((item) => (item.trim() === emptyItem || item.trim() === '' ? null : item.trim()));
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n   ');
}

/** Fields of one thing on one line: `Skatteverket | myndighet | Sverige`. Empty fields at the end are left out. */
export function writeFields(fields: readonly (string | null)[]): string {
  const texts = fields.map((field) => oneLine(field ?? '').replace(/[\\|]/g, '\\$&'));
  while (texts.length > 1 && texts.at(-1) === '') texts.pop();
  return texts.join(' | ');
}

export function readFields(line: string): string[] {
  const fields: string[] = [];
  let field = '';
  for (let index = 0; index < line.length; index++) {
    if (line[index] === '\\' && index + 1 < line.length) field += line[++index];
    else if (line[index] === '|') {
      fields.push(field);
      field = '';
    } else field += line[index];
  }
  return [...fields, field].map((text) => manyLines(text.trim()));
}

function oneLine(text: string): string {
  return text.replace(/\r\n?|\n/g, '↵');
}

function manyLines(text: string): string {
  return text.replaceAll('↵', '\n');
}
