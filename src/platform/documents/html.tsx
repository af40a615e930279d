/** A document as HTML, for reading on the screen before it is approved. The look is in the style sheet of the page. */
import type { Child } from 'hono/jsx';
import {
  type Block,
  type Content,
  type Document,
  type DocumentMeta,
  type FactsBlock,
  type HeadingBlock,
  isLetter,
  type LetterBlock,
  type ListBlock,
  type Missing,
  type NoteBlock,
  type Phrase,
  phrasesOf,
  type SignatureBlock,
  type SmallPrintBlock,
  signatoryName,
  type TableBlock,
  type TitleBlock,
  withSteadyHeadings,
} from './blocks.ts';

/** The document as an HTML element (`<article lang="sv" class="document">`), every text escaped. */
export function renderHtml(document: Document): string {
  return String(<DocumentPreview document={document} />);
}

/** The same as a component. Headings begin at level 2: the page that shows the preview has its own first heading. */
export function DocumentPreview({ document }: { document: Document }) {
  return (
    <article class="document" lang={document.meta.language}>
      <Letterhead meta={document.meta} isLetter={isLetter(document)} />
      {labelled(withSteadyHeadings(document.blocks)).map(([block, label]) => draw(block, label))}
      {document.meta.footer && <footer class="document-footer">{document.meta.footer}</footer>}
    </article>
  );
}

function Letterhead({ meta, isLetter }: { meta: DocumentMeta; isLetter: boolean }) {
  return (
    <header class="document-letterhead">
      <p>{withLineBreaks(meta.letterhead.join('\n'))}</p>
      {!isLetter && (
        <p>
          <time datetime={meta.date}>{meta.date}</time>
          {meta.reference && <span class="document-reference">{meta.reference}</span>}
        </p>
      )}
    </header>
  );
}

/** Each block with what a table there is called: its caption, or the heading that it stands under; never two alike. */
function labelled(blocks: readonly Block[]): readonly (readonly [Block, string])[] {
  const used = new Map<string, number>();
  let heading = 'Tabell';
  return blocks.map((block) => {
    if (block.kind === 'heading' || block.kind === 'title') heading = block.text;
    if (block.kind !== 'table') return [block, heading] as const;
    const label = block.caption ?? heading;
    const times = (used.get(label) ?? 0) + 1;
    used.set(label, times);
    return [block, times > 1 ? `${label}, ${times}` : label] as const;
  });
}

function draw(block: Block, label: string): Child {
  switch (block.kind) {
    case 'title':
      return <Title block={block} />;
    case 'heading':
      return <Heading block={block} />;
    case 'paragraph':
      return <p>{withLineBreaks(block.text)}</p>;
    case 'facts':
      return <Facts block={block} />;
    case 'table':
      return <Table block={block} label={label} />;
    case 'list':
      return <List block={block} />;
    case 'note':
      return <Note block={block} />;
    case 'page-break':
      return <hr class="document-page-break" />;
    case 'signature':
      return <Signature block={block} />;
    case 'letter':
      return <Letter block={block} />;
    case 'missing':
      return (
        <div class="document-missing">
          <MissingMark field={block.field} />
          {block.text && <p>{withLineBreaks(block.text)}</p>}
        </div>
      );
    case 'small-print':
      return <SmallPrint block={block} />;
  }
}

function Title({ block }: { block: TitleBlock }) {
  return (
    <hgroup class="document-title">
      {block.above && <p>{block.above}</p>}
      <h2>{block.text}</h2>
      {block.subtitle && <p>{block.subtitle}</p>}
    </hgroup>
  );
}

function Heading({ block }: { block: HeadingBlock }) {
  const id = block.anchor && anchorId(block.anchor);
  if (block.level === 1) return <h3 id={id}>{block.text}</h3>;
  if (block.level === 2) return <h4 id={id}>{block.text}</h4>;
  return <h5 id={id}>{block.text}</h5>;
}

