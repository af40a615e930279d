/** Import: say what the columns are. */
import type { Actor } from '../../../../platform/actor.ts';
import { ErrorSummary, type Errors, Select, TextField } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Button, count, Panel } from '../../../../ui/parts.tsx';
import type { OpenImport } from '../../actions/import.ts';
import { registerColumns } from '../../rules/columns.ts';

const TARGETS = [
  {
    heading: 'Vad raden hör till',
    options: [
      { value: 'extra', label: 'Behåll som övrigt' },
      { value: 'controller', label: 'Nämnd (personuppgiftsansvarig)' },
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
        .filter((column) => column.read || ['id', 'sensitiveData'].includes(column.key))
        .map((column) => ({ value: `column:${column.key}`, label: column.header })),
      { value: 'column:measures', label: 'Säkerhetsåtgärder, tekniska och organisatoriska' },
      { value: 'column:processorAgreement', label: 'Biträdesavtal' },
    ],
  },
];

interface MappingProps {
  readonly errors?: Errors;
  readonly actor: Actor;
  readonly opened: OpenImport;
  readonly maps: readonly { readonly id: string; readonly name: string }[];
}

export const MappingPage = ({ actor, opened, maps, errors = {} }: MappingProps) => {
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
      <ErrorSummary errors={errors} />
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
                      <select
                        class="ds-input"
                        name={`kolumn.${index}`}
                        id={`kolumn.${index}`}
                        aria-labelledby={`rubrik-${index}`}
                      >
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
