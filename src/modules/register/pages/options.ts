/** Choices of the form that are not law: how a thing is put on the page. */
import type { Option } from '../../../ui/field.tsx';

const options = (labels: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export const ROLES = options({
  controller: 'Personuppgiftsansvarig: vi bestämmer varför och hur (artikel 30.1)',
  processor: 'Personuppgiftsbiträde: vi behandlar för någon annans räkning (artikel 30.2)',
});
export const CONTACT_ROLES = options({
  operations: 'Verksamhetsansvarig',
  'information-owner': 'Informationsägare',
  'system-owner': 'Systemägare',
  'system-administrator': 'Systemförvaltare',
  contact: 'Kontaktperson',
  'entry-responsible': 'Ansvarig för registerposten',
});
export const RECIPIENT_KINDS = options({
  authority: 'Myndighet',
  internal: 'Annan nämnd eller eget bolag',
  private: 'Privat mottagare',
  public: 'Allmänheten',
  'data-subject': 'Den registrerade själv',
  other: 'Annan',
});
export const AGREEMENTS = options({
  unknown: 'Vet inte än',
  valid: 'Avtal gäller',
  missing: 'Avtal saknas',
  'not-needed': 'Avtal behövs inte',
});
export const TRANSFER_KINDS = options({
  paternity: 'Faderskap',
  adoption: 'Internationell adoption',
  other: 'Annat',
});
export const STRUCTURES = options({
  structured: 'Strukturerat, i ett system eller register',
  unstructured: 'Ostrukturerat, till exempel filer och e-post',
});
export const AUTOMATIONS = options({
  automated: 'Helt automatiserad, i IT-system',
  partly: 'Delvis automatiserad',
  'manual-for-automated': 'På papper, för att senare föras in i ett IT-system',
  manual: 'Bara på papper',
});
export const MEASURE_KINDS = options({ technical: 'Teknisk', organisational: 'Organisatorisk' });
export const CONCLUSIONS = options({ compatible: 'Förenlig', incompatible: 'Inte förenlig' });
export const AI_ROLES = options({
  deployer: 'Tillhandahållare (använder systemet)',
  provider: 'Leverantör (utvecklar eller sätter sitt namn på systemet)',
});
export const AI_RISKS = options({
  prohibited: 'Förbjuden användning',
  'high-risk': 'Högrisk',
  transparency: 'Krav på öppenhet',
  minimal: 'Minimal risk',
});
export const SOURCE_KINDS = options({ 'data-subject': 'Den registrerade själv', other: 'Annan källa' });
