/** Texts for the codes of an entry, from the law as of a day. */
import { art9Grounds } from '../../../../knowledge/art9-grounds.ts';
import { jointDuties } from '../../../../knowledge/controllers.ts';
import { countryChoices, countryName } from '../../../../knowledge/countries.ts';
import { dataCategories } from '../../../../knowledge/data-categories.ts';
import type { Law } from '../../../../knowledge/law.ts';
import { legalBases } from '../../../../knowledge/legal-bases.ts';
import { regimes } from '../../../../knowledge/regimes.ts';
import {
  assets,
  identityNumberGrounds,
  materialKinds,
  operations,
  principles,
} from '../../../../knowledge/register-choices.ts';
import { type Statute, statuteName, statutes } from '../../../../knowledge/statutes.ts';
import { subjectGroups } from '../../../../knowledge/subject-groups.ts';
import { transferMechanisms } from '../../../../knowledge/transfer-mechanisms.ts';
import type { LabelList, Labels } from './column.ts';

interface Labelled {
  readonly id: string;
  readonly label: string;
}

const systemKinds = [
  { id: 'system', label: 'System' },
  { id: 'app', label: 'App' },
  { id: 'binder', label: 'Pärm' },
  { id: 'other', label: 'Annat' },
];

const transferKinds = [
  { id: 'paternity', label: 'Faderskap' },
  { id: 'adoption', label: 'Internationell adoption' },
  { id: 'other', label: 'Annat' },
];

const otherCountryNames: readonly Labelled[] = [
  { id: 'US', label: 'Förenta staterna' },
  { id: 'US', label: 'United States' },
  { id: 'US', label: 'Amerika' },
  { id: 'US', label: 'U.S.A' },
  { id: 'GB', label: 'England' },
  { id: 'GB', label: 'UK' },
  { id: 'GB', label: 'United Kingdom' },
  { id: 'GB', label: 'Förenade kungariket' },
  { id: 'NL', label: 'Holland' },
];

/** The shipped lists, fallen facts included so that an old entry can still be shown, with local additions of `law`. */
export function registerLabels(law?: Law): Labels {
  const lists = new Map(Object.entries(labelledLists(law)).map(([list, items]) => [list, index(items)]));
  return {
    label: (list, code) =>
      (list === 'country' ? countryName(code) : lists.get(list)?.label.get(code)) ?? code,
    code(list, text) {
      const wanted = plain(text);
      if (wanted === '') return null;
      const found = lists.get(list);
      return found ? (found.code.get(wanted) ?? null) : text.trim();
    },
    sensitive: (category) =>
      [...(law?.dataCategories ?? []), ...dataCategories].find((item) => item.id === category)?.sensitive ??
      false,
  };
}

function labelledLists(law: Law | undefined): Partial<Record<LabelList, readonly Labelled[]>> {
  const all = <Item extends Labelled>(shipped: readonly Item[], current: readonly Item[] = []) => [
    ...current,
    ...shipped,
  ];
  return {
    country: [...countryChoices().map(({ code, name }) => ({ id: code, label: name })), ...otherCountryNames],
    'legal-basis': all<Labelled>(legalBases, law?.legalBases),
    'art9-ground': all<Labelled>(art9Grounds, law?.art9Grounds),
    statute: all(statutes, law?.statutes).flatMap(statuteNames),
    'subject-category': subjectGroups,
    'data-category': all<Labelled>(dataCategories, law?.dataCategories),
    regime: all<Labelled>(regimes, law?.regimes).flatMap(regimeNames),
    'transfer-mechanism': all<Labelled>(transferMechanisms, law?.transferMechanisms),
    'joint-duty': all<Labelled>(jointDuties, law?.jointDuties),
    operation: operations,
    asset: assets,
    'material-kind': materialKinds,
    'identity-number-ground': identityNumberGrounds,
    principle: principles,
    'system-kind': systemKinds,
    'transfer-kind': transferKinds,
  };
}

/** A statute is known by its full name, its short name and its number. */
function statuteNames(statute: Statute): Labelled[] {
  const names = [statuteName(statute), statute.label, statute.short, statute.sfs ?? '', `${statute.label}en`];
  return names.filter(Boolean).map((label) => ({ id: statute.id, label }));
}

function regimeNames(regime: Labelled): Labelled[] {
  const short = regime.label.match(/^(.*) \((.*)\)$/);
  return [regime.label, short?.[1], short?.[2]]
    .filter((label) => label !== undefined)
    .map((label) => ({ id: regime.id, label }));
}

function index(items: readonly Labelled[]): { label: Map<string, string>; code: Map<string, string> } {
  const label = new Map<string, string>();
  const code = new Map<string, string>();
  for (const item of items) {
    if (!label.has(item.id)) label.set(item.id, item.label);
    for (const name of [item.label, item.id]) {
      if (!code.has(plain(name))) code.set(plain(name), item.id);
    }
  }
  return { label, code };
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');
}
