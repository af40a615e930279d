-- The register of processing, art. 30.1 and 30.2 GDPR: one row per processing, the rest in tables of its own.

create table app.processing (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  number integer not null,
  version integer not null default 1,
  -- Early in the row: a search reads it from every row within reach, and what stands before it is unpacked on the way.
  fts tsvector generated always as
    (to_tsvector('swedish', coalesce(name, '') || ' ' || coalesce(description, '') || ' ' || coalesce(process_area, ''))) stored,
  name text collate "sv-SE-x-icu" not null check (name <> ''),
  description text,
  role text not null default 'controller' check (role in ('controller', 'processor')),
  activity text not null default 'ongoing' check (activity in ('planned', 'ongoing', 'ended')),
  state text not null default 'draft' check (state in ('draft', 'complete')),
  starts_on date,
  ended_on date,
  performs_public_task text check (performs_public_task in ('yes', 'no')),
  process_area text,
  process_code text,
  regime text not null default 'gdpr',
  designated_by_statute text check (designated_by_statute in ('yes', 'no')),
  designating_provision text,
  structure text check (structure in ('structured', 'unstructured')),
  automation text check (automation in ('automated', 'partly', 'manual-for-automated', 'manual')),
  search_keys text[] not null default '{}',
  operations text[] not null default '{}',
  assets text[] not null default '{}',
  material_kinds text[] not null default '{}',
  consent_collected text check (consent_collected in ('yes', 'no')),
  consent_how text,
  proportionality text,
  art9_ground text,
  art9_support text,
  art10_support text,
  identity_number_ground text,
  identity_number_motivation text,
  protected_identities text check (protected_identities in ('yes', 'no')),
  automated_decision text check (automated_decision in ('yes', 'no')),
  automated_decision_logic text,
  ai_used text check (ai_used in ('yes', 'no')),
  ai_system text,
  ai_role text,
  ai_risk_class text,
  transfers_outside text check (transfers_outside in ('yes', 'no')),
  informed_how text,
  informed_when text,
  information_link text,
  information_reviewed_on date,
  spread_likelihood smallint check (spread_likelihood between 1 and 4),
  spread_severity smallint check (spread_severity between 1 and 4),
  spread_reasons text,
  dpia_needed text check (dpia_needed in ('yes', 'no')),
  dpia_on date,
  dpia_result text,
  access_routine text,
  access_reviewed_on date,
  klassa_confidentiality smallint check (klassa_confidentiality between 0 and 4),
  klassa_correctness smallint check (klassa_correctness between 0 and 4),
  klassa_availability smallint check (klassa_availability between 0 and 4),
  klassa_traceability smallint check (klassa_traceability between 0 and 4),
  klassa_on date,
  klassa_link text,
  next_review_on date,
  confirmed_on date,
  jointly_controlled text check (jointly_controlled in ('yes', 'no')),
  new_use text check (new_use in ('yes', 'no')),
  blocking_gap_count integer not null default 0,
  warning_gap_count integer not null default 0,
  import_batch_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (controller_id, id),
  unique (controller_id, number)
);
create unique index on app.processing (id, controller_id);
create index processing_list on app.processing (controller_id, name, id)
  include (number, role, activity, state, blocking_gap_count, warning_gap_count, updated_at);
create index on app.processing (controller_id, import_batch_id);
create index on app.processing using gin (fts);
select app.protect('app.processing', 'own', 'id', '{fts}');

-- The next number of a controller's register, taken in the last statement of the transaction.
create table app.processing_series (
  controller_id uuid primary key references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  last_number integer not null
);
select app.protect('app.processing_series', 'own', 'controller_id');

