/** Who signs: the controller itself, unless another has been authorised (B-009, B-010, E-009). */
import type { Reason } from '../../../knowledge/judgement.ts';
import { act, gdpr, mjolby, questionsAndAnswers, reason } from '../../../knowledge/sources.ts';
import { isAuthority } from '../../organisations/rules/index.ts';
import type { DecidedNeed, Signs } from './need.ts';
import type { NeedFacts } from './need-facts.ts';

const itself = reason(
  'Det är den ansvariga som ska teckna avtalet med sitt biträde.',
  questionsAndAnswers(2),
);
const delegated = reason('Påskriften följer den ordinarie delegationsordningen.', mjolby('3.12'));
const authorised = reason('Med en fullmakt från nämnden får kommunstyrelsen teckna i nämndens ställe.', {
  label: 'Inera, Personuppgiftsbehandling (fullmakt för kommuner)',
});

/** Who signs what has been decided; null when nothing is to be signed. */
export function signedBy(facts: NeedFacts, { form, ourRole }: DecidedNeed): Signs | null {
  if (form === null) return null;
  if (form === 'reglemente') return byAssembly();
  if (form === 'arrangement')
    return signs('all', 'Var och en av de gemensamt ansvariga beslutar och undertecknar för sig.', [
      reason('De ansvariga ska fastställa arrangemanget under öppna former.', gdpr('26.1')),
    ]);
  if (ourRole === 'controller' && facts.independent === 'no') return byDecidingBoard();
  if (!isAuthority(facts.controllerType))
    return signs(
      'company',
      'Den som får teckna firman skriver under, eller den som har fått rätten av styrelsen.',
      [itself],
    );
  if (facts.sharedSystem === 'municipality-wide') return byExecutiveBoard(facts);
  if (facts.powerOfAttorney === 'yes')
    return signs('executive-board', 'Kommunstyrelsen skriver under med stöd av nämndens fullmakt.', [
      authorised,
      itself,
    ]);
  return byTheBoard(facts);
}

const signs = (by: Signs['by'], text: string, reasons: readonly Reason[]): Signs => ({ by, text, reasons });

const byAssembly = (): Signs =>
  signs('assembly', 'Fullmäktige antar reglementet. Ingen skriver under något avtal.', [
    reason('Reglementen antas av fullmäktige.', act('kommunallagen', '6 kap. 44 §')),
  ]);

const byDecidingBoard = (): Signs =>
  signs('deciding-board', 'Den nämnd som bestämmer över er behandling är ansvarig och tecknar avtalet.', [
    reason(
      'Är en nämnd osjälvständig är den nämnd som bestämmer ansvarig också för den.',
      questionsAndAnswers(1),
    ),
    itself,
  ]);

function byExecutiveBoard({ controllerType }: NeedFacts): Signs {
  const text =
    controllerType === 'executive-board'
      ? 'Kommunstyrelsen tecknar ett avtal för hela systemet.'
      : 'Kommunstyrelsen är ansvarig för systemet och tecknar avtalet. Ni behöver inte teckna något.';
  return signs('executive-board', text, [
    reason(
      'Kommunstyrelsen kan vara ansvarig för vissa kommunövergripande system, till exempel e-post.',
      questionsAndAnswers(2),
    ),
    itself,
    delegated,
  ]);
}

function byTheBoard({ sharedSystem, controllerType }: NeedFacts): Signs {
  const lent = controllerType === 'board' ? [authorised] : [];
  if (sharedSystem === 'boards')
    return signs(
      'each-board',
      'Varje självständig nämnd tecknar ett eget avtal, enligt sin delegationsordning.',
      [
        reason('Varje självständig nämnd är ansvarig för sin behandling.', questionsAndAnswers(2)),
        itself,
        delegated,
        ...lent,
      ],
    );
  return signs('own', 'Ni tecknar avtalet själva. Delegationsordningen säger vem som skriver under.', [
    itself,
    delegated,
    ...lent,
  ]);
}
