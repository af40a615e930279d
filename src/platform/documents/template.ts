/**
 * How a document looks on paper: a fixed Typst source. The document comes in as JSON through `sys.inputs` and every
 * text of it is inserted as a string value, which Typst never reads as markup.
 */
export const template = `
#let data = json(bytes(sys.inputs.document))
#let meta = data.meta

#let ink = rgb("#20282d")
#let muted = rgb("#56626a")
#let accent = rgb("#1b4d5c")
#let line-colour = rgb("#c8d0d4")
#let tint = rgb("#eff4f5")
#let alarm = rgb("#9b2c12")
#let alarm-tint = rgb("#fcf2ed")

#set document(
  title: meta.title,
  author: meta.author,
  date: datetime(year: meta.day.at(0), month: meta.day.at(1), day: meta.day.at(2)),
)
#set text(font: "Inter", size: 10pt, lang: "sv", region: "SE", fill: ink, fallback: false, hyphenate: true, costs: (hyphenation: 1000%))
#set par(leading: 0.62em, spacing: 0.95em, justify: false, linebreaks: "optimized")

#let small(body) = text(size: 8.5pt, fill: muted, body)

#let running-header = context {
  if counter(page).get().first() > 1 {
    set text(size: 8.5pt, fill: muted)
    grid(
      columns: (1fr, auto),
      column-gutter: 1.5em,
      meta.title,
      meta.at("reference", default: meta.date),
    )
    v(-0.55em)
    line(length: 100%, stroke: 0.5pt + line-colour)
  }
}

#let running-footer = context {
  set text(size: 8.5pt, fill: muted)
  line(length: 100%, stroke: 0.5pt + line-colour)
  v(-0.55em)
  grid(
    columns: (1fr, auto),
    column-gutter: 1.5em,
    meta.at("footer", default: meta.author),
    [Sida #counter(page).display() av #counter(page).final().first()],
  )
}

#let lies = meta.at("landscape", default: false)
#set page(
  paper: "a4",
  flipped: lies,
  margin: (top: 2.6cm, bottom: 2.5cm, x: 2.3cm),
  header: running-header,
  footer: running-footer,
)

#show title: set text(size: 21pt, weight: 600, fill: accent, hyphenate: false)
#show title: set par(leading: 0.5em)
#show title: set block(above: 0pt, below: 0.6em)
#show heading: set text(weight: 600, fill: accent, hyphenate: false)
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 1): set block(above: 2em, below: 0.9em)
#show heading.where(level: 2): set text(size: 12.5pt)
#show heading.where(level: 2): it => {
  block(above: 2.2em, below: 0pt, sticky: true, line(length: 100%, stroke: 0.9pt + accent))
  block(above: 0.75em, below: 0.9em, sticky: true, it.body)
}
#show heading.where(level: 3): set text(size: 10.5pt, fill: ink)
#show heading.where(level: 3): set block(above: 1.5em, below: 0.7em)
#show link: set text(fill: accent)

#let missing-mark(field) = text(fill: alarm, weight: 600)[Saknas: #field]

#let phrase(it) = {
  if type(it) == str { it }
  else if it.kind == "missing" { missing-mark(it.field) }
  else if it.show == "page" {
    link(label(it.target), context str(counter(page).at(label(it.target)).first()))
  }
  else { link(label(it.target), it.text) }
}

#let content-of(phrases) = {
  if phrases.len() == 1 { phrase(phrases.first()) }
  else { stack(dir: ttb, spacing: 0.62em, ..phrases.map(it => par(phrase(it)))) }
}

#let is-letter = data.blocks.any(it => it.kind == "letter")

#let letterhead-block() = {
  let lines = meta.letterhead
  grid(
    columns: (1fr, auto),
    column-gutter: 2em,
    {
      if lines.len() > 0 { text(size: 11pt, weight: 600, fill: accent, lines.first()) }
      if lines.len() > 1 {
        v(0.5em, weak: true)
        small(lines.slice(1).join(linebreak()))
      }
    },
    if not is-letter { align(right, {
      text(size: 9.5pt, meta.date)
      if "reference" in meta { linebreak(); text(size: 9.5pt, meta.reference) }
    }) },
  )
  v(0.2em)
  line(length: 100%, stroke: 0.9pt + accent)
  v(1.9em)
}

#let title-block(it) = {
  if "above" in it { block(below: 0.7em, sticky: true, text(size: 10.5pt, weight: 600, fill: muted, it.above)) }
  title(it.text)
  if "subtitle" in it { block(below: 1.6em, text(size: 12pt, fill: muted, it.subtitle)) }
}

#let heading-block(it) = {
  let body = heading(level: it.level, it.text)
  if "anchor" in it [#body#label(it.anchor)] else { body }
}

// A short fact stays on one page; a long one may go on over the next.
#let is-short(it) = it.value.len() <= 5 and it.value.all(one => type(one) != str or one.len() <= 300)

#let fact-row(it) = block(breakable: not is-short(it), grid(
  columns: (4.6cm, 1fr),
  column-gutter: 0.6cm,
  {
    set text(fill: muted, size: 9.5pt, hyphenate: false)
    it.label
    if "note" in it { linebreak(); text(size: 8pt, it.note) }
  },
  content-of(it.value),
))

// A few short facts stay together.
#let facts-block(it) = block(
  breakable: it.items.len() > 3 or not it.items.all(is-short),
  above: 1em,
  below: 1.2em,
  list(marker: none, indent: 0pt, body-indent: 0pt, spacing: 1.05em, tight: false, ..it.items.map(fact-row)),
)

#let cell-align(column) = if column.at("align", default: "start") == "end" { right } else { left }

#let table-itself(it) = {
  set text(size: 9pt, costs: (hyphenation: 10000%))
  set par(leading: 0.55em)
  table(
    columns: it.columns.map(column => column.width * 1fr),
    align: it.columns.map(cell-align),
    inset: (x: 5pt, y: 5pt),
    stroke: (_, y) => (bottom: if y == 0 { 0.9pt + accent } else { 0.5pt + line-colour }),
    table.header(
      repeat: true,
      ..it.columns.map(column => table.cell(align: cell-align(column) + bottom, text(weight: 600, column.header))),
    ),
    ..it.rows.flatten().map(cell => content-of(cell.phrases)),
  )
}

#let table-block(it) = {
  if "caption" in it { block(above: 1.4em, below: 0.6em, sticky: true, text(weight: 600, it.caption)) }
  if it.rows.len() == 0 { block(below: 1.2em, text(fill: muted, it.at("empty", default: "Inga uppgifter."))) }
  else { block(above: 0.9em, below: 1.4em, table-itself(it)) }
}

#let list-block(it) = block(above: 0.9em, below: 1.2em, {
  let items = it.items.map(phrase)
  if it.at("ordered", default: false) { enum(tight: false, spacing: 0.65em, ..items) }
  else { list(marker: text(fill: accent, sym.bullet), body-indent: 0.6em, tight: false, spacing: 0.65em, ..items) }
})

#let boxed(colour, fill, body) = block(
  width: 100%,
  above: 1.2em,
  below: 1.2em,
  inset: (left: 11pt, right: 10pt, y: 8pt),
  stroke: (left: 2.5pt + colour),
  fill: fill,
  body,
)

#let note-block(it) = {
  let warning = it.tone == "warning"
  boxed(if warning { alarm } else { accent }, if warning { alarm-tint } else { tint }, {
    if "title" in it { block(below: 0.55em, sticky: true, text(weight: 600, it.title)) }
    it.text
    if "items" in it {
      v(0.7em, weak: true)
      list(marker: sym.bullet, body-indent: 0.6em, tight: false, spacing: 0.55em, ..it.items)
    }
  })
}

#let missing-block(it) = boxed(alarm, alarm-tint, {
  missing-mark(it.field)
  if "text" in it { linebreak(); text(size: 9pt, it.text) }
})

#let letter-facts(items) = list(
  marker: none, indent: 0pt, body-indent: 0pt, spacing: 0.8em, tight: false,
  ..items.map(it => { small(it.label); linebreak(); content-of(it.value) }),
)

#let letter-block(it) = block(below: 2.6em, {
  grid(columns: (1fr, 1fr), column-gutter: 1.2cm, letter-facts(it.ours), if it.theirs.len() > 0 { letter-facts(it.theirs) })
  if it.recipient.len() > 0 { block(above: 2em, content-of(it.recipient)) }
})

#let signature-line(caption, name: none) = block(width: 100%, above: 2.6em, {
  if name != none { name } else { sym.space.nobreak }
  v(-0.4em)
  line(length: 100%, stroke: 0.5pt + muted)
  v(-0.5em)
  small(caption)
})

#let signatory(it, dated) = {
  text(weight: 600, it.role)
  if dated { signature-line(it.at("printed", default: "Namnförtydligande")) }
  else {
    signature-line("Ort och datum")
    signature-line("Underskrift")
    signature-line("Namnförtydligande", name: it.at("printed", default: none))
  }
}

#let signature-block(it) = block(
  breakable: false,
  sticky: true,
  above: 2em,
  below: 2em,
  grid(columns: (1fr, 1fr), column-gutter: 1.2cm, row-gutter: 2.4em, ..it.signatories.map(one => signatory(one, it.at("dated", default: false)))),
)

#let small-print-block(it) = block(above: 2.4em, {
  set text(size: 8.5pt, fill: muted)
  set par(leading: 0.55em, spacing: 0.7em)
  if "title" in it { block(below: 0.6em, sticky: true, text(weight: 600, it.title)) }
  for line in it.lines { par(line) }
})

#let draw(it) = {
  if it.kind == "title" { title-block(it) }
  else if it.kind == "heading" { heading-block(it) }
  else if it.kind == "paragraph" { par(it.text) }
  else if it.kind == "facts" { facts-block(it) }
  else if it.kind == "table" and it.at("landscape", default: false) and not lies { page(flipped: true, table-block(it)) }
  else if it.kind == "table" { table-block(it) }
  else if it.kind == "list" { list-block(it) }
  else if it.kind == "note" { note-block(it) }
  else if it.kind == "page-break" { pagebreak(weak: true) }
  else if it.kind == "signature" { signature-block(it) }
  else if it.kind == "letter" { letter-block(it) }
  else if it.kind == "missing" { missing-block(it) }
  else if it.kind == "small-print" { small-print-block(it) }
}

#if meta.letterhead.len() > 0 { letterhead-block() }
#for it in data.blocks { draw(it) }
`;
