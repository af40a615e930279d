import type { Actor } from '../../../../platform/actor.ts';
import { addDays, longDate } from '../../../../platform/plain-date.ts';
import { DateField, Select } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Button, ButtonLink, EmptyState, Facts, Panel, Table, Tag } from '../../../../ui/parts.tsx';
import type { StoredEntry } from '../../actions/entries.ts';
import type { Compared, ListedVersion, ShownVersion, Side } from '../../actions/versions.ts';
import { type Period, periodOf } from '../../rules/versions.ts';
import { StepPanels } from '../entry/steps.tsx';
import { ChangesTable } from './changes.tsx';

interface VersionsProps {
  readonly actor: Actor;
  readonly entry: StoredEntry;
  readonly versions: readonly ListedVersion[];
  readonly compared: Compared | null;
  /** Answer to «vad gällde den …?»: a number, `none`, or null when it is not asked. */
  readonly applied: number | 'none' | null;
  readonly asked: { readonly day: string; readonly error?: string | undefined };
  readonly today: string;
}

const versionAddress = (entry: { readonly id: string }, number: number): string =>
  `/behandlingar/${entry.id}/versioner/${number}`;

export const VersionsPage = (props: VersionsProps) => {
  const { actor, entry, versions, compared } = props;
  return (
    <Page
      actor={actor}
      title={`Fastställda versioner: ${entry.name}`}
      section="register"
      path={`/behandlingar/${entry.id}/versioner`}
      crumbs={[
        { href: '/behandlingar', text: 'Behandlingar' },
        { href: `/behandlingar/${entry.id}`, text: `Nr ${entry.number}` },
      ]}
    >
      {versions.length === 0 ? (
        <EmptyState
          title="Inget är fastställt än"
          text="När behandlingen fastställs sparas den som en version som inte kan ändras. Här kan versioner då läsas och jämföras."
        >
          <ButtonLink href={`/behandlingar/${entry.id}`}>Till behandlingen</ButtonLink>
        </EmptyState>
      ) : (
        <div class="stack" style="margin-top:1rem">
          <VersionTable {...props} />
          <Panel title="Vad gällde den …?" id="gallde-ruta">
            <AppliedForm {...props} />
          </Panel>
          <Panel title="Jämför" id="jamfor-ruta">
            <CompareForm {...props} />
            {compared && <Comparison compared={compared} />}
          </Panel>
        </div>
      )}
    </Page>
  );
};

const periodWords = (period: Period | undefined): string => {
  if (!period) return 'Började aldrig gälla';
  const from = longDate(period.from);
  if (period.until) return `${from} – ${longDate(addDays(period.until, -1))}`;
  return `Gäller från ${from}`;
};

const VersionTable = ({ entry, versions }: VersionsProps) => (
  <Table
    caption="Versioner"
    hideCaption
    rows={versions}
    columns={[
      {
        heading: 'Version',
        header: true,
        cell: (version) => <a href={versionAddress(entry, version.number)}>Version {version.number}</a>,
      },
      { heading: 'När', cell: (version) => periodWords(periodOf(versions, version)) },
      {
        heading: 'Fastställd',
        cell: (version) => (
          <>
            <span class="nowrap">{longDate(version.approvedOn)}</span>
            <span class="block small">
              {version.decidedBy}, {version.authority}
            </span>
          </>
        ),
      },
      {
        heading: 'Vad som ändrades',
        cell: (version) => (
          <>
            {version.note && <span class="block">{version.note}</span>}
            <span class={version.note ? 'small' : ''}>{changedWords(version)}</span>
          </>
        ),
      },
    ]}
  />
);

const COLUMNS_SHOWN = 4;

function changedWords({ number, changedColumns }: ListedVersion): string {
  if (number === 1) return 'Första versionen';
  if (changedColumns.length === 0) return 'Inget: fastställd på nytt';
  const shown = changedColumns.slice(0, COLUMNS_SHOWN).join(', ');
  const more = changedColumns.length - COLUMNS_SHOWN;
  return more > 0 ? `${shown} och ${more} till` : shown;
}

const AppliedForm = ({ entry, applied, asked }: VersionsProps) => (
  <form method="get" action={`/behandlingar/${entry.id}/versioner`} class="stack">
    <div class="row" style="align-items:end">
      <DateField name="gallde" label="Dag" value={asked.day} error={asked.error} />
      <Button variant="secondary">Visa</Button>
    </div>
    {applied !== null && (
      <p role="status">
        {applied === 'none' ? (
          <>Ingen version hade börjat gälla {longDate(asked.day)}.</>
        ) : (
          <>
            Den {longDate(asked.day)} gällde <a href={versionAddress(entry, applied)}>version {applied}</a>.
          </>
        )}
      </p>
    )}
  </form>
);

