/** One column of many entries: choose it, write what is to stand there, see what changes, confirm. */
import type { Child } from 'hono/jsx';
import { legalBases } from '../../../knowledge/legal-bases.ts';
import { statuteName, statutes } from '../../../knowledge/statutes.ts';
import type { Actor } from '../../../platform/actor.ts';
import {
  Choice,
  DateField,
  ErrorSummary,
  type Errors,
  Select,
  TextArea,
  TextField,
} from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Panel, Table } from '../../../ui/parts.tsx';
import type { BulkRow } from '../actions/bulk.ts';
import type { StoredEntry } from '../actions/entries.ts';
import { type BulkColumn, bulkColumns } from '../rules/bulk.ts';
import * as options from './options.ts';
import type { SystemChoice } from './step.tsx';

interface BulkProps {
  readonly actor: Actor;
  readonly entries: readonly StoredEntry[];
  readonly column: BulkColumn | undefined;
  readonly typed: URLSearchParams;
  readonly errors: Errors;
  readonly systems: readonly SystemChoice[];
}

const Frame = ({ actor, title, children }: { actor: Actor; title: string; children?: Child }) => (
  <Page
    actor={actor}
    title={title}
    section="register"
    crumbs={[{ href: '/behandlingar', text: 'Behandlingar' }]}
  >
    {children}
  </Page>
);

const titleOf = (entries: readonly unknown[]): string =>
  `Ändra en uppgift i ${count(entries.length, 'behandling', 'behandlingar')}`;

export const BulkPage = (props: BulkProps) => {
  const { actor, entries, column, typed, errors } = props;
  if (entries.length === 0) {
    return (
      <Frame actor={actor} title="Ändra en uppgift i flera behandlingar">
        <EmptyState
          title="Inga behandlingar är valda"
          text="Kryssa för behandlingarna i listan, eller välj alla i urvalet."
        >
          <ButtonLink href="/behandlingar?valj=1">Välj i listan</ButtonLink>
        </EmptyState>
      </Frame>
    );
  }
  return (
    <Frame actor={actor} title={titleOf(entries)}>
      <p>Välj vad som ska ändras. Du ser vad som händer i varje behandling innan något sparas.</p>
      <ErrorSummary errors={errors} />
      <form
        method="post"
        action="/behandlingar/andra"
        class="stack narrow"
        style="margin-top:1rem"
        novalidate
      >
        <ChosenFields entries={entries} />
        {column === undefined ? (
          <>
            <Choice
              name="kolumn"
              label="Vad ska ändras?"
              options={Object.entries(bulkColumns).map(([value, label]) => ({ value, label }))}
              value={typed.get('kolumn')}
              error={errors.kolumn}
            />
            <div class="actions">
              <Button name="steg" value="kolumn">
                Fortsätt
              </Button>
              <a href="/behandlingar">Avbryt</a>
            </div>
          </>
        ) : (
          <>
            <input type="hidden" name="kolumn" value={column} />
            <h2>{bulkColumns[column]}</h2>
            {COLUMN_FIELDS[column](props)}
            <div class="actions">
              <Button name="steg" value="granska">
                Visa vad som ändras
              </Button>
              <Button name="steg" value="byt" variant="secondary">
                Välj en annan uppgift
              </Button>
              <a href="/behandlingar">Avbryt</a>
            </div>
          </>
        )}
      </form>
    </Frame>
  );
};

const ChosenFields = ({ entries }: { entries: readonly StoredEntry[] }) =>
  entries.map((entry) => <input type="hidden" name="vald" value={`${entry.id}:${entry.version}`} />);

type Fields = (props: BulkProps) => Child;

const textField =
  (label: string, hint: string): Fields =>
  ({ typed, errors }) => (
    <TextField name="text" label={label} hint={hint} value={typed.get('text')} error={errors.text} />
  );

const dateField =
  (label: string, hint?: string): Fields =>
  ({ typed, errors }) => (
    <DateField
      name="date"
      label={label}
      {...(hint && { hint })}
      value={typed.get('date')}
      error={errors.date}
    />
  );

