-- Cases (ärenden): registration and numbers, persons, links, timeline, documents, decisions, files, what comes in, and deadlines.

-- Where a controller keeps its diary: here, or in another system with Ansvar's own marks beside it.
create table app.diary (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  kept text not null default 'elsewhere' check (kept in ('elsewhere', 'here')),
  -- «VON» of VON/2026:118.
  abbreviation text check (abbreviation ~ '^[A-ZÅÄÖ0-9]{2,10}$'),
  -- What the other system is called.
  system_name text,
  version integer not null default 1,
  primary key (controller_id, id),
  unique (controller_id),
  check (kept <> 'here' or abbreviation is not null)
);
select app.protect('app.diary', 'own');

-- The last number given in a series of a year. Locked by who takes a number, until the transaction ends.
create table app.diary_series (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  -- diary: numbers of a diary kept here; own: Ansvar's marks; receipt: what came in.
  series text not null check (series in ('diary', 'own', 'receipt')),
  year integer not null,
  last_number integer not null,
  primary key (controller_id, series, year)
);
select app.protect('app.diary_series', 'own');
revoke delete on app.diary_series from ansvar_staff;

-- The next number. Taken in the last statement of a transaction: what is rolled back gives it back.
create function app.take_number(of_controller uuid, of_series text, of_year integer) returns integer
  language sql as $$
  insert into app.diary_series (id, controller_id, series, year, last_number)
  values (gen_random_uuid(), of_controller, of_series, of_year, 1)
  on conflict (controller_id, series, year) do update set last_number = diary_series.last_number + 1
  returning last_number
$$;
revoke execute on function app.take_number(uuid, text, integer) from public;

create table app.case_record (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  kind text not null check (kind in ('consultation', 'authority-contact', 'enquiry', 'complaint', 'incident',
    'access-request', 'change-request', 'portability-request', 'public-document-request', 'processor-agreement',
    'dpia', 'security-analysis', 'transfer', 'other')),
  -- As registered: what the diary calls it.
  diary_type text not null check (diary_type <> ''),
  -- Neutral: never a name, never an identity number.
  title text collate "sv-SE-x-icu" not null check (title <> ''),
  state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'void')),
  series text check (series in ('diary', 'own')),
  year integer,
  number integer,
  mark text,
  -- Number in the diary that is kept elsewhere; printed once it is known.
  external_mark text,
  -- The day that what it began with reached the controller (förvaltningslagen 22 §), or the day that it was opened.
  opened_on date not null,
  registered_at timestamptz,
  registered_by uuid,
  responsible_id uuid references app.person,
  -- A warning, never a decision: whether something may be handed out is tried each time.
  secrecy text,
  secrecy_on date,
  -- Only those who are named read it.
  restricted boolean not null default false,
  -- In the list that the public sees.
  sender_withheld boolean not null default false,
  title_withheld boolean not null default false,
  outcome text,
  closed_on date,
  closed_by uuid,
  -- What was done with working material when the case was closed.
  weeding text,
  void_reason text,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  fts tsvector generated always as (to_tsvector('swedish',
    coalesce(title, '') || ' ' || coalesce(mark, '') || ' ' || coalesce(external_mark, ''))) stored,
  primary key (controller_id, id),
  unique (controller_id, series, year, number),
  unique (controller_id, mark),
  check ((state = 'draft') = (mark is null)),
  check ((mark is null) = (number is null)),
  check (state <> 'void' or void_reason is not null),
  check ((state = 'closed') = (closed_on is not null))
);
create index on app.case_record (controller_id, state, opened_on desc);
create index on app.case_record (controller_id, opened_on desc, id)
  include (kind, state, mark, responsible_id);
create index on app.case_record (controller_id, responsible_id) where state in ('draft', 'open');
create index case_restricted on app.case_record (controller_id) where restricted;
select app.protect('app.case_record', 'own', 'id', '{title,fts}');
-- What has a number is voided, never deleted.
create policy only_drafts_go on app.case_record as restrictive for delete to ansvar_staff using (state = 'draft');

create table app.case_handler (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  person_id uuid not null references app.person,
  added_by uuid default app.actor(),
  added_at timestamptz not null default now(),
  primary key (controller_id, id),
  unique (controller_id, case_id, person_id),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id) on delete cascade
);
create index on app.case_handler (controller_id, person_id);
select app.protect('app.case_handler', 'own', 'case_id');

