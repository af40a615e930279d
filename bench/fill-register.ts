/** The registers of the invented country: processings, their rows and what the log would hold of them. */
import type pg from 'pg';
import type { Size } from './dataset.ts';

/** Processings come in as over the years: those of one controller lie among those of all others. */
const PROCESSINGS = `
  insert into processing (id, controller_id, legal_entity_id, number, name, description, role, activity, state,
    starts_on, process_area, regime, structure, automation, operations, consent_collected, proportionality,
    protected_identities, automated_decision, ai_used, transfers_outside, informed_how, informed_when,
    spread_likelihood, spread_severity, dpia_needed, access_routine, access_reviewed_on, klassa_confidentiality,
    klassa_correctness, klassa_availability, klassa_traceability, next_review_on, blocking_gap_count,
    warning_gap_count, updated_at, updated_by)
  select md5('processing' || n)::uuid, controller.id, controller.legal_entity_id,
    row_number() over (partition by controller.id order by n),
    topic || ', ' || place || ' ' || n % 97,
    topic || ' i ' || place || '. ' || case when n % 3 = 0
      then 'Ansökan, utredning och beslut. ' else 'Planering och uppföljning av verksamheten. ' end
      || 'Uppgifterna lämnas av den enskilde och av andra myndigheter när lagen medger det.',
    case when n % 20 = 0 then 'processor' else 'controller' end,
    case when n % 15 = 0 then 'planned' when n % 11 = 0 then 'ended' else 'ongoing' end,
    case when n % 4 = 0 then 'draft' else 'complete' end,
    date '2019-01-01' + n % 2000, area, 'gdpr', 'structured', 'automated',
    '{collection,recording,storage,consultation,use,erasure}', 'no',
    'Bara de uppgifter som behövs för att pröva rätten till insatsen samlas in.',
    'yes', 'no', 'no', case when n % 10 = 0 then 'yes' else 'no' end, 'På blanketten', 'Vid ansökan',
    1 + n % 4, 1 + n % 3, 'no', 'Närmaste chef beställer behörighet.', '2026-05-04', 2, 2, 2, 1,
    date '2026-09-01' + n % 400, case when n % 4 = 0 then 2 else 0 end, n % 2,
    timestamptz '2024-01-01' + (n * 7919::bigint % 1000000) * interval '1 minute',
    md5('person' || controller.id || 1 + n % 3)::uuid
  from (
    select n,
      case when n::bigint * $2::int / $1::int > (n - 1)::bigint * $2::int / $1::int then 1 else 2 + n * 7919::bigint % ($3::int - 1) end as owner,
      (array['Hemtjänst','Trygghetslarm','Skolskjuts','Elevhälsa','Bygglov','Livsmedelstillsyn','Föreningsbidrag',
        'Kulturskola','Löner','Rekrytering','Biblioteket','Färdtjänst','Parkeringstillstånd','Förskolekö',
        'Ekonomiskt bistånd','Vuxenutbildning'])[1 + n * 31 % 16] as topic,
      (array['Solbacken','Ängen','Hamnen','Kvarnberget','Norra torget','Ekdungen','Strandparken'])[1 + n % 7] as place,
      (array['Vård och omsorg','Skola','Samhällsbyggnad','Personal','Kultur'])[1 + n % 5] as area
    from generate_series(1, $1::int) n
  ) wanted
  join controller on controller.id = md5('controller' || owner)::uuid
  order by n`;

