/** The list of what is registered, for whoever comes and asks. */
import type { Actor } from '../../../platform/actor.ts';
import { DateField, type Errors, TextField } from '../../../ui/field.tsx';
import { ExcelLink, FilteredList } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { ButtonLink, count, EmptyState, Table } from '../../../ui/parts.tsx';
import type { DiaryPeriod, ListedDiary } from '../actions/index.ts';
import { type DocumentDirection, documentDirections } from '../rules/index.ts';

interface DiaryProps {
  readonly actor: Actor;
  readonly rows: ListedDiary;
  readonly period: DiaryPeriod;
  readonly query: URLSearchParams;
  readonly errors: Errors;
}

const WITHHELD = 'Visas inte';

export const DiaryListPage = ({ actor, rows, period, query, errors }: DiaryProps) => (
  <Page
    actor={actor}
    title="Diarielista"
    section="cases"
    path="/arenden/diarium"
    crumbs={[{ href: '/arenden', text: 'Ärenden' }]}
  >
    <p>
      Det som den som frågar får se av diariet: dag, nummer, avsändare eller mottagare, och kort vad
      handlingen rör (offentlighets- och sekretesslagen 5 kap. 2 §). Det som ni har valt att inte visa står
      inte här, och ärenden med begränsad åtkomst bara med nummer och dag. Om en handling kan lämnas ut prövas
      varje gång.
    </p>
    <FilteredList
      path="/arenden/diarium"
      counted={count(rows.length, 'rad', 'rader')}
      isEmpty={rows.length === 0 && period.words !== ''}
      filters={
        <>
          <TextField name="q" label="Sök" type="search" value={period.words} />
          <DateField name="fran" label="Från" value={query.get('fran') ?? period.from} error={errors.fran} />
          <DateField name="till" label="Till" value={query.get('till') ?? period.to} error={errors.till} />
        </>
      }
      links={
        <>
          <ButtonLink href={`/arenden/diarium.pdf?${query}`} download>
            Skriv ut (PDF)
          </ButtonLink>
          <ExcelLink href={`/arenden/diarium.xlsx?${query}`} />
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title="Inget är registrerat de dagarna" text="Välj andra dagar ovan.">
          <ButtonLink href="/inkommet">Se vad som har kommit in</ButtonLink>
        </EmptyState>
      ) : (
        <Rows rows={rows} />
      )}
    </FilteredList>
  </Page>
);

const Rows = ({ rows }: { rows: ListedDiary }) => (
  <Table
    caption="Diarielista"
    hideCaption
    rows={rows}
    columns={[
      { heading: 'Datum', cell: (row) => row.day },
      {
        heading: 'Nummer',
        header: true,
        cell: (row) => {
          const mark = row.number === null ? row.mark : `${row.mark}-${row.number}`;
          return row.caseId ? <a href={`/arenden/${row.caseId}`}>{mark}</a> : mark;
        },
      },
      {
        heading: 'Avsändare eller mottagare',
        cell: (row) => (row.partyWithheld ? <span class="unknown">{WITHHELD}</span> : (row.party ?? '–')),
      },
      {
        heading: 'Vad den rör',
        cell: (row) => (
          <>
            {row.about ?? <span class="unknown">{WITHHELD}</span>}
            {row.direction && (
              <span class="block small">{documentDirections[row.direction as DocumentDirection]}</span>
            )}
          </>
        ),
      },
    ]}
  />
);
