import { regime } from '../../../../knowledge/regimes.ts';
import { Cite, Facts, Panel, Table, Tag, Why } from '../../../../ui/parts.tsx';
import type { ShownEntry } from '../../actions/entries.ts';
import type { Labels } from '../../rules/columns.ts';
import { type EntryStep, entrySteps } from '../../rules/gap.ts';
import { factsOf } from '../facts.tsx';
import { dataGrid, purposeFacts } from '../facts-tables.tsx';

export const StepPanels = ({ shown, words }: { shown: ShownEntry; words: Labels }) => {
  const { entry } = shown;
  const editable = shown.mayWrite && entry.state === 'draft';
  return (Object.keys(entrySteps) as EntryStep[]).map((step) => (
    <Panel
      title={entrySteps[step]}
      id={step}
      action={editable && <a href={`/behandlingar/${entry.id}/${step}`}>Ändra</a>}
    >
      <StepFacts step={step} shown={shown} words={words} />
    </Panel>
  ));
};

const StepFacts = ({ step, shown, words }: { step: EntryStep; shown: ShownEntry; words: Labels }) => {
  const { entry } = shown;
  if (step === 'grunder') {
    return (
      <>
        <Facts facts={factsOf(step, entry, words)} />
        <RegimeReasons id={entry.regime} />
      </>
    );
  }
  if (step === 'andamal')
    return <Facts facts={[...purposeFacts(shown, words), ...factsOf(step, entry, words)]} />;
  if (step === 'uppgifter') {
    return (
      <>
        {dataGrid(entry, words)}
        <Facts facts={factsOf(step, entry, words)} />
      </>
    );
  }
  if (step === 'information') {
    return (
      <>
        <Facts facts={factsOf(step, entry, words)} />
        <InformationPoints id={entry.regime} />
        <Rights shown={shown} />
      </>
    );
  }
  if (step === 'kontroll') {
    return (
      <>
        <Facts facts={factsOf(step, entry, words)} />
        <Principles shown={shown} />
      </>
    );
  }
  return <Facts facts={factsOf(step, entry, words)} />;
};

/** What the regime brings beside the regulation: texts, bans on searching, limits on transfers. */
const RegimeReasons = ({ id }: { id: string }) => {
  const found = regime(id);
  if (!found) return null;
  const limit = found.transferLimit;
  const reasons = [
    ...found.texts,
    ...found.searchBans,
    ...found.consents,
    ...(limit ? [{ text: limit.text, source: limit.source }] : []),
  ];
  return <Why reasons={reasons} summary="Vad regelverket kräver" />;
};

/** What data subjects are also told, beside articles 13 and 14. */
const InformationPoints = ({ id }: { id: string }) => (
  <Why reasons={regime(id)?.informationPoints ?? []} summary="Det här ska informationen också innehålla" />
);

const RIGHT_TAGS = {
  applies: ['success', 'Gäller'],
  'does-not-apply': ['neutral', 'Gäller inte'],
  limited: ['warning', 'Gäller delvis'],
} as const;

const Rights = ({ shown }: { shown: ShownEntry }) => (
  <details class="why" id="rattigheter">
    <summary>De registrerades rättigheter i den här behandlingen</summary>
    <Table
      caption="Rättigheter"
      hideCaption
      rows={shown.rights}
      columns={[
        { heading: 'Rättighet', header: true, cell: (right) => right.label },
        {
          heading: 'Gäller',
          cell: (right) => {
            const [color, text] = RIGHT_TAGS[right.applies];
            return <Tag color={color}>{text}</Tag>;
          },
        },
        {
          heading: 'Varför',
          cell: (right) =>
            right.reasons.map((reason) => (
              <span class="block">
                {reason.text} <Cite source={reason.source} />
              </span>
            )),
        },
      ]}
    />
  </details>
);

const PRINCIPLE_TAGS = {
  fulfilled: ['success', 'Uppfylld'],
  'not-fulfilled': ['danger', 'Inte uppfylld'],
  open: ['neutral', 'Inte besvarad'],
} as const;

const Principles = ({ shown }: { shown: ShownEntry }) => (
  <Table
    caption="Nio kontrollpunkter"
    rows={shown.principles}
    columns={[
      { heading: 'Princip', header: true, cell: (answer) => answer.label },
      {
        heading: 'Svar',
        cell: (answer) => {
          const [color, text] = PRINCIPLE_TAGS[answer.status];
          return <Tag color={color}>{text}</Tag>;
        },
      },
      {
        heading: 'Hur vi vet det',
        cell: (answer) => (
          <>
            {answer.note && <span class="block">{answer.note}</span>}
            {answer.reasons.map((reason) => (
              <span class="block small">{reason.text}</span>
            ))}
          </>
        ),
      },
    ]}
  />
);
