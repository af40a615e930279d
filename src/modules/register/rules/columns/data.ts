/** Columns of whose data it is, what data, where it comes from and where it lies. */
import { automationTexts, structureTexts } from './choices.ts';
import type { Facts, RegisterColumn } from './column.ts';
import { choiceColumn, codeColumn, itemsColumn, listColumn, textColumn, yesNoColumn } from './kinds.ts';

/** Ids of «Övrigt» in the lists of data and «Övriga» in that of data subjects. */
export const otherCategory = 'other';
export const otherGroup = 'others';

export const dataColumns: readonly RegisterColumn[] = [
  itemsColumn(
    {
      key: 'subjectGroups',
      header: 'Kategorier av registrerade',
      number: 9,
      reference: '30.1 c',
      hint: 'Grupp | kategori | ungefärligt antal',
      list: 'subjectGroups',
    },
    {
      write: (group, _entry, labels) => [
        group.label,
        labels.label('subject-category', group.category),
        group.approximateCount,
      ],
      read: ([label = '', category = '', count = ''], _facts, labels) =>
        label
          ? {
              label,
              category: labels.code('subject-category', category || label) ?? otherGroup,
              approximateCount: count || null,
            }
          : null,
    },
  ),
  itemsColumn(
    {
      key: 'dataItems',
      header: 'Kategorier av personuppgifter',
      number: 10,
      reference: '30.1 c',
      hint: 'Uppgift | kategori | grupper, åtskilda med semikolon',
      list: 'dataItems',
    },
    {
      write: (item, entry, labels) => [
        item.label,
        labels.label('data-category', item.category),
        groupNames(item.subjects, entry),
      ],
      read: ([label = '', category = '', groups = ''], facts, labels) =>
        label
          ? {
              label,
              category: labels.code('data-category', category || label) ?? otherCategory,
              subjects: groupIds(groups, facts),
            }
          : null,
    },
  ),
  {
    key: 'sensitiveData',
    header: 'Känsliga personuppgifter',
    number: 11,
    reference: '9.1',
    write: (entry, { labels }) =>
      entry.dataItems
        .filter((item) => labels.sensitive(item.category))
        .map((item) => item.label)
        .join('\n'),
  },
  codeColumn(
    { key: 'art9Ground', header: 'Undantag för känsliga uppgifter', number: 11, reference: '9.2' },
    'art9-ground',
  ),
  textColumn({ key: 'art9Support', header: 'Stöd för undantaget', number: 11, reference: '9.2' }),
  textColumn({
    key: 'art10Support',
    header: 'Stöd för uppgifter om lagöverträdelser',
    number: 11,
    reference: '10',
  }),
  codeColumn(
    { key: 'identityNumberGround', header: 'Personnummer: skäl', number: 11, reference: '87' },
    'identity-number-ground',
  ),
  textColumn({
    key: 'identityNumberMotivation',
    header: 'Personnummer: motivering',
    number: 11,
    reference: '87',
  }),
  yesNoColumn({
    key: 'protectedIdentities',
    header: 'Skyddade personuppgifter',
    number: 11,
    reference: null,
  }),
  itemsColumn(
    {
      key: 'sources',
      header: 'Varifrån uppgifterna kommer',
      number: 22,
      reference: '14.2 f',
      hint: 'Den registrerade, eller källans namn',
      list: 'sources',
    },
    {
      write: (source) =>
        source.kind === 'data-subject' ? ['Den registrerade', source.name] : [source.name || 'Annan källa'],
      read: ([name = '', more = '']) =>
        /^(den|de) registrerade( sj.lv(a)?)?$/i.test(name)
          ? { kind: 'data-subject' as const, name: more || null }
          : { kind: 'other' as const, name: name === 'Annan källa' ? null : name || null },
    },
  ),
  itemsColumn(
    {
      key: 'systems',
      header: 'System och IT-stöd',
      number: 21,
      reference: null,
      hint: 'Namn | slag | land',
      list: 'systems',
    },
    {
      write: (system, _entry, labels) => [
        system.name,
        labels.label('system-kind', system.kind),
        system.country && labels.label('country', system.country),
      ],
      read: ([name = '', kind = '', country = ''], _facts, labels) =>
        name
          ? {
              name,
              kind: labels.code('system-kind', kind || 'system') ?? 'system',
              country: country ? (labels.code('country', country) ?? country) : null,
            }
          : null,
    },
  ),
  choiceColumn(
    { key: 'structure', header: 'Strukturerat eller ostrukturerat', number: 21, reference: null },
    structureTexts,
  ),
  listColumn(
    { key: 'materialKinds', header: 'Ostrukturerat material', number: 21, reference: null },
    'material-kind',
  ),
  choiceColumn(
    { key: 'automation', header: 'Automatiserad behandling', number: 21, reference: '2.1' },
    automationTexts,
  ),
  listColumn({ key: 'searchKeys', header: 'Sökbegrepp', number: 21, reference: '4.6' }),
  listColumn(
    { key: 'operations', header: 'Vad som görs med uppgifterna', number: 21, reference: '4.2' },
    'operation',
  ),
  listColumn({ key: 'assets', header: 'Tillgångar', number: 21, reference: null }, 'asset'),
];

function groupNames(ids: readonly string[], facts: Facts): string {
  return ids
    .map((id) => facts.subjectGroups?.find((group) => group.id === id)?.label ?? '')
    .filter(Boolean)
    .join('; ');
}

function groupIds(names: string, facts: Facts): string[] {
  const wanted = names
    .split(';')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  return (facts.subjectGroups ?? [])
    .filter((group) => wanted.includes(group.label.trim().toLowerCase()))
    .map((group) => group.id);
}
