import { gdpr } from '../../../knowledge/sources.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Checks, Choice, DateField, type Errors, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, Cite, Panel, Table, Tag } from '../../../ui/parts.tsx';
import type { ShownNotices } from '../actions/index.ts';
import { incidentSides, noticeWays } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';

interface NoticeProps {
  readonly shown: ShownNotices;
  readonly typed: Typed;
  readonly chosen: readonly string[];
  readonly errors: Errors;
  readonly newId: string;
  readonly mayWrite: boolean;
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Whose data it is, and what the controllers that we serve have been told. */
export const NoticeParts = (props: NoticeProps) => {
  const { shown, mayWrite } = props;
  const isProcessor = shown.incident.side === 'processor';
  return (
    <div class="stack">
      <Panel title="Vems uppgifter gäller incidenten?">
        <p>
          Den som är personuppgiftsansvarig bedömer och anmäler. Ett personuppgiftsbiträde underrättar den
          ansvarige utan onödigt dröjsmål och anmäler aldrig till tillsynsmyndigheten för någon annans
          räkning. <Cite source={gdpr('33.2')} />
        </p>
        {mayWrite && (
          <form class="stack" method="post" action={`/incidenter/${shown.record.id}/underratta/sida`}>
            <Choice
              name="side"
              label="I den här incidenten"
              value={shown.incident.side}
              options={options(incidentSides)}
            />
            <div class="actions">
              <Button variant="secondary">Spara</Button>
            </div>
          </form>
        )}
      </Panel>
      {isProcessor && <Told shown={shown} />}
      {isProcessor && mayWrite && <TellForm {...props} />}
    </div>
  );
};

const Told = ({ shown }: { shown: ShownNotices }) => (
  <Panel title="De som ska få veta">
    {shown.told.length === 0 ? (
      <p>
        Registret har ingen behandling som ni gör åt någon annan. Lägg till den under Behandlingar, eller
        skriv i formuläret vilka ni har underrättat.
      </p>
    ) : (
      <>
        {shown.processings.length > 0 && (
          <p>Ur registret: {shown.processings.join(', ')}. Koppla ärendet till posten om bara en berörs.</p>
        )}
        <Table
          caption="Personuppgiftsansvariga"
          hideCaption
          rows={shown.told}
          columns={[
            { heading: 'Personuppgiftsansvarig', header: true, cell: (one) => one.name },
            { heading: 'Kontakt', cell: (one) => one.contact ?? 'Står inte i registret' },
            {
              heading: 'Underrättad',
              cell: (one) =>
                one.parts === 0 ? (
                  <Tag color="danger">Inte än</Tag>
                ) : one.complete ? (
                  <Tag color="success">Helt</Tag>
                ) : (
                  <Tag color="warning">
                    {one.parts === 1 ? 'En del' : `${one.parts} delar`}, mer ska komma
                  </Tag>
                ),
            },
          ]}
        />
      </>
    )}
    {shown.sent.length > 0 && (
      <Table
        caption="Det som är sagt"
        rows={shown.sent}
        columns={[
          { heading: 'När', header: true, cell: (one) => swedishTime(one.sentAt) },
          { heading: 'Till', cell: (one) => one.recipient },
          { heading: 'Del', number: true, cell: (one) => String(one.part) },
          { heading: 'Hur', cell: (one) => noticeWays[one.way as keyof typeof noticeWays] },
          { heading: 'Vad', cell: (one) => <span class="pre">{one.nature}</span> },
          {
            heading: 'Underrättelse',
            cell: (one) => (
              <a href={`/incidenter/${shown.record.id}/underratta/${one.id}/brev.pdf`} download>
                PDF
              </a>
            ),
          },
        ]}
      />
    )}
  </Panel>
);

const TellForm = ({ shown, typed, chosen, errors, newId }: NoticeProps) => (
  <Panel title={shown.sent.length === 0 ? 'Underrätta' : 'Nästa del'}>
    <form class="stack narrow" novalidate method="post" action={`/incidenter/${shown.record.id}/underratta`}>
      <input type="hidden" name="id" value={newId} />
      {shown.told.length > 0 && (
        <Checks
          name="recipients"
          label="Vilka har ni underrättat?"
          values={chosen}
          error={errors.recipients}
          options={shown.told.map(({ name }) => ({ value: name, label: name }))}
        />
      )}
      <TextArea
        name="others"
        label={shown.told.length > 0 ? 'Fler, som inte står i registret' : 'Vilka har ni underrättat?'}
        hint="En på varje rad"
        optional={shown.told.length > 0}
        value={typed.others}
        error={shown.told.length > 0 ? errors.others : (errors.recipients ?? errors.others)}
      />
      <TextArea
        name="nature"
        label="Vad som har hänt"
        hint="Arten, och om det går vilka kategorier av personer och hur många personer och uppgifter det gäller. Skriv inga namn"
        rows={5}
        value={typed.nature ?? shown.incident.description}
        error={errors.nature}
      />
      <TextArea
        name="consequences"
        label="Sannolika konsekvenser"
        optional
        value={typed.consequences ?? shown.incident.consequencesText}
        error={errors.consequences}
      />
      <TextArea
        name="measures"
        label="Åtgärder som ni har vidtagit eller föreslår"
        optional
        value={typed.measures ?? shown.incident.contained}
        error={errors.measures}
      />
      <Choice
        name="continues"
        label="Kommer mer?"
        hint="Det som ni inte vet än får komma i omgångar"
        value={typed.continues}
        error={errors.continues}
        options={[
          { value: 'yes', label: 'Ja, det här är en del' },
          { value: 'no', label: 'Nej, det här är allt vi vet' },
        ]}
      />
      <Choice
        name="way"
        label="Hur?"
        hint="Alltid skriftligt"
        value={typed.way}
        error={errors.way}
        options={options(noticeWays)}
      />
      <div class="row">
        <DateField name="on" label="Dag" hint="Till exempel 2026-11-20" value={typed.on} error={errors.on} />
        <TextField
          name="at"
          label="Klockslag"
          hint="Till exempel 14.20"
          size="short"
          value={typed.at}
          error={errors.at}
        />
      </div>
      <div class="actions">
        <Button>Spara underrättelsen</Button>
      </div>
      <p class="small">Underrättelsen blir en PDF att skicka, en för varje ansvarig.</p>
    </form>
  </Panel>
);
