/** Whom the data concern and what they are. */
import { art9Grounds } from '../../../../knowledge/art9-grounds.ts';
import { type DataCategory, dataCategories } from '../../../../knowledge/data-categories.ts';
import { identityNumberGrounds } from '../../../../knowledge/register-choices.ts';
import { subjectGroups } from '../../../../knowledge/subject-groups.ts';
import { Checks, type Option, Select, TextArea, TextField, YesNo } from '../../../../ui/field.tsx';
import type { Entry } from '../../rules/entry.ts';
import * as choices from '../options.ts';
import { Rows } from '../rows.tsx';
import type { FieldsProps } from '../step.tsx';
import { facts } from './lists.ts';

const isSensitive = (category: DataCategory) => category.sensitive || category.criminal;

const categoryOption = (category: DataCategory): Option => ({
  value: category.id,
  label: category.label.replace(/\.$/, ''),
  hint: category.help,
});

const categoriesWhere = (test: (category: DataCategory) => boolean): Option[] =>
  (dataCategories as readonly DataCategory[])
    .filter((category) => category.id !== 'other' && test(category))
    .map(categoryOption);

const otherLines = (rows: readonly { category: string; label: string }[], code: string): string =>
  rows
    .filter((row) => row.category === code)
    .map((row) => row.label)
    .join('\n');

export const dataFields = ({ entry, errors }: FieldsProps) => {
  const chosen = entry.dataItems.map((item) => item.category);
  return (
    <>
      <div id="subjectGroups" class="stack">
        <Checks
          name="subjectKinds"
          label="Vilka handlar uppgifterna om?"
          options={facts(subjectGroups.filter((group) => group.id !== 'others'))}
          values={entry.subjectGroups.map((group) => group.category)}
        />
        <TextArea
          name="otherSubjects"
          label="Andra grupper"
          optional
          rows={2}
          hint="En per rad"
          value={otherLines(entry.subjectGroups, 'others')}
        />
      </div>
      <div id="dataItems" class="stack">
        <Checks
          name="dataKinds"
          label="Vilka uppgifter behandlas?"
          options={categoriesWhere((category) => !isSensitive(category) && !category.extraProtected)}
          values={chosen}
        />
        <Checks
          name="dataKinds"
          id="dataKinds-protected"
          label="Extra skyddsvärda uppgifter"
          hint="Skyddas på samma nivå som känsliga uppgifter"
          options={categoriesWhere((category) => category.extraProtected && !isSensitive(category))}
          values={chosen}
        />
        <Checks
          name="dataKinds"
          id="dataKinds-sensitive"
          label="Känsliga uppgifter och uppgifter om brott"
          hint="Förbjudet att behandla utan särskilt stöd (artikel 9 och 10)"
          options={categoriesWhere(isSensitive)}
          values={chosen}
        />
        <TextArea
          name="otherData"
          label="Andra uppgifter"
          optional
          rows={2}
          hint="En per rad"
          value={otherLines(entry.dataItems, 'other')}
        />
      </div>
      {entry.dataItems.length > 0 && entry.subjectGroups.length > 0 && matrix(entry)}
      <h3>Stöd för särskilda uppgifter</h3>
      <div id="art9">
        <Select
          name="art9Ground"
          label="Känsliga uppgifter: vilket undantag gäller?"
          empty="Inga känsliga uppgifter, eller vet inte än"
          options={art9Grounds.map((ground) => ({
            value: ground.id,
            label: `${ground.label} (artikel ${ground.id})`,
          }))}
          value={entry.art9Ground}
          error={errors.art9Ground}
        />
      </div>
      <TextField
        name="art9Support"
        label="Vilken författning stöder ni er på?"
        hint="Till exempel dataskyddslagen 3 kap. 3 § 2"
        value={entry.art9Support}
      />
      <div id="identityNumber">
        <Select
          name="identityNumberGround"
          label="Personnummer: varför är det klart motiverat?"
          empty="Inga personnummer, eller vet inte än"
          options={facts(identityNumberGrounds)}
          value={entry.identityNumberGround}
        />
      </div>
      <TextField
        name="identityNumberMotivation"
        label="Motivera personnumret"
        value={entry.identityNumberMotivation}
      />
      <TextField
        name="art10Support"
        label="Uppgifter om brott: vilket stöd har ni?"
        value={entry.art10Support}
      />
      <YesNo
        name="protectedIdentities"
        label="Kan det finnas personer med skyddade personuppgifter?"
        value={entry.protectedIdentities}
      />
      <Rows<Entry['sources'][number]>
        name="sources"
        heading="Varifrån kommer uppgifterna?"
        one="Källa"
        rows={entry.sources}
        blank={{ kind: 'other', name: null }}
        fields={(row, at) => (
          <div class="pair">
            <Select name={at('kind')} label="Källa" options={choices.SOURCE_KINDS} value={row.kind} />
            <TextField
              name={at('name')}
              label="Vilken annan källa?"
              hint="Till exempel folkbokföringen"
              value={row.name}
            />
          </div>
        )}
      />
    </>
  );
};

const matrix = (entry: Entry) => (
  <div class="table-box" role="region" aria-label="Vilka uppgifter om vilka" tabindex={0}>
    <table class="ds-table">
      <caption>Vilka uppgifter om vilka?</caption>
      <thead>
        <tr>
          <th scope="col">Uppgift</th>
          {entry.subjectGroups.map((group) => (
            <th scope="col">
              <label for={`counts.${group.id}`}>{group.label}</label>
              <input
                class="ds-input short"
                id={`counts.${group.id}`}
                name={`counts.${group.id}`}
                value={group.approximateCount ?? ''}
                placeholder="Ungefär hur många?"
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entry.dataItems.map((item) => (
          <tr id={`dataItems-${item.id}`}>
            <th scope="row">
              {item.label}
              <input type="hidden" name={`matrix.${item.id}`} value="" />
            </th>
            {entry.subjectGroups.map((group) => (
              <td>
                <input
                  class="ds-input"
                  type="checkbox"
                  name={`matrix.${item.id}`}
                  value={group.id}
                  checked={item.subjects.includes(group.id)}
                  aria-label={`${item.label} om ${group.label}`}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