create table app.purpose (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  short text not null,
  detail text,
  legal_basis text,
  motivation text,
  statutes text[] not null default '{}',
  provision text,
  data_subject_is_party text,
  data_subject_can_decide text,
  within_public_task text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.purpose (controller_id, processing_id, position);
select app.protect('app.purpose', 'own', 'processing_id');

create table app.subject_group (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  category text not null,
  label text not null,
  approximate_count text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.subject_group (controller_id, processing_id, position);
select app.protect('app.subject_group', 'own', 'processing_id');

create table app.data_item (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  category text not null,
  label text not null,
  subjects uuid[] not null default '{}',
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.data_item (controller_id, processing_id, position);
select app.protect('app.data_item', 'own', 'processing_id');

create table app.source (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  kind text not null check (kind in ('data-subject', 'other')),
  name text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.source (controller_id, processing_id, position);
select app.protect('app.source', 'own', 'processing_id');

create table app.recipient (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  name text not null,
  kind text not null check (kind in ('authority', 'internal', 'private', 'public', 'data-subject', 'other')),
  country text,
  purpose text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.recipient (controller_id, processing_id, position);
select app.protect('app.recipient', 'own', 'processing_id');

create table app.processor_use (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  supplier_id uuid references app.supplier,
  name text not null,
  organisation_number text,
  country text,
  agreement text not null default 'unknown' check (agreement in ('valid', 'missing', 'not-needed', 'unknown')),
  agreement_reference text,
  sub_processors text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.processor_use (controller_id, processing_id, position);
select app.protect('app.processor_use', 'own', 'processing_id');

create table app.transfer (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  country text not null,
  recipient text,
  mechanism text,
  safeguards text,
  assessed text,
  checked_on date,
  kind text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.transfer (controller_id, processing_id, position);
select app.protect('app.transfer', 'own', 'processing_id');

create table app.retention_rule (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  what text not null,
  period text,
  starts_when text,
  ground text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.retention_rule (controller_id, processing_id, position);
select app.protect('app.retention_rule', 'own', 'processing_id');

create table app.measure (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  kind text not null check (kind in ('technical', 'organisational')),
  text text not null,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.measure (controller_id, processing_id, position);
select app.protect('app.measure', 'own', 'processing_id');

create table app.system_use (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  system_id uuid not null,
  primary key (controller_id, id),
  foreign key (legal_entity_id, system_id) references app.system (legal_entity_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.system_use (controller_id, processing_id, position);
create index on app.system_use (system_id);
alter table app.system_use add unique (controller_id, processing_id, system_id);
select app.protect('app.system_use', 'own', 'processing_id');

create table app.processing_contact (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  role text not null,
  name text not null,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.processing_contact (controller_id, processing_id, position);
select app.protect('app.processing_contact', 'own', 'processing_id');

create table app.joint_controller (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  name text not null,
  organisation_number text,
  contact text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.joint_controller (controller_id, processing_id, position);
select app.protect('app.joint_controller', 'own', 'processing_id');

create table app.joint_duty (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  duty text not null,
  party text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.joint_duty (controller_id, processing_id, position);
select app.protect('app.joint_duty', 'own', 'processing_id');

create table app.served_controller (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  name text not null,
  contact text,
  processing_categories text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.served_controller (controller_id, processing_id, position);
select app.protect('app.served_controller', 'own', 'processing_id');

create table app.principle_answer (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  principle text not null,
  fulfilled text,
  note text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.principle_answer (controller_id, processing_id, position);
select app.protect('app.principle_answer', 'own', 'processing_id');

create table app.import_extra (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  position integer not null default 0,
  label text not null,
  value text not null,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.import_extra (controller_id, processing_id, position);
select app.protect('app.import_extra', 'own', 'processing_id');

-- New use of data already collected: the compatibility test of art. 6.4.
create table app.compatibility_test (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  original_purpose text,
  exemption text check (exemption in ('archive', 'research', 'statistics')),
  link text,
  context text,
  nature text,
  consequences text,
  safeguards text,
  conclusion text check (conclusion in ('compatible', 'incompatible')),
  informed_on date,
  primary key (controller_id, id),
  unique (controller_id, processing_id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
select app.protect('app.compatibility_test', 'own', 'processing_id');

-- What is missing, with who mends it and when: found by the rules, owner and day by people.
create table app.processing_gap (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  key text not null,
  level text not null check (level in ('blocking', 'warning')),
  text text not null,
  step text not null,
  anchor text not null,
  owner_name text,
  due_on date,
  found_on date not null,
  primary key (controller_id, id),
  unique (controller_id, processing_id, key),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
select app.protect('app.processing_gap', 'own', 'processing_id');

-- An import: its file's name and hash, never its bytes; what it made can be taken back as one.
create table app.import_batch (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  file_name text not null,
  sha256 text not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  created_count integer not null default 0,
  updated_count integer not null default 0,
  undone_at timestamptz,
  primary key (controller_id, id)
);
select app.protect('app.import_batch', 'own');

create table app.import_map (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  name text not null,
  mapping jsonb not null,
  created_at timestamptz not null default now(),
  primary key (controller_id, id),
  unique (controller_id, name)
);
comment on column app.import_map.mapping is 'frozen version: {schema, columns: {header: target}, values}';
select app.protect('app.import_map', 'own');

-- A sheet between upload and import, with what the user chose so far; removed when imported or after a day.
create table app.import_draft (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  person_id uuid not null,
  file_name text not null,
  sha256 text not null,
  content bytea not null,
  choices jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (controller_id, id)
);
comment on column app.import_draft.choices is 'answers: {schema, sheet, headerRow, columns, values}';
select app.protect('app.import_draft', 'own', 'id', '{content}');

-- What somebody typed and has not saved yet, per form.
create table app.form_draft (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  person_id uuid not null,
  form text not null,
  content jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (controller_id, id),
  unique (controller_id, person_id, form)
);
comment on column app.form_draft.content is 'answers: the fields of the form as typed';
select app.protect('app.form_draft', 'own', 'id', '{content}');
