/** The list of powers of attorney, given and received. */
import { powerOfAttorneyKind } from '../../../knowledge/agreement-editions.ts';
import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { FilteredList } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { ButtonLink, type Color, count, EmptyState, Table, Tag } from '../../../ui/parts.tsx';
import type { AskedPowers, ListedPowers } from '../actions/index.ts';
import { type PowerState, powerScope, powerStates } from '../rules/index.ts';

export const powerColors: Readonly<Record<PowerState, Color>> = {
  valid: 'success',
  coming: 'info',
  expired: 'neutral',
  revoked: 'danger',
};
export const powerLabel = (kind: string): string => powerOfAttorneyKind(kind)?.label ?? kind;

/** What the kind covers and what it does not: the names of the kinds do not tell. */
const Scope = ({ kind }: { kind: string }) => {
  const { covers, not } = powerScope(kind);
  return (
    <>
      <span class="block small">Omfattar: {covers.join(', ')}</span>
      {not.length > 0 && <span class="block small">Omfattar inte: {not.join(', ')}</span>}
    </>
  );
};

interface ListProps {
  readonly actor: Actor;
  readonly listed: ListedPowers;
  readonly asked: AskedPowers;
  readonly query: URLSearchParams;
}

export const PowerListPage = (props: ListProps) => {
  const { actor, listed } = props;
  return (
    <Page
      actor={actor}
      title="Fullmakter"
      section="powers-of-attorney"
      path="/fullmakter"
      aside={
        listed.mayWrite && (
          <ButtonLink href="/fullmakter/ny" variant="primary">
            Ny fullmakt
          </ButtonLink>
        )
      }
    >
      <p>
        Med en fullmakt låter en nämnd en annan, oftast kommunstyrelsen, skriva under avtal för sig. Nämnden
        är fortfarande personuppgiftsansvarig.
      </p>
      <div class="below">
        {listed.total === 0 ? (
          <EmptyState
            title="Inga fullmakter än"
            text="Skriv in de fullmakter som nämnden har gett, till exempel «Ineras fullmakt för kommuner SKR». Då kan kommunstyrelsen skriva under avtal för nämnden här."
          >
            {listed.mayWrite && (
              <ButtonLink href="/fullmakter/ny" variant="primary">
                Ny fullmakt
              </ButtonLink>
            )}
          </EmptyState>
        ) : (
          <AllPowers {...props} />
        )}
      </div>
    </Page>
  );
};

const AllPowers = ({ listed, asked, query }: ListProps) => (
  <FilteredList
    path="/fullmakter"
    filters={
      <>
        <TextField name="q" label="Sök" value={asked.words} hint="Namn, motpart, diarienummer" />
        <Select
          name="riktning"
          label="Riktning"
          empty="Alla"
          options={[
            { value: 'given', label: 'Givna av oss' },
            { value: 'received', label: 'Givna till oss' },
          ]}
          value={asked.direction}
        />
        <Select
          name="lage"
          label="Läge"
          empty="Alla"
          options={Object.entries(powerStates).map(([value, label]) => ({ value, label }))}
          value={asked.state}
        />
      </>
    }
    counted={count(listed.rows.length, 'fullmakt', 'fullmakter')}
    links={
      <>
        <ButtonLink href={`/fullmakter/export.xlsx?${query}`} download>
          Excel
        </ButtonLink>
        <ButtonLink href={`/fullmakter/export.csv?${query}`} download>
          CSV
        </ButtonLink>
      </>
    }
    isEmpty={listed.rows.length === 0}
  >
    <Table
      caption="Fullmakter"
      hideCaption
      cards
      rows={listed.rows}
      columns={[
        {
          heading: 'Fullmakt',
          header: true,
          cell: (row) => (
            <>
              <a href={`/fullmakter/${row.id}`}>{powerLabel(row.kind)}</a>
              <span class="block small">
                {[row.paragraph, row.diaryMark && `dnr ${row.diaryMark}`].filter(Boolean).join(', ')}
              </span>
              <Scope kind={row.kind} />
            </>
          ),
        },
        { heading: 'Från', cell: (row) => row.ownerName },
        { heading: 'Till', cell: (row) => row.granteeName },
        {
          heading: 'Gäller gentemot',
          cell: (row) => (
            <>
              {row.counterparty}
              {row.services && <span class="block small">{row.services}</span>}
            </>
          ),
        },
        {
          heading: 'Läge',
          cell: (row) => (
            <>
              <Tag color={powerColors[row.state]}>{powerStates[row.state]}</Tag>
              <span class="block small">{periodText(row)}</span>
            </>
          ),
        },
      ]}
    />
  </FilteredList>
);

const periodText = (row: {
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly revokedOn: string | null;
}): string => {
  if (row.revokedOn) return `från och med ${longDate(row.revokedOn)}`;
  return row.validUntil
    ? `${longDate(row.validFrom)} till ${longDate(row.validUntil)}`
    : `från ${longDate(row.validFrom)}`;
};
