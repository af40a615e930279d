/** Which agreements can be shared as a frame that a kommun's other nämnder make their own from. */
import { type AgreementEdition, agreementEdition } from '../../../knowledge/agreement-editions.ts';

interface Shareable {
  readonly kind: string;
  readonly side: string;
  readonly edition: string;
  /** As it stands today. */
  readonly state: string;
  /** Only those who are named read its case. */
  readonly restricted: boolean;
}

/** A frame carries terms and annexes, so the text itself must be its publisher's, which every nämnd has at hand. */
const hasSharedText = (edition: AgreementEdition | undefined): boolean =>
  edition?.fixedBody === true && edition.family !== 'inera';

const STATES: Readonly<Record<string, string>> = {
  preparing: 'Handlingarna görs just nu. Vänta tills de är klara.',
  ended: 'Avtalet har upphört och kan inte bli en ram. Dela ett avtal som gäller.',
  withdrawn: 'Avtalet blev inte av och kan inte bli en ram. Ta upp det igen först.',
};

/** Why it cannot be a frame; undefined when it can. */
export function frameRefusal({ kind, side, edition, state, restricted }: Shareable): string | undefined {
  if (kind !== 'processor' || side !== 'controller')
    return 'Bara ett personuppgiftsbiträdesavtal där ni är ansvariga kan bli en ram för flera nämnder.';
  const known = agreementEdition(edition);
  if (known?.family === 'inera')
    return 'Ineras avtal kan inte delas som ram: nämnden tecknar det själv, eller ger kommunstyrelsen en fullmakt.';
  if (!hasSharedText(known))
    return 'En ram har inte med avtalets fil. Bara avtal på en utgivares fasta text, till exempel SKR:s, kan bli en ram.';
  if (known?.replacedBy)
    return `En nyare utgåva har kommit, och nya avtal görs inte på den här. Gör ett nytt avtal på ${agreementEdition(known.replacedBy)?.label ?? 'den nya'} och dela det.`;
  if (restricted)
    return 'Ärendet har begränsad åtkomst, och en ram läses i hela kommunen. Ta bort begränsningen i ärendet först, om den inte behövs.';
  return STATES[state];
}
