/** Gaps of the steps on systems, retention, information and review. */
import type { RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { act, gdpr, mjolby, sormland } from '../../../knowledge/sources.ts';
import type { Entry } from './entry.ts';
import { blocking, type Gap, isBlank, warning, when } from './gap.ts';
import { judgeCovered } from './scope.ts';

export function systemGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const step = 'system';
  const unstructured = entry.structure === 'unstructured';
  return [
    ...when(entry.structure === null, () =>
      warning({
        key: 'structure',
        step,
        text: 'Ange om uppgifterna finns i ett register eller i ostrukturerat material.',
        source: mjolby('3.3'),
      }),
    ),
    ...scopeGaps(entry, asked),
    ...when(unstructured && entry.materialKinds.length === 0, () =>
      warning({
        key: 'materialKinds',
        step,
        text: 'Ange vilket ostrukturerat material det är.',
        source: mjolby('3.3'),
      }),
    ),
    ...when(!unstructured && entry.systems.length === 0 && entry.assets.length === 0, () =>
      warning({
        key: 'systems',
        step,
        text: 'Ange var uppgifterna finns: system, pärm eller annat.',
        source: sormland('bilaga 6'),
      }),
    ),
    ...when(entry.operations.length === 0, () =>
      warning({ key: 'operations', step, text: 'Ange vad som görs med uppgifterna.', source: gdpr('4.2') }),
    ),
    ...searchKeyGaps(entry, asked),
  ];
}

function scopeGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const step = 'system';
  const judged = judgeCovered(
    { automation: entry.automation, searchKeys: entry.searchKeys, subjects: 'living' },
    asked,
  );
  if (judged.outcome === 'unknown')
    return [
      warning({
        key: 'automation',
        step,
        text: 'Ange om behandlingen är automatiserad.',
        why: judged.reasons,
        source: gdpr('2.1'),
      }),
    ];
  if (judged.outcome === 'covered') return [];
  return [
    warning({
      key: 'searchKeys',
      step,
      text: 'Det manuella registret omfattas kanske inte av förordningen.',
      why: judged.reasons,
      source: gdpr('2.1'),
    }),
  ];
}

/** A regime may list the only search terms allowed, as in social services (2001:637, 15 §). */
function searchKeyGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const found = law(asked.asOf, asked.overrides).regimes.find((item) => item.id === entry.regime);
  const allowed = found?.allowedSearchKeys ?? null;
  if (found === undefined || allowed === null) return [];
  const others = entry.searchKeys.filter((key) => !allowed.includes(key.trim().toLowerCase()));
  return when(others.length > 0, () =>
    blocking({
      key: 'searchKeys.regime',
      step: 'system',
      anchor: 'searchKeys',
      text: `Sökbegreppen får bara vara namn, person-, samordnings- eller ärendenummer. Ta bort: ${others.join(', ')}.`,
      source: found.searchKeySource ?? found.source,
      principle: 'lawfulness',
    }),
  );
}

export function retentionGaps(entry: Entry): readonly Gap[] {
  const step = 'gallring';
  const common = { step, source: gdpr('30.1.f'), principle: 'storage-limitation' } as const;
  const why = 'Ange en frist eller, om det inte går, hur den bestäms. De registrerade ska få veta det.';
  const none = when(entry.retention.length === 0, () =>
    blocking({ ...common, key: 'retention', text: 'Gallringsfrist saknas.', why }),
  );
  const rows = entry.retention.flatMap((row) => [
    ...when(isBlank(row.period), () =>
      blocking({
        ...common,
        key: `retention.period:${row.id}`,
        anchor: `retention-${row.id}`,
        text: `Frist saknas för ${row.what}.`,
        why,
      }),
    ),
    ...when(!isBlank(row.period) && isBlank(row.ground), () =>
      warning({
        ...common,
        key: `retention.ground:${row.id}`,
        anchor: `retention-${row.id}`,
        text: `Ange vilken plan eller vilket beslut fristen för ${row.what} följer av.`,
        source: sormland('kapitel 4.7'),
      }),
    ),
  ]);
  return [...none, ...rows];
}

export function informationGaps(entry: Entry): readonly Gap[] {
  const common = { step: 'information', source: gdpr('13.1'), principle: 'transparency' } as const;
  return [
    ...when(isBlank(entry.informedHow), () =>
      blocking({
        ...common,
        key: 'informedHow',
        text: 'Ange hur de registrerade informeras, eller varför de inte gör det.',
      }),
    ),
    ...when(isBlank(entry.informedWhen), () =>
      warning({ ...common, key: 'informedWhen', text: 'Ange när de registrerade informeras.' }),
    ),
    ...when(isBlank(entry.informationLink), () =>
      warning({ ...common, key: 'informationLink', text: 'Länk till informationstexten saknas.' }),
    ),
    ...when(entry.regime === 'pdl' && entry.informationReviewedOn === null, () =>
      warning({
        ...common,
        key: 'informationReviewedOn',
        text: 'Granska att texten har de sex punkter som patientdatalagen lägger till.',
        source: act('patientdatalagen', '8 kap. 6 §'),
      }),
    ),
  ];
}

export function reviewGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const step = 'kontroll';
  const overdue = entry.nextReviewOn !== null && entry.nextReviewOn < asked.asOf;
  return [
    ...when(entry.role === 'controller' && isBlank(entry.proportionality), () =>
      warning({
        key: 'proportionality',
        step,
        text: 'Skriv varför behandlingen är rimlig mot de registrerade.',
        source: sormland('kapitel 4.2'),
        principle: 'fairness',
      }),
    ),
    ...when(entry.nextReviewOn === null, () =>
      warning({
        key: 'nextReviewOn',
        step,
        text: 'Datum för nästa översyn saknas.',
        source: gdpr('24.1'),
        principle: 'accountability',
      }),
    ),
    ...when(overdue, () =>
      warning({
        key: 'nextReviewOn.overdue',
        step,
        anchor: 'nextReviewOn',
        text: `Översynen skulle ha gjorts ${entry.nextReviewOn}.`,
        source: gdpr('24.1'),
        principle: 'accountability',
      }),
    ),
  ];
}
