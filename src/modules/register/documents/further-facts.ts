/** What a Swedish register holds beside article 30: legal basis, sensitive data, systems, information, review. */
import { type Content, type Fact, missing } from '../../../platform/documents/blocks.ts';
import { automationTexts, choiceText, structureTexts, yesNoTexts } from '../rules/columns/choices.ts';
import type { Entry, Purpose } from '../rules/entry.ts';
import type { RegisterContext } from './context.ts';
import { contactNames, joined, lowerFirst, sentences, withAddition } from './words.ts';

/** Facts with an answer, and those that the law asks for and that lack one. What is not relevant is left out. */
export function furtherFacts(entry: Entry, context: RegisterContext): readonly Fact[] {
  const facts: readonly (readonly [label: string, value: Content | null, note?: string])[] = [
    ['Rättslig grund', entry.role === 'processor' ? null : legalBasisLines(entry, context), 'artikel 6.1'],
    ['Regelverk', entry.regime === 'gdpr' ? null : context.labels.label('regime', entry.regime)],
    ['Ansvaret utpekat i', entry.designatedByStatute === 'yes' ? entry.designatingProvision : null],
    ['Känsliga personuppgifter', sensitiveLines(entry, context), 'artikel 9'],
    ['Uppgifter om lagöverträdelser', entry.art10Support, 'artikel 10'],
    ['Personnummer', identityNumberLine(entry, context), '3 kap. 10 § dataskyddslagen'],
    ['Skyddade personuppgifter', yesOrNo(entry.protectedIdentities)],
    ['Samtycke', consentLine(entry), 'artikel 7'],
    ['Proportionalitet', entry.proportionality],
    ['Varifrån uppgifterna kommer', sourceLines(entry)],
    ['System', systemLines(entry, context)],
    ['Hur uppgifterna behandlas', handlingLines(entry, context)],
    ['Sökbegrepp', joined(entry.searchKeys) || null],
    ['Information till de registrerade', informationLines(entry), 'artikel 13 och 14'],
    ['Automatiserade beslut', answered(entry.automatedDecision, entry.automatedDecisionLogic), 'artikel 22'],
    ['AI', aiLine(entry)],
    ['Konsekvensbedömning', assessmentLine(entry), 'artikel 35'],
    ['Informationsklassning', classificationLine(entry)],
    ['Behörigheter', accessLine(entry)],
    ['Process', joined([entry.processCode, entry.processArea], ' ') || null],
    ['Kontakter', contactLines(entry)],
    ['Uppgiften i registret', reviewLines(entry)],
  ];
  return facts.flatMap(([label, value, note]) =>
    value === null || isEmpty(value) ? [] : [{ label, value, ...(note ? { note } : {}) }],
  );
}

function legalBasisLines(entry: Entry, context: RegisterContext): Content {
  if (entry.purposes.length === 0) return missing('rättslig grund');
  const alone = entry.purposes.length === 1;
  return entry.purposes.map((purpose) => {
    if (!purpose.legalBasis)
      return missing(alone ? 'rättslig grund' : `rättslig grund för «${purpose.short}»`);
    const basis = legalBasisOf(purpose, context);
    return alone ? basis : `${purpose.short}: ${basis}`;
  });
}

function legalBasisOf(purpose: Purpose, { labels }: RegisterContext): string {
  const code = purpose.legalBasis ?? '';
  const statutes = purpose.statutes.map((id) => labels.label('statute', id));
  return sentences([
    `${labels.label('legal-basis', code)} (artikel 6.1 ${code.charAt(0)})`,
    joined([joined(statutes), purpose.provision]),
    purpose.motivation,
  ]);
}

function sensitiveLines(entry: Entry, { labels }: RegisterContext): Content | null {
  const sensitive = entry.dataItems.filter((item) => labels.sensitive(item.category));
  const items = joined(sensitive.map((item) => item.label || labels.label('data-category', item.category)));
  if (!items && !entry.art9Ground) return null;
  const ground = entry.art9Ground
    ? sentences([
        `${labels.label('art9-ground', entry.art9Ground)} (artikel ${spaced(entry.art9Ground)})`,
        entry.art9Support,
      ])
    : missing('undantag från förbudet att behandla känsliga personuppgifter');
  return items ? [items, ground] : [ground];
}

/** `9.2.g` → `9.2 g`. */
function spaced(reference: string): string {
  return reference.replace(/\.([a-z])$/, ' $1');
}