-- Cases within reach that are closed to the actor: restricted, and neither responsible, named nor head of the controller.
-- A job acts as the system: its mails hold a mark and a link.
create policy directory on app.case_record for select to ansvar_directory using (true);
create policy directory on app.case_handler for select to ansvar_directory using (true);
grant select on app.case_record, app.case_handler to ansvar_directory;
create function app.closed_cases() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, app as $$
  select coalesce(array_agg(case_record.id), '{}') from app.case_record
  where restricted and app.actor() is not null
    and controller_id = any ((select app.readable())::uuid[])
    and responsible_id is distinct from app.actor()
    and not exists (select from app.case_handler handler where handler.controller_id = case_record.controller_id
      and handler.case_id = case_record.id and handler.person_id = app.actor())
    and not exists (select from app.appointment held where held.controller_id = case_record.controller_id
      and held.person_id = app.actor() and held.role = 'head'
      and held.first_day <= (now() at time zone 'Europe/Stockholm')::date
      and (held.last_day is null or held.last_day >= (now() at time zone 'Europe/Stockholm')::date))
$$;
grant create on schema app to ansvar_directory;
alter function app.closed_cases() owner to ansvar_directory;
revoke create on schema app from ansvar_directory;
revoke execute on function app.closed_cases() from public;
grant execute on function app.closed_cases() to ansvar_staff, ansvar_directory;

-- Parts of a case that is closed to the actor are not seen either.
create function app.protect_case_part(target regclass, case_column text default 'case_id') returns void
  language plpgsql as $$
begin
  execute format('create policy closed_case on %s as restrictive to ansvar_staff
    using (%I is null or %I <> all ((select app.closed_cases())::uuid[]))', target, case_column, case_column);
end $$;
select app.protect_case_part('app.case_record', 'id');
select app.protect_case_part('app.case_handler');

-- Persons of a case, and nowhere else. Of a protected person the name lies sealed with the rest.
create table app.case_person (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  role text not null check (role in ('sender', 'recipient', 'party', 'data-subject', 'representative', 'reporter', 'other')),
  name text,
  organisation text,
  protected boolean not null default false,
  -- {name, email, phone, address, identityNumber, note}, encrypted by the application.
  sealed bytea,
  key_id text,
  -- Keyed hash of the identity number, to find the same person again.
  identity_hash text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (controller_id, id),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id) on delete cascade,
  check (not protected or name is null)
);
create index on app.case_person (controller_id, case_id);
create index on app.case_person (controller_id, identity_hash) where identity_hash is not null;
select app.protect('app.case_person', 'own', 'case_id', '{name,sealed,identity_hash}');
select app.protect_case_part('app.case_person');

create table app.case_link (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  processing_id uuid,
  system_id uuid,
  supplier_id uuid references app.supplier,
  other_case_id uuid,
  note text,
  primary key (controller_id, id),
  unique nulls not distinct (controller_id, case_id, processing_id, system_id, supplier_id, other_case_id),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id) on delete cascade,
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade,
  foreign key (controller_id, other_case_id) references app.case_record (controller_id, id) on delete cascade,
  foreign key (legal_entity_id, system_id) references app.system (legal_entity_id, id),
  check (num_nonnulls(processing_id, system_id, supplier_id, other_case_id) = 1),
  check (other_case_id <> case_id)
);
create index on app.case_link (controller_id, processing_id) where processing_id is not null;
create index on app.case_link (controller_id, other_case_id) where other_case_id is not null;
create index on app.case_link (controller_id, system_id) where system_id is not null;
create index on app.case_link (controller_id, supplier_id) where supplier_id is not null;
select app.protect('app.case_link', 'own', 'case_id');
select app.protect_case_part('app.case_link');

-- What happened that no other table tells: notes, calls, mails, steps of the flow.
create table app.case_event (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  kind text not null check (kind in ('note', 'call', 'meeting', 'mail', 'step')),
  happened_at timestamptz not null default now(),
  text text not null check (text <> ''),
  made_by uuid default app.actor(),
  primary key (controller_id, id),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id) on delete cascade
);
create index on app.case_event (controller_id, case_id, happened_at);
select app.protect('app.case_event', 'own', 'case_id', '{text}');
select app.protect_case_part('app.case_event');
revoke update, delete on app.case_event from ansvar_staff;

