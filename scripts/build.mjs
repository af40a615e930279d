// Bundles the server, its worker threads and what the browser gets, into dist/.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;
rmSync(`${root}dist`, { recursive: true, force: true });
mkdirSync(`${root}dist/assets`, { recursive: true });

await Promise.all([
  build({
    absWorkingDir: root,
    entryPoints: {
      main: 'src/main.ts',
      'spreadsheet-worker': 'src/platform/spreadsheet/worker.ts',
      'documents-worker': 'src/platform/documents/worker.ts',
    },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    loader: { '.json': 'json', '.typ': 'text' },
    sourcemap: true,
    logLevel: 'warning',
  }),
  build({
    absWorkingDir: root,
    entryPoints: { ansvar: 'src/ui/app.css' },
    outdir: 'dist/assets',
    bundle: true,
    minify: true,
    loader: { '.woff2': 'file', '.woff': 'file' },
    assetNames: '[name]',
    logLevel: 'warning',
  }),
  build({
    absWorkingDir: root,
    entryPoints: { ansvar: 'src/ui/enhance/index.ts' },
    outdir: 'dist/assets',
    bundle: true,
    minify: true,
    format: 'esm',
    logLevel: 'warning',
  }),
]);
cpSync(`${root}src/ui/icon.svg`, `${root}dist/assets/icon.svg`);
