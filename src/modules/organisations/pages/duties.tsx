/** Officer and coordinator of every controller of the entity, and what is missing. */
import { ErrorSummary, Select, TextField } from '../../../ui/field.tsx';
import { NoMatch } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table, Tag, Why } from '../../../ui/parts.tsx';
import type { DutyRow } from '../actions/index.ts';
import { coordinatorOutcomes, officerOutcomes } from '../rules/index.ts';
import { type FormProps, typeLabel } from './choices.ts';
import { NoteNotifications } from './notifications.tsx';

export interface DutiesProps extends FormProps {
  readonly entity: { readonly id: string; readonly name: string };
  readonly all: readonly DutyRow[];
  readonly shown: readonly DutyRow[];
  readonly query: URLSearchParams;
  /** The appointments that are ticked. */
  readonly chosen: readonly string[];
  readonly message?: string | undefined;
}

/** A duty that is not met; a recommendation is none. */
export const isMissing = ({ officer, coordinator }: DutyRow): boolean =>
  ['not-appointed', 'not-notified'].includes(officer.outcome) || coordinator.outcome === 'missing';

/** «Ombudet är anmält av 1 av 6», for each officer. */
export function notificationsOf(rows: readonly DutyRow[]): readonly string[] {
  const officers = new Map<string, { name: string; appointed: number; notified: number }>();
  for (const { personId, name, notifiedOn } of rows.flatMap((row) => row.officers)) {
    const known = officers.get(personId) ?? { name, appointed: 0, notified: 0 };
    known.appointed += 1;
    if (notifiedOn) known.notified += 1;
    officers.set(personId, known);
  }
  const several = officers.size > 1;
  return [...officers.values()].map(
    ({ name, appointed, notified }) =>
      `${several ? `Ombudet ${name}` : 'Ombudet'} är anmält av ${notified} av ${appointed}`,
  );
}

export const DutiesPage = (props: DutiesProps) => {
  const { actor, entity, all, shown, query, message, errors = {} } = props;
  const base = `/organisation/${entity.id}`;
  return (
    <Page
      actor={actor}
      title="Ombud och samordnare"
      section="organisation"
      message={message}
      crumbs={[
        { href: '/organisation', text: 'Organisation' },
        { href: base, text: entity.name },
      ]}
    >
      <p>
        Varje nämnd ska ha ett dataskyddsombud, själv anmäla det till Integritetsskyddsmyndigheten, och ha
        minst en samordnare.
      </p>
      <ErrorSummary errors={errors} />
      {all.length === 0 ? (
        <EmptyState title="Inga personuppgiftsansvariga än" text="Lägg till den första nämnden.">
          <ButtonLink href={`${base}/namnder/ny`}>Lägg till nämnd</ButtonLink>
        </EmptyState>
      ) : (
        <live-list>
          <form method="get" action={`${base}/ombud`} class="filters">
            <TextField name="q" label="Sök" type="search" value={query.get('q')} />
            <Select
              name="visa"
              label="Visa"
              empty="Alla"
              options={[{ value: 'saknas', label: 'Något saknas' }]}
              value={query.get('visa')}
            />
            <Button variant="secondary" withoutScript>
              Filtrera
            </Button>
          </form>
          <div id="resultat">
            <div class="row below">
              <p class="grow" aria-live="polite">
                <strong>{count(shown.length, 'personuppgiftsansvarig', 'personuppgiftsansvariga')}</strong>
                {all.some(isMissing) && `, ${all.filter(isMissing).length} saknar något`}.{' '}
                {notificationsOf(all).join('. ')}
              </p>
              <ButtonLink href={`${base}/ombud/export.xlsx?${query}`} download>
                Exportera till Excel
              </ButtonLink>
            </div>
            {shown.length === 0 ? <NoMatch all={`${base}/ombud`} /> : <DutyTable rows={shown} base={base} />}
          </div>
        </live-list>
      )}
      <NoteNotifications {...props} />
    </Page>
  );
};

const DutyTable = ({ rows, base }: { rows: readonly DutyRow[]; base: string }) => (
  <Table
    caption="Ombud och samordnare"
    hideCaption
    rows={rows}
    columns={[
      {
        heading: 'Personuppgiftsansvarig',
        header: true,
        cell: (row) => (
          <>
            <a href={`${base}/namnder/${row.id}`}>{row.name}</a>
            <span class="block small">{typeLabel(row.type)}</span>
          </>
        ),
      },
      {
        heading: 'Dataskyddsombud',
        cell: (row) => (
          <>
            {row.officers.map((officer) => (
              <span class="block">
                <a href={`${base}/personer/${officer.personId}`}>{officer.name}</a>
                {officer.notifiedOn && <span class="small"> anmält {officer.notifiedOn}</span>}
              </span>
            ))}
            <OfficerTag row={row} />
          </>
        ),
      },
      {
        heading: 'Samordnare',
        cell: (row) =>
          row.coordinators.length > 0 ? (
            row.coordinators.map(({ name }) => name).join(', ')
          ) : (
            <>
              <Tag color="danger">{coordinatorOutcomes.missing}</Tag>
              <Why reasons={row.coordinator.reasons} />
            </>
          ),
      },
    ]}
  />
);

const COLORS = {
  fulfilled: 'success',
  'not-appointed': 'danger',
  'not-notified': 'warning',
  recommended: 'info',
} as const;

const OfficerTag = ({ row: { officer } }: { row: DutyRow }) =>
  officer.outcome === 'fulfilled' ? null : (
    <>
      <Tag color={COLORS[officer.outcome]}>{officerOutcomes[officer.outcome]}</Tag>
      <Why reasons={officer.reasons} />
    </>
  );