-- What has come in and is not yet a case: inserted, never changed. What was done with it stands beside it.
create table app.inbox_item (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  year integer not null,
  number integer not null,
  -- «IN-26-14»: on the receipt that the sender gets.
  receipt text not null,
  arrived_at timestamptz not null default now(),
  -- The day that counts: förvaltningslagen 22 §.
  received_on date not null,
  channel text not null check (channel in ('e-mail', 'letter', 'phone', 'visit', 'web', 'service', 'forwarded')),
  -- Kind of case that it seems to be.
  kind text,
  protected boolean not null default false,
  -- {senderName, senderOrganisation, senderContact, subject, text}, encrypted by the application.
  sealed bytea not null,
  key_id text not null,
  forwarded_from uuid,
  taken_by uuid default app.actor(),
  primary key (controller_id, id),
  foreign key (legal_entity_id, forwarded_from) references app.controller (legal_entity_id, id),
  unique (controller_id, year, number)
);
create index on app.inbox_item (controller_id, arrived_at desc);
select app.protect('app.inbox_item', 'own', 'id', '{sealed}');
revoke update, delete on app.inbox_item from ansvar_staff;

create table app.inbox_outcome (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  item_id uuid not null,
  outcome text not null check (outcome in ('registered', 'added', 'forwarded', 'nothing')),
  case_id uuid,
  to_controller_id uuid,
  reason text,
  made_by uuid default app.actor(),
  made_at timestamptz not null default now(),
  primary key (controller_id, id),
  unique nulls not distinct (controller_id, item_id, case_id, to_controller_id),
  foreign key (controller_id, item_id) references app.inbox_item (controller_id, id),
  foreign key (legal_entity_id, to_controller_id) references app.controller (legal_entity_id, id),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id),
  check ((outcome in ('registered', 'added')) = (case_id is not null)),
  check ((outcome = 'forwarded') = (to_controller_id is not null)),
  check (outcome <> 'nothing' or reason is not null)
);
create index on app.inbox_outcome (controller_id, case_id);
select app.protect('app.inbox_outcome', 'own', 'item_id');
revoke update, delete on app.inbox_outcome from ansvar_staff;

-- Files: checked by content, scanned when there is a scanner, encrypted by the application.
create table app.stored_file (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid,
  inbox_item_id uuid,
  name text not null check (name <> ''),
  media_type text not null,
  -- Of the content as it was handed in.
  size integer not null check (size > 0),
  sha256 text not null,
  scan text not null check (scan in ('clean', 'off', 'own')),
  sealed bytea not null,
  key_id text not null,
  uploaded_by uuid default app.actor(),
  uploaded_at timestamptz not null default now(),
  primary key (controller_id, id),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id) on delete cascade,
  foreign key (controller_id, inbox_item_id) references app.inbox_item (controller_id, id)
);
create index on app.stored_file (controller_id, case_id);
create index on app.stored_file (controller_id, inbox_item_id) where inbox_item_id is not null;
select app.protect('app.stored_file', 'own', 'case_id', '{name,sealed}');
select app.protect_case_part('app.stored_file');

-- Hands what came in on to another controller of the same kommun, whose own item it becomes. Null: not within reach.
create function app.forward_inbox(item uuid, to_controller uuid, new_item uuid, in_year integer) returns text
  language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  source app.inbox_item;
  taken integer;
begin
  select * into source from app.inbox_item
    where id = item and controller_id = app.write_controller() and controller_id <> to_controller;
  if source is null or not exists (select from app.controller
      where id = to_controller and legal_entity_id = source.legal_entity_id) then return null; end if;
  insert into app.diary_series (id, controller_id, legal_entity_id, series, year, last_number)
    values (gen_random_uuid(), to_controller, source.legal_entity_id, 'receipt', in_year, 1)
    on conflict (controller_id, series, year) do update set last_number = diary_series.last_number + 1
    returning last_number into taken;
  insert into app.inbox_item (id, controller_id, legal_entity_id, year, number, receipt, received_on, channel, kind,
      protected, sealed, key_id, forwarded_from, taken_by)
    values (new_item, to_controller, source.legal_entity_id, in_year, taken,
      'IN-' || right(in_year::text, 2) || '-' || taken, source.received_on, 'forwarded', source.kind,
      source.protected, source.sealed, source.key_id, source.controller_id, app.actor());
  insert into app.stored_file (id, controller_id, legal_entity_id, inbox_item_id, name, media_type, size, sha256, scan,
      sealed, key_id, uploaded_by)
    select gen_random_uuid(), to_controller, legal_entity_id, new_item, name, media_type, size, sha256, scan,
      sealed, key_id, uploaded_by
    from app.stored_file where controller_id = source.controller_id and inbox_item_id = item;
  return 'IN-' || right(in_year::text, 2) || '-' || taken;
