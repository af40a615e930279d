/** From a sheet to a register: choose the file, say what the columns are, look, import. */
import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import type { Progress } from '../../../platform/progress.ts';
import { ErrorSummary, type Errors, Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Panel, Table, Tag } from '../../../ui/parts.tsx';
import type { importHistory, OpenImport, Preview } from '../actions/import.ts';
import { registerColumns } from '../rules/columns.ts';
import type { Finding, ImportedEntry, PersonNotice } from '../rules/import.ts';

interface StartProps {
  readonly actor: Actor;
  readonly history: Awaited<ReturnType<typeof importHistory>>;
  readonly errors?: Errors;
  readonly notice?: (PersonNotice & { readonly sheet: string }) | undefined;
  readonly message?: string | undefined;
}

export const ImportStartPage = ({ actor, history, errors = {}, notice, message }: StartProps) => (
  <Page actor={actor} title="Läs in från Excel" section="import" path="/import" message={message}>
    <p>
      Ta det ark ni har, som det är. Du väljer vad kolumnerna betyder och ser hela resultatet innan något
      sparas. Det som inte passar in behålls som «övrigt från importen».
    </p>
    <ErrorSummary errors={errors} />
    <div class="stack" style="margin-top:1rem">
      <Panel title="Välj fil">
        <form method="post" action="/import" enctype="multipart/form-data" class="stack narrow">
          {notice && <Notice notice={notice} />}
          <div class="ds-field">
            <label class="ds-label" for="fil">
              Excelark eller CSV
            </label>
            <div class="hint" id="fil-hint">
              .xlsx eller .csv, högst 20 MB och 100 000 rader
            </div>
            <input
              class="ds-input"
              type="file"
              id="fil"
              name="fil"
              accept=".xlsx,.csv,.txt"
              aria-describedby="fil-hint"
              aria-invalid={errors.fil ? 'true' : undefined}
            />
            {errors.fil && <p class="ds-validation-message field-error">{errors.fil}</p>}
          </div>
          <Button>Läs filen</Button>
        </form>
      </Panel>
      {history.batches.length > 0 && (
        <Panel title="Tidigare importer">
          <Table
            caption="Tidigare importer"
            hideCaption
            rows={history.batches}
            columns={[
              { heading: 'När', cell: (batch) => swedishTime(batch.createdAt) },
              { heading: 'Fil', header: true, cell: (batch) => batch.fileName },
              { heading: 'Vem', cell: (batch) => batch.personName ?? '' },
              { heading: 'Nya', number: true, cell: (batch) => batch.createdCount },
              { heading: 'Ändrade', number: true, cell: (batch) => batch.updatedCount },
              {
                heading: 'Ångra',
                cell: (batch) =>
                  batch.undoneAt ? (
                    <Tag color="neutral">Ångrad</Tag>
                  ) : (
                    <form method="post" action={`/import/${batch.id}/angra`}>
                      <Button variant="tertiary">Ta bort de inlästa</Button>
                    </form>
                  ),
              },
            ]}
          />
          <p class="small">
            När du ångrar tas de inlästa behandlingarna bort. De som någon har ändrat sedan dess blir kvar.
          </p>
        </Panel>
      )}
    </div>
  </Page>
);

const Notice = ({ notice }: { notice: PersonNotice & { readonly sheet: string } }) => (
  <div class="ds-alert" data-color="warning" role="alert">
    <p>
      <strong>{notice.why}</strong>
    </p>
    <p>
      Bladet {notice.sheet}
      {notice.cells.length > 0 && `, till exempel cell ${notice.cells.slice(0, 5).join(', ')}`}. Registret ska
      beskriva behandlingarna, inte innehålla uppgifter om personer. Inget är sparat. Ta bort personerna ur
      arket och välj filen igen.
    </p>
    <div class="option">
      <input class="ds-input" type="checkbox" name="ejPersoner" value="1" id="ejPersoner" />
      <label class="ds-label" for="ejPersoner">
        Det är inte uppgifter om personer. Läs filen ändå (välj den igen nedan).
      </label>
    </div>
  </div>
);

const TARGETS = [
  {
    heading: 'Vad raden hör till',
    options: [
      { value: 'controller', label: 'Nämnd (personuppgiftsansvarig)' },
      { value: 'extra', label: 'Behåll som övrigt' },
      { value: 'ignore', label: 'Läs inte in' },
    ],
  },
  {
    heading: 'Kryss per kategori (x)',
    options: [
      { value: 'mark:dataItems', label: 'Kryss: rubriken är en uppgift' },
      { value: 'mark:subjectGroups', label: 'Kryss: rubriken är en grupp av registrerade' },
    ],
  },
  {
    heading: 'Kolumner i registret',
    options: [
      ...registerColumns
        .filter((column) => column.read || column.key === 'id')
        .map((column) => ({ value: `column:${column.key}`, label: column.header })),
      { value: 'column:measures', label: 'Säkerhetsåtgärder, tekniska och organisatoriska' },
      { value: 'column:processorAgreement', label: 'Biträdesavtal' },
    ],
  },
];

