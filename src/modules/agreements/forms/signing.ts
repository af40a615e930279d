/** Signing: here, from outside, on paper and by another service; links, decisions, and opening for change. */
import { z } from 'zod';
import { day, type FormResult, optionalDay, readForm } from '../../../platform/form.ts';
import { type DecisionWayId, decisionWays } from '../../cases/rules/index.ts';
import { type OutsideAuthority, outsideAuthorities } from '../rules/index.ts';
import { code, required, text } from './fields.ts';

const authorities = Object.keys(outsideAuthorities) as [OutsideAuthority, ...OutsideAuthority[]];
const address = z
  .string('Skriv e-postadressen.')
  .trim()
  .toLowerCase()
  .refine(
    (typed) => z.email().safeParse(typed).success,
    'Skriv en e-postadress, till exempel namn@leverantor.example.',
  );
const confirmed = (message: string) =>
  z
    .string(message)
    .refine((value) => value === '1', message)
    .transform(() => true);
const place = required('Skriv orten där du skriver under, till exempel Almby.', 100);

const invitation = z.object({
  name: required('Skriv vem som ska skriva under.'),
  email: address,
});
export type InvitationForm = z.infer<typeof invitation>;
export const readInvitation = (fields: URLSearchParams): FormResult<InvitationForm> =>
  readForm(invitation, fields);

const powerInvitation = z.object({
  powerId: z.uuid('Välj en fullmakt.'),
  personId: z.uuid('Välj vem som ska skriva under.'),
});
export type PowerInvitationForm = z.infer<typeof powerInvitation>;
export const readPowerInvitation = (fields: URLSearchParams): FormResult<PowerInvitationForm> =>
  readForm(powerInvitation, fields);

const ownSignature = z.object({
  title: text(200).default(null),
  place,
  text: text(2000).default(null),
  packageSum: z.string('Läs in sidan igen.').min(1, 'Läs in sidan igen.'),
  confirmed: confirmed('Kryssa för att du har läst handlingarna och beslutar att teckna avtalet.'),
});
export type OwnSignatureForm = z.infer<typeof ownSignature>;
export const readOwnSignature = (fields: URLSearchParams): FormResult<OwnSignatureForm> =>
  readForm(ownSignature, fields);

const outsideSignature = z
  .object({
    name: required('Skriv ditt namn.'),
    title: text(200).default(null),
    place,
    /** Said already where we know under what the person signs. */
    authority: code(authorities, 'Välj med vilken rätt du skriver under.').default(null),
    asked: z.string().default(''),
    packageSum: z.string().default(''),
    confirmed: confirmed('Kryssa för att du har läst handlingarna och har rätt att skriva under.'),
  })
  .superRefine((form, context) => {
    if (form.asked === '1' && !form.authority)
      context.addIssue({
        code: 'custom',
        path: ['authority'],
        message: 'Välj med vilken rätt du skriver under.',
      });
  });
export type OutsideSignatureForm = z.infer<typeof outsideSignature>;
/** `asksAuthority`: whoever signs for the other party says under what; for us it is known. */
export function readOutsideSignature(
  typed: URLSearchParams,
  asksAuthority: boolean,
): FormResult<OutsideSignatureForm> {
  const fields = new URLSearchParams(typed);
  fields.set('asked', asksAuthority ? '1' : '');
  return readForm(outsideSignature, fields);
}

const refusal = z.object({
  reason: required('Skriv varför ni inte skriver under, så att felet kan rättas.', 2000),
});
export const readRefusal = (fields: URLSearchParams): FormResult<z.infer<typeof refusal>> =>
  readForm(refusal, fields);

const recorded = (today: string) =>
  z
    .object({
      side: z.enum(['ours', 'theirs'], 'Välj vem underskriften är för.'),
      way: z.enum(['paper', 'service'], 'Välj hur avtalet skrevs under.'),
      name: required('Skriv namnförtydligandet: vem som har skrivit under.'),
      title: text(200).default(null),
      place: text(100).default(null),
      signedOn: day.refine((date) => date <= today, 'Dagen kan inte ligga i framtiden.'),
      service: text(200).default(null),
      authority: code(authorities, 'Välj med vilken rätt de har skrivit under.').default(null),
      decisionId: z.string().default(''),
    })
    .superRefine((form, context) => {
      const lacks = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (form.way === 'paper' && !form.place) lacks('place', 'Skriv orten som står på papperet.');
      if (form.way === 'service' && !form.service) lacks('service', 'Skriv vilken tjänst som användes.');
    });
export type RecordedSignatureForm = z.infer<ReturnType<typeof recorded>>;
export const readRecordedSignature = (
  fields: URLSearchParams,
  today: string,
): FormResult<RecordedSignatureForm> => readForm(recorded(today), fields);

const chosen = z
  .string()
  .default('')
  .transform((id) => id || null);
const ways = Object.keys(decisionWays) as [DecisionWayId, ...DecisionWayId[]];

const decision = (today: string) =>
  z
    .object({
      way: z.enum(ways, 'Välj vem som har beslutat.'),
      text: text(5000).default(null),
      decidedOn: optionalDay
        .refine((date) => date === null || date <= today, 'Dagen kan inte ligga i framtiden.')
        .default(null),
      delegateId: chosen,
      chairId: chosen,
      bodyId: chosen,
      paragraph: text(40).default(null),
      urgency: text(1000).default(null),
    })
    .superRefine((form, context) => {
      const lacks = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (form.way !== 'delegate' && !form.decidedOn) lacks('decidedOn', 'Skriv dagen då beslutet fattades.');
      if (form.way === 'recorded' && !form.delegateId) lacks('delegateId', 'Välj vem som beslutade.');
      if (form.way === 'chair' && !form.chairId) lacks('chairId', 'Välj vem som är ordförande.');
      if (form.way === 'chair' && !form.urgency)
        lacks('urgency', 'Skriv varför saken inte kunde vänta till nämndens sammanträde.');
      if ((form.way === 'committee' || form.way === 'board') && !form.paragraph)
        lacks('paragraph', 'Skriv paragrafen i protokollet, till exempel § 87.');
      if (form.way === 'committee' && !form.bodyId) lacks('bodyId', 'Välj vilket utskott som beslutade.');
    });
export type SigningDecisionForm = z.infer<ReturnType<typeof decision>>;
export const readSigningDecision = (
  fields: URLSearchParams,
  today: string,
): FormResult<SigningDecisionForm> => readForm(decision(today), fields);

const reopening = z.object({ reason: text(2000).default(null) });
export const readReopening = (fields: URLSearchParams): FormResult<z.infer<typeof reopening>> =>
  readForm(reopening, fields);
