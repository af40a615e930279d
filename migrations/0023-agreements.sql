-- Agreements (PUB-avtal, reglemente, gemensamt ansvar): who is responsible, what the other party may do, and who signed.

-- An answer of the guide «Vem ansvarar, och behövs avtal?», kept as it was given.
create table app.guidance (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  -- Neutral: «Videotjänst för vårdmöten».
  title text collate "sv-SE-x-icu" not null check (title <> ''),
  -- Answers to a versioned questionnaire.
  answers jsonb not null,
  form_version text not null,
  -- What the guide answered: code, and the whole answer with its reasons, frozen.
  outcome text not null,
  answered jsonb not null,
  law_version text not null,
  note text,
  -- What it led to.
  agreement_id uuid,
  made_by uuid default app.actor(),
  made_at timestamptz not null default now(),
  primary key (controller_id, id)
);
create index on app.guidance (controller_id, made_at desc);

-- The publisher's body of an edition, as its own file: uploaded once for the kommun, frozen by its sum, never altered.
create table app.edition_file (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity default app.write_entity(),
  owner_controller_id uuid not null default app.write_controller(),
  -- Id in knowledge/agreement-editions.
  edition text not null check (edition <> ''),
  name text not null check (name <> ''),
  media_type text not null,
  size integer not null check (size > 0),
  sha256 text not null,
  scan text not null check (scan in ('clean', 'off')),
  -- Public text of its publisher: not sealed.
  content bytea not null,
  uploaded_by uuid default app.actor(),
  uploaded_at timestamptz not null default now(),
  -- The next file of the same edition took its place for new agreements.
  replaced_at timestamptz,
  unique (legal_entity_id, id),
  foreign key (legal_entity_id, owner_controller_id) references app.controller (legal_entity_id, id)
);
create index on app.edition_file (legal_entity_id, edition);
select app.protect('app.edition_file', 'entity', 'id', '{content}');
create policy owner_adds on app.edition_file for insert to ansvar_staff
  with check (legal_entity_id = (select app.write_entity()) and owner_controller_id = (select app.write_controller()));
create policy owner_mends on app.edition_file for update to ansvar_staff
  using (legal_entity_id = (select app.write_entity())) with check (legal_entity_id = (select app.write_entity()));
grant insert, update (replaced_at) on app.edition_file to ansvar_staff;

-- One frame for many nämnder: what one of them has negotiated, which the others make their own agreements from.
create table app.agreement_frame (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity default app.write_entity(),
  owner_controller_id uuid not null default app.write_controller(),
  title text collate "sv-SE-x-icu" not null check (title <> ''),
  supplier_id uuid references app.supplier,
  edition text not null,
  -- The content that is shared, frozen: parties' contacts, instruction, list of sub-processors, terms.
  content jsonb not null,
  content_version text not null,
  sha256 text not null,
  note text,
  shared_by uuid default app.actor(),
  shared_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  version integer not null default 1,
  unique (legal_entity_id, id),
  foreign key (legal_entity_id, owner_controller_id) references app.controller (legal_entity_id, id)
);
create index on app.agreement_frame (legal_entity_id, shared_at desc);
select app.protect('app.agreement_frame', 'entity', 'id', '{content,note}');
create policy owner_adds on app.agreement_frame for insert to ansvar_staff
  with check (legal_entity_id = (select app.write_entity()) and owner_controller_id = (select app.write_controller()));
create policy owner_mends on app.agreement_frame for update to ansvar_staff
  using (owner_controller_id = (select app.write_controller()))
  with check (legal_entity_id = (select app.write_entity()) and owner_controller_id = (select app.write_controller()));
grant insert, update on app.agreement_frame to ansvar_staff;

