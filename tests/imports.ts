/** The import lines of `src/**`, as tests/architecture judges them. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

export interface Import {
  /** Path from the root: `src/app.ts`. */
  readonly from: string;
  /** Path from the root, or the name of a package. */
  readonly to: string;
  readonly typesOnly: boolean;
}

/** Files below `folder` that are not tests; paths from the root, with `/`. */
export function sourceFiles(folder = 'src'): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.d\.ts$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !isTest(path))
    .sort();
}

/** Tests, and what only tests import (`test-files.ts`). */
const isTest = (path: string) => /(\.test\.tsx?|\/test-[a-z-]+\.ts)$/.test(path);

export const linesOf = (path: string): number =>
  readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1;

const STATEMENT = /^(?:import|export)\b(?<what>[^;'"`]*?)\bfrom\s*'(?<to>[^']+)'/gm;
const BARE = /^import\s*'(?<to>[^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'(?<to>[^']+)'\s*\)/gm;

export function importsOf(path: string): Import[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [STATEMENT, BARE, DYNAMIC].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups = {} }) => ({
      from: path,
      to: resolve(path, groups.to ?? ''),
      typesOnly: isTypesOnly(groups.what ?? ''),
    })),
  );
}

const resolve = (from: string, to: string): string =>
  to.startsWith('.') ? normalize(join(dirname(from), to)).replaceAll('\\', '/') : to;

/** `import type …`, or braces in which every name is a type. */
function isTypesOnly(what: string): boolean {
  const names = what.trim();
  if (names.startsWith('type ')) return true;
  const braces = /^\{(?<list>[^}]*)\}$/.exec(names)?.groups?.list;
  const listed = braces?.split(',').filter((name) => name.trim() !== '') ?? [];
  return listed.length > 0 && listed.every((name) => name.trim().startsWith('type '));
}
