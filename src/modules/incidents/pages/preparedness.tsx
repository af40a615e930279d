import { roleFact } from '../../../knowledge/roles.ts';
import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Checks, Choice, ErrorSummary, type Errors, TextArea, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, Panel, Table } from '../../../ui/parts.tsx';
import type { ShownPreparedness } from '../actions/index.ts';
import { markChoices, packEvery } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';

interface PreparednessProps {
  readonly actor: Actor;
  readonly shown: ShownPreparedness;
  readonly typed: Typed;
  readonly marks: readonly string[];
  readonly errors: Errors;
  readonly newId: string;
  readonly mayWrite: boolean;
  readonly message?: string | undefined;
}

/** When the group is told, whom it is, and the pack for the day when the computers are down. */
export const PreparednessPage = (props: PreparednessProps) => (
  <Page
    actor={props.actor}
    title={`Beredskap för ${props.actor.controller?.name ?? 'nämnden'}`}
    section="preparedness"
    path="/incidenter/beredskap"
    crumbs={[{ href: '/incidenter', text: 'Incidenter' }]}
    message={props.message}
  >
    <ErrorSummary errors={props.errors} />
    <div class="stack">
      <Group {...props} />
      <Marks {...props} />
      <Pack {...props} />
    </div>
  </Page>
);

/** Each person once, with the roles held. */
const groupOf = (persons: ShownPreparedness['persons']) =>
  persons
    .filter(({ email }, index) => persons.findIndex((one) => one.email === email) === index)
    .map((person) => ({
      ...person,
      roles: persons
        .filter(({ email }) => email === person.email)
        .map(({ role }) => roleFact(role)?.label ?? role)
        .join(', '),
    }));

const Group = ({ shown }: PreparednessProps) => (
  <Panel title="De som arbetar med en incident">
    <Table
      caption="Incidentgruppen"
      hideCaption
      rows={groupOf(shown.persons)}
      columns={[
        { heading: 'Namn', header: true, cell: (one) => one.name },
        { heading: 'Roller', cell: (one) => one.roles },
        { heading: 'Telefon', cell: (one) => one.phone ?? 'Står inte i Ansvar' },
        { heading: 'E-post', cell: (one) => one.email },
      ]}
    />
    <p>
      Gruppen är it-chef, säkerhetsansvarig, jurist, samordnare och dataskyddsombud. Saknas någon, eller ett
      telefonnummer, skriver administratören det under Organisation. Varje nämnd har sin egen beredskap: byt
      nämnd längst upp på sidan.
    </p>
  </Panel>
);

const hoursText = (mark: number): string => (mark === 0 ? 'När tiden är ute' : `${mark} timmar kvar`);

const Marks = ({ shown, marks, errors, mayWrite }: PreparednessProps) => (
  <Panel title="Påminnelser medan klockan går" id="paminnelser">
    <p>
      Gruppen och ombudet får ett mejl när så många timmar är kvar av lagens tid. Det gäller också en rapport
      som ingen har läst: då räknas från att den kom in.
    </p>
    {mayWrite ? (
      <form class="stack" novalidate method="post" action="/incidenter/beredskap/paminnelser">
        <Checks
          name="marks"
          label="Mejla när det är"
          values={marks}
          error={errors.marks}
          options={markChoices.map((mark) => ({ value: String(mark), label: hoursText(mark) }))}
        />
        <div class="actions">
          <Button variant="secondary">Spara påminnelserna</Button>
        </div>
      </form>
    ) : (
      <p>{shown.marks.map(hoursText).join(', ')}</p>
    )}
  </Panel>
);

const Pack = (props: PreparednessProps) => {
  const { shown, mayWrite, newId } = props;
  const [latest] = shown.packs;
  return (
    <Panel title="Nödpärm" id="nodparm">
      <p>
        Det ni behöver när datorerna inte fungerar: rapporten att fylla i, frågorna till gruppen,
        telefonlista, när timmarna är ute och vem som är biträde för vad. En PDF som öppnas med ert lösenord.
        Lägg den på en usb-sticka eller skriv ut den, och ha lösenordet på papper.
      </p>
      {latest ? (
        <p>
          <a
            class="ds-button"
            data-variant="primary"
            href={`/incidenter/beredskap/nodparm/${latest.id}`}
            download
          >
            Hämta nödpärmen
          </a>{' '}
          Gjord {swedishTime(latest.madeAt)}, {latest.pages} sidor.
          {latest.fetchedAt
            ? ` Hämtad ${swedishTime(latest.fetchedAt)} av ${latest.fetcherName ?? 'någon'}.`
            : ' Ingen har hämtat den än.'}
        </p>
      ) : (
        <p>
          <strong>Ingen nödpärm är gjord.</strong> Välj lösenord och hur ofta, och spara.
        </p>
      )}
      {mayWrite && shown.hasPassword && (
        <form method="post" action="/incidenter/beredskap/nodparm/ny">
          <input type="hidden" name="id" value={newId} />
          <Button variant="secondary">Gör en ny nu</Button>
        </form>
      )}
      {mayWrite && <PackForm {...props} />}
      {shown.packs.length > 1 && (
        <details class="why">
          <summary>Tidigare pärmar</summary>
          <ul>
            {shown.packs.slice(1).map((pack) => (
              <li>
                <a href={`/incidenter/beredskap/nodparm/${pack.id}`} download>
                  {swedishTime(pack.madeAt)}
                </a>
                , {pack.makerName ?? 'enligt schemat'}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
};

const PackForm = ({ shown, typed, errors, newId }: PreparednessProps) => (
  <form class="stack narrow" novalidate method="post" action="/incidenter/beredskap/nodparm">
    <Choice
      name="packEvery"
      label="Hur ofta ska en ny göras?"
      hint="Telefonnummer och biträden hämtas ur Ansvar varje gång"
      value={typed.packEvery ?? shown.packEvery}
      error={errors.packEvery}
      inline
      options={Object.entries(packEvery).map(([value, label]) => ({ value, label }))}
    />
    <TextArea
      name="packPhones"
      label="Fler nummer"
      hint="It-stöd, växel, kris i beredskap: ett på varje rad"
      optional
      rows={4}
      value={typed.packPhones ?? shown.packPhones}
      error={errors.packPhones}
    />
    <TextArea
      name="packNote"
      label="Var träffas gruppen, och annat som ska stå först"
      optional
      value={typed.packNote ?? shown.packNote}
      error={errors.packNote}
    />
    <input type="hidden" name="id" value={newId} />
    <TextField
      name="password"
      label={shown.hasPassword ? 'Nytt lösenord' : 'Lösenord till pärmen'}
      hint={
        shown.hasPassword
          ? 'Lämna tomt för att behålla det ni har. Det syns medan du skriver, och aldrig igen'
          : 'Minst 12 tecken, till exempel fyra ord. Skriv det på papper: det syns medan du skriver, och aldrig igen'
      }
      optional={shown.hasPassword}
      error={errors.password}
    />
    <div class="actions">
      <Button>{shown.packs.length > 0 ? 'Spara och gör en ny' : 'Spara och gör nödpärmen'}</Button>
    </div>
  </form>
);
