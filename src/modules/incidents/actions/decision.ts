/** One delegate decides what becomes of an incident; the group has assessed, and never decides. */
import { Forbidden } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { mailText, sendMail } from '../../../platform/mail.ts';
import { allows } from '../../../platform/permissions.ts';
import { parseSwedishTime } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { askRule } from '../../../rules.ts';
import { decide, decisionChoices, noteStep } from '../../cases/actions/index.ts';
import { printedMark } from '../../cases/rules/index.ts';
import { decisionRight } from '../../organisations/actions/index.ts';
import { controllerTypes } from '../../organisations/rules/index.ts';
import type { IncidentDecisionForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';
import { askedOf, type IncidentOutcome, incidentOutcomes, type RiskFacts, routeOf } from '../rules/index.ts';
import { clockOf, routeFactsOf, settleClock } from './clock.ts';
import { heldIncident, readableIncident, updateIncident } from './incident.ts';
import { afterDecision } from './information.ts';

const MATTER = 'incident.decide';
const LEAST_REASON = 20;

/** Undefined until the group has said how likely it is that somebody is hit. */
export function riskFactsOf(incident: queries.IncidentRow): RiskFacts | undefined {
  const { likelihood, severity, risk } = incident;
  return likelihood ? ({ likelihood, severity, risk } as RiskFacts) : undefined;
}

/** What the judgement of the risk asks for, with the older guidelines beside it. */
export function judgedRisk(context: Context, incident: queries.IncidentRow) {
  const facts = riskFactsOf(incident);
  if (!facts) return [];
  return [undefined, 'sormland-2019', 'mjolby-2017'].flatMap((profile) => {
    const asked = askRule('incident.notify-authority', facts, {
      asOf: context.today,
      ...(profile && { profile }),
    });
    return asked.ok ? [asked.judgement] : [];
  });
}

/** Types that have no delegationsordning: whoever signs for them decides. */
const COMPANIES = controllerTypes.filter(({ authority }) => !authority).map(({ id }) => id);

/** Who may decide on an incident today. */
export const askedDeciders = ({ today }: Context): queries.AskedDeciders => ({
  matter: MATTER,
  today,
  companies: COMPANIES,
});

/** Mails those who may decide, once a day: the mark and a link. False when they have been asked today. */
export async function askForDecision(context: Context, caseId: string): Promise<boolean> {
  const { record, incident } = await heldIncident(context, caseId);
  const { tx, today, origin } = context;
  if (incident.outcome !== null || incident.side === 'processor') return false;
  const asked: string[] = [];
  for (const { id, name, email } of await queries.decidersOf(
    tx,
    record.controllerId,
    askedDeciders(context),
  )) {
    const outcome = await sendMail(tx, {
      to: email ?? '',
      subject: `Beslut behövs i ärende ${printedMark(record)}`,
      text: mailText({
        lines: [
          `Incidentgruppen hos ${record.controllerName} ber om ditt beslut i ärende ${printedMark(record)}.`,
          'Läs det direkt: tiden att anmäla räknas i timmar.',
        ],
        link: `${origin}/incidenter/${caseId}/beslut`,
      }),
      key: `incident-decision:${caseId}:${today}:${id}`,
    });
    if (outcome === 'queued') asked.push(name);
  }
  if (asked.length === 0) return false;
  await noteStep(context, record.controllerId, caseId, `Beslut begärt av ${asked.join(', ')}`);
  return true;
}

/** What the form of the decision needs: the judgement, who may decide, and whom a decision on paper can name. */
export async function showDecision(context: Context, caseId: string) {
  const { record, incident } = await readableIncident(context, caseId);
  const right = await decisionRight(context, MATTER, record.controllerId);
  const own = record.controllerId === context.actor.controller?.id;
  return {
    record,
    incident,
    mayAsk: own && record.state === 'open' && allows(context.actor, 'incident.assess'),
    right,
    choices: await decisionChoices(context, record),
    judged: judgedRisk(context, incident),
    route: routeOf(routeFactsOf(incident)),
    clock: clockOf(incident),
    now: context.clock.now().toString(),
  };
}
export type ShownDecision = Awaited<ReturnType<typeof showDecision>>;

const titles: Readonly<Record<IncidentOutcome, string>> = {
  document: 'Beslut att inte anmäla personuppgiftsincident',
  notify: 'Beslut att anmäla personuppgiftsincident',
  inform: 'Beslut att anmäla personuppgiftsincident och informera de registrerade',
};

/** Decides once; a later decision replaces the one before it, when its writer had seen that one. The errors say what is lacking, or who may decide. */
export async function decideIncident(
  context: Context,
  caseId: string,
  id: string,
  form: IncidentDecisionForm,
): Promise<FormErrors | undefined> {
  const held = await heldIncident(context, caseId);
  const { record, incident } = held;
  if (incident.decisionId === id) return undefined;
  const hinder = hinderOf(incident, form);
  if (hinder) return hinder;
  const { outcome, outcomeReason, deviationReason, delegateId, replaces, ...taken } = form;
  const said = [outcomeReason, deviationReason && `Avvikelse från bedömningen: ${deviationReason}`];
  const refused = await decide(context, caseId, id, {
    ...taken,
    delegateId,
    matter: MATTER,
    title: titles[outcome],
    text: said.filter(Boolean).join('\n') || null,
    individual: true,
    delegatedOn: false,
    replacesId: incident.decisionId,
  });
  if (refused) return refused;
  await updateIncident(context, held, {
    outcome,
    outcomeReason,
    deviationReason,
    decidedAt: decidedAt(context, form),
    decisionId: id,
  });
  await settleClock(context, held);
  await noteStep(context, record.controllerId, caseId, `Beslut: ${incidentOutcomes[outcome]}`);
  await afterDecision(context, await heldIncident(context, caseId));
  return undefined;
}

function hinderOf(incident: queries.IncidentRow, form: IncidentDecisionForm): FormErrors | undefined {
  if (incident.side === 'processor')
    throw new Forbidden('Den personuppgiftsansvarige beslutar om anmälan. Vi är biträde och underrättar.');
  const { outcome, deviationReason } = form;
  if (incident.outcome && incident.decisionId !== form.replaces)
    return {
      outcome: `Någon annan har hunnit besluta: «${incidentOutcomes[incident.outcome as IncidentOutcome]}». Besluta igen bara om det ska ersättas.`,
    };
  if (outcome !== 'document' && routeOf(routeFactsOf(incident)) === 'security-police')
    return {
      outcome:
        'Händelsen ska anmälas enligt säkerhetsskyddslagen. Då anmäls den till Säkerhetspolisen och inte enligt artikel 33 (1 kap. 4 § dataskyddslagen).',
    };
  const facts = riskFactsOf(incident);
  const isNoBreach = incident.isBreach === 'no' && outcome === 'document';
  if (!facts && outcome === 'document' && !isNoBreach)
    return { outcome: 'Bedöm risken först. Utan bedömning kan ni anmäla, men inte avstå.' };
  if (!facts || isNoBreach || askedOf(facts) === outcome) return undefined;
  if ((deviationReason?.length ?? 0) >= LEAST_REASON) return undefined;
  return {
    deviationReason: `Bedömningen ger «${incidentOutcomes[askedOf(facts)]}». Skriv varför beslutet är ett annat, minst ${LEAST_REASON} tecken.`,
  };
}

/** The moment of a decision that is taken here; noon of the day of one on paper, or now when noon is yet to come. */
function decidedAt(context: Context, { way, decidedOn }: IncidentDecisionForm): string {
  const now = context.clock.now().toString();
  if (way === 'delegate' || !decidedOn || decidedOn === context.today) return now;
  return parseSwedishTime(`${decidedOn} 12.00`) ?? now;
}