-- A nämnd authorises another, as a rule the kommunstyrelse, to sign for it. Both read it; the one that gave it writes it.
create table app.power_of_attorney (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity default app.write_entity(),
  -- The nämnd that authorises.
  owner_controller_id uuid not null default app.write_controller(),
  grantee_controller_id uuid not null,
  -- Id in knowledge/powers-of-attorney: which agreement it lets the other sign.
  kind text not null check (kind <> ''),
  -- With whom: «Inera AB».
  counterparty text not null check (counterparty <> ''),
  supplier_id uuid references app.supplier,
  -- Which services; empty: all that the kind covers.
  services text,
  decided_on date not null,
  paragraph text,
  diary_mark text,
  valid_from date not null,
  valid_until date,
  revoked_on date,
  revoked_reason text,
  revoked_by uuid,
  recorded_by uuid default app.actor(),
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  unique (legal_entity_id, id),
  foreign key (legal_entity_id, owner_controller_id) references app.controller (legal_entity_id, id),
  foreign key (legal_entity_id, grantee_controller_id) references app.controller (legal_entity_id, id),
  check (grantee_controller_id <> owner_controller_id),
  check (valid_until is null or valid_until >= valid_from),
  check (revoked_on is null or revoked_reason is not null)
);
create index on app.power_of_attorney (legal_entity_id, owner_controller_id);
select app.protect('app.power_of_attorney', 'entity');
create policy owner_adds on app.power_of_attorney for insert to ansvar_staff
  with check (legal_entity_id = (select app.write_entity()) and owner_controller_id = (select app.write_controller()));
create policy owner_mends on app.power_of_attorney for update to ansvar_staff
  using (owner_controller_id = (select app.write_controller()))
  with check (legal_entity_id = (select app.write_entity()) and owner_controller_id = (select app.write_controller()));
grant insert, update on app.power_of_attorney to ansvar_staff;

