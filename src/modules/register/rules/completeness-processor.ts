/** Gaps of an entry in the processor's register, article 30.2. */
import type { RuleQuestion } from '../../../knowledge/judgement.ts';
import { gdpr } from '../../../knowledge/sources.ts';
import { dateGaps, regimeGaps } from './completeness-basics.ts';
import { processorGaps, transferGaps } from './completeness-data.ts';
import { reviewGaps } from './completeness-operation.ts';
import { measureGaps } from './completeness-security.ts';
import type { Entry } from './entry.ts';
import { blocking, type Gap, isBlank, warning, when } from './gap.ts';

export function processorEntryGaps(entry: Entry, asked: RuleQuestion): readonly Gap[] {
  return [
    ...when(isBlank(entry.name), () =>
      blocking({ key: 'name', step: 'grunder', text: 'Behandlingen saknar namn.', source: gdpr('30.2') }),
    ),
    ...regimeGaps(entry, asked),
    ...dateGaps(entry),
    ...when(entry.contacts.length === 0, () =>
      warning({ key: 'contacts', step: 'grunder', text: 'Kontaktperson saknas.', source: gdpr('30.2.a') }),
    ),
    ...servedGaps(entry),
    ...processorGaps(entry),
    ...transferGaps(entry, asked),
    ...when(entry.systems.length === 0, () =>
      warning({
        key: 'systems',
        step: 'system',
        text: 'Ange i vilka system uppgifterna behandlas.',
        source: gdpr('30.2'),
      }),
    ),
    ...measureGaps(entry),
    ...reviewGaps(entry, asked),
  ];
}

function servedGaps(entry: Entry): readonly Gap[] {
  const step = 'grunder';
  const none = when(entry.servedControllers.length === 0, () =>
    blocking({
      key: 'servedControllers',
      step,
      text: 'Ange vilka ansvariga ni behandlar uppgifter för.',
      source: gdpr('30.2.a'),
    }),
  );
  const rows = entry.servedControllers.flatMap((served) => {
    const anchor = `servedControllers-${served.id}`;
    return [
      ...when(isBlank(served.name), () =>
        blocking({
          key: `served.name:${served.id}`,
          step,
          anchor,
          text: 'En personuppgiftsansvarig saknar namn.',
          source: gdpr('30.2.a'),
        }),
      ),
      ...when(isBlank(served.contact), () =>
        blocking({
          key: `served.contact:${served.id}`,
          step,
          anchor,
          text: `Kontaktuppgifter saknas till ${served.name}.`,
          source: gdpr('30.2.a'),
        }),
      ),
      ...when(isBlank(served.processingCategories), () =>
        blocking({
          key: `served.categories:${served.id}`,
          step,
          anchor,
          text: `Ange vilka kategorier av behandling ni utför för ${served.name}.`,
          source: gdpr('30.2.b'),
        }),
      ),
    ];
  });
  return [...none, ...rows];
}
