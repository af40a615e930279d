/** Import: see the whole result before anything is saved. */
import type { Actor } from '../../../../platform/actor.ts';
import { Select } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Button, ButtonLink, count, Panel, Table, Tag } from '../../../../ui/parts.tsx';
import type { OpenImport, Preview } from '../../actions/import.ts';
import type { Finding, ImportedEntry } from '../../rules/import.ts';

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
  const toImport = plan.entries.length - broken.length - changes.length - preview.approved.length - unchanged;
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
        {preview.newSystems.length > 0 && (
          <p class="ds-alert" data-color="info">
            {count(preview.newSystems.length, 'nytt system', 'nya system')} läggs till i kommunens lista:{' '}
            {preview.newSystems.slice(0, 15).join(', ')}
            {preview.newSystems.length > 15 && ' med flera'}.
          </p>
        )}
        {preview.approved.length > 0 && (
          <p class="ds-alert" data-color="warning">
            {count(preview.approved.length, 'behandling är fastställd', 'behandlingar är fastställda')} och
            ändras inte av importen: {preview.approved.slice(0, 15).join(', ')}
            {preview.approved.length > 15 && ' med flera'}. Öppna dem för ändring först.
          </p>
        )}
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
                cell: (entry) => (
                  <RowFindings
                    entry={entry}
                    changed={changed.has(entry.row)}
                    repeat={preview.repeats.get(entry.row)}
                  />
                ),
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

const RowFindings = ({
  entry,
  changed,
  repeat,
}: {
  entry: ImportedEntry;
  changed: boolean;
  repeat: number | undefined;
}) => (
  <>
    {changed && <Tag color="info">Finns redan</Tag>}
    {repeat !== undefined && (
      <span class="block">
        <Tag color="warning">Att se över</Tag> Nr {repeat} i registret heter likadant. Läses in som en till.
      </span>
    )}
    {entry.findings.length === 0 && entry.extras.length === 0 && repeat === undefined && (
      <span class="unknown">Inga</span>
    )}
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
