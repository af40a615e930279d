/** Gaps of the first step: name, dates, regime, joint control. */
import type { RuleQuestion } from '../../../knowledge/judgement.ts';
import { law } from '../../../knowledge/law.ts';
import { gdpr } from '../../../knowledge/sources.ts';
import type { Entry } from './entry.ts';
import { blocking, type Gap, isBlank, warning, when } from './gap.ts';
import { judgeJointControllers } from './joint-controllers.ts';

export function basicsGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const step = 'grunder';
  return [
    ...when(isBlank(entry.name), () =>
      blocking({ key: 'name', step, text: 'Behandlingen saknar namn.', source: gdpr('30.1') }),
    ),
    ...regimeGaps(entry, asked),
    ...dateGaps(entry),
    ...when(isBlank(entry.description), () =>
      warning({ key: 'description', step, text: 'Beskrivning saknas.', source: gdpr('30.1') }),
    ),
    ...when(isBlank(entry.processArea), () =>
      warning({ key: 'processArea', step, text: 'Verksamhetsområde saknas.', source: gdpr('30.1') }),
    ),
    ...when(entry.contacts.length === 0, () =>
      warning({ key: 'contacts', step, text: 'Kontaktperson saknas.', source: gdpr('30.1.a') }),
    ),
    ...when(entry.designatedByStatute === 'yes' && isBlank(entry.designatingProvision), () =>
      warning({
        key: 'designatingProvision',
        step,
        text: 'Ange den bestämmelse som pekar ut den ansvariga.',
        source: gdpr('4.7'),
      }),
    ),
  ];
}

/** Gaps that a controller's and a processor's entry share. */
export function regimeGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const known = law(asked.asOf, asked.overrides).regimes.some((item) => item.id === entry.regime);
  return when(!known, () =>
    blocking({ key: 'regime', step: 'grunder', text: 'Välj ett regelverk i listan.', source: gdpr('6.3') }),
  );
}

export function dateGaps(entry: Entry): readonly Gap[] {
  const step = 'grunder';
  const backwards = entry.startsOn !== null && entry.endedOn !== null && entry.endedOn < entry.startsOn;
  return [
    ...when(entry.activity === 'planned' && entry.startsOn === null, () =>
      warning({ key: 'startsOn', step, text: 'Planerat startdatum saknas.', source: gdpr('5.2') }),
    ),
    ...when(entry.activity === 'ended' && entry.endedOn === null, () =>
      blocking({ key: 'endedOn', step, text: 'Ange när behandlingen upphörde.', source: gdpr('5.2') }),
    ),
    ...when(backwards, () =>
      blocking({
        key: 'endedOn.before-start',
        step,
        anchor: 'endedOn',
        text: 'Behandlingen upphörde före sin start. Rätta datumen.',
        source: gdpr('5.2'),
      }),
    ),
  ];
}

export function jointGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  const { jointlyControlled } = entry;
  const judged = judgeJointControllers(
    {
      jointlyControlled,
      controllers: entry.jointControllers.map((party) => party.name),
      duties: entry.jointDuties,
    },
    asked,
  );
  const source = gdpr('26.1');
  if (judged.outcome === 'unknown') {
    return [
      warning({
        key: 'jointlyControlled',
        step: 'grunder',
        text: 'Ange om ni är ansvariga tillsammans med någon.',
        why: judged.reasons,
        source,
      }),
    ];
  }
  if (judged.outcome !== 'arrangement-missing') return [];
  const anchor = entry.jointControllers.length === 0 ? 'jointControllers' : 'jointDuties';
  const text =
    anchor === 'jointControllers'
      ? 'Ange vilka ni är gemensamt ansvariga med.'
      : 'Ni har inte bestämt vem som gör vad vid gemensamt ansvar.';
  return [
    blocking({
      key: 'jointDuties',
      step: 'grunder',
      anchor,
      text,
      why: judged.reasons,
      source,
      principle: 'accountability',
    }),
  ];
}