end $$;
do $$ declare t text; begin
  foreach t in array array['diary_series', 'inbox_item', 'stored_file'] loop
    execute format('create policy hands_on on app.%I to ansvar_directory using (true) with check (true)', t);
    execute format('grant select, insert, update on app.%I to ansvar_directory', t);
  end loop;
end $$;
grant create on schema app to ansvar_directory;
alter function app.forward_inbox(uuid, uuid, uuid, integer) owner to ansvar_directory;
revoke create on schema app from ansvar_directory;
revoke execute on function app.forward_inbox(uuid, uuid, uuid, integer) from public;
grant execute on function app.forward_inbox(uuid, uuid, uuid, integer) to ansvar_staff;

create table app.case_document (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  -- Within the case; working material has none.
  number integer,
  direction text not null check (direction in ('incoming', 'drawn-up', 'outgoing', 'working')),
  -- Id of a type in rules; «tjansteskrivelse», «beslut» …
  type text not null check (type <> ''),
  -- Neutral, as the case's.
  title text not null check (title <> ''),
  dated_on date not null,
  -- Sender of what came in, receiver of what goes out.
  person_id uuid,
  state text not null check (state in ('draft', 'approved', 'sent', 'signed', 'received', 'weeded')),
  -- Answers to the template's fields, encrypted by the application.
  template text,
  template_version text,
  sealed bytea,
  key_id text,
  -- The file that came in, or the frozen bytes.
  file_id uuid,
  sha256 text,
  secrecy text,
  party_withheld boolean not null default false,
  title_withheld boolean not null default false,
  approved_by uuid,
  approved_at timestamptz,
  -- Sent or signed.
  finished_on date,
  sent_way text,
  created_by uuid default app.actor(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (controller_id, id),
  unique (controller_id, case_id, number),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id) on delete cascade,
  foreign key (controller_id, person_id) references app.case_person (controller_id, id),
  foreign key (controller_id, file_id) references app.stored_file (controller_id, id),
  check ((direction = 'working') = (number is null)),
  check (state not in ('sent', 'signed') or (file_id is not null and sha256 is not null))
);
create index on app.case_document (controller_id, case_id, dated_on);
create index on app.case_document (controller_id, dated_on) where number is not null;
select app.protect('app.case_document', 'own', 'case_id', '{title,sealed}');
select app.protect_case_part('app.case_document');

-- What was decided, by whom and under what, as it stood: a changed decision is a new one.
create table app.case_decision (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  -- A matter of the delegationsordning.
  matter text not null,
  -- «Typ av beslut» in the list to the nämnd: neutral.
  title text not null check (title <> ''),
  -- What was decided, in a sentence or two.
  text text,
  -- An individual's matter is listed by number only.
  individual boolean not null default false,
  decided_on date not null,
  way text not null check (way in ('delegate', 'chair', 'committee', 'board', 'company')),
  decided_by_person_id uuid,
  -- Name and function as they were.
  decided_by text not null check (decided_by <> ''),
  authority text not null check (authority <> ''),
  delegation_point_id uuid,
  -- The delegate had it from another delegate.
  delegated_on boolean not null default false,
  -- Why the ordförande could not wait for the nämnd.
  urgency text,
  body_id uuid,
  paragraph text,
  replaces_id uuid,
  document_id uuid,
  recorded_by uuid default app.actor(),
  recorded_at timestamptz not null default now(),
  report_id uuid,
  primary key (controller_id, id),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id),
  foreign key (controller_id, replaces_id) references app.case_decision (controller_id, id),
  foreign key (controller_id, document_id) references app.case_document (controller_id, id),
  check (way <> 'chair' or urgency is not null),
  check (way not in ('committee', 'board') or paragraph is not null)
);
create index on app.case_decision (controller_id, case_id);
create index on app.case_decision (controller_id, decided_on) where report_id is null and way not in ('board', 'company');
create index on app.case_decision (controller_id, report_id);
select app.protect('app.case_decision', 'own', 'case_id', '{text}');
select app.protect_case_part('app.case_decision');
revoke delete on app.case_decision from ansvar_staff;

-- «Redovisning av delegationsbeslut» as it went to one meeting.
create table app.delegation_report (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  body_id uuid,
  held_on date not null,
  from_day date,
  to_day date not null,
  paragraph text,
  reported_on date not null,
  reported_by uuid default app.actor(),
  file_id uuid,
  sha256 text,
  primary key (controller_id, id),
  foreign key (controller_id, file_id) references app.stored_file (controller_id, id)
);
create index on app.delegation_report (controller_id, held_on desc);
select app.protect('app.delegation_report', 'own');
alter table app.case_decision add foreign key (controller_id, report_id) references app.delegation_report (controller_id, id);

