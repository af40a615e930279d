/** One point of the delegationsordning: its form, its page, who stands under it. */
import { longDate } from '../../../platform/plain-date.ts';
import { Choice, DateField, ErrorSummary, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Facts, Panel, Table } from '../../../ui/parts.tsx';
import type { ShownPoint, StandingPoint } from '../actions/index.ts';
import { type DecisionMatter, decisionMatters } from '../rules/index.ts';
import { type FormProps, options } from './choices.ts';
import { isOpen } from './delegations.tsx';

const CRUMB = { href: '/delegation', text: 'Delegationsordning' };

interface PointFormProps extends FormProps {
  readonly id: string;
  readonly isNew: boolean;
  readonly standing: readonly StandingPoint[];
}

export const PointFormPage = ({ actor, typed, errors = {}, id, isNew, standing }: PointFormProps) => (
  <Page
    actor={actor}
    title={isNew ? 'Lägg till punkt' : `Ändra punkt ${typed.number ?? ''}`}
    section="delegation"
    crumbs={[CRUMB]}
  >
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={typed.version ?? '1'} />
      <TextField
        name="number"
        label="Punkt"
        size="short"
        hint="Som den står i delegationsordningen, till exempel 4.2"
        value={typed.number}
        error={errors.number}
      />
      <Select
        name="matter"
        label="Vad gäller punkten?"
        empty="Välj ärende"
        hint={standing.length > 0 && <Standing points={standing} />}
        options={options(decisionMatters)}
        value={typed.matter}
        error={errors.matter}
      />
      <TextArea
        name="description"
        label="Punktens lydelse"
        optional
        rows={2}
        value={typed.description}
        error={errors.description}
      />
      <TextField
        name="function"
        label="Funktion som beslutar"
        hint="Till exempel förvaltningschef"
        value={typed.function}
        error={errors.function}
      />
      <TextArea
        name="conditions"
        label="Villkor"
        optional
        rows={2}
        hint="Till exempel efter samråd med dataskyddsombudet"
        value={typed.conditions}
        error={errors.conditions}
      />
      <DateField
        name="decidedOn"
        label="Nämnden beslutade"
        value={typed.decidedOn}
        error={errors.decidedOn}
      />
      <TextField
        name="decidedReference"
        label="Paragraf eller diarienummer"
        optional
        size="medium"
        hint="Till exempel § 12"
        value={typed.decidedReference}
        error={errors.decidedReference}
      />
      <DateField
        name="firstDay"
        label="Gäller från"
        hint="Lämna tomt för beslutsdagen"
        value={typed.firstDay}
        error={errors.firstDay}
      />
      <DateField
        name="lastDay"
        label="Gäller till och med"
        optional
        value={typed.lastDay}
        error={errors.lastDay}
      />
      <div class="actions">
        <Button>{isNew ? 'Lägg till punkten' : 'Spara punkten'}</Button>
        <a href={isNew ? '/delegation' : `/delegation/${id}`}>Avbryt</a>
      </div>
    </form>
  </Page>
);

const matterOf = ({ matter }: StandingPoint): string => decisionMatters[matter as DecisionMatter];
const Standing = ({ points }: { points: readonly StandingPoint[] }) => (
  <>
    Redan inlagt, så att inte två punkter ger samma rätt:
    <ul>
      {points.map((point) => (
        <li>
          Punkt {point.number}, {point.function}: {matterOf(point)}
        </li>
      ))}
    </ul>
  </>
);

interface PointPageProps extends FormProps {
  readonly shown: ShownPoint;
  readonly newId: string;
  readonly mayWrite: boolean;
  readonly today: string;
  readonly message?: string | undefined;
}

export const PointPage = (props: PointPageProps) => {
  const { actor, shown, errors = {}, message, mayWrite, today } = props;
  const { point, others } = shown;
  const ended = point.lastDay !== null && point.lastDay < today;
  return (
    <Page
      actor={actor}
      title={`Punkt ${point.number}`}
      section="delegation"
      message={message}
      crumbs={[CRUMB]}
      aside={
        mayWrite && !ended && <ButtonLink href={`/delegation/${point.id}/andra`}>Ändra punkten</ButtonLink>
      }
    >
      <ErrorSummary errors={errors} />
      {!ended && others.length > 0 && (
        <div class="ds-alert below" data-color="warning" role="status">
          Samma ärende står också i{' '}
          {others.map(({ id, number, function: by }, index) => (
            <>
              {index > 0 && ', '}
              <a href={`/delegation/${id}`}>
                punkt {number}, {by}
              </a>
            </>
          ))}
          . Stämmer det med delegationsordningen?
        </div>
      )}
      {point.delegates
        .filter((one) => one.byOneself && isOpen(one, today))
        .map(({ name }) => (
          <div class="ds-alert below" data-color="warning" role="status">
            {name} har själv lagt in sig som delegat. Kontrollera att det stämmer med beslutet,{' '}
            {point.decidedReference ?? longDate(point.decidedOn)}. Det står i loggen.
          </div>
        ))}
      <div class="stack" style="margin-top:1rem">
        <Panel title={decisionMatters[point.matter as DecisionMatter]}>
          <Facts
            facts={[
              { label: 'Funktion', value: point.function },
              ...(point.description ? [{ label: 'Lydelse', value: point.description }] : []),
              { label: 'Villkor', value: point.conditions ?? 'Inga' },
              {
                label: 'Beslutad',
                value: [longDate(point.decidedOn), point.decidedReference].filter(Boolean).join(', '),
              },
              {
                label: 'Gäller',
                value: `från ${point.firstDay}${point.lastDay ? ` till och med ${point.lastDay}` : ' tills vidare'}`,
              },
            ]}
          />
        </Panel>
        <Delegates {...props} />
        {mayWrite &&
          !ended &&
          (point.decidedReference ? <AddDelegate {...props} /> : <DecisionFirst point={point} />)}
        {mayWrite && !ended && <EndPoint {...props} />}
      </div>
    </Page>
  );
};

