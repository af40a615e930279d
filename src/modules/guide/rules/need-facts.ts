/** What the guide asks about the other party, as the rule reads it. */
import { z } from 'zod';
import { NO_ACCESS } from '../../../knowledge/agreement-guide.ts';

const yesNo = z.enum(['yes', 'no']).nullable().default(null);

export const needFacts = z.strictObject({
  relation: z
    .enum(['outside', 'board', 'own'])
    .nullable()
    .default(null)
    .describe('Var den andra parten finns'),
  decidedBy: z
    .enum(['us', 'them', 'together'])
    .nullable()
    .default(null)
    .describe('Vem som bestämmer varför och hur uppgifterna behandlas'),
  account: z
    .enum(['ours', 'own'])
    .nullable()
    .default(null)
    .describe('För vems räkning den andra behandlar uppgifterna'),
  designation: z
    .enum(['no', 'social-care', 'health-care', 'statistics', 'authority', 'other-statute'])
    .nullable()
    .default(null)
    .describe('Den andras eget ansvar enligt författning'),
  usesOurService: yesNo.describe(
    'Använder den andra ett system eller en tjänst som vi tillhandahåller, i sin egen verksamhet?',
  ),
  passesOn: yesNo.describe('Går ansvaret över på den andra när vi skickar in uppgifterna?'),
  moment: z
    .enum(['before', 'after'])
    .nullable()
    .default(null)
    .describe('Före eller efter att uppgifterna skickades; utelämnas när båda frågas efter'),
  access: z
    .array(
      z.enum(['storage', 'operation', 'remote-support', 'maintenance', 'development', 'other', NO_ACCESS]),
    )
    .default([])
    .describe('Hur den andra kommer åt uppgifterna; tom när det inte är känt'),
  sharedSystem: z
    .enum(['no', 'boards', 'municipality-wide'])
    .nullable()
    .default(null)
    .describe('Om systemet används av flera nämnder'),
  controllerType: z.string().default('board').describe('Typ av personuppgiftsansvarig'),
  independent: yesNo.describe('Är nämnden självständig i förhållande till andra nämnder?'),
  powerOfAttorney: yesNo.describe('Har nämnden gett kommunstyrelsen fullmakt att teckna avtalet?'),
});

export type NeedFacts = z.infer<typeof needFacts>;
