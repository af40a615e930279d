/** The facts of an entry, step by step, as they are read. */
import type { Child } from 'hono/jsx';
import { likelihoods, severities } from '../../../knowledge/register-choices.ts';
import { longDate } from '../../../platform/plain-date.ts';
import type { Fact } from '../../../ui/parts.tsx';
import { Tag } from '../../../ui/parts.tsx';
import type { LabelList, Labels } from '../rules/columns.ts';
import type { Entry } from '../rules/entry.ts';
import type { EntryStep, Gap } from '../rules/gap.ts';
import { joined, sentences } from './joined.ts';
import * as options from './options.ts';

export const countOfGaps = (gaps: readonly Pick<Gap, 'level'>[]) => ({
  blockingGapCount: gaps.filter((gap) => gap.level === 'blocking').length,
  warningGapCount: gaps.filter((gap) => gap.level === 'warning').length,
});

const yesNo = (value: string | null): string => ({ yes: 'Ja', no: 'Nej' })[value ?? ''] ?? '';
const date = (value: string | null): string => (value ? longDate(value) : '');
const coded = (words: Labels, list: LabelList, code: string | null): string =>
  code ? words.label(list, code) : '';
const pre = (value: string | null): Child => (value ? <span class="pre">{value}</span> : '');
const named = (labels: readonly { value: string; label: string }[], value: string | null): string =>
  labels.find((option) => option.value === value)?.label ?? '';

function list(values: readonly Child[]): Child {
  if (values.length === 0) return '';
  if (values.length === 1) return values[0];
  return (
    <ul>
      {values.map((value) => (
        <li>{value}</li>
      ))}
    </ul>
  );
}

/** What is shown under each heading; facts that do not concern this kind of entry are left out. */
export function factsOf(step: EntryStep, entry: Entry, words: Labels): Fact[] {
  return STEP_FACTS[step](entry, words);
}

const STEP_FACTS: Readonly<Record<EntryStep, (entry: Entry, words: Labels) => Fact[]>> = {
  grunder: (entry, words) => [
    { label: 'Beskrivning', value: pre(entry.description) },
    { label: 'Verksamhet', value: joined(entry.processArea, entry.processCode) },
    { label: 'Regelverk', value: coded(words, 'regime', entry.regime) },
    { label: 'Pågår från', value: date(entry.startsOn) },
    ...(entry.endedOn ? [{ label: 'Upphörde', value: date(entry.endedOn) }] : []),
    {
      label: 'Ansvariga i verksamheten',
      value: list(
        entry.contacts.map((contact) => `${named(options.CONTACT_ROLES, contact.role)}: ${contact.name}`),
      ),
    },
    ...(entry.designatedByStatute === 'yes'
      ? [{ label: 'Utpekad i författning', value: entry.designatingProvision }]
      : []),
    ...(entry.role === 'processor'
      ? [
          {
            label: 'Biträde åt',
            value: list(
              entry.servedControllers.map((served) =>
                joined(served.name, served.contact, served.processingCategories),
              ),
            ),
          },
        ]
      : [{ label: 'Gemensamt ansvar', value: jointFact(entry, words) }]),
  ],
  andamal: (entry) => [
    { label: 'Samtycke hämtas in', value: joined(yesNo(entry.consentCollected), entry.consentHow) },
    { label: 'Ny användning av insamlade uppgifter', value: yesNo(entry.newUse) },
    ...(entry.compatibility
      ? [
          {
            label: 'Förenlig med de ursprungliga ändamålen',
            value: named(options.CONCLUSIONS, entry.compatibility.conclusion),
          },
          { label: 'De registrerade informerade', value: date(entry.compatibility.informedOn) },
        ]
      : []),
  ],
  uppgifter: (entry, words) => [
    {
      label: 'Stöd för känsliga uppgifter',
      value: sentences(coded(words, 'art9-ground', entry.art9Ground), entry.art9Support),
    },
    {
      label: 'Skäl för personnummer',
      value: sentences(
        coded(words, 'identity-number-ground', entry.identityNumberGround),
        entry.identityNumberMotivation,
      ),
    },
    ...(entry.art10Support ? [{ label: 'Stöd för uppgifter om brott', value: entry.art10Support }] : []),
    { label: 'Skyddade personuppgifter', value: yesNo(entry.protectedIdentities) },
    {
      label: 'Uppgifterna kommer från',
      value: list(
        entry.sources.map((source) =>
          source.kind === 'data-subject' ? 'Den registrerade själv' : (source.name ?? 'Annan källa'),
        ),
      ),
    },
  ],
  mottagare: (entry, words) => [
    {
      label: 'Mottagare',
      value: list(
        entry.recipients.map((recipient) =>
          joined(
            recipient.name,
            named(options.RECIPIENT_KINDS, recipient.kind),
            country(words, recipient.country),
            recipient.purpose,
          ),
        ),
      ),
    },
    {
      label: 'Personuppgiftsbiträden',
      value: list(entry.processors.map((processor) => processorFact(entry.id, processor, words))),
    },
    { label: 'Förs till tredjeland', value: yesNo(entry.transfersOutside) },
    ...(entry.transfers.length > 0
      ? [
          {
            label: 'Överföringar',
            value: list(
              entry.transfers.map((transfer) =>
                joined(
                  words.label('country', transfer.country),
                  transfer.recipient,
                  coded(words, 'transfer-mechanism', transfer.mechanism),
                  transfer.safeguards,
                ),
              ),
            ),
          },
        ]
      : []),
  ],
  system: (entry, words) => [
    {
      label: 'System',
      value: list(entry.systems.map((system) => <a href={`/system/${system.id}`}>{system.name}</a>)),
    },
    { label: 'Materialet är', value: named(options.STRUCTURES, entry.structure) },
    { label: 'Behandlingen är', value: named(options.AUTOMATIONS, entry.automation) },
    ...(entry.searchKeys.length > 0 ? [{ label: 'Sökbegrepp', value: entry.searchKeys.join(', ') }] : []),
    ...(entry.materialKinds.length > 0
      ? [
          {
            label: 'Slag av material',
            value: entry.materialKinds.map((kind) => words.label('material-kind', kind)).join(', '),
          },
        ]
      : []),
    {
      label: 'Det som görs',
      value: entry.operations.map((operation) => words.label('operation', operation)).join(', '),
    },
    { label: 'Tillgångar', value: entry.assets.map((asset) => words.label('asset', asset)).join(', ') },
  ],
  gallring: (entry) => [
    {
      label: 'Gallring och bevarande',
      value: list(
        entry.retention.map((rule) =>
          joined(`${rule.what}: ${rule.period ?? 'frist saknas'}`, rule.startsWhen, rule.ground),
        ),
      ),
    },
  ],
  sakerhet: (entry) => [
    { label: 'Tekniska åtgärder', value: list(measures(entry, 'technical')) },
    { label: 'Organisatoriska åtgärder', value: list(measures(entry, 'organisational')) },
    {
      label: 'Rutin för behörighet',
      value: joined(
        entry.accessRoutine,
        entry.accessReviewedOn && `granskad ${longDate(entry.accessReviewedOn)}`,
      ),
    },
    { label: 'Första riskbedömning', value: firstRiskFact(entry) },
    { label: 'Informationsklass (K, R, T, S)', value: klassa(entry) },
    {
      label: 'Konsekvensbedömning',
      value: joined(
        entry.dpiaNeeded && { yes: 'Behövs', no: 'Behövs inte' }[entry.dpiaNeeded],
        entry.dpiaOn && `gjord ${longDate(entry.dpiaOn)}`,
        entry.dpiaResult,
      ),
    },
    {
      label: 'Automatiserade beslut',
      value: joined(yesNo(entry.automatedDecision), entry.automatedDecisionLogic),
    },
    {
      label: 'AI används',
      value: joined(yesNo(entry.aiUsed), entry.aiSystem, entry.aiRole, entry.aiRiskClass),
    },
  ],
  information: (entry) => [
    { label: 'Så informeras de registrerade', value: pre(entry.informedHow) },
    { label: 'När', value: entry.informedWhen },
    { label: 'Informationstext', value: entry.informationLink },
    { label: 'Senast granskad', value: date(entry.informationReviewedOn) },
  ],
  kontroll: (entry) => [
    { label: 'Proportionalitet', value: pre(entry.proportionality) },
    { label: 'Nästa översyn', value: date(entry.nextReviewOn) },
    { label: 'Senast bekräftad', value: date(entry.confirmedOn) },
  ],
};

