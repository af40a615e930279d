/** The map as a table: every chain, link by link. Nothing is folded away. */
import { countryName } from '../../../knowledge/countries.ts';
import { cell, type ListTable } from './cells.ts';
import type { MapChain } from './map-chains.ts';
import { controllerCell, engagementCell } from './overview-tables.ts';

export const mapTable = (chains: readonly MapChain[]): ListTable => ({
  headings: ['Organisation', 'Anlitas av', 'Ansvarig', 'Avtal', 'Länder', 'Stöd'],
  rows: chains.flatMap((chain) =>
    chain.links.map((link) => [
      cell(link.name, {
        href: link.href ?? undefined,
        note: link.number === null ? 'Biträde' : `Underbiträde ${link.number}`,
      }),
      cell(
        link.parent === null
          ? chain.controllerName
          : (chain.links[link.parent]?.name ?? chain.controllerName),
      ),
      cell(chain.controllerName, {
        note: chain.controllerId === null ? 'Vi är biträde åt dem' : controllerCell(chain).note,
      }),
      engagementCell(chain.standing),
      cell(
        link.countries
          .map((country) => {
            const name = countryName(country) ?? country;
            return link.third.includes(country) ? `${name} (tredjeland)` : name;
          })
          .join(', ') || 'Inte angivet',
      ),
      cell(link.support ?? 'Behövs inte inom EU/EES', {
        note:
          link.support === null
            ? undefined
            : [link.supportHolds ? 'Stödet godtas' : 'Stödet brister', link.onlyDpf && 'vilar bara på DPF']
                .filter(Boolean)
                .join(', '),
      }),
    ]),
  ),
});