-- Samråd with the officer: question and material, advice, what the controller did with it (A-030, N-017, K-025).
create table app.consultation (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  question text not null check (question <> ''),
  material text,
  -- The change may not be decided before this day.
  decide_on date,
  asked_at timestamptz,
  asked_by uuid,
  advice text,
  advised_at timestamptz,
  advised_by uuid,
  outcome text check (outcome in ('followed', 'partly', 'not-followed')),
  outcome_text text,
  outcome_at timestamptz,
  outcome_by uuid,
  version integer not null default 1,
  primary key (controller_id, id),
  unique (controller_id, case_id),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id) on delete cascade,
  check (outcome is null or advice is not null),
  check (outcome is null or outcome = 'followed' or outcome_text is not null)
);
select app.protect('app.consultation', 'own', 'case_id', '{question,material,advice,outcome_text}');
select app.protect_case_part('app.consultation');

-- Contact with an authority (A-064).
create table app.authority_contact (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  subject text not null check (subject in ('supervision', 'injunction', 'enquiry', 'complaint', 'officer-notification',
    'prior-consultation', 'decision', 'fine')),
  authority text not null check (authority <> ''),
  authority_reference text,
  authority_officer text,
  -- The day that the authority asks for an answer by.
  reply_by date,
  replied_on date,
  -- The authority's decision, when we got it, and what it says.
  decided_on date,
  served_on date,
  decision text,
  fine_amount bigint check (fine_amount >= 0),
  appealed_on date,
  not_appealed_reason text,
  version integer not null default 1,
  primary key (controller_id, id),
  unique (controller_id, case_id),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id) on delete cascade
);
select app.protect('app.authority_contact', 'own', 'case_id', '{decision}');
select app.protect_case_part('app.authority_contact');

-- What must be done by when: computed by a rule from facts, or set by hand with a reason.
create table app.deadline (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid,
  -- What it is called, neutral: «Svar till Integritetsskyddsmyndigheten».
  label text not null check (label <> ''),
  kind text not null check (kind in ('law', 'authority', 'agreement', 'decision', 'internal')),
  -- «Artikel 12.3 i dataskyddsförordningen»
  source text not null check (source <> ''),
  -- «dataskyddsförordningen», as the address of the article's text; null when there is none.
  source_article text,
  -- One per rule and case: asked again when its facts change. Null when set by hand.
  rule_id text,
  facts jsonb,
  law_version text,
  due_on date not null,
  -- When hours count.
  due_at timestamptz,
  -- Who does it: a person, or whoever has the role; else the one who is responsible for the case.
  person_id uuid references app.person,
  role text,
  state text not null default 'open' check (state in ('open', 'met', 'missed', 'extended', 'withdrawn')),
  settled_on date,
  settled_note text,
  created_by uuid default app.actor(),
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (controller_id, id),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id) on delete cascade,
  check ((state = 'open') = (settled_on is null)),
  check (state <> 'withdrawn' or settled_note is not null),
  check (rule_id is null or facts is not null)
);
comment on column app.deadline.facts is 'answers to the versioned questions of the rule';
create index deadline_open on app.deadline (controller_id, due_on, id)
  include (kind, person_id, role, case_id, due_at) where state = 'open';
create index on app.deadline (controller_id, person_id, due_on) where state = 'open';
create index on app.deadline (controller_id, case_id);
select app.protect('app.deadline', 'own', 'case_id');
select app.protect_case_part('app.deadline');

-- How a deadline came to be another: what moved it, from when to when.
create table app.deadline_change (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  deadline_id uuid not null,
  case_id uuid,
  from_day date not null,
  from_time timestamptz,
  to_day date not null,
  to_time timestamptz,
  reason text not null check (reason <> ''),
  made_by uuid default app.actor(),
  made_at timestamptz not null default now(),
  primary key (controller_id, id),
  foreign key (controller_id, deadline_id) references app.deadline (controller_id, id) on delete cascade,
  foreign key (controller_id, case_id) references app.case_record (controller_id, id) on delete cascade
);
create index on app.deadline_change (controller_id, deadline_id, made_at);
select app.protect('app.deadline_change', 'own', 'case_id');
select app.protect_case_part('app.deadline_change');
revoke update, delete on app.deadline_change from ansvar_staff;

grant execute on function app.take_number(uuid, text, integer) to ansvar_staff;
revoke execute on function app.protect_case_part(regclass, text) from public;