interface MappingProps {
  readonly actor: Actor;
  readonly opened: OpenImport;
  readonly maps: readonly { readonly id: string; readonly name: string }[];
}

export const MappingPage = ({ actor, opened, maps }: MappingProps) => {
  const { draft, sheets, choices } = opened;
  const sheet = sheets[choices.sheet];
  const headers = sheet?.rows[choices.headerRow] ?? [];
  const samples = sheet?.rows.slice(choices.headerRow + 1) ?? [];
  const base = `/import/${draft.id}`;
  return (
    <Page
      actor={actor}
      title={`Vad är kolumnerna i ${draft.fileName}?`}
      section="import"
      crumbs={[{ href: '/import', text: 'Läs in från Excel' }]}
    >
      <p>
        Steg 1 av 2. Förslagen kommer från rubrikerna. Ändra det som inte stämmer. Inget sparas i registret
        än.
      </p>
      {sheet?.notes.map((note) => (
        <p class="small">{note}</p>
      ))}
      <div class="stack" style="margin-top:1rem">
        <Panel title="Blad och rubrikrad">
          <form method="post" action={`${base}/blad`} class="filters">
            <Select
              name="blad"
              label="Blad"
              value={String(choices.sheet)}
              options={sheets.map((option, index) => ({
                value: String(index),
                label: `${option.name} (${count(option.rows.length, 'rad', 'rader')})${option.hidden ? ', dolt' : ''}`,
              }))}
            />
            <TextField
              name="rubrikrad"
              label="Rubrikerna står på rad"
              inputmode="numeric"
              value={choices.headerRow + 1}
            />
            {maps.length > 0 && (
              <Select
                name="karta"
                label="Sparad mappning"
                empty="Använd förslagen"
                options={maps.map((map) => ({ value: map.id, label: map.name }))}
              />
            )}
            <Button variant="secondary">Använd</Button>
          </form>
        </Panel>
        <form method="post" action={base} class="panel stack">
          <h2>Kolumner</h2>
          <div class="table-box" role="region" aria-label="Kolumner" tabindex={0}>
            <table class="ds-table">
              <thead>
                <tr>
                  <th scope="col">Rubrik i arket</th>
                  <th scope="col">Exempel</th>
                  <th scope="col">Läs in som</th>
                </tr>
              </thead>
              <tbody>
                {choices.mapping.map((target, index) => (
                  <tr>
                    <th scope="row" id={`rubrik-${index}`}>
                      {headers[index] || `Kolumn ${index + 1}`}
                    </th>
                    <td class="small">{sampleOf(samples, index)}</td>
                    <td>
                      <select class="ds-input" name={`kolumn.${index}`} aria-labelledby={`rubrik-${index}`}>
                        {TARGETS.map((group) => (
                          <optgroup label={group.heading}>
                            {group.options.map((option) => (
                              <option value={option.value} selected={option.value === target}>
                                {option.label}
                              </option>
                            ))}
                          </optgroup>
                        ))}
                      </select>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <TextField
            name="sparaSom"
            label="Spara mappningen under ett namn"
            optional
            size="medium"
            hint="Då känns kolumnerna igen nästa gång ni läser in ett likadant ark"
          />
          <div class="actions">
            <Button>Granska resultatet</Button>
            <Button variant="secondary" name="avbryt" value="1">
              Avbryt importen
            </Button>
          </div>
        </form>
      </div>
    </Page>
  );
};

function sampleOf(rows: readonly (readonly string[])[], index: number): string {
  const value = rows.map((row) => row[index]?.trim()).find(Boolean) ?? '';
  return value.length > 90 ? `${value.slice(0, 90)} …` : value;
}

interface ReviewProps {
  readonly actor: Actor;
  readonly opened: OpenImport;
  readonly preview: Preview;
  readonly controllers: ReadonlyMap<string, string>;
}

const LEVEL_TAGS = {
  error: ['danger', 'Fel'],
  warning: ['warning', 'Att se över'],
  info: ['info', 'Upplysning'],
} as const;
const SHOWN_ROWS = 200;

export const ReviewPage = ({ actor, opened, preview, controllers }: ReviewProps) => {
  const { plan, changes, unchanged } = preview;
  const changed = new Set(changes.map((change) => change.row));
  const broken = plan.entries.filter((entry) => entry.findings.some((finding) => finding.level === 'error'));
  const toImport = plan.entries.length - broken.length - changes.length - unchanged;
  const base = `/import/${opened.draft.id}`;
  return (
    <Page
      actor={actor}
      title="Så här blir det"
      section="import"
      crumbs={[
        { href: '/import', text: 'Läs in från Excel' },
        { href: base, text: opened.draft.fileName },
      ]}
    >
      <p>Steg 2 av 2. Inget är sparat än.</p>
      <div class="figures">
        <Figure number={toImport} text={toImport === 1 ? 'ny behandling' : 'nya behandlingar'} />
        {changes.length > 0 && <Figure number={changes.length} text="finns redan och ändras" />}
        {unchanged > 0 && <Figure number={unchanged} text="finns redan, oförändrade" />}
        <Figure number={broken.length} text="rader som inte kan läsas in" />
        {plan.rowsSkipped > 0 && <Figure number={plan.rowsSkipped} text="tomma rader" />}
      </div>
      <div class="stack" style="margin-top:1rem">
        <FindingSummary plan={plan} />
        {opened.choices.mapping.length > 0 && <ValueDecisions opened={opened} preview={preview} />}
        <form method="post" action={`${base}/las-in`} class="stack">
          {changes.length > 0 && <Changes changes={changes} />}
          {broken.length > 0 && (
            <p class="ds-alert" data-color="warning">
              {count(broken.length, 'rad', 'rader')} har fel och läses inte in: rad{' '}
              {broken
                .slice(0, 20)
                .map((entry) => entry.row)
                .join(', ')}
              {broken.length > 20 && ' med flera'}. Rätta i arket eller ändra mappningen om de ska med.
            </p>
          )}
          <div class="actions">
            {toImport + changes.length > 0 && (
              <Button>{`Läs in ${count(toImport, 'behandling', 'behandlingar')}${changes.length > 0 ? ' och valda ändringar' : ''}`}</Button>
            )}
            <ButtonLink href={base}>Ändra mappningen</ButtonLink>
          </div>
        </form>
        <Panel title="Rad för rad">
          {plan.entries.length > SHOWN_ROWS && (
            <p class="small">De första {SHOWN_ROWS} raderna visas. Alla läses in.</p>
          )}
          <Table
            caption="Rad för rad"
            hideCaption
            rows={plan.entries.slice(0, SHOWN_ROWS)}
            columns={[
              { heading: 'Rad', number: true, cell: (entry) => entry.row },
              {
                heading: 'Behandling',
                header: true,
                cell: (entry) => entry.facts.name ?? <span class="bad">Namn saknas</span>,
              },
              { heading: 'Nämnd', cell: (entry) => controllers.get(entry.controllerId ?? '') ?? '' },
              {
                heading: 'Anmärkningar',
                cell: (entry) => <RowFindings entry={entry} changed={changed.has(entry.row)} />,
              },
            ]}
          />
        </Panel>
      </div>
    </Page>
  );
};

const Figure = ({ number, text }: { number: number; text: string }) => (
  <div class="panel">
    <b>{number.toLocaleString('sv-SE')}</b>
    {text}
  </div>
);

const RowFindings = ({ entry, changed }: { entry: ImportedEntry; changed: boolean }) => (
  <>
    {changed && <Tag color="info">Finns redan</Tag>}
    {entry.findings.length === 0 && entry.extras.length === 0 && <span class="unknown">Inga</span>}
    {entry.findings.map((finding) => (
      <span class="block">
        <FindingTag finding={finding} /> {finding.text}
      </span>
    ))}
    {entry.extras.length > 0 && (
      <span class="block small">
        Behålls som övrigt: {entry.extras.map((extra) => extra.label).join(', ')}
      </span>
    )}
  </>
);

const FindingTag = ({ finding }: { finding: Finding }) => {
  const [color, text] = LEVEL_TAGS[finding.level];
  return <Tag color={color}>{text}</Tag>;
};

/** The same kind of finding once, with how many rows it concerns. */
const FindingSummary = ({ plan }: { plan: Preview['plan'] }) => {
  const kinds = new Map<string, { finding: Finding; rows: number[] }>();
  for (const entry of plan.entries) {
    for (const finding of entry.findings) {
      const known = kinds.get(finding.kind) ?? { finding, rows: [] };
      if (known.rows.at(-1) !== entry.row) known.rows.push(entry.row);
      kinds.set(finding.kind, known);
    }
  }
  if (kinds.size === 0) return null;
  return (
    <Panel title="Det här behöver ni se över efteråt">
      <Table
        caption="Anmärkningar"
        hideCaption
        rows={[...kinds.values()]}
        columns={[
          { heading: 'Slag', cell: ({ finding }) => <FindingTag finding={finding} /> },
          { heading: 'Anmärkning', header: true, cell: ({ finding }) => finding.text },
          { heading: 'Rader', number: true, cell: ({ rows }) => rows.length },
        ]}
      />
    </Panel>
  );
};

/** One decision per value settles all its rows. */
const ValueDecisions = ({ opened, preview }: { opened: OpenImport; preview: Preview }) => {
  const values = new Map<string, { value: string; rows: number }>();
  for (const entry of preview.plan.entries) {
    for (const { about } of entry.findings as readonly (Finding & {
      about?: { field: string; value: string };
    })[]) {
      if (about?.field !== 'legalBasis') continue;
      const key = about.value.toLowerCase();
      values.set(key, { value: about.value, rows: (values.get(key)?.rows ?? 0) + 1 });
    }
  }
  const decided = opened.choices.valueMap.legalBasis ?? {};
  for (const value of Object.keys(decided)) if (!values.has(value)) values.set(value, { value, rows: 0 });
  if (values.size === 0) return null;
  return (
    <Panel title="Välj rättslig grund för värden som kan betyda flera saker">
      <form method="post" action={`/import/${opened.draft.id}/varden`} class="stack">
        {[...values.values()].slice(0, 20).map(({ value, rows }, index) => (
          <div>
            <input type="hidden" name={`varde.${index}`} value={value} />
            <Select
              name={`grund.${index}`}
              label={`«${value.length > 140 ? `${value.slice(0, 140)} …` : value}»${rows > 0 ? ` (${count(rows, 'rad', 'rader')})` : ''}`}
              empty="Behåll förslaget"
              value={decided[value.toLowerCase()]}
              options={[
                { value: 'e1', label: 'Uppgift av allmänt intresse' },
                { value: 'e2', label: 'Myndighetsutövning' },
                { value: 'c', label: 'Rättslig förpliktelse' },
                { value: 'b', label: 'Avtal' },
                { value: 'a', label: 'Samtycke' },
                { value: 'd', label: 'Grundläggande intresse' },
                { value: 'f', label: 'Intresseavvägning' },
              ]}
            />
          </div>
        ))}
        <Button variant="secondary">Använd för alla rader</Button>
      </form>
    </Panel>
  );
};

const Changes = ({ changes }: { changes: Preview['changes'] }) => (
  <Panel title="Behandlingar som finns redan">
    <p>Kryssa i de ändringar som ska gälla. Resten lämnas som det är.</p>
    {changes.map((change) => (
      <fieldset class="rowset" style="margin-top:.75rem">
        <div class="option">
          <input
            class="ds-input"
            type="checkbox"
            name="godta"
            value={change.entryId}
            id={`godta-${change.entryId}`}
            checked
          />
          <label class="ds-label" for={`godta-${change.entryId}`}>
            Rad {change.row}: {change.name}
          </label>
        </div>
        <Table
          caption={`Ändringar i ${change.name}`}
          hideCaption
          rows={change.differences}
          columns={[
            { heading: 'Kolumn', header: true, cell: (difference) => difference.column },
            { heading: 'Nu', cell: (difference) => <del class="pre">{difference.old || '–'}</del> },
            { heading: 'I arket', cell: (difference) => <ins class="pre">{difference.new || '–'}</ins> },
          ]}
        />
      </fieldset>
    ))}
  </Panel>
);

export const ProgressPage = ({ actor, progress }: { actor: Actor; progress: Progress | undefined }) => {
  const { done = 0, total = 0 } = progress ?? {};
  return (
    <Page actor={actor} title="Läser in …" section="import" refresh={1}>
      <p role="status">
        {total > 0
          ? `${done.toLocaleString('sv-SE')} av ${total.toLocaleString('sv-SE')} behandlingar.`
          : 'Väntar på att få börja.'}
      </p>
      <progress max={Math.max(total, 1)} value={done} aria-label="Så långt har importen kommit"></progress>
      <p class="small">Du kan lämna sidan. Importen sparas i sin helhet eller inte alls.</p>
    </Page>
  );
};

export const ImportFailedPage = ({ actor, message, id }: { actor: Actor; message: string; id: string }) => (
  <Page actor={actor} title="Importen gick inte igenom" section="import">
    <EmptyState title="Inget har sparats" text={message}>
      <ButtonLink href={`/import/${id}/granska`} variant="primary">
        Tillbaka till granskningen
      </ButtonLink>
    </EmptyState>
  </Page>
);
