/** Documents typeset by Typst, in the thread that calls. Meant for the worker; the rest of the product calls `renderPdf`. */
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import type { Document } from './blocks.ts';
import { fontFolders, printableCharacters } from './font.ts';
import { template } from './template.ts';
import { typstData } from './typst-data.ts';

export interface TypesetPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly replaced: readonly string[];
}

/**
 * Makes a typesetter with its fonts read, so that each document after the first is quick. Throws when Typst does.
 * Nothing of a document stays in the cache.
 */
export function typesetter(): (document: Document) => TypesetPdf {
  const compiler = NodeCompiler.create({
    workspace: fontFolders[0] ?? '/',
    fontArgs: [{ fontPaths: fontFolders }],
  });
  const drawable = printableCharacters();
  return (document) => {
    const data = typstData(document, drawable);
    try {
      return { ...compile(compiler, data.json), replaced: data.replaced };
    } finally {
      compiler.evictCache(0);
    }
  };
}

function compile(compiler: NodeCompiler, json: string) {
  const compiled = compiler.compile({ mainFileContent: template, inputs: { document: json } });
  const result = compiled.result;
  if (!result) throw new Error(whyNot(compiled.takeDiagnostics() ?? compiled.takeError()));
  const bytes = new Uint8Array(compiler.pdf(result, { pdfStandard: 'ua-1' }));
  return { bytes, pages: result.numOfPages };
}

function whyNot(error: NodeError | null): string {
  const diagnostics: { message?: string }[] = error?.shortDiagnostics ?? [];
  return `Typst: ${diagnostics.map(({ message }) => message).join('; ') || 'unknown error'}`;
}
