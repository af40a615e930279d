/** What an entry is for, and which data of whom: the facts that are tables. */
import type { Child } from 'hono/jsx';
import { dataCategory } from '../../../knowledge/data-categories.ts';
import { type Fact, Tag, Why } from '../../../ui/parts.tsx';
import type { ShownEntry } from '../actions/entries.ts';
import type { Labels } from '../rules/columns.ts';
import type { Entry } from '../rules/entry.ts';
import { joined } from './joined.ts';

/** Each purpose with its legal basis; a missing or blocked one says why. */
export function purposeFacts({ entry, gaps }: ShownEntry, words: Labels): Fact[] {
  if (entry.purposes.length === 0)
    return [{ label: 'Ändamål', value: <span class="bad">Ändamål saknas</span> }];
  return entry.purposes.map((purpose) => ({
    label: (
      <>
        {purpose.short}
        {purpose.detail && <span class="block small">{purpose.detail}</span>}
      </>
    ),
    value: (
      <>
        {purpose.legalBasis ? (
          `${words.label('legal-basis', purpose.legalBasis)}, ${articleOf(purpose.legalBasis)}`
        ) : (
          <span class="bad">Rättslig grund saknas</span>
        )}
        <span class="block small">
          {joined(...purpose.statutes.map((statute) => words.label('statute', statute)), purpose.provision)}
        </span>
        {purpose.motivation && <span class="block small">{purpose.motivation}</span>}
        {gaps
          .filter((gap) => gap.key.endsWith(purpose.id))
          .map((gap) => (
            <Why reasons={gap.reasons} summary={gap.text} />
          ))}
      </>
    ),
  }));
}

const articleOf = (basis: string): string => `artikel 6.1 ${basis.replace(/\d$/, '')}`;

/** Data × data subjects. */
export function dataGrid(entry: Entry, words: Labels): Child {
  if (entry.dataItems.length === 0 && entry.subjectGroups.length === 0)
    return <p class="unknown">Inga uppgifter eller registrerade är angivna.</p>;
  return (
    <div class="table-box" role="region" aria-label="Uppgifter och registrerade" tabindex={0}>
      <table class="ds-table">
        <caption class="visually-hidden">Uppgifter och registrerade</caption>
        <thead>
          <tr>
            <th scope="col">Uppgifter</th>
            {entry.subjectGroups.map((group) => (
              <th scope="col">
                {group.label}
                {group.approximateCount && <span class="block small">{group.approximateCount}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entry.dataItems.map((item) => (
            <tr>
              <th scope="row">
                {item.label} {flag(item.category, words)}
              </th>
              {entry.subjectGroups.map((group) => (
                <td>{item.subjects.includes(group.id) ? 'Ja' : '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function flag(code: string, words: Labels): Child {
  if (words.sensitive(code)) return <Tag color="danger">känslig</Tag>;
  const category = dataCategory(code);
  if (category?.criminal) return <Tag color="danger">brott</Tag>;
  return category?.extraProtected ? <Tag color="warning">extra skyddsvärd</Tag> : null;
}
