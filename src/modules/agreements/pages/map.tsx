/** The map: who answers, who is engaged, whom they engage in turn, and in which countries. */
import { raw } from 'hono/html';
import { countryName } from '../../../knowledge/countries.ts';
import type { Actor } from '../../../platform/actor.ts';
import { Select } from '../../../ui/field.tsx';
import { FilteredList } from '../../../ui/filtered-list.tsx';
import { MapSwatch, mapKindNames } from '../../../ui/flow-diagram/agreement-map.tsx';
import { Page } from '../../../ui/page.tsx';
import { ButtonLink, count, EmptyState, Panel } from '../../../ui/parts.tsx';
import type { ShownMap } from '../actions/index.ts';
import type { AgreementMap, MapAsked, MapKind } from '../rules/index.ts';
import { AgreementTabs, CellTable, ControllerFilter, Exports } from './list-table.tsx';

const PATH = '/avtal/karta';
const MOST = 1000;
/** So many columns can be read in the width of a page; more are scrolled to. */
const FITS = 5;

interface MapProps {
  readonly actor: Actor;
  readonly shown: ShownMap;
  readonly asked: MapAsked;
  readonly query: URLSearchParams;
  /** Drawn before the page is rendered; empty when there is nothing to draw. */
  readonly svg: string;
}

export const AgreementMapPage = (props: MapProps) => {
  const { actor, shown, query } = props;
  return (
    <Page actor={actor} title="Kartan över avtalen" section="agreement-overview" path={PATH}>
      <AgreementTabs current={PATH} />
      {shown.total === 0 ? (
        <EmptyState
          title="Inget att rita än"
          text="Kartan ritas av avtalen och av biträden som registret namnger i pågående behandlingar."
        >
          <ButtonLink href="/avtal/nytt" variant="primary">
            Nytt avtal
          </ButtonLink>
          <ButtonLink href="/behandlingar">Till behandlingarna</ButtonLink>
        </EmptyState>
      ) : (
        <FilteredList
          path={PATH}
          filters={<Filters {...props} />}
          counted={count(shown.table.rows.length, 'led i kedjorna', 'led i kedjorna')}
          links={<Exports path={PATH} query={query} />}
          isEmpty={shown.table.rows.length === 0}
        >
          <div class="stack below">
            <Picture {...props} />
            <Panel title="Samma sak som tabell" id="tabell">
              <div class="dense">
                <CellTable caption="Kartan som tabell" table={shown.table} most={MOST} />
              </div>
              {shown.table.rows.length > MOST && (
                <p class="note">Här visas de {MOST} första. Filtrera, eller hämta alla som Excel.</p>
              )}
            </Panel>
          </div>
        </FilteredList>
      )}
    </Page>
  );
};

const Filters = ({ actor, shown, asked }: MapProps) => (
  <>
    <ControllerFilter actor={actor} value={asked.controllerId} />
    <Select name="part" label="Leverantör" empty="Alla" value={asked.party} options={shown.parties} />
    <Select
      name="land"
      label="Land"
      empty="Alla"
      value={asked.country}
      options={shown.countries
        .map((value) => ({ value, label: countryName(value) ?? value }))
        .toSorted((one, other) => one.label.localeCompare(other.label, 'sv'))}
    />
    <Select
      name="tredje"
      label="Visa"
      empty="Alla länder"
      value={asked.thirdOnly ? 'ja' : ''}
      options={[{ value: 'ja', label: 'Bara tredjeländer' }]}
    />
  </>
);

const FOLDED: Readonly<Record<AgreementMap['folded'], string | null>> = {
  none: null,
  'sub-processors':
    'Kartan är för stor för att ritas hel. Underbiträdena ritas inte: varje biträde visar länderna för hela sin kedja.',
  processors: 'Kartan är för stor för att ritas hel. Biträdena är samlade efter land.',
  controllers: 'Kartan är för stor för att ritas hel. De är samlade efter kommun och land.',
};

const Picture = ({ shown, svg }: MapProps) => (
  <Panel title="Kartan">
    <Legend />
    {FOLDED[shown.map.folded] && (
      <p class="note">
        {FOLDED[shown.map.folded]} Tabellen har allt. Välj en nämnd eller leverantör för att se mer.
      </p>
    )}
    <div
      class={shown.map.headings.length > FITS ? 'picture map wide' : 'picture map'}
      role="region"
      aria-label="Kartan över avtalen"
      tabindex={0}
    >
      {raw(svg)}
    </div>
  </Panel>
);

const KINDS = Object.keys(mapKindNames) as readonly MapKind[];

/** Every box says in words what it is; the legend says how it looks. */
const Legend = () => (
  <ul class="legend" aria-label="Vad rutorna betyder">
    {KINDS.map((kind) => (
      <li>
        <MapSwatch kind={kind} /> {mapKindNames[kind]}
      </li>
    ))}
    <li>Streckad linje: inget avtal gäller än</li>
  </ul>
);
