/** What an agreement begins with: what it is, with whom, and what it covers. */
import { type ZodType, z } from 'zod';
import { agreementEdition, agreementEditions } from '../../../knowledge/agreement-editions.ts';
import { firstDay } from '../../../knowledge/fact.ts';
import { type FormResult, optionalDay, optionalId, readForm } from '../../../platform/form.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { type AgreementBeginning, agreementBeginnings } from '../rules/index.ts';
import { partyNumberIn } from './content-fields.ts';
import * as fields from './fields.ts';

const kinds = ['processor', 'reglemente', 'joint'] as const;
const sides = ['controller', 'processor', 'joint'] as const;

const shared = {
  title: fields.requiredLine('Skriv vad avtalet gäller, till exempel «Videotjänst för vårdmöten».'),
  kind: z.enum(kinds, 'Välj vad det ska bli.'),
  side: z.enum(sides, 'Välj vilken roll ni har.'),
  edition: z.enum(
    agreementEditions.map(({ id }) => id) as [string, ...string[]],
    'Välj vilket avtal som används.',
  ),
  party: fields.requiredLine('Skriv vem den andra parten är.'),
  partyNumber: fields.text(50).default(null),
  partyCountry: z
    .string()
    .default('SE')
    .transform((typed) => typed || 'SE'),
  guidanceId: optionalId.default(null),
  frameId: optionalId.default(null),
};

const fits = (
  form: { readonly kind: string; readonly side: string; readonly edition: string },
  context: z.RefinementCtx,
): void => {
  const wrong = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const edition = agreementEdition(form.edition);
  if (edition && edition.kind !== form.kind)
    wrong('edition', `«${edition.label}» är inte till för det ni har valt. Välj ett annat.`);
  if ((form.kind === 'joint') !== (form.side === 'joint'))
    wrong(
      'side',
      'Gemensamt ansvar har bara en roll: gemensamt ansvarig. I andra avtal är ni ansvarig eller biträde.',
    );
};

const newForm = z.object(shared).superRefine(fits);
export type NewAgreementForm = z.infer<typeof newForm> & Covered;

/** Processings of the register that it covers. */
interface Covered {
  readonly processings: readonly string[];
}

export const readNewAgreement = (typed: URLSearchParams): FormResult<NewAgreementForm> =>
  readWith(newForm, typed);

/** One answer on the page: what it is to be and which role we have. */
function readWith<Form>(schema: ZodType<Form>, typed: URLSearchParams): FormResult<Form & Covered> {
  const fieldsOf = new URLSearchParams(typed);
  const what: AgreementBeginning | undefined = agreementBeginnings[typed.get('what') ?? ''];
  if (what) {
    fieldsOf.set('kind', what.kind);
    fieldsOf.set('side', what.side);
  }
  const read = readForm(schema, fieldsOf);
  const number = partyNumberIn(typed);
  if (read.ok && !('errors' in number))
    return {
      ok: true,
      value: { ...read.value, ...number, processings: fields.ticked(typed, 'processings') ?? [] },
    };
  const errors = { ...('errors' in number && number.errors), ...(!read.ok && read.errors) };
  return { ok: false, errors: what ? errors : asWhat(errors) };
}

const asWhat = ({ kind, side, ...errors }: Readonly<Record<string, string>>) =>
  kind || side ? { what: kind ?? side ?? '', ...errors } : errors;

/** An agreement that was signed before it came here. */
const signedForm = (today: string) =>
  z
    .object({
      ...shared,
      signedOursOn: fields.agreementDayOrNone.default(null),
      signedTheirsOn: fields.agreementDayOrNone.default(null),
      signer: fields.text(200).default(null),
      authority: fields.text(300).default(null),
      theirSigner: fields.text(200).default(null),
      externalMark: fields.line(100).default(null),
      validUntil: optionalDay.default(null),
    })
    .superRefine((form, context) => {
      fits(form, context);
      const wrong = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      for (const field of ['signedOursOn', 'signedTheirsOn'] as const) {
        const day = form[field];
        if (day === null)
          wrong(
            field,
            `Skriv dagen då avtalet skrevs under av ${field === 'signedOursOn' ? 'er' : 'den andra parten'}, till exempel 2024-03-01.`,
          );
        else if (day > today) wrong(field, 'Dagen kan inte ligga i framtiden.');
      }
      const edition = agreementEdition(form.edition);
      const came = edition?.validFrom === firstDay ? null : edition?.validFrom;
      if (came && form.signedTheirsOn && form.signedTheirsOn < came)
        wrong(
          'edition',
          `Utgåvan kom ${longDate(came)}, efter att avtalet skrevs under. Välj den som står på avtalet.`,
        );
      const signed = [form.signedOursOn, form.signedTheirsOn].flatMap((on) => on ?? []);
      if (form.validUntil && signed.some((on) => form.validUntil !== null && form.validUntil < on))
        wrong('validUntil', 'Avtalet kan inte upphöra innan det skrevs under.');
    });
export type SignedAgreementForm = z.infer<ReturnType<typeof signedForm>> & Covered;

export const readSignedAgreement = (typed: URLSearchParams, today: string): FormResult<SignedAgreementForm> =>
  readWith(signedForm(today), typed);
