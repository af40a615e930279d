/** A proposal of a paragraph in the reglemente: what article 28.3 a–h asks for, between nämnder of one kommun (law.md 4.5). */
import type { Block, Document } from '../../../platform/documents/blocks.ts';
import { known, metaOf, type PrintedAgreement, paragraphs, partiesByRole } from './meta.ts';

export interface PrintedReglemente extends PrintedAgreement {
  readonly paragraph: string | null;
  readonly decidedOn: string | null;
  /** The kommun's own words; null: the proposal is printed. */
  readonly text: string | null;
  readonly subPermission: 'general' | 'special' | null;
}

const TITLE = 'Behandling av personuppgifter för en annan nämnds räkning';

export const reglementeDocument = (of: PrintedReglemente): Document => ({
  meta: metaOf(of, TITLE),
  blocks: [
    {
      kind: 'title',
      above: of.text ? 'Reglemente' : 'Reglemente, förslag',
      text: TITLE,
      subtitle: of.title,
    },
    ...(of.text
      ? []
      : [
          {
            kind: 'note',
            tone: 'information',
            title: 'Förslag',
            text: 'Texten är ett förslag i Ansvar efter artikel 28.3 dataskyddsförordningen. Kommunfullmäktige beslutar om reglementet och bestämmer orden.',
          } as const,
        ]),
    {
      kind: 'facts',
      items: [
        { label: 'Personuppgiftsansvarig', value: partiesByRole(of).controller.name },
        { label: 'Personuppgiftsbiträde', value: partiesByRole(of).processor.name },
        { label: 'Paragraf', value: known(of.paragraph, 'paragraf i reglementet') },
        { label: 'Beslutad av fullmäktige', value: known(of.decidedOn, 'dag för beslutet') },
      ],
    },
    ...(of.text ? paragraphs(of.text) : proposalBlocks(of)),
  ],
});

const genitive = (name: string): string => (/[sxz]$/i.test(name) ? name : `${name}s`);

/** What the processor does, letter by letter of article 28.3. */
export function duties(of: PrintedReglemente): readonly string[] {
  const { controller } = partiesByRole(of);
  const who = controller.name;
  const permission = {
    general:
      'ett allmänt skriftligt tillstånd i förväg, och underrättar om planer på att anlita eller byta biträde så att det går att göra invändningar',
    special: 'ett särskilt skriftligt tillstånd i förväg',
    none: 'ett särskilt eller allmänt skriftligt tillstånd i förväg',
  }[of.subPermission ?? 'none'];
  return [
    `a) behandlar personuppgifterna bara på dokumenterade instruktioner från ${who}, också när det gäller överföring till ett tredjeland, om inte en bestämmelse i lag kräver något annat; i så fall informeras ${who} om kravet innan uppgifterna behandlas, om informationen inte är förbjuden`,
    'b) ser till att de personer som får behandla personuppgifterna har tystnadsplikt',
    'c) vidtar alla säkerhetsåtgärder som krävs enligt artikel 32 dataskyddsförordningen',
    `d) anlitar ett annat biträde bara efter ${permission}, ålägger det biträdet samma skyldigheter och ansvarar fullt ut för det (artikel 28.2 och 28.4)`,
    `e) hjälper ${who} med lämpliga tekniska och organisatoriska åtgärder att svara på begäran från registrerade enligt kapitel III`,
    `f) bistår ${who} med att fullgöra skyldigheterna enligt artiklarna 32–36: säkerhet, personuppgiftsincidenter, konsekvensbedömning och förhandssamråd`,
    `g) raderar eller återlämnar alla personuppgifter när behandlingen upphör, efter ${genitive(who)} val, och raderar kopior om uppgifterna inte ska bevaras enligt lag`,
    `h) ger ${who} all information som behövs för att visa att skyldigheterna fullgörs, möjliggör och bidrar till granskningar och inspektioner, och säger genast till om en instruktion strider mot dataskyddsbestämmelserna`,
  ];
}

function proposalBlocks(of: PrintedReglemente): readonly Block[] {
  const { controller, processor } = partiesByRole(of);
  return [
    { kind: 'heading', level: 1, text: 'Förslag till bestämmelse' },
    {
      kind: 'paragraph',
      text: `${processor.name} behandlar personuppgifter för ${genitive(controller.name)} räkning. ${controller.name} är personuppgiftsansvarig och ${processor.name} är personuppgiftsbiträde. I en skriftlig instruktion anger ${controller.name} föremålet för behandlingen, hur länge den pågår, dess art och ändamål, typen av personuppgifter, kategorierna av registrerade och särskilda behov.`,
    },
    { kind: 'paragraph', text: `Personuppgiftsbiträdet (${processor.name})` },
    { kind: 'list', items: duties(of) },
    {
      kind: 'paragraph',
      text: `${processor.name} underrättar ${controller.name} utan onödigt dröjsmål efter att ha fått vetskap om en personuppgiftsincident (artikel 33.2).`,
    },
    {
      kind: 'paragraph',
      text: `${controller.name} för register över behandlingen enligt artikel 30.1 och ${processor.name} enligt artikel 30.2.`,
    },
  ];
}
