/** When we are processor: what each controller that we serve is told (article 33.2; E-052, E-053). Pure. */

export interface SentNotice {
  readonly recipient: string;
  readonly part: number;
  readonly continues: boolean;
}

export interface ToldController {
  readonly name: string;
  readonly contact: string | null;
  /** Parts that it has got. */
  readonly parts: number;
  /** All that we have to tell has been told. */
  readonly complete: boolean;
}

interface Served {
  readonly name: string;
  readonly contact: string | null;
}

/** Those that we serve and those that were told beside, each once, those that have heard nothing first. */
export function toldControllers(
  served: readonly Served[],
  sent: readonly (SentNotice & { readonly contact: string | null })[],
): readonly ToldController[] {
  const contacts = new Map<string, string | null>();
  for (const { name, contact } of served) contacts.set(name, contacts.get(name) ?? contact);
  for (const { recipient, contact } of sent) contacts.set(recipient, contacts.get(recipient) ?? contact);
  return [...contacts]
    .map(([name, contact]) => {
      const parts = sent.filter(({ recipient }) => recipient === name);
      const latest = parts.toSorted((one, other) => other.part - one.part)[0];
      return { name, contact, parts: parts.length, complete: latest ? !latest.continues : false };
    })
    .toSorted((one, other) => one.parts - other.parts || one.name.localeCompare(other.name, 'sv'));
}

export const noticeWays = {
  'e-mail': 'E-post',
  letter: 'Brev',
  'e-service': 'Den personuppgiftsansvariges e-tjänst',
  meeting: 'Möte, och skriftligt efteråt',
} as const;
export type NoticeWay = keyof typeof noticeWays;