/** table → its columns, their values for row `n` of a processing, and how many rows each has. */
const ROWS: Readonly<Record<string, { columns: string; values: string; count: string }>> = {
  purpose: {
    columns: 'short, detail, legal_basis, motivation, provision',
    values: `(array['Pröva ansökan och fatta beslut','Följa upp kvalitet och kostnad'])[n],
      'Nämnden behöver uppgifterna för att kunna fullgöra sin uppgift enligt lag och reglemente.',
      (array['e2','e1'])[n], 'Nämnden beslutar enligt sitt reglemente.', '4 kap. 1 §'`,
    count: '2',
  },
  subject_group: {
    columns: 'category, label, approximate_count',
    values: `(array['applicants','relatives','employees'])[n], (array['Sökande','Anhöriga','Medarbetare'])[n], 'ca 300'`,
    count: '3',
  },
  data_item: {
    columns: 'category, label',
    values: `(array['name','address','personal-identity-number','phone','case-notes','economy','contact'])[n],
      (array['Namn','Adress','Personnummer','Telefon','Anteckningar i ärendet','Inkomst','Kontaktperson'])[n]`,
    count: '7',
  },
  source: {
    columns: 'kind, name',
    values: `(array['data-subject','other'])[n], (array[null,'Skatteverket'])[n]`,
    count: '2',
  },
  recipient: {
    columns: 'name, kind, country, purpose',
    values: `(array['Förvaltningsrätten','Försäkringskassan'])[n], 'authority', 'SE', 'Överklagade beslut'`,
    count: '2',
  },
  processor_use: {
    columns: 'name, organisation_number, country, agreement',
    values: `'Tallkotten Drift AB', '556000-0001', 'SE', 'valid'`,
    count: '1',
  },
  transfer: {
    columns: 'country, recipient, mechanism',
    values: `'US', 'Snowdrift Example Inc.', 'SCC_M1'`,
    count: `case when transfers_outside = 'yes' then 1 else 0 end`,
  },
  retention_rule: {
    columns: 'what, period, starts_when, ground',
    values: `(array['beslut','anteckningar'])[n], (array['bevaras','5 år'])[n], 'ärendets avslut', 'Dokumenthanteringsplan'`,
    count: '2',
  },
  measure: {
    columns: 'kind, text',
    values: `(array['technical','technical','organisational','organisational'])[n],
      (array['Kryptering vid överföring','Inloggning med två faktorer','Behörighet efter arbetsuppgift','Tystnadsplikt'])[n]`,
    count: '4',
  },
  system_use: {
    columns: 'system_id',
    values: `md5('system' || controller_id || 1 + number % 8)::uuid`,
    count: '1',
  },
  processing_contact: {
    columns: 'role, name',
    values: `(array['information-owner','contact'])[n], (array['Enhetschefen','Samordnaren'])[n]`,
    count: '2',
  },
  principle_answer: {
    columns: 'principle, fulfilled',
    values: `(array['fairness','data-minimisation','accuracy'])[n], 'yes'`,
    count: '3',
  },
};

const rowsOf = (table: string, { columns, values, count }: (typeof ROWS)[string]) => `
  insert into ${table} (id, controller_id, legal_entity_id, processing_id, position, ${columns})
  select gen_random_uuid(), controller_id, legal_entity_id, id, n - 1, ${values}
  from processing cross join lateral generate_series(1, ${count}) n`;

const GAPS = `
  insert into processing_gap (id, controller_id, legal_entity_id, processing_id, key, level, text, step, anchor, found_on)
  select gen_random_uuid(), controller_id, legal_entity_id, id, 'bench-' || n,
    case when n <= blocking_gap_count then 'blocking' else 'warning' end,
    'Ange hur länge uppgifterna sparas.', 'lagring', 'retention', '2026-11-01'
  from processing cross join lateral generate_series(1, blocking_gap_count + warning_gap_count) n`;

const SERIES = `
  insert into processing_series (controller_id, legal_entity_id, last_number)
  select controller_id, legal_entity_id, max(number) from processing group by 1, 2`;

/** Five saves of each processing. */
const EVENTS = `
  insert into audit_event (at, actor, controller_id, legal_entity_id, table_name, row_id, subject_id, action,
    changed_columns, hash)
  select updated_at - n * interval '3 days', updated_by, controller_id, legal_entity_id, 'processing', id, id,
    'update', '{name,description}', '\\x00'
  from generate_series(5, 1, -1) n cross join processing`;

const IMAGES = `
  insert into audit_image (event_id, controller_id, legal_entity_id, before, after, salt)
  select id, controller_id, legal_entity_id, jsonb_build_object('id', row_id, 'name', 'Före'),
    jsonb_build_object('id', row_id, 'name', 'Efter'), '\\x00' from audit_event`;

export async function fillRegister(client: pg.Client, size: Size): Promise<void> {
  await client.query(PROCESSINGS, [size.processings, size.ofFirst, size.controllers]);
  for (const [table, rows] of Object.entries(ROWS)) await client.query(rowsOf(table, rows));
  for (const statement of [GAPS, SERIES, EVENTS, IMAGES]) await client.query(statement);
}
