/** The facts of one processing in the order of article 30.1 a–g, and of 30.2 a–d for a processor. */
import { type Content, type Fact, missing } from '../../../platform/documents/blocks.ts';
import { agreementTexts, choiceText, recipientKindTexts } from '../rules/columns/choices.ts';
import type { Entry } from '../rules/entry.ts';
import type { ControllerFacts, OfficerFacts, RegisterContext } from './context.ts';
import { joined, linesOr, lowerFirst, withAddition } from './words.ts';

/** Whether contact details stand with each processing, or on the cover of the register alone. */
export type ContactPlace = 'here' | 'cover';

/** Article 30.1 a–g. A point that the law asks for and that is not known is named as missing. */
export function controllerFacts(
  entry: Entry,
  context: RegisterContext,
  place: ContactPlace,
): readonly Fact[] {
  const point = (letter: string) => `artikel 30.1 ${letter}`;
  return [
    { label: 'Personuppgiftsansvarig', note: point('a'), value: controllerLines(context.controller, place) },
    ...jointFacts(entry, point('a')),
    { label: 'Dataskyddsombud', note: point('a'), value: officerLines(context.officer, place) },
    { label: 'Ändamål', note: point('b'), value: purposeLines(entry) },
    { label: 'Kategorier av registrerade', note: point('c'), value: subjectLines(entry, context) },
    { label: 'Kategorier av personuppgifter', note: point('c'), value: dataLines(entry, context) },
    { label: 'Mottagare', note: point('d'), value: recipientLines(entry, context) },
    ...processorFactsOf(entry, context, point('d')),
    { label: 'Överföring till tredjeland', note: point('e'), value: transferLines(entry, context) },
    { label: 'Tidsfrister för radering', note: point('f'), value: retentionLines(entry) },
    { label: 'Säkerhetsåtgärder', note: point('g'), value: measureLines(entry) },
  ];
}

/** Article 30.2 a–d. */
export function processorFacts(entry: Entry, context: RegisterContext, place: ContactPlace): readonly Fact[] {
  const point = (letter: string) => `artikel 30.2 ${letter}`;
  return [
    { label: 'Personuppgiftsbiträde', note: point('a'), value: controllerLines(context.controller, place) },
    { label: 'Personuppgiftsansvariga', note: point('a'), value: servedLines(entry) },
    { label: 'Dataskyddsombud', note: point('a'), value: officerLines(context.officer, place) },
    { label: 'Kategorier av behandling', note: point('b'), value: categoryLines(entry) },
    ...processorFactsOf(entry, context, 'artikel 28.2 och 28.4'),
    { label: 'Överföring till tredjeland', note: point('c'), value: transferLines(entry, context) },
    { label: 'Säkerhetsåtgärder', note: point('d'), value: measureLines(entry) },
  ];
}

function controllerLines(controller: ControllerFacts, place: ContactPlace): Content {
  const { name, organisationNumber, contact } = controller;
  if (place === 'cover') return name;
  return [
    withAddition(name, [organisationNumber && `org.nr ${organisationNumber}`]),
    contact ?? missing('kontaktuppgifter'),
  ];
}

/** Name and contact of the data protection officer, or that there is none. */
export function officerLines(officer: OfficerFacts | null, place: ContactPlace): Content {
  if (!officer) return missing('dataskyddsombud');
  if (place === 'cover') return officer.name;
  return [officer.name, officer.contact ?? missing('kontaktuppgifter till dataskyddsombudet')];
}

function jointFacts(entry: Entry, note: string): readonly Fact[] {
  if (entry.jointlyControlled !== 'yes' && entry.jointControllers.length === 0) return [];
  const lines = entry.jointControllers.map(({ name, organisationNumber, contact }) =>
    joined([withAddition(name, [organisationNumber && `org.nr ${organisationNumber}`]), contact]),
  );
  return [
    {
      label: 'Gemensamt personuppgiftsansvariga',
      note,
      value: linesOr(lines, 'vilka som är gemensamt ansvariga'),
    },
  ];
}

function purposeLines(entry: Entry): Content {
  return linesOr(
    entry.purposes.map(({ short, detail }) => joined([short, detail], ': ')),
    'ändamål',
  );
}

function subjectLines(entry: Entry, { labels }: RegisterContext): Content {
  const lines = entry.subjectGroups.map(({ label, category, approximateCount }) =>
    withAddition(label || labels.label('subject-category', category), [
      approximateCount && `antal: ${approximateCount}`,
    ]),
  );
  return linesOr(lines, 'kategorier av registrerade');
}

