import type { Actor, Appointment } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { Select } from '../../../ui/field.tsx';
import { ExcelLink, FilteredList } from '../../../ui/filtered-list.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { ButtonLink, type Color, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import type { ListedRemark } from '../actions.ts';
import { type RemarkKind, type RemarkState, remarkKinds, remarkStates } from '../rules.ts';

export const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const KIND_COLORS: Readonly<Record<string, Color>> = { remark: 'danger', advice: 'info', request: 'warning' };
const STATE_COLORS: Readonly<Record<RemarkState, Color>> = {
  open: 'warning',
  answered: 'info',
  closed: 'success',
  withdrawn: 'neutral',
};

export const RemarkTag = ({ kind }: { kind: string }) => (
  <Tag color={KIND_COLORS[kind] ?? 'neutral'}>{remarkKinds[kind as RemarkKind] ?? kind}</Tag>
);

export const StateTag = ({ remark, today }: { remark: ListedRemark; today: string }) => {
  const late = remark.state === 'open' && remark.answerBy !== null && remark.answerBy < today;
  const state = remark.state as RemarkState;
  return (
    <Tag color={late ? 'danger' : STATE_COLORS[state]}>{late ? 'Svar försenat' : remarkStates[state]}</Tag>
  );
};

interface RemarksProps {
  readonly actor: Actor;
  readonly remarks: readonly ListedRemark[];
  readonly query: URLSearchParams;
  readonly today: string;
  /** Writes to the nämnd; the others read and answer. */
  readonly isOfficer: boolean;
}

export const RemarksPage = (props: RemarksProps) => {
  const { actor, remarks, query, today, isOfficer } = props;
  const several = actor.readable.length > 1;
  return (
    <Page
      actor={actor}
      title="Ombudets anmärkningar och råd"
      section="remarks"
      path="/ombudet"
      aside={
        isOfficer && (
          <ButtonLink href="/ombudet/ny" variant="primary">
            Skriv till nämnden
          </ButtonLink>
        )
      }
    >
      <p>
        Det som dataskyddsombudet har påpekat, gett råd om eller frågat efter, och vad nämnden gjorde med det.
        Ombudet ger råd, nämnden beslutar.{' '}
        {isOfficer && (
          <>
            Råd i samråd står i{' '}
            <a href="/arenden?slag=consultation&lage=alla&namnder=alla">ärendena om samråd</a>.
          </>
        )}
      </p>
      <FilteredList
        path="/ombudet"
        filters={
          <>
            <Select
              name="lage"
              label="Läge"
              empty="Alla"
              value={query.get('lage')}
              options={options(remarkStates)}
            />
            <Select
              name="slag"
              label="Slag"
              empty="Alla"
              value={query.get('slag')}
              options={options(remarkKinds)}
            />
            {several && (
              <Select
                name="namnd"
                label="Nämnd"
                empty="Alla jag har uppdrag för"
                value={query.get('namnd')}
                options={controllersOf(actor)}
              />
            )}
          </>
        }
        counted={count(remarks.length, 'skrivelse', 'skrivelser')}
        links={<ExcelLink href={`/ombudet/export.xlsx?${query}`} />}
        isEmpty={remarks.length === 0 && query.size > 0}
      >
        {remarks.length === 0 ? (
          <EmptyState
            title="Inget skrivet än"
            text={isOfficer ? FIRST_WORDS : 'Ombudet har inte skrivit något.'}
          />
        ) : (
          <RemarkTable remarks={remarks} several={several} today={today} />
        )}
      </FilteredList>
    </Page>
  );
};

const FIRST_WORDS = 'Öppna en behandling och välj «Skriv till nämnden», eller börja här.';

const RemarkTable = (props: { remarks: readonly ListedRemark[]; several: boolean; today: string }) => (
  <Table
    caption="Ombudets anmärkningar och råd"
    hideCaption
    rows={props.remarks}
    columns={[
      { heading: 'Slag', cell: (remark) => <RemarkTag kind={remark.kind} /> },
      {
        heading: 'Vad',
        header: true,
        cell: (remark) => (
          <>
            <a href={`/ombudet/${remark.id}`}>{shortened(remark.text)}</a>
            {remark.processingName && <span class="block small">{remark.processingName}</span>}
          </>
        ),
      },
      ...(props.several
        ? [
            {
              heading: 'Nämnd',
              cell: (remark: ListedRemark) => (
                <>
                  {remark.controllerName}
                  {remark.legalEntityName !== remark.controllerName && (
                    <span class="block small">{remark.legalEntityName}</span>
                  )}
                </>
              ),
            },
          ]
        : []),
      { heading: 'Läge', cell: (remark) => <StateTag remark={remark} today={props.today} /> },
      {
        heading: 'Svar senast',
        cell: (remark) => (remark.answerBy ? <span class="nowrap">{longDate(remark.answerBy)}</span> : '–'),
      },
    ]}
  />
);

const shortened = (text: string) => (text.length > 140 ? `${text.slice(0, 137)}…` : text);

const controllersOf = (actor: Actor) =>
  [...new Map(actor.appointments.map((held) => [held.id, held])).values()].map((held: Appointment) => ({
    value: held.id,
    label: nameOf(held),
  }));