function Facts({ block }: { block: FactsBlock }) {
  return (
    <dl class="facts">
      {block.items.map((item) => (
        <>
          <dt>
            {item.label}
            {item.note && <small> {item.note}</small>}
          </dt>
          <dd>{linesOf(item.value)}</dd>
        </>
      ))}
    </dl>
  );
}

function Table({ block, label }: { block: TableBlock; label: string }) {
  if (block.rows.length === 0) {
    return (
      <div>
        {block.caption && <p class="document-caption">{block.caption}</p>}
        <p>{block.empty ?? 'Inga uppgifter.'}</p>
      </div>
    );
  }
  const alignment = block.columns.map((column) => (column.align === 'end' ? 'document-end' : undefined));
  return (
    <div class="document-table" role="region" aria-label={label} tabindex={0}>
      <table class="ds-table">
        {block.caption && <caption>{block.caption}</caption>}
        <thead>
          <tr>
            {block.columns.map((column, index) => (
              <th scope="col" class={alignment[index]}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr>
              {row.map((cell, index) => (
                <td class={alignment[index]}>{linesOf(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function linesOf(content: Content): Child {
  return phrasesOf(content).map((phrase, index) => [index > 0 && <br />, said(phrase)]);
}

function List({ block }: { block: ListBlock }) {
  const items = block.items.map((item) => <li>{said(item)}</li>);
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function Note({ block }: { block: NoteBlock }) {
  return (
    <div class="document-note" data-tone={block.tone}>
      {block.title && <p class="document-caption">{block.title}</p>}
      <p>{withLineBreaks(block.text)}</p>
      {block.items && (
        <ul>
          {block.items.map((item) => (
            <li>{withLineBreaks(item)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Signature({ block }: { block: SignatureBlock }) {
  return (
    <div class="document-signatures">
      {block.signatories.map((signatory) => (
        <div>
          <p class="document-caption">{signatory.role}</p>
          {block.dated ? (
            <p class="document-line">{signatoryName(signatory) ?? 'Namnförtydligande'}</p>
          ) : (
            <>
              <p class="document-line">Ort och datum</p>
              <p class="document-line">Underskrift</p>
              <p class="document-line">
                Namnförtydligande{signatoryName(signatory) && `: ${signatoryName(signatory)}`}
              </p>
            </>
          )}
        </div>
      ))}
    </div>
  );
}

function Letter({ block }: { block: LetterBlock }) {
  return (
    <div class="document-letter">
      {[block.ours, block.theirs].map((facts) => (
        <dl>
          {facts.map((item) => (
            <div>
              <dt>{item.label}</dt>
              <dd>{linesOf(item.value)}</dd>
            </div>
          ))}
        </dl>
      ))}
      {phrasesOf(block.recipient).length > 0 && <p class="document-recipient">{linesOf(block.recipient)}</p>}
    </div>
  );
}

function SmallPrint({ block }: { block: SmallPrintBlock }) {
  return (
    <div class="document-small-print">
      {block.title && <p class="document-caption">{block.title}</p>}
      {block.lines.map((line) => (
        <p>{withLineBreaks(line)}</p>
      ))}
    </div>
  );
}

function MissingMark({ field }: Pick<Missing, 'field'>) {
  return <strong class="document-missing-mark">Saknas: {field}</strong>;
}

function said(phrase: Phrase): Child {
  if (typeof phrase === 'string') return withLineBreaks(phrase);
  if (phrase.kind === 'missing') return <MissingMark field={phrase.field} />;
  return <a href={`#${anchorId(phrase.target)}`}>{phrase.show === 'page' ? 'Gå dit' : phrase.text}</a>;
}

function anchorId(anchor: string): string {
  return `document-${anchor}`;
}

function withLineBreaks(text: string): Child {
  return text.split('\n').map((line, index) => [index > 0 && <br />, line]);
}
