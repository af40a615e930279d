/** Swedish texts of the fixed choices of an entry, as written in cells; the first text of each is the one we write. */

export const yesNoTexts = {
  yes: ['Ja', 'x', 'sant', 'true', 'yes', 'j', 'y', '1', 'jo', 'ja.'],
  no: ['Nej', 'falskt', 'false', 'no', 'n', '0', 'nej.', 'ingen', 'inga', 'inget', 'nei', '-', '–'],
} as const;

export const roleTexts = {
  controller: ['Personuppgiftsansvarig', 'ansvarig', 'pua', 'dataansvarlig'],
  processor: ['Personuppgiftsbiträde', 'biträde', 'pub', 'databehandler'],
} as const;

export const activityTexts = {
  planned: ['Planerad', 'planeras', 'kommande'],
  ongoing: ['Pågår', 'pågående', 'aktiv', 'i drift', 'aktuell'],
  ended: ['Upphörd', 'avslutad', 'upphört', 'inaktiv', 'avvecklad'],
} as const;

export const stateTexts = {
  draft: ['Utkast'],
  complete: ['Fullständig', 'klar'],
  approved: ['Fastställd'],
} as const;

export const structureTexts = {
  structured: ['Strukturerat', 'strukturerad', 'strukturerade'],
  unstructured: ['Ostrukturerat', 'ostrukturerad', 'ostrukturerade'],
} as const;

export const automationTexts = {
  automated: ['Helt automatiserad', 'automatiserad', 'digital', 'digitalt'],
  partly: ['Delvis automatiserad', 'delvis'],
  'manual-for-automated': ['Manuell, ska bli automatiserad'],
  manual: ['Manuell', 'manuellt register', 'papper', 'analog'],
} as const;

export const recipientKindTexts = {
  authority: ['Myndighet', 'annan myndighet'],
  internal: ['Inom den egna organisationen', 'intern', 'internt'],
  private: ['Privat aktör', 'privat', 'företag'],
  public: ['Allmänheten'],
  'data-subject': ['Den registrerade'],
  other: ['Annan', 'övrig'],
} as const;

export const agreementTexts = {
  valid: ['Gällande avtal', 'finns', 'ja', 'x', 'påskrivet', 'undertecknat', 'tecknat', 'avtal finns'],
  missing: ['Avtal saknas', 'saknas', 'nej', 'ej', 'ej tecknat'],
  'not-needed': ['Avtal behövs inte', 'behövs ej', 'ej aktuellt', 'ej tillämpligt'],
  unknown: ['Vet inte än', 'vet ej', '?'],
} as const;

export const exemptionTexts = {
  archive: ['Arkiv'],
  research: ['Forskning'],
  statistics: ['Statistik'],
} as const;
export const conclusionTexts = { compatible: ['Förenlig'], incompatible: ['Inte förenlig'] } as const;

export type Choices = Readonly<Record<string, readonly string[]>>;

/** The text that stands for a choice; empty for none. */
export function choiceText(choices: Choices, choice: string | null): string {
  return choice === null ? '' : (choices[choice]?.[0] ?? choice);
}

/** The choice that a text stands for; null when it is none of them. */
export function readChoice<Table extends Choices>(
  choices: Table,
  text: string,
): (keyof Table & string) | null {
  const wanted = plain(text);
  const found = Object.entries(choices).find(
    ([key, texts]) => key === wanted || texts.some((candidate) => plain(candidate) === wanted),
  );
  return (found?.[0] as keyof Table & string) ?? null;
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
