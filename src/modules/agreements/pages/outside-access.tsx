/** Who outside reaches our data (E-011). */
import { accessKinds } from '../../../knowledge/instruction-form.ts';
import type { Actor } from '../../../platform/actor.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { FilteredList } from '../../../ui/filtered-list.tsx';
import { Page } from '../../../ui/page.tsx';
import { ButtonLink, count, EmptyState } from '../../../ui/parts.tsx';
import type { AskedAccess, ListedAccess } from '../actions/index.ts';
import { accessRoles } from '../rules/index.ts';
import { AgreementTabs, CellTable, ControllerFilter, Exports } from './list-table.tsx';

const PATH = '/avtal/atkomst';
const MOST = 500;

interface AccessProps {
  readonly actor: Actor;
  readonly listed: ListedAccess;
  readonly asked: AskedAccess;
  readonly query: URLSearchParams;
}

export const OutsideAccessPage = ({ actor, listed, asked, query }: AccessProps) => {
  const { table, total } = listed;
  return (
    <Page actor={actor} title="Åtkomst utifrån" section="agreement-overview" path={PATH}>
      <AgreementTabs current={PATH} />
      <p>
        Organisationer utanför kommunen som når personuppgifter enligt avtal som gäller, och biträden som
        registret namnger i pågående behandlingar.
      </p>
      {total === 0 ? (
        <EmptyState
          title="Ingen är angiven"
          text="Listan fylls av avtal som gäller och av biträden i behandlingarna. Skriv in dem där."
        >
          <ButtonLink href="/behandlingar">Till behandlingarna</ButtonLink>
        </EmptyState>
      ) : (
        <FilteredList
          path={PATH}
          filters={
            <>
              <TextField
                name="q"
                label="Sök organisation, system eller behandling"
                type="search"
                value={asked.words}
              />
              <ControllerFilter actor={actor} value={asked.controllerId} />
              <Select
                name="roll"
                label="Roll"
                empty="Alla"
                value={asked.role}
                options={Object.entries(accessRoles).map(([value, label]) => ({ value, label }))}
              />
              <Select
                name="slag"
                label="Slag av åtkomst"
                empty="Alla"
                value={asked.kind}
                options={accessKinds.map(({ id, label }) => ({ value: id, label }))}
              />
            </>
          }
          counted={count(table.rows.length, 'rad', 'rader')}
          links={<Exports path={PATH} query={query} />}
          isEmpty={table.rows.length === 0}
        >
          <CellTable caption="Åtkomst utifrån" table={table} most={MOST} />
          {table.rows.length > MOST && (
            <p class="note">Här visas de {MOST} första. Sök, eller hämta alla som Excel.</p>
          )}
        </FilteredList>
      )}
    </Page>
  );
};
