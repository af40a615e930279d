/** Holds the table of files and imports in the design (§2), by reading the import lines of `src/**`. */
import { describe, expect, test } from 'vitest';
import { type Import, importsOf, linesOf, sourceFiles } from './imports.ts';

const files = sourceFiles();
const imports = files.flatMap(importsOf);

interface Place {
  readonly area: 'module' | 'knowledge' | 'platform' | 'ui' | 'package' | 'top';
  /** Name of the module, of the file at the top (`app`), or of the package. */
  readonly name: string;
  /** Kind of file in a module: `rules`, `pages` … */
  readonly kind: string;
}

function placeOf(path: string): Place {
  const [, area = '', first = '', second = ''] = path.split('/');
  if (!path.startsWith('src/')) return { area: 'package', name: path, kind: '' };
  if (area === 'modules') return { area: 'module', name: first, kind: second.replace(/\.tsx?$/, '') };
  if (area === 'knowledge' || area === 'platform' || area === 'ui') return { area, name: area, kind: '' };
  return { area: 'top', name: area.replace(/\.tsx?$/, ''), kind: '' };
}

/** What a kind of file may import by the design, beside packages: `types of …` stands for `import type`. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  rules: ['rules', 'knowledge', 'platform/plain-date'],
  forms: ['forms', 'rules', 'knowledge'],
  queries: ['queries', 'platform/database'],
  actions: ['actions', 'forms', 'queries', 'rules', 'knowledge', 'platform'],
  pages: ['pages', 'ui', 'types of rules'],
  routes: ['routes', 'actions', 'pages', 'forms', 'queries', 'rules', 'knowledge', 'platform', 'ui'],
  documents: ['documents', 'rules', 'platform/documents'],
};

/** Where practice is wider than the design's table, and why. Each line is one for the design to take up or to end. */
const WIDER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  rules: { 'platform/identity-number': 'a text that holds an identity number is judged as any other fault' },
  forms: {
    'platform/form': 'reads fields by a schema; every form would repeat it',
    'platform/plain-date': 'reads a day as people write it',
    'platform/organisation-number': 'checks a number as people write it',
    'platform/identity-number': 'checks a number as people write it, and notices one where none should be',
  },
  queries: {
    'types of rules': 'a query answers with what the rules judge',
    'types of forms': 'organisations writes its forms as they were read',
  },
  actions: {
    documents: 'an export hands the rows to the document',
    registry: 'the API asks any rule by its id',
  },
  documents: { knowledge: 'prints the texts that the law calls for' },
  pages: {
    rules: 'tables of words, transitions and steps are read where they are shown',
    knowledge: 'names of countries, categories and bases are looked up where they are shown',
    'platform/plain-date': 'writes days and instants in Swedish',
    'types of actions': 'plain data is typed by the action that answers with it',
    'types of platform': 'the actor, for the frame of the page',
    'types of registry': 'the page of a rule shows its description',
  },
  routes: { registry: 'the pages of the rules ask any rule by its id' },
};

/** Packages that a kind of file may stand on. The others take what they need: they are the outer layers. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  rules: ['zod'],
  forms: ['zod'],
  queries: ['kysely', 'kysely/helpers/postgres'],
  documents: [],
  pages: ['hono/jsx', 'hono/html'],
};

/** Departures that stand for now, each with why. Take the line away when it is mended: the test says so. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'src/modules/guide/pages/rule.tsx → src/modules/guide/forms/index.ts':
    'the names of the form fields of a fact are made there; they belong to rules/facts',
};

/** Kinds of file in a module beside those of the design. */
const OTHER_KINDS: Readonly<Record<string, string>> = {};

const kindOf = (path: string): string => (path in OTHER_KINDS ? 'routes' : placeOf(path).kind);
const names = ({ from, to }: Import) => `${from} → ${to}`;
const faults = (found: readonly Import[]) =>
  [...new Set(found.map(names))].filter((name) => !(name in EXCEPTIONS));