const COLUMN_FIELDS: Readonly<Record<BulkColumn, Fields>> = {
  processArea: textField('Verksamhetsområde', 'Till exempel «Hemtjänst»'),
  processCode: textField('Process', 'Enligt KLASSA eller er egen struktur'),
  nextReviewOn: dateField('Nästa översyn', 'Kan sättas även i det som är fullständigt eller fastställt.'),
  accessReviewedOn: dateField('När behörigheterna senast granskades'),
  accessRoutine: ({ typed, errors }) => (
    <TextArea
      name="text"
      label="Rutin för behörighet"
      hint="Ersätter det som står i dag"
      value={typed.get('text')}
      error={errors.text}
    />
  ),
  contact: ({ typed, errors }) => (
    <>
      <Select
        name="role"
        label="Roll"
        empty="Välj"
        options={options.CONTACT_ROLES}
        value={typed.get('role')}
        error={errors.role}
      />
      <TextField
        name="name"
        label="Namn eller funktion"
        hint="Ersätter den som står i rollen i dag"
        value={typed.get('name')}
        error={errors.name}
      />
    </>
  ),
  system: ({ typed, errors, systems }) => (
    <Select
      name="systemId"
      label="System"
      empty="Välj"
      hint="Läggs till bland de system som redan står där"
      options={systems.map(({ id, name }) => ({ value: id, label: name }))}
      value={typed.get('systemId')}
      error={errors.systemId}
    />
  ),
  statute: ({ typed, errors }) => (
    <>
      <Select
        name="legalBasis"
        label="I ändamål med den rättsliga grunden"
        empty="Välj"
        options={legalBases.map(({ id, label }) => ({ value: id, label }))}
        value={typed.get('legalBasis')}
        error={errors.legalBasis}
      />
      <Select
        name="statute"
        label="Lägg till författningen"
        empty="Välj"
        options={statutes.map((statute) => ({ value: statute.id, label: statuteName(statute) }))}
        value={typed.get('statute')}
        error={errors.statute}
      />
    </>
  ),
  klassa: ({ typed, errors }) => (
    <>
      <p class="hint">Det som lämnas tomt ändras inte.</p>
      <div class="pair">
        {KLASSA.map(([name, label]) => (
          <Select
            name={name}
            label={label}
            empty="Ändra inte"
            options={['0', '1', '2', '3', '4'].map((value) => ({ value, label: value }))}
            value={typed.get(name)}
            error={errors[name]}
          />
        ))}
      </div>
      <DateField
        name="klassaOn"
        label="Klassad den"
        optional
        value={typed.get('klassaOn')}
        error={errors.klassaOn}
      />
    </>
  ),
};

const KLASSA = [
  ['klassaConfidentiality', 'Konfidentialitet'],
  ['klassaCorrectness', 'Riktighet'],
  ['klassaAvailability', 'Tillgänglighet'],
  ['klassaTraceability', 'Spårbarhet'],
] as const;

interface PreviewProps {
  readonly actor: Actor;
  readonly rows: readonly BulkRow[];
  readonly column: BulkColumn;
  readonly typed: URLSearchParams;
}

/** Old and new in every entry, and those that are left as they are with why. */
export const BulkPreviewPage = ({ actor, rows, column, typed }: PreviewProps) => {
  const changing = rows.filter(({ obstacle }) => obstacle === null);
  const left = rows.filter(({ obstacle }) => obstacle !== null);
  return (
    <Frame actor={actor} title={`${bulkColumns[column]}: det här ändras`}>
      <form method="post" action="/behandlingar/andra" class="stack" style="margin-top:1rem">
        {[...typed]
          .filter(([name]) => name !== 'steg' && name !== 'vald')
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <ChosenFields entries={rows.map(({ entry }) => entry)} />
        {changing.length === 0 ? (
          <EmptyState
            title="Inget ändras"
            text="Ingen av de valda behandlingarna ändras av det här. Skälen står nedan."
          />
        ) : (
          <Table
            caption={`Ändras: ${count(changing.length, 'behandling', 'behandlingar')}`}
            rows={changing}
            columns={[
              { heading: 'Nr', number: true, cell: ({ entry }) => entry.number },
              { heading: 'Behandling', header: true, cell: ({ entry }) => entry.name },
              {
                heading: 'Står i dag',
                cell: ({ changes }) =>
                  changes.map((change) => <Line label={change.label} text={change.before} />),
              },
              {
                heading: 'Blir',
                cell: ({ changes }) =>
                  changes.map((change) => <Line label={change.label} text={change.after} />),
              },
            ]}
          />
        )}
        {left.length > 0 && (
          <Panel title={`Ändras inte: ${left.length}`}>
            <ul class="todo">
              {left.map(({ entry, obstacle }) => (
                <li>
                  <span>
                    <a href={`/behandlingar/${entry.id}`}>{entry.name}</a>
                    <span class="block small">{obstacle}</span>
                  </span>
                </li>
              ))}
            </ul>
            <OpenLocked actor={actor} left={left} />
          </Panel>
        )}
        <div class="actions">
          {changing.length > 0 && (
            <Button name="steg" value="spara">
              Ändra {count(changing.length, 'behandling', 'behandlingar')}
            </Button>
          )}
          <Button name="steg" value="kolumn" variant="secondary">
            Tillbaka
          </Button>
          <a href="/behandlingar">Avbryt</a>
        </div>
      </form>
    </Frame>
  );
};

/** Where what is locked can be opened, all of it at once. */
const OpenLocked = ({ actor, left }: { actor: Actor; left: readonly BulkRow[] }) => {
  const locked = left.filter(
    ({ entry }) => entry.state !== 'draft' && entry.controllerId === actor.controller?.id,
  );
  if (locked.length === 0) return null;
  const query = locked.map(({ entry }) => `vald=${entry.id}`).join('&');
  return (
    <p style="margin-top:.75rem">
      <a href={`/behandlingar/oppna?${query}`}>
        Öppna {locked.length === 1 ? 'den' : `de ${locked.length}`} som är låsta för ändring
      </a>
      , och välj dem sedan igen.
    </p>
  );
};

const Line = ({ label, text }: { label: string; text: string }) => (
  <span class="block">
    <span class="small">{label}: </span>
    <span class="pre">{text || '–'}</span>
  </span>
);
