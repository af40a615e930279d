/** The group's first questions: is it a breach, of which type, and which way does it go (F-001–F-003, F-037). */
import { z } from 'zod';
import { answer } from '../../../knowledge/answer.ts';
import { type IncidentType, incidentTypes, optionLabel } from '../../../knowledge/incident-report.ts';
import type { Rule } from '../../../knowledge/judgement.ts';
import { act, gdpr, reason, sormland } from '../../../knowledge/sources.ts';
import { incidentSides } from './report.ts';

const typeIds = incidentTypes.map(({ id }) => id) as [IncidentType, ...IncidentType[]];
const happened = z.array(z.enum(typeIds));

const breachFacts = z.strictObject({
  personalData: z
    .enum(['yes', 'no', 'unclear'])
    .describe('Om händelsen rör uppgifter om levande personer: yes, no eller unclear'),
  types: happened.describe('Det som har hänt med uppgifterna, ett eller flera slag'),
  planned: z
    .boolean()
    .default(false)
    .describe('Otillgängligheten var planerad och känd i förväg, till exempel underhåll'),
});
type BreachFacts = z.infer<typeof breachFacts>;

const breachOutcomes = {
  yes: 'Det är en personuppgiftsincident',
  no: 'Det är ingen personuppgiftsincident',
  unclear: 'Det går inte att säga än',
} as const;

const definition = reason(
  'En personuppgiftsincident är en säkerhetsincident som leder till oavsiktlig eller olaglig förstöring, förlust eller ändring av personuppgifter, eller till obehörigt röjande av eller obehörig åtkomst till dem.',
  gdpr('4.12'),
);
const guidelines = { source: { label: 'EDPB:s riktlinjer 9/2022 om anmälan av personuppgiftsincidenter' } };

const breachRule: Rule<BreachFacts, keyof typeof breachOutcomes> = {
  id: 'incident.is-breach',
  description: 'Om en händelse är en personuppgiftsincident.',
  facts: breachFacts,
  outcomes: breachOutcomes,
  judge: (facts, asked) => {
    const { personalData, types, planned } = facts;
    if (personalData === 'no')
      return answer(asked, 'no', [
        definition,
        reason('Händelsen rör inga personuppgifter. Den kan ändå vara en säkerhetsincident.', gdpr('4.1')),
      ]);
    if (planned && types.every((type) => type === 'unavailability') && types.length > 0)
      return answer(asked, 'no', [
        definition,
        reason('Planerat underhåll som gör uppgifterna otillgängliga är ingen incident.', guidelines.source),
      ]);
    if (types.length === 0)
      return answer(asked, 'unclear', [definition, reason('Ange vad som har hänt.', gdpr('4.12'))]);
    if (personalData === 'unclear')
      return answer(asked, 'unclear', [
        definition,
        reason(
          'Ta reda på om personuppgifter berörs. Behandla händelsen som en incident så länge.',
          gdpr('4.1'),
        ),
      ]);
    return answer(asked, 'yes', [definition, ...types.map(whyOfType)]);
  },
};

const examples: Readonly<Record<IncidentType, string>> = {
  disclosure:
    'Uppgifter har spridits till någon som inte skulle ha dem, till exempel löneuppgifter i ett mejl till fel mottagare.',
  access: 'Någon har tagit del av uppgifter utan behörighet.',
  loss: 'Uppgifter har gått förlorade, till exempel på en dator som är borttappad eller stulen.',
  destruction: 'Uppgifter har förstörts.',
  alteration: 'Uppgifter har ändrats av någon som inte skulle ändra dem.',
  unavailability: 'Uppgifter som behövs går inte att nå, med negativa effekter. Också det är en incident.',
};
const whyOfType = (type: IncidentType) =>
  reason(examples[type], type === 'disclosure' ? sormland('kapitel 1.3') : sormland('kapitel 16'));

/** The order in which one of several is chosen: what somebody else has seen weighs more than what is gone. */
const order: readonly IncidentType[] = ['disclosure', 'access', 'loss', 'destruction', 'alteration'];

const mainTypeFacts = z.strictObject({
  types: happened.describe('Allt som har hänt med uppgifterna'),
});

const mainTypeOutcomes = {
  disclosure: 'Obehörigt röjande',
  access: 'Obehörig åtkomst',
  loss: 'Förlust',
  destruction: 'Förstöring',
  alteration: 'Ändring',
  none: 'Inget är angivet',
} as const;
export type MainType = Exclude<keyof typeof mainTypeOutcomes, 'none'>;
export const mainTypes: Readonly<Record<string, string>> = mainTypeOutcomes;

const form = { label: 'IMY, Anmäl personuppgiftsincident, fråga 14' };