function dataLines(entry: Entry, { labels }: RegisterContext): Content {
  const groups = new Map(entry.subjectGroups.map((group) => [group.id, group.label]));
  const lines = entry.dataItems.map((item) => {
    const category = labels.label('data-category', item.category).replace(/\.$/, '');
    const subjects = joined(item.subjects.map((id) => lowerFirst(groups.get(id) ?? '')));
    const known = item.label && item.label.toLowerCase() !== category.toLowerCase();
    const name = known ? withAddition(item.label, [category]) : category;
    return joined([name, subjects], ' – ');
  });
  return linesOr(lines, 'kategorier av personuppgifter');
}

function recipientLines(entry: Entry, { labels }: RegisterContext): Content {
  const lines = entry.recipients.map(({ name, kind, country, purpose }) =>
    joined(
      [
        withAddition(name, [
          lowerFirst(choiceText(recipientKindTexts, kind)),
          country && labels.label('country', country),
        ]),
        purpose,
      ],
      ': ',
    ),
  );
  return linesOr(lines, 'kategorier av mottagare');
}

function processorFactsOf(entry: Entry, { labels }: RegisterContext, note: string): readonly Fact[] {
  if (entry.processors.length === 0) return [];
  const lines = entry.processors.map((processor) => {
    const { name, organisationNumber, country, agreement, agreementReference, subProcessors } = processor;
    const identity = withAddition(name, [
      organisationNumber && `org.nr ${organisationNumber}`,
      country && labels.label('country', country),
    ]);
    const contract = joined([lowerFirst(choiceText(agreementTexts, agreement)), agreementReference], ' ');
    return joined([identity, contract, subProcessors && `underbiträden: ${subProcessors}`], '; ');
  });
  const label = entry.role === 'processor' ? 'Underbiträden' : 'Personuppgiftsbiträden';
  return [{ label, note, value: lines }];
}

function transferLines(entry: Entry, { labels }: RegisterContext): Content {
  if (entry.transfers.length === 0) {
    return entry.transfersOutside === 'no' ? 'Nej' : missing('uppgift om överföring till tredjeland');
  }
  return entry.transfers.flatMap(({ country, recipient, mechanism, safeguards, assessed }) => {
    const place = labels.label('country', country);
    const details = [
      recipient && `mottagare: ${recipient}`,
      mechanism && labels.label('transfer-mechanism', mechanism),
      safeguards && `skyddsåtgärder: ${safeguards}`,
      assessed === 'yes' && 'överföringen är bedömd',
    ];
    const line = joined([place, joined(details, '; ')], ': ');
    return mechanism ? [line] : [line, missing(`stöd för överföringen till ${place}`)];
  });
}

function retentionLines(entry: Entry): Content {
  const lines = entry.retention.map(({ what, period, startsWhen, ground }) => {
    if (!period) return missing(`tidsfrist för ${what}`);
    return withAddition(joined([what, joined([period, startsWhen && `från ${startsWhen}`], ' ')], ': '), [
      ground,
    ]);
  });
  return linesOr(lines, 'tidsfrister för radering');
}

function measureLines(entry: Entry): Content {
  const of = (kind: 'technical' | 'organisational') =>
    joined(
      entry.measures.filter((measure) => measure.kind === kind).map(({ text }) => text),
      '; ',
    );
  const technical = of('technical');
  const organisational = of('organisational');
  const lines = [
    technical && `Tekniska: ${technical}`,
    organisational && `Organisatoriska: ${organisational}`,
  ];
  return linesOr(lines.filter(Boolean), 'beskrivning av säkerhetsåtgärder');
}

function servedLines(entry: Entry): Content {
  const lines = entry.servedControllers.flatMap(({ name, contact }) =>
    contact ? [joined([name, contact])] : [name, missing(`kontaktuppgifter till ${name}`)],
  );
  return linesOr(lines, 'för vilka personuppgiftsansvariga behandlingen görs');
}

function categoryLines(entry: Entry): Content {
  const lines = entry.servedControllers.map(({ name, processingCategories }) =>
    processingCategories
      ? `${name}: ${processingCategories}`
      : missing(`kategorier av behandling för ${name}`),
  );
  return linesOr(lines, 'kategorier av behandling');
}
