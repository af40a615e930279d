/** One sub-processor as it stands in an agreement that is done: everything the list has of it. */
import { countryName } from '../../../knowledge/countries.ts';
import { transferMechanism } from '../../../knowledge/transfer-mechanisms.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { type Fact, Facts, JudgementView, Panel } from '../../../ui/parts.tsx';
import type { ShownSubProcessor } from '../actions/index.ts';
import { subAgreementForms, subProcessorOutcomes } from '../rules/index.ts';
import { OnlyDpf } from './ground-tag.tsx';

const day = (on: string | null) => on && longDate(on);
const countries = (codes: readonly string[]): string =>
  codes.map((code) => countryName(code) ?? code).join(', ');

/** Of those that have data outside the EU/EEA. */
const groundFacts = (row: ShownSubProcessor['row']): Fact[] => [
  {
    label: 'Stöd för överföringen',
    value: row.mechanism ? (transferMechanism(row.mechanism)?.label ?? row.mechanism) : 'Inget',
  },
  ...(row.mechanism === 'DPF'
    ? [{ label: 'DPF-certifieringen kontrollerad', value: day(row.checkedOn) }]
    : []),
  { label: 'Skyddsåtgärder', value: row.safeguards },
];

export const SubProcessorFacts = ({ shown: { row, rows, agreement } }: { shown: ShownSubProcessor }) => (
  <div class="stack below">
    <OnlyDpf of={row} />
    <JudgementView judgement={row.judgement} outcomes={subProcessorOutcomes} />
    <Panel title="Uppgifterna i listan">
      <Facts
        facts={[
          { label: 'Nr', value: row.number },
          { label: 'Underbiträde', value: row.name },
          { label: 'Organisationsnummer', value: row.organisationNumber },
          { label: 'Adress', value: row.address },
          { label: 'Etablerat i', value: countries([row.country]) },
          {
            label: 'Anlitat av',
            value: rows.find(({ id }) => id === row.parentId)?.name ?? agreement.partyName,
          },
          { label: 'Behandling', value: row.what },
          { label: 'Plats för behandling (land)', value: countries(row.places) },
          { label: 'Kategorier av personuppgifter', value: row.dataKinds },
          { label: 'Kategorier av registrerade', value: row.subjects },
          ...(row.judgement.outcome === 'free' ? [] : groundFacts(row)),
          { label: 'Kontaktperson', value: row.contact },
          {
            label: 'Webbplats',
            value: row.website && <a href={row.website}>{row.website}</a>,
          },
          {
            label: 'Underbiträdesavtal',
            value: subAgreementForms[row.agreementForm as keyof typeof subAgreementForms],
          },
          { label: 'Anlitat sedan', value: day(row.engagedOn) },
          ...(row.endedOn ? [{ label: 'Anlitat till och med', value: day(row.endedOn) }] : []),
          ...(row.erasureConfirmedOn
            ? [{ label: 'Radering bekräftad', value: day(row.erasureConfirmedOn) }]
            : []),
        ]}
      />
    </Panel>
  </div>
);