const mainTypeRule: Rule<z.infer<typeof mainTypeFacts>, keyof typeof mainTypeOutcomes> = {
  id: 'incident.main-type',
  description: 'Vilket av flera slag av incident som väljs i myndighetens formulär, som bara tar ett.',
  facts: mainTypeFacts,
  outcomes: mainTypeOutcomes,
  judge: ({ types }, asked) => {
    const found = mainTypeOf(types);
    if (!found) return answer(asked, 'none', [reason('Ange vad som har hänt.', form)]);
    const single = reason(
      'Formuläret tar ett slag: «Välj det alternativ som bäst stämmer överens med det som inträffat». Flera kan vara ikryssade här.',
      form,
    );
    const why =
      types.includes(found as IncidentType) || types.length === 0
        ? reason(
            `Av det som är angivet står ${optionLabel(incidentTypes, found).split(':')[0]?.toLowerCase()} först i ordningen röjande, åtkomst, förlust, förstöring, ändring. Ni kan välja ett annat.`,
            { label: 'Förslag i Ansvar' },
          )
        : reason(
            'Formuläret har inget alternativ för uppgifter som inte går att nå. Riktlinjerna räknar det som förlust av tillgång till uppgifterna.',
            guidelines.source,
          );
    return answer(asked, found, [single, why]);
  },
};

/** The one type of the authority's form; undefined while nothing is said. */
export function mainTypeOf(types: readonly string[]): MainType | undefined {
  const found = order.find((type) => types.includes(type)) as MainType | undefined;
  return found ?? (types.includes('unavailability') ? 'loss' : undefined);
}

const routeFacts = z.strictObject({
  side: z
    .enum(Object.keys(incidentSides) as [keyof typeof incidentSides])
    .default('controller')
    .describe('Om uppgifterna är nämndens egna eller behandlas åt andra'),
  protectiveSecurity: z
    .enum(['yes', 'no', 'unclear'])
    .nullable()
    .default(null)
    .describe('Om händelsen ska anmälas enligt säkerhetsskyddslagen'),
  lawEnforcement: z
    .enum(['yes', 'no'])
    .nullable()
    .default(null)
    .describe('Om behandlingen faller under brottsdatalagen'),
  crossBorder: z
    .enum(['yes', 'no'])
    .nullable()
    .default(null)
    .describe('Om registrerade i flera EU-länder påverkas väsentligt, eller behandlingen sker i flera'),
});
export type RouteFacts = z.infer<typeof routeFacts>;

const routeOutcomes = {
  ordinary: 'Den vanliga anmälan i tillsynsmyndighetens e-tjänst',
  'security-police': 'Säkerhetspolisen: ingen anmälan enligt dataskyddsförordningen',
  'law-enforcement': 'Tillsynsmyndighetens särskilda formulär för brottsdatalagen',
  'cross-border': 'Tillsynsmyndighetens särskilda formulär för gränsöverskridande incidenter',
  'tell-controller': 'Underrätta den personuppgiftsansvarige: vi anmäler aldrig åt någon annan',
} as const;
export type IncidentRoute = keyof typeof routeOutcomes;

const routeRule: Rule<RouteFacts, IncidentRoute> = {
  id: 'incident.route',
  description: 'Vart en personuppgiftsincident anmäls.',
  facts: routeFacts,
  outcomes: routeOutcomes,
  judge: (facts, asked) => answer(asked, routeOf(facts), [...routeReasons[routeOf(facts)]]),
};

export function routeOf({
  side,
  protectiveSecurity,
  lawEnforcement,
  crossBorder,
}: RouteFacts): IncidentRoute {
  if (side === 'processor') return 'tell-controller';
  if (protectiveSecurity === 'yes') return 'security-police';
  if (lawEnforcement === 'yes') return 'law-enforcement';
  return crossBorder === 'yes' ? 'cross-border' : 'ordinary';
}

const routeReasons = {
  ordinary: [reason('Den personuppgiftsansvarige anmäler till tillsynsmyndigheten.', gdpr('33.1'))],
  'security-police': [
    reason(
      'Artiklarna 33 och 34 gäller inte incidenter som ska rapporteras enligt säkerhetsskyddslagen.',
      act('dataskyddslagen', '1 kap. 4 §'),
    ),
    reason(
      'Händelsen anmäls till Säkerhetspolisen. Ta inte med uppgifter om den i något annat system.',
      act('sakerhetsskyddslagen', ''),
    ),
  ],
  'law-enforcement': [
    reason(
      'Behandling enligt brottsdatalagen har ett eget formulär hos tillsynsmyndigheten.',
      act('brottsdatalagen', ''),
    ),
  ],
  'cross-border': [
    reason(
      'En gränsöverskridande incident anmäls till den ansvariga tillsynsmyndigheten på ett eget formulär.',
      gdpr('56.1'),
    ),
  ],
  'tell-controller': [
    reason(
      'Ett biträde underrättar den personuppgiftsansvarige utan onödigt dröjsmål. Det anmäler inte själv.',
      gdpr('33.2'),
    ),
    reason('Bara den personuppgiftsansvarige för talan mot tillsynsmyndigheten.', sormland('bilaga 3')),
  ],
} as const satisfies Readonly<Record<IncidentRoute, readonly ReturnType<typeof reason>[]>>;

export const assessmentRules: readonly Rule[] = [breachRule, mainTypeRule, routeRule];
