/** Cooperations with a joint officer, as the administrator sees them. */
import { meetingLabels, roles } from '../../../knowledge/roles.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { DateField, ErrorSummary, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, Facts, Panel, Table, Tag } from '../../../ui/parts.tsx';
import type { ListedCooperation, Member, ShownCooperation } from '../actions/index.ts';
import { type FormProps, personOptions } from './choices.ts';

interface ListProps extends FormProps {
  readonly entity: { readonly id: string; readonly name: string };
  readonly cooperations: readonly ListedCooperation[];
  readonly newId: string;
}

const hasLeft = ({ lastDay }: Member, today: string): boolean => lastDay !== null && lastDay < today;
const isMember = (member: Member, today: string): boolean =>
  member.firstDay <= today && !hasLeft(member, today);

export const CooperationsPage = (props: ListProps & { today: string }) => {
  const { actor, entity, cooperations, newId, typed, errors = {}, today } = props;
  const base = `/organisation/${entity.id}/samverkan`;
  return (
    <Page
      actor={actor}
      title="Samverkan"
      section="organisation"
      crumbs={[
        { href: '/organisation', text: 'Organisation' },
        { href: `/organisation/${entity.id}`, text: entity.name },
      ]}
    >
      <p>
        Kommuner som delar dataskyddsombud samverkar. Värdkommunen har ombudet anställt. De andra går med med
        en kod och kan sedan utse ombudet för sina nämnder. Ingen ser de andras register.
      </p>
      <ErrorSummary errors={errors} />
      <div class="stack" style="margin-top:1rem">
        {cooperations.length > 0 && (
          <Panel
            title={count(cooperations.length, 'samverkan', 'samverkan')}
            action={
              <ButtonLink href={`${base}/export.xlsx`} download>
                Exportera till Excel
              </ButtonLink>
            }
          >
            <Table
              caption="Samverkan"
              hideCaption
              rows={cooperations}
              columns={[
                {
                  heading: 'Namn',
                  header: true,
                  cell: (row) => <a href={`${base}/${row.id}`}>{row.name}</a>,
                },
                { heading: 'Värd', cell: (row) => row.hostName },
                {
                  heading: 'Medlemmar',
                  cell: (row) =>
                    row.members
                      .filter((member) => isMember(member, today))
                      .map(({ name }) => name)
                      .join(', '),
                },
                {
                  heading: 'Gemensamt ombud',
                  cell: (row) => row.officers.map(({ name }) => name).join(', '),
                },
              ]}
            />
          </Panel>
        )}
        <Panel title="Gå med i en samverkan">
          <form class="stack narrow" novalidate method="post" action={`${base}/ga-med`}>
            <input type="hidden" name="id" value={newId} />
            <TextField
              name="code"
              label="Kod"
              size="medium"
              hint="Värdkommunens administratör lämnar koden"
              value={typed.code}
              error={errors.code}
            />
            <Button variant="secondary">Gå med</Button>
          </form>
        </Panel>
        <Panel title="Starta en samverkan">
          <form class="stack narrow" novalidate method="post" action={base}>
            <input type="hidden" name="id" value={newId} />
            <TextField
              name="name"
              label="Namn"
              hint={`Till exempel Dataskyddssamverkan ${entity.name}. ${entity.name} blir värd.`}
              value={typed.name}
              error={errors.name}
            />
            <TextArea
              name="note"
              label="Anteckning"
              optional
              rows={2}
              hint="Till exempel vad avtalet heter och var det finns"
              value={typed.note}
              error={errors.note}
            />
            <Button variant="secondary">Starta samverkan</Button>
          </form>
        </Panel>
      </div>
    </Page>
  );
};

interface CooperationProps extends FormProps {
  readonly entity: string;
  readonly shown: ShownCooperation;
  readonly today: string;
  readonly message?: string | undefined;
}

export const CooperationPage = (props: CooperationProps) => {
  const { actor, entity, shown, errors = {}, message } = props;
  const { cooperation, isHost } = shown;
  const base = `/organisation/${entity}`;
  return (
    <Page
      actor={actor}
      title={cooperation.name}
      section="organisation"
      message={message}
      crumbs={[
        { href: base, text: 'Organisation' },
        { href: `${base}/samverkan`, text: 'Samverkan' },
      ]}
    >
      <ErrorSummary errors={errors} />
      <div class="stack" style="margin-top:1rem">
        <Panel title="Samverkan">
          <Facts
            facts={[
              {
                label: 'Värd',
                value: `${cooperation.hostName}, som svarar för ombudets arbetssituation: tid, kompetens och resurser`,
              },
              ...(cooperation.note ? [{ label: 'Anteckning', value: cooperation.note }] : []),
              ...(isHost
                ? [
                    {
                      label: 'Kod att lämna till den som går med',
                      value: <strong>{cooperation.code}</strong>,
                    },
                  ]
                : []),
            ]}
          />
        </Panel>
        <Members {...props} />
        <Officers {...props} />
        {isHost ? <HostParts {...props} /> : <Leave {...props} />}
      </div>
    </Page>
  );
};