const Delegates = ({ shown: { point }, mayWrite, today }: PointPageProps) => (
  <Panel title="Delegater">
    {point.delegates.length === 0 ? (
      <p>Ingen står under punkten. Tills någon gör det beslutar nämnden själv.</p>
    ) : (
      <Table
        caption="Delegater"
        hideCaption
        rows={point.delegates}
        columns={[
          {
            heading: 'Namn',
            header: true,
            cell: (row) => (
              <>
                {row.name}
                {row.deputy && ' (ersättare)'}
                {isOpen(row, today) && !row.canSignIn && (
                  <span class="block small">Har inget uppdrag för nämnden och kan inte besluta i Ansvar</span>
                )}
              </>
            ),
          },
          { heading: 'Från', cell: (row) => row.firstDay },
          { heading: 'Till', cell: (row) => row.lastDay ?? 'Tills vidare' },
          {
            heading: 'Ändra',
            cell: (row) =>
              mayWrite &&
              (!row.lastDay || row.lastDay > today) && (
                <form method="post" action={`/delegation/${point.id}/delegater/avsluta`}>
                  <input type="hidden" name="delegat" value={row.id} />
                  <Button variant="tertiary">
                    {row.firstDay > today ? 'Ta bort' : 'Avsluta i dag'}
                    <span class="visually-hidden">: {row.name}</span>
                  </Button>
                </form>
              ),
          },
        ]}
      />
    )}
  </Panel>
);

const DecisionFirst = ({ point }: { point: ShownPoint['point'] }) => (
  <Panel title="Lägg till delegat" id="decidedReference">
    <p>
      Skriv först paragraf eller diarienummer för beslutet om punkten. Utan beslut kan ingen vara delegat.{' '}
      <a href={`/delegation/${point.id}/andra#decidedReference`}>Fyll i beslutet</a>
    </p>
  </Panel>
);

const AddDelegate = ({
  actor,
  shown: { point, candidates },
  newId,
  typed,
  errors = {},
  today,
}: PointPageProps) => (
  <Panel title="Lägg till delegat">
    <form class="stack narrow" novalidate method="post" action={`/delegation/${point.id}/delegater`}>
      <input type="hidden" name="id" value={newId} />
      <Select
        name="personId"
        label="Person"
        empty="Välj person"
        hint="Lägger du till dig själv syns det här och i loggen."
        options={candidates.map(({ id, name, title, employer }) => ({
          value: id,
          label: [
            name,
            title,
            !title?.endsWith(employer ?? '–') && employer,
            id === actor.personId && 'du själv',
          ]
            .filter(Boolean)
            .join(', '),
        }))}
        value={typed.personId}
        error={errors.personId}
      />
      <Choice
        name="deputy"
        label="Som"
        inline
        options={[
          { value: 'no', label: 'Delegat' },
          { value: 'yes', label: 'Ersättare' },
        ]}
        value={typed.deputy ?? 'no'}
      />
      <DateField
        name="firstDay"
        label="Från"
        value={typed.firstDay ?? (point.firstDay > today ? point.firstDay : today)}
        error={errors.firstDay}
      />
      <DateField
        name="lastDay"
        label="Sista dagen"
        optional
        value={typed.personId ? typed.lastDay : undefined}
        error={errors.lastDay}
      />
      <Button>Lägg till delegaten</Button>
    </form>
  </Panel>
);

const EndPoint = ({ shown: { point }, typed, errors = {}, today }: PointPageProps) => (
  <details class="why" open={Boolean(errors.slut)}>
    <summary>Avsluta punkten</summary>
    <form class="stack narrow below" novalidate method="post" action={`/delegation/${point.id}/avsluta`}>
      <input type="hidden" name="version" value={String(point.version)} />
      <p>Punkten blir kvar, så att det går att se vad som har beslutats under den.</p>
      <DateField name="slut" label="Punktens sista dag" value={typed.slut ?? today} error={errors.slut} />
      <Button variant="secondary">Avsluta punkten</Button>
    </form>
  </details>
);
