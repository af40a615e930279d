/** The rights of data subjects, by legal basis (requirements G-001, G-029). */
import { type Fact, regulation } from './fact.ts';
import { gdpr } from './sources.ts';

export interface DataSubjectRight extends Fact {
  /** Legal bases under which it exists; null when the basis does not matter. */
  readonly bases: readonly string[] | null;
  /** Only when the processing is automated. */
  readonly automatedOnly: boolean;
  /** Sentence for the case where it does not apply because of the basis. */
  readonly otherwise: string | null;
}

const always = { bases: null, automatedOnly: false, otherwise: null, ...regulation } as const;

export const dataSubjectRights = [
  { id: 'information', label: 'Rätt till information', ...always, source: gdpr('13') },
  { id: 'access', label: 'Rätt till tillgång (registerutdrag)', ...always, source: gdpr('15.1') },
  { id: 'rectification', label: 'Rätt till rättelse', ...always, source: gdpr('16') },
  {
    id: 'erasure',
    label: 'Rätt till radering (rätten att bli bortglömd)',
    ...always,
    bases: ['a', 'b', 'd', 'f'],
    otherwise:
      'Radering kan inte krävas när behandlingen behövs för en rättslig förpliktelse, en uppgift av allmänt intresse, myndighetsutövning eller arkiv.',
    source: gdpr('17.1'),
  },
  { id: 'restriction', label: 'Rätt till begränsning av behandling', ...always, source: gdpr('18.1') },
  {
    id: 'notification',
    label: 'Mottagare underrättas om rättelse, radering och begränsning',
    ...always,
    source: gdpr('19'),
  },
  {
    id: 'portability',
    label: 'Rätt till dataportabilitet',
    ...always,
    bases: ['a', 'b'],
    automatedOnly: true,
    otherwise:
      'Dataportabilitet gäller bara när grunden är samtycke eller avtal och behandlingen är automatiserad.',
    source: gdpr('20.1'),
  },
  {
    id: 'objection',
    label: 'Rätt att göra invändningar',
    ...always,
    bases: ['e1', 'e2', 'f'],
    otherwise:
      'Rätten att invända gäller bara när grunden är allmänt intresse, myndighetsutövning eller intresseavvägning.',
    source: gdpr('21.1'),
  },
  {
    id: 'automated-decision',
    label: 'Rätt att inte bli föremål för automatiserat beslutsfattande',
    ...always,
    source: gdpr('22.1'),
  },
  {
    id: 'withdrawal',
    label: 'Rätt att återkalla samtycke',
    ...always,
    bases: ['a'],
    otherwise: 'Behandlingen bygger inte på samtycke.',
    source: gdpr('7.3'),
  },
  { id: 'complaint', label: 'Rätt att lämna klagomål', ...always, source: gdpr('77.1') },
  { id: 'damages', label: 'Rätt att begära skadestånd', ...always, source: gdpr('82.1') },
] as const satisfies readonly DataSubjectRight[];

export type DataSubjectRightId = (typeof dataSubjectRights)[number]['id'];