const sideName = (side: Side): string => (side === 'utkast' ? 'Posten som den står nu' : `Version ${side}`);

const CompareForm = ({ entry, versions, compared }: VersionsProps) => {
  const options = [
    ...versions.map(({ number }) => ({ value: String(number), label: sideName(number) })),
    { value: 'utkast', label: sideName('utkast') },
  ];
  const [latest] = versions;
  return (
    <form method="get" action={`/behandlingar/${entry.id}/versioner`} class="filters" style="margin-top:0">
      <Select
        name="fore"
        label="Före"
        options={options}
        value={String(compared?.before ?? latest?.number ?? '')}
      />
      <Select name="efter" label="Efter" options={options} value={String(compared?.after ?? 'utkast')} />
      <Button variant="secondary">Jämför</Button>
    </form>
  );
};

const Comparison = ({ compared }: { compared: Compared }) => {
  const [before, after] = [sideName(compared.before), sideName(compared.after)];
  if (compared.changes.length === 0)
    return (
      <p role="status">
        Inget skiljer mellan {before.toLowerCase()} och {after.toLowerCase()}.
      </p>
    );
  return (
    <ChangesTable
      caption={`Det som skiljer mellan ${before.toLowerCase()} och ${after.toLowerCase()}`}
      before={before}
      after={after}
      changes={compared.changes}
    />
  );
};

export const VersionPage = ({
  actor,
  found,
  today,
}: {
  actor: Actor;
  found: ShownVersion;
  today: string;
}) => {
  const { version, shown, current, versions } = found;
  const before = versions.find(({ number }) => number === version.number - 1);
  return (
    <Page
      actor={actor}
      title={shown.entry.name}
      section="register"
      crumbs={[
        { href: '/behandlingar', text: 'Behandlingar' },
        { href: `/behandlingar/${current.id}`, text: `Nr ${current.number}` },
        { href: `/behandlingar/${current.id}/versioner`, text: 'Versioner' },
      ]}
      aside={<Tag color="info">{`Version ${version.number}`}</Tag>}
    >
      <div class="ds-alert" data-color="info" style="margin-top:1rem">
        Version {version.number}, fastställd {longDate(version.approvedOn)} av {version.decidedBy} (
        {version.authority}). {periodSentence(periodOf(versions, version), today)}
      </div>
      <div class="cols">
        <div class="stack">
          <StepPanels shown={shown} words={found.words} />
        </div>
        <aside class="stack">
          <Panel title="Beslutet">
            <Facts facts={decisionFacts(found)} />
            <ul class="todo" style="margin-top:.75rem">
              <li>
                <a href={`/behandlingar/${current.id}/versioner/${version.number}/utskrift.pdf`}>
                  Skriv ut versionen (PDF)
                </a>
              </li>
              {before && (
                <li>
                  <a href={`/behandlingar/${current.id}/versioner?jamfor=${before.number}-${version.number}`}>
                    Jämför med version {before.number}
                  </a>
                </li>
              )}
              <li>
                <a href={`/behandlingar/${current.id}/versioner?jamfor=${version.number}-utkast`}>
                  Jämför med posten som den står nu
                </a>
              </li>
            </ul>
          </Panel>
          <Panel title="Oförändrad">
            <p>
              {found.intact ? (
                <Tag color="success">Kontrollsumman stämmer</Tag>
              ) : (
                <Tag color="danger">Kontrollsumman stämmer inte</Tag>
              )}
            </p>
            <p class="small" style="overflow-wrap:anywhere">
              SHA-256: {version.sha256}
            </p>
          </Panel>
        </aside>
      </div>
    </Page>
  );
};

const periodSentence = (period: Period | undefined, today: string): string => {
  if (!period) return 'Den började aldrig gälla: en version med högre nummer började samma dag.';
  if (period.until) return `Den gällde till och med ${longDate(addDays(period.until, -1))}.`;
  return period.from > today ? `Den gäller från ${longDate(period.from)}.` : 'Den gäller.';
};

const decisionFacts = ({ version }: ShownVersion) => [
  { label: 'Beslutad av', value: version.decidedBy },
  { label: 'Med stöd av', value: version.authority },
  { label: 'Beslutsdag', value: longDate(version.approvedOn) },
  { label: 'Gäller från', value: longDate(version.appliesFrom) },
  ...(version.diaryMark ? [{ label: 'Diarienummer', value: version.diaryMark }] : []),
  ...(version.recordedBy === version.decidedBy ? [] : [{ label: 'Infört av', value: version.recordedBy }]),
  ...(version.note ? [{ label: 'Vad som är nytt', value: version.note }] : []),
];