function identityNumberLine(entry: Entry, { labels }: RegisterContext): string | null {
  if (!entry.identityNumberGround) return null;
  const ground = labels.label('identity-number-ground', entry.identityNumberGround);
  return sentences([`Skäl: ${ground}`, entry.identityNumberMotivation]);
}

function yesOrNo(answer: 'yes' | 'no' | null): string | null {
  return choiceText(yesNoTexts, answer) || null;
}

function consentLine(entry: Entry): string | null {
  return entry.consentCollected === 'yes' ? answered('yes', entry.consentHow) : null;
}

function answered(answer: 'yes' | 'no' | null, more: string | null): string | null {
  return more ? sentences([yesOrNo(answer), more]) : yesOrNo(answer);
}

function sourceLines(entry: Entry): readonly string[] {
  return entry.sources.map((source) =>
    source.kind === 'data-subject' ? 'Den registrerade' : (source.name ?? 'Annan källa'),
  );
}

function systemLines(entry: Entry, { labels }: RegisterContext): readonly string[] {
  return entry.systems.map(({ name, country }) =>
    withAddition(name, [country && labels.label('country', country)]),
  );
}

function handlingLines(entry: Entry, { labels }: RegisterContext): readonly string[] {
  const form = joined([
    choiceText(structureTexts, entry.structure),
    lowerFirst(choiceText(automationTexts, entry.automation)),
  ]);
  const operations = joined(entry.operations.map((code) => labels.label('operation', code).toLowerCase()));
  const assets = joined(entry.assets.map((code) => labels.label('asset', code).toLowerCase()));
  const material = joined(entry.materialKinds.map((code) => labels.label('material-kind', code)));
  return [
    form,
    operations && `Åtgärder: ${operations}`,
    assets && `Finns på: ${assets}`,
    material && `Ostrukturerat material: ${material}`,
  ].filter((line): line is string => Boolean(line));
}

function informationLines(entry: Entry): readonly string[] {
  const reviewed = entry.informationReviewedOn && `granskad ${entry.informationReviewedOn}`;
  return [joined([entry.informedHow, entry.informedWhen, reviewed]), entry.informationLink ?? ''].filter(
    Boolean,
  );
}

function aiLine(entry: Entry): string | null {
  if (entry.aiUsed !== 'yes') return yesOrNo(entry.aiUsed);
  const risk = entry.aiRiskClass && `riskklass: ${entry.aiRiskClass}`;
  return joined(['Ja', entry.aiSystem, entry.aiRole && `roll: ${entry.aiRole}`, risk]);
}

function assessmentLine(entry: Entry): string | null {
  if (entry.dpiaNeeded === null) return null;
  if (entry.dpiaNeeded === 'no')
    return entry.dpiaResult ? sentences(['Behövs inte', entry.dpiaResult]) : 'Behövs inte';
  const done = joined(['Behövs', entry.dpiaOn && `gjord ${entry.dpiaOn}`]);
  return entry.dpiaResult ? sentences([done, entry.dpiaResult]) : done;
}

function classificationLine(entry: Entry): string | null {
  const levels = [
    ['konfidentialitet', entry.klassaConfidentiality],
    ['riktighet', entry.klassaCorrectness],
    ['tillgänglighet', entry.klassaAvailability],
    ['spårbarhet', entry.klassaTraceability],
  ] as const;
  const known = levels.filter(([, level]) => level !== null).map(([name, level]) => `${name} ${level}`);
  return known.length === 0 ? null : withAddition(joined(known), [entry.klassaOn]);
}

function accessLine(entry: Entry): string | null {
  const reviewed = entry.accessReviewedOn && `Granskade ${entry.accessReviewedOn}`;
  return sentences([entry.accessRoutine, reviewed]) || null;
}

function contactLines(entry: Entry): readonly string[] {
  return entry.contacts.map(({ role, name }) => `${contactNames[role]}: ${name}`);
}

function reviewLines(entry: Entry): string {
  return joined([
    entry.approvedVersion !== null && `fastställd version ${entry.approvedVersion}`,
    entry.confirmedOn && `bekräftad ${entry.confirmedOn}`,
    entry.nextReviewOn && `nästa översyn ${entry.nextReviewOn}`,
  ]);
}

function isEmpty(content: Content): boolean {
  return content === '' || (Array.isArray(content) && content.length === 0);
}