const country = (words: Labels, code: string | null): string =>
  code && code !== 'SE' ? words.label('country', code) : '';
const measures = (entry: Entry, kind: string) =>
  entry.measures.filter((measure) => measure.kind === kind).map((measure) => measure.text);

function jointFact(entry: Entry, words: Labels): Child {
  if (entry.jointlyControlled !== 'yes') return yesNo(entry.jointlyControlled);
  const duties = entry.jointDuties.filter((duty) => duty.party);
  return (
    <>
      {joined('Ja', ...entry.jointControllers.map((party) => party.name))}
      {duties.length > 0 && (
        <details class="why">
          <summary>Vem gör vad</summary>
          <ul>
            {duties.map((duty) => (
              <li>
                {words.label('joint-duty', duty.duty)}: {duty.party}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function processorFact(entryId: string, processor: Entry['processors'][number], words: Labels): Child {
  const colors = {
    valid: 'success',
    missing: 'danger',
    'not-needed': 'neutral',
    unknown: 'warning',
  } as const;
  return (
    <>
      {joined(processor.name, country(words, processor.country), processor.agreementReference)}{' '}
      <Tag color={colors[processor.agreement]}>{named(options.AGREEMENTS, processor.agreement)}</Tag>{' '}
      {processor.agreement === 'unknown' && (
        <a
          class="only-screen"
          href={`/vagledning/ny?behandling=${entryId}&part=${encodeURIComponent(processor.name)}`}
        >
          Behövs avtal?
        </a>
      )}
      {processor.subProcessors && <span class="block small">Underbiträden: {processor.subProcessors}</span>}
    </>
  );
}

function firstRiskFact(entry: Entry): Child {
  const { spreadLikelihood: likelihood, spreadSeverity: severity } = entry;
  if (likelihood === null || severity === null) return '';
  return joined(
    `Sannolikhet: ${likelihoods[likelihood - 1]?.label}`,
    `konsekvens: ${severities[severity - 1]?.label}`,
    entry.spreadReasons,
  );
}

function klassa(entry: Entry): string {
  const levels = [
    entry.klassaConfidentiality,
    entry.klassaCorrectness,
    entry.klassaAvailability,
    entry.klassaTraceability,
  ];
  return levels.every((level) => level === null)
    ? ''
    : joined(levels.map((level) => level ?? '–').join(', '), date(entry.klassaOn), entry.klassaLink);
}