-- An agreement of one controller. It was drawn up in the case that it shares its id with, and lives on when that is closed.
create table app.agreement (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  kind text not null default 'processor' check (kind in ('processor', 'reglemente', 'joint')),
  -- Which chair is ours.
  side text not null default 'controller' check (side in ('controller', 'processor', 'joint')),
  -- Id in knowledge/agreement-editions.
  edition text not null,
  -- Neutral: «Videotjänst för vårdmöten».
  title text collate "sv-SE-x-icu" not null check (title <> ''),
  state text not null default 'draft' check (state in ('draft', 'preparing', 'signing', 'in-force', 'ended', 'withdrawn')),

  -- The other party: a supplier, another controller of the same kommun, or somebody who is neither.
  supplier_id uuid references app.supplier,
  other_controller_id uuid,
  party_name text not null check (party_name <> ''),
  party_number text,
  party_address text,
  party_country text not null default 'SE',
  -- Ours, as it is printed; from the controller's own page.
  own_address text,

  -- What the other party can reach: storage, operation, remote-support, maintenance, development, other (B-007, E-011).
  access text[] not null default '{}',
  access_text text,

  -- The agreement on the service itself (E-019, E-020).
  has_main text check (has_main in ('yes', 'no')),
  main_title text,
  main_mark text,
  main_signed_on date,
  -- Chapters in which the main agreement goes first: of 1, 16, 17 and 18.2.
  main_overrides text[] not null default '{}',
  main_owner_id uuid,
  frame_id uuid,
  -- Customer agreement with Inera that carries it, connection of a care provider …
  services text,

  -- Terms.
  sub_permission text check (sub_permission in ('general', 'special')),
  objection_days smallint check (objection_days between 1 and 365),
  notice_days smallint check (notice_days between 0 and 730),
  valid_until date,
  governing_law text,

  -- Secrecy when data are handed to a supplier (law.md A34).
  secret_data text check (secret_data in ('yes', 'no')),
  only_technical text check (only_technical in ('yes', 'no')),
  unsuitable text check (unsuitable in ('yes', 'no')),
  secrecy_duty text check (secrecy_duty in ('act-2020-914', 'osl', 'undertaking', 'none')),
  secrecy_reason text,

  -- Relation in one kommun, regulated in the reglemente (law.md 4.5).
  reglemente_paragraph text,
  reglemente_decided_on date,
  reglemente_text text,

  -- The agreement's own file when it is not drawn up here: the supplier's form, or one that was signed before.
  body_file_id uuid,
  edition_file_id uuid,
  -- The package that is signed: sum over the sums of its documents.
  package_sha256 text,
  package_version integer not null default 0,
  prepared_at timestamptz,
  -- When it was last opened for change: decisions before that concern something else.
  reopened_at timestamptz,

  signed_ours_on date,
  signed_theirs_on date,
  -- The later of the two (E-064), or a later day that was agreed.
  in_force_on date,
  terminated_on date,
  terminated_by text check (terminated_by in ('ours', 'theirs')),
  termination_reason text,
  ends_on date,
  -- Why it was withdrawn, or why the other party refused.
  withdrawn_reason text,
  note text,
  next_review_on date,

  created_by uuid default app.actor(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  fts tsvector generated always as (to_tsvector('swedish',
    coalesce(title, '') || ' ' || coalesce(party_name, '') || ' ' || coalesce(services, '') || ' ' || coalesce(main_title, ''))) stored,
  primary key (controller_id, id),
  foreign key (controller_id, id) references app.case_record (controller_id, id),
  foreign key (legal_entity_id, other_controller_id) references app.controller (legal_entity_id, id),
  foreign key (legal_entity_id, frame_id) references app.agreement_frame (legal_entity_id, id),
  foreign key (legal_entity_id, edition_file_id) references app.edition_file (legal_entity_id, id),
  foreign key (controller_id, body_file_id) references app.stored_file (controller_id, id),
  foreign key (legal_entity_id, main_owner_id) references app.person (legal_entity_id, id),
  check (state not in ('in-force', 'ended') or in_force_on is not null),
  check (state <> 'withdrawn' or withdrawn_reason is not null),
  check (ends_on is null or in_force_on is null or ends_on >= in_force_on)
);
create index on app.agreement (controller_id, state, title);
create index on app.agreement (controller_id, supplier_id) where supplier_id is not null;
select app.protect('app.agreement', 'own', 'id', '{access_text,secrecy_reason,reglemente_text,termination_reason,withdrawn_reason,note}');
select app.protect_case_part('app.agreement', 'id');

-- Each party has one person for the agreement and one for data protection (E-014, E-076).
create table app.agreement_contact (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  side text not null check (side in ('ours', 'theirs')),
  kind text not null check (kind in ('administration', 'cooperation', 'incidents')),
  name text not null check (name <> ''),
  email text,
  phone text,
  -- When they can be reached; for incidents.
  availability text,
  primary key (controller_id, id),
  unique (controller_id, agreement_id, side, kind),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade
);
select app.protect('app.agreement_contact', 'own', 'agreement_id');
select app.protect_case_part('app.agreement_contact', 'agreement_id');

-- Among joint controllers there may be more than one other (article 26).
create table app.agreement_party (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  position integer not null default 0,
  name text not null check (name <> ''),
  organisation_number text,
  address text,
  contact text,
  primary key (controller_id, id),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade
);
create index on app.agreement_party (controller_id, agreement_id, position);
select app.protect('app.agreement_party', 'own', 'agreement_id');
select app.protect_case_part('app.agreement_party', 'agreement_id');

-- Who of the joint controllers does what; id of the duty in knowledge/controllers.
create table app.agreement_duty (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  duty text not null check (duty <> ''),
  -- «Socialnämnden», or several.
  party text not null check (party <> ''),
  note text,
  primary key (controller_id, id),
  unique (controller_id, agreement_id, duty),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade
);
select app.protect('app.agreement_duty', 'own', 'agreement_id');
select app.protect_case_part('app.agreement_duty', 'agreement_id');

create table app.agreement_processing (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  processing_id uuid not null,
  primary key (controller_id, id),
  unique (controller_id, agreement_id, processing_id),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade,
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.agreement_processing (controller_id, processing_id);
select app.protect('app.agreement_processing', 'own', 'agreement_id');
select app.protect_case_part('app.agreement_processing', 'agreement_id');

create table app.agreement_system (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  system_id uuid not null,
  primary key (controller_id, id),
  unique (controller_id, agreement_id, system_id),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade,
  foreign key (legal_entity_id, system_id) references app.system (legal_entity_id, id)
);
create index on app.agreement_system (controller_id, system_id);
select app.protect('app.agreement_system', 'own', 'agreement_id');
select app.protect_case_part('app.agreement_system', 'agreement_id');

-- «Instruktion»: versions with days of validity (E-016, E-022; law.md 4.2). The one that is worked on is the draft.
create table app.agreement_instruction (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  number integer not null check (number > 0),
  state text not null default 'draft' check (state in ('draft', 'approved')),
  form_version text not null,
  -- Answers to the fields of the form, by their ids.
  answers jsonb not null default '{}',
  -- What changed since the one before, and what the processor says of it (6.6, 7.3).
  change_text text,
  answer_text text,
  answered_on date,
  valid_from date,
  approved_by text,
  approved_at timestamptz,
  sha256 text,
  sent_on date,
  created_by uuid default app.actor(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (controller_id, id),
  unique (controller_id, agreement_id, number),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade,
  check (state = 'draft' or (approved_at is not null and sha256 is not null and valid_from is not null))
);
select app.protect('app.agreement_instruction', 'own', 'agreement_id', '{answers,answer_text}');
select app.protect_case_part('app.agreement_instruction', 'agreement_id');

-- «Lista över underbiträden», to any depth: every link of the chain is named (law.md 4.3; EDPB 22/2024).
create table app.agreement_sub_processor (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  -- Whose sub-processor it is; null: the processor's own.
  parent_id uuid,
  position integer not null default 0,
  supplier_id uuid references app.supplier,
  name text not null check (name <> ''),
  organisation_number text,
  address text,
  -- Where it is established.
  country text not null check (country <> ''),
  -- What it does.
  what text,
  data_kinds text,
  subjects text,
  -- Countries where it is done.
  places text[] not null default '{}',
  mechanism text,
  safeguards text,
  assessed text check (assessed in ('yes', 'no')),
  checked_on date,
  contact text,
  website text,
  agreement_form text check (agreement_form in ('skr', 'supplier', 'other')),
  engaged_on date,
  ended_on date,
  erasure_confirmed_on date,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (controller_id, id),
  unique (controller_id, agreement_id, id),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade,
  foreign key (controller_id, agreement_id, parent_id)
    references app.agreement_sub_processor (controller_id, agreement_id, id),
  check (parent_id is distinct from id)
);
create index on app.agreement_sub_processor (controller_id, agreement_id, position);
select app.protect('app.agreement_sub_processor', 'own', 'agreement_id');
select app.protect_case_part('app.agreement_sub_processor', 'agreement_id');

-- A transfer to a third country by the processor itself: only with our prior written approval and instruction (E-060).
create table app.agreement_transfer (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  country text not null check (country <> ''),
  recipient text,
  -- storage, operation, remote-access, support, maintenance, development, e-mail or other.
  how text not null check (how <> ''),
  what text,
  mechanism text,
  safeguards text,
  assessed text check (assessed in ('yes', 'no')),
  checked_on date,
  -- A standard clause was changed (L-010.2); rights and remedy exist there (L-011).
  clauses_changed text check (clauses_changed in ('yes', 'no')),
  remedy text check (remedy in ('yes', 'no')),
  kind text,
  approved_on date,
  approved_by text,
  instruction text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (controller_id, id),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade,
  check ((approved_on is null) = (approved_by is null))
);
create index on app.agreement_transfer (controller_id, agreement_id);
select app.protect('app.agreement_transfer', 'own', 'agreement_id');
select app.protect_case_part('app.agreement_transfer', 'agreement_id');

-- What was found of a requirement in an agreement: where it stands, or that it is missing (E-002, article 28.3).
create table app.agreement_clause (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  -- Id in knowledge/agreement-requirements.
  requirement text not null check (requirement <> ''),
  found text not null check (found in ('yes', 'partly', 'no', 'not-applicable')),
  place text,
  note text,
  judged_by uuid default app.actor(),
  judged_at timestamptz not null default now(),
  primary key (controller_id, id),
  unique (controller_id, agreement_id, requirement),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade
);
select app.protect('app.agreement_clause', 'own', 'agreement_id');
select app.protect_case_part('app.agreement_clause', 'agreement_id');

-- Whether the processor gives sufficient guarantees, judged before it is engaged (E-003). The latest holds.
create table app.agreement_assessment (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  form_version text not null,
  -- Answers to the questions, by their ids.
  answers jsonb not null,
  outcome text not null check (outcome in ('sufficient', 'conditions', 'insufficient')),
  conditions text,
  reason text not null check (reason <> ''),
  assessed_on date not null,
  assessed_by text not null check (assessed_by <> ''),
  recorded_by uuid default app.actor(),
  recorded_at timestamptz not null default now(),
  primary key (controller_id, id),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade,
  check (outcome <> 'conditions' or conditions is not null)
);
create index on app.agreement_assessment (controller_id, agreement_id, recorded_at desc);
select app.protect('app.agreement_assessment', 'own', 'agreement_id', '{answers}');
select app.protect_case_part('app.agreement_assessment', 'agreement_id');

-- Evidence that those who take part are bound to silence (E-039): by statute or by an undertaking, of a group or a person.
create table app.agreement_undertaking (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  who text not null check (who <> ''),
  basis text not null check (basis in ('statute', 'undertaking')),
  signed_on date,
  note text,
  file_id uuid,
  recorded_by uuid default app.actor(),
  recorded_at timestamptz not null default now(),
  primary key (controller_id, id),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade,
  foreign key (controller_id, file_id) references app.stored_file (controller_id, id),
  check (basis = 'statute' or signed_on is not null)
);
create index on app.agreement_undertaking (controller_id, agreement_id);
select app.protect('app.agreement_undertaking', 'own', 'agreement_id');
select app.protect_case_part('app.agreement_undertaking', 'agreement_id');

-- What is signed, frozen: one row for each document of a package, and afterwards the evidence and what came back.
create table app.agreement_document (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  package integer not null,
  kind text not null check (kind in ('parties', 'body', 'instruction', 'sub-processors', 'reglemente', 'joint',
    'power-of-attorney', 'evidence', 'signed')),
  position integer not null default 0,
  title text not null check (title <> ''),
  file_id uuid not null,
  sha256 text not null,
  made_at timestamptz not null default now(),
  primary key (controller_id, id),
  unique (controller_id, agreement_id, package, kind),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade,
  foreign key (controller_id, file_id) references app.stored_file (controller_id, id)
);
select app.protect('app.agreement_document', 'own', 'agreement_id');
select app.protect_case_part('app.agreement_document', 'agreement_id');

-- An invitation to sign, by a link that is known by its sum alone.
create table app.agreement_invitation (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  package integer not null,
  side text not null check (side in ('ours', 'theirs')),
  name text not null check (name <> ''),
  email text not null check (email <> ''),
  -- Under what a person of ours signs: shown to that person, and kept with the signature.
  authority text,
  power_of_attorney_id uuid,
  delegation_point_id uuid,
  person_id uuid references app.person,
  token_hash text not null,
  sent_at timestamptz not null default now(),
  expires_on date not null,
  opened_at timestamptz,
  answered_at timestamptz,
  answer text check (answer in ('signed', 'refused')),
  refusal text,
  withdrawn_at timestamptz,
  primary key (controller_id, id),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade,
  foreign key (legal_entity_id, power_of_attorney_id) references app.power_of_attorney (legal_entity_id, id),
  check ((answer is null) = (answered_at is null)),
  check (answer <> 'refused' or refusal is not null)
);
create index on app.agreement_invitation (controller_id, agreement_id);
-- Whoever opens a link names no controller. Not unique: a key of its own would tell whether a link exists.
create index on app.agreement_invitation (token_hash);
select app.protect('app.agreement_invitation', 'own', 'agreement_id', '{token_hash,refusal}');
select app.protect_case_part('app.agreement_invitation', 'agreement_id');

create table app.agreement_signature (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  agreement_id uuid not null,
  package integer not null,
  side text not null check (side in ('ours', 'theirs')),
  -- link: here, by name, with evidence; service: a file that an outside service gave back; paper: a scan; before: older than the register.
  way text not null check (way in ('link', 'service', 'paper', 'before')),
  name text not null check (name <> ''),
  title text,
  place text,
  signed_on date not null,
  signed_at timestamptz,
  -- Under what: «punkt 6.2 i delegationsordningen (Förvaltningschef)», «§ 87», «fullmakt …», «firmatecknare».
  authority text not null check (authority <> ''),
  decision_id uuid,
  power_of_attorney_id uuid,
  invitation_id uuid,
  person_id uuid references app.person,
  -- What was signed, and from where.
  package_sha256 text,
  address text,
  agent text,
  -- The service's file, or the scan.
  file_id uuid,
  recorded_by uuid default app.actor(),
  recorded_at timestamptz not null default now(),
  primary key (controller_id, id),
  unique (controller_id, agreement_id, package, side),
  foreign key (controller_id, agreement_id) references app.agreement (controller_id, id) on delete cascade,
  foreign key (controller_id, decision_id) references app.case_decision (controller_id, id),
  foreign key (controller_id, invitation_id) references app.agreement_invitation (controller_id, id),
  foreign key (legal_entity_id, power_of_attorney_id) references app.power_of_attorney (legal_entity_id, id),
  foreign key (controller_id, file_id) references app.stored_file (controller_id, id),
  check (way not in ('paper', 'service') or file_id is not null),
  check (way <> 'link' or (signed_at is not null and package_sha256 is not null))
);
select app.protect('app.agreement_signature', 'own', 'agreement_id', '{address,agent}');
select app.protect_case_part('app.agreement_signature', 'agreement_id');

alter table app.guidance add foreign key (controller_id, agreement_id) references app.agreement (controller_id, id);
select app.protect('app.guidance', 'own', 'id', '{answers,answered,note}');