const Members = ({ shown: { cooperation }, today }: CooperationProps) => (
  <Panel title={`Medlemmar (${cooperation.members.filter((member) => isMember(member, today)).length})`}>
    {cooperation.members.length === 0 ? (
      <p>Ingen har gått med än. Lämna koden till de andra kommunernas administratörer.</p>
    ) : (
      <Table
        caption="Medlemmar"
        hideCaption
        rows={cooperation.members}
        columns={[
          { heading: 'Namn', header: true, cell: (row) => row.name },
          { heading: 'Från', cell: (row) => row.firstDay },
          {
            heading: 'Till',
            cell: (row) =>
              hasLeft(row, today) ? (
                <Tag color="neutral">{`Lämnade ${row.lastDay}`}</Tag>
              ) : (
                (row.lastDay ?? 'Tills vidare')
              ),
          },
        ]}
      />
    )}
  </Panel>
);

const Officers = ({ entity, shown, typed, errors = {} }: CooperationProps) => {
  const { cooperation, isHost, persons } = shown;
  const page = `/organisation/${entity}/samverkan/${cooperation.id}`;
  return (
    <Panel title="Gemensamt dataskyddsombud">
      {cooperation.officers.length === 0 ? (
        <p>
          {isHost
            ? 'Välj den av era personer som är ombud för alla.'
            : 'Värdkommunen har inte valt någon än.'}
        </p>
      ) : (
        <Table
          caption="Gemensamt dataskyddsombud"
          hideCaption
          rows={cooperation.officers}
          columns={[
            {
              heading: 'Namn',
              header: true,
              cell: (row) => <a href={`/organisation/${entity}/personer/${row.personId}`}>{row.name}</a>,
            },
            { heading: 'E-post', cell: (row) => row.email },
            { heading: 'Telefon', cell: (row) => row.phone ?? '' },
            {
              heading: 'Ändra',
              cell: (row) =>
                isHost && (
                  <form method="post" action={`${page}/ombud/ta-bort`}>
                    <input type="hidden" name="personId" value={row.personId} />
                    <Button variant="tertiary">
                      Ta bort<span class="visually-hidden"> {row.name}</span>
                    </Button>
                  </form>
                ),
            },
          ]}
        />
      )}
      {cooperation.officers.length > 0 && (
        <p class="small">
          Varje kommun utser ombudet för var och en av sina nämnder: öppna personen och ge uppdraget.
        </p>
      )}
      {isHost && (
        <form class="stack narrow below" novalidate method="post" action={`${page}/ombud`}>
          <Select
            name="personId"
            label="Lägg till"
            empty="Välj person"
            options={personOptions(persons)}
            value={typed.personId}
            error={errors.personId}
          />
          <Button variant="secondary">Lägg till som gemensamt ombud</Button>
        </form>
      )}
    </Panel>
  );
};

const Leave = ({ entity, shown: { cooperation, member }, typed, errors = {}, today }: CooperationProps) =>
  member && !hasLeft(member, today) ? (
    <details class="why" open={Boolean(errors.lastDay)}>
      <summary>Lämna samverkan</summary>
      <form
        class="stack narrow below"
        novalidate
        method="post"
        action={`/organisation/${entity}/samverkan/${cooperation.id}/lamna`}
      >
        <p>
          Från dagen efter når ni inte samverkan. Ombudets uppdrag hos era nämnder avslutar ni för sig, under
          personen.
        </p>
        <DateField name="lastDay" label="Sista dagen" value={typed.lastDay ?? today} error={errors.lastDay} />
        <Button variant="secondary">Lämna samverkan</Button>
      </form>
    </details>
  ) : (
    <p>{member?.lastDay ? `Ni lämnade samverkan ${longDate(member.lastDay)}.` : ''}</p>
  );

const HostParts = ({ entity, shown: { cooperation }, typed, errors = {} }: CooperationProps) => {
  const page = `/organisation/${entity}/samverkan/${cooperation.id}`;
  const version = typed.version ?? String(cooperation.version);
  const labels = [
    ...roles.map(({ id, label }) => ({ key: id, label })),
    ...meetingLabels.map(({ key, label }) => ({ key: key as string, label: label as string })),
  ];
  return (
    <>
      <details class="why" open={Object.keys(errors).some((name) => name.startsWith('label.'))}>
        <summary>Egna ord för roller och möten</summary>
        <form class="stack narrow below" novalidate method="post" action={`${page}/ord`}>
          <p>Lämna tomt där ni säger som Ansvar.</p>
          {labels.map(({ key, label }) => (
            <TextField
              name={`label.${key}`}
              label={label}
              optional
              size="medium"
              value={typed[`label.${key}`] ?? cooperation.labels[key]}
              error={errors[`label.${key}`]}
            />
          ))}
          <Button variant="secondary">Spara orden</Button>
        </form>
      </details>
      <details class="why" open={Boolean(errors.name)}>
        <summary>Ändra namn, anteckning eller kod</summary>
        <form class="stack narrow below" novalidate method="post" action={page}>
          <input type="hidden" name="version" value={version} />
          <TextField name="name" label="Namn" value={typed.name ?? cooperation.name} error={errors.name} />
          <TextArea
            name="note"
            label="Anteckning"
            optional
            rows={2}
            value={typed.note ?? cooperation.note}
            error={errors.note}
          />
          <Button variant="secondary">Spara</Button>
        </form>
        <form class="below" method="post" action={`${page}/kod`}>
          <Button variant="tertiary">Byt kod. Den gamla slutar gälla, medlemmarna är kvar</Button>
        </form>
      </details>
    </>
  );
};