/** What the table calls the target of an import, seen from a module. */
function target({ from, to }: Import): string {
  const place = placeOf(to);
  if (place.area === 'module') {
    if (place.name !== placeOf(from).name) return `another module's ${kindOf(to)}`;
    return kindOf(to);
  }
  if (place.area === 'top' && place.name === 'rules') return 'registry';
  return place.area === 'platform' ? to.replace(/^src\//, '').replace(/\.tsx?$/, '') : place.area;
}

function mayImport(line: Import): boolean {
  const kind = kindOf(line.from);
  return isAllowed(line, [...(MAY[kind] ?? []), ...Object.keys(WIDER[kind] ?? {})]);
}

function isAllowed(line: Import, allowed: readonly string[]): boolean {
  const reached = target(line);
  const within = (one: string) => reached === one || reached.startsWith(`${one}/`);
  return allowed.some((one) =>
    one.startsWith('types of ') ? line.typesOnly && within(one.slice(9)) : within(one),
  );
}

const ofModules = imports.filter(({ from }) => placeOf(from).area === 'module');
const isPackage = ({ to }: Import) => placeOf(to).area === 'package';
const crosses = ({ from, to }: Import) =>
  placeOf(to).area === 'module' && placeOf(to).name !== placeOf(from).name;

describe('a module', () => {
  test('consists of the kinds of file in the table', () => {
    const strange = files.filter((path) => placeOf(path).area === 'module' && !(placeOf(path).kind in MAY));
    expect(strange.filter((path) => !(path in OTHER_KINDS))).toEqual([]);
  });

  test.each(Object.keys(MAY))('keeps to what %s may import', (kind) => {
    const own = ofModules.filter((line) => kindOf(line.from) === kind && !isPackage(line) && !crosses(line));
    expect(own.length).toBeGreaterThan(0);
    expect(faults(own.filter((line) => !mayImport(line)))).toEqual([]);
  });

  test('reaches another one only through its rules or actions', () => {
    const passing = ofModules.filter(crosses);
    expect(passing.length).toBeGreaterThan(0);
    const wrong = passing.filter(({ from, to }) => {
      const doors =
        kindOf(from) === 'actions' || kindOf(from) === 'routes' ? ['rules', 'actions'] : ['rules'];
      return !doors.includes(kindOf(to));
    });
    expect(faults(wrong)).toEqual([]);
  });

  test.each(Object.entries(PACKAGES))('stands in %s on no other packages than %j', (kind, allowed) => {
    const wrong = ofModules.filter((line) => kindOf(line.from) === kind && isPackage(line));
    expect(faults(wrong.filter(({ to }) => !allowed.includes(to)))).toEqual([]);
  });

  test('is in no circle with another: the modules can be put in an order', () => {
    const edges = new Map<string, Set<string>>();
    for (const { from, to } of ofModules.filter(crosses)) {
      const reached = edges.get(placeOf(from).name) ?? new Set();
      edges.set(placeOf(from).name, reached.add(placeOf(to).name));
    }
    const reaches = (from: string, wanted: string, seen = new Set<string>()): boolean =>
      [...(edges.get(from) ?? [])].some((next) => {
        if (next === wanted) return true;
        if (seen.has(next)) return false;
        return reaches(next, wanted, seen.add(next));
      });
    expect([...edges.keys()].filter((name) => reaches(name, name))).toEqual([]);
  });

  test('asks the database in queries only', () => {
    const askers = ofModules.filter(
      (line) =>
        ['pages', 'documents', 'routes', 'forms', 'rules'].includes(kindOf(line.from)) && !line.typesOnly,
    );
    const wrong = askers.filter(
      ({ to }) => ['kysely', 'pg'].includes(to) || to.startsWith('src/platform/database'),
    );
    expect(faults(wrong)).toEqual([]);
  });
});

describe('the folders', () => {
  const from = (area: Place['area']) => imports.filter((line) => placeOf(line.from).area === area);
  const areaOf = ({ to }: Import) => placeOf(to).area;

  test('knowledge imports nothing of the product', () => {
    expect(
      faults(from('knowledge').filter((line) => !['knowledge', 'package'].includes(areaOf(line)))),
    ).toEqual([]);
    expect([
      ...new Set(
        from('knowledge')
          .filter(isPackage)
          .map(({ to }) => to),
      ),
    ]).toEqual(['zod']);
  });

  test('the platform knows neither modules nor the law', () => {
    const inner = from('platform').filter((line) => !['platform', 'package'].includes(areaOf(line)));
    // Error pages and document previews are drawn with the parts that every page uses.
    expect(faults(inner.filter((line) => areaOf(line) !== 'ui'))).toEqual([]);
  });

  test('the look knows types of rules and judgements, and hono', () => {
    const inner = from('ui').filter((line) => !isPackage(line) && areaOf(line) !== 'ui');
    const wrong = inner.filter((line) => {
      const isRuleType = line.typesOnly && kindOf(line.to) === 'rules' && areaOf(line) === 'module';
      const isJudgement = line.typesOnly && line.to === 'src/knowledge/judgement.ts';
      // The frame of every page says who is signed in and shows what that person may open.
      const isFrame = ['src/platform/actor.ts', 'src/platform/permissions.ts'].includes(line.to);
      return !isRuleType && !isJudgement && !isFrame;
    });
    expect(faults(wrong)).toEqual([]);
    const packages = new Set(
      from('ui')
        .filter(isPackage)
        .map(({ to }) => to),
    );
    expect(
      [...packages].filter(
        (to) => !/^(hono\/|@hpcc-js\/wasm-graphviz$|echarts\/|@digdir\/|@simplewebauthn\/browser$)/.test(to),
      ),
    ).toEqual([]);
  });

  test('app.ts mounts routes and nothing else of the modules', () => {
    const wrong = imports.filter((line) => line.from === 'src/app.ts' && areaOf(line) === 'module');
    expect(faults(wrong.filter(({ to }) => kindOf(to) !== 'routes'))).toEqual([]);
  });

  test('commands and the start reach modules through their rules and actions', () => {
    const reaching = imports.filter(
      (line) =>
        areaOf(line) === 'module' && ['commands', 'start', 'rules', 'main'].includes(placeOf(line.from).name),
    );
    expect(reaching.length).toBeGreaterThan(0);
    expect(faults(reaching.filter(({ to }) => !['rules', 'actions'].includes(kindOf(to))))).toEqual([]);
  });

  test('nothing imports the demo but the start', () => {
    const users = imports.filter(
      ({ to, from: user }) => to.startsWith('src/demo/') && !user.startsWith('src/demo/'),
    );
    expect([...new Set(users.map((line) => line.from))]).toEqual(['src/start.ts']);
  });
});

/** Data and generated files are not counted. */
const LIMIT = 350;
const isData = (path: string) => path.startsWith('src/knowledge/') || path.includes('.generated.');

describe('the files', () => {
  test('none grows far past 300 lines', () => {
    const long = files.filter((path) => !isData(path) && linesOf(path) > LIMIT);
    expect(long.map((path) => `${path}: ${linesOf(path)}`)).toEqual([]);
  });

  test('no list of exceptions names what is mended', () => {
    const lines = new Set(imports.map(names));
    expect(Object.keys(EXCEPTIONS).filter((name) => !lines.has(name))).toEqual([]);
    expect(Object.keys(OTHER_KINDS).filter((path) => !files.includes(path))).toEqual([]);
    for (const [kind, wider] of Object.entries(WIDER)) {
      const own = ofModules.filter((line) => kindOf(line.from) === kind);
      const without = (left: string) =>
        own.filter((line) => {
          const allowed = [...(MAY[kind] ?? []), ...Object.keys(wider).filter((one) => one !== left)];
          return !isPackage(line) && !crosses(line) && !isAllowed(line, allowed);
        });
      expect(Object.keys(wider).filter((one) => without(one).length === 0)).toEqual([]);
    }
  });

  test('all have names of small letters, digits and hyphens', () => {
    expect(files.filter((path) => !/^[a-z0-9./-]+$/.test(path))).toEqual([]);
    expect(files.filter((path) => /(^|[/-])(utils?|helpers?|manager)([./-])/.test(path))).toEqual([]);
  });
});
