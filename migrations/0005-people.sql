-- Who does what: types and parts of a controller, roles, delegationsordning, cooperation, systems' routines, supplier
-- cards, handing over, the officer's remarks and notes, figures without content, and what a search reads.

-- The office of the officer who acts; a missing setting means none.
create function app.office() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.office', true), '')::uuid $$;
-- Controllers that the acting officer is officer of.
create function app.overseen() returns uuid[] language sql stable parallel safe
  as $$ select nullif(current_setting('app.overseen', true), '')::uuid[] $$;
-- Controllers whose figures may be read, without their content.
create function app.counted() returns uuid[] language sql stable parallel safe
  as $$ select nullif(current_setting('app.counted', true), '')::uuid[] $$;

-- Controllers: who points them out, who else stands behind them, which controller follows.
alter table app.controller
  add column designating_provision text,
  add column participants text,
  add column broadcasts boolean;
alter table app.controller add constraint controller_days_in_order check (last_day is null or last_day >= first_day);
comment on column app.controller.broadcasts is 'The assembly is controller of its own broadcasts: a choice of the kommun.';

alter table app.legal_entity drop constraint legal_entity_kind_check;
alter table app.legal_entity add constraint legal_entity_kind_check
  check (kind in ('municipality', 'region', 'federation', 'company', 'foundation', 'association'));
-- A company is its own controller: both are made in one step by the kommun that owns it.
create policy owned on app.controller for insert to ansvar_administrator
  with check (legal_entity_id in (select id from app.legal_entity where parent_id = (select app.write_entity())));

alter table app.person
  add column phone text,
  add column last_day date;

alter table app.appointment drop constraint appointment_role_check;
alter table app.appointment
  add constraint appointment_role_check check (role in ('coordinator', 'staff', 'dso', 'incident-group', 'security-officer',
    'lawyer', 'it-manager', 'registrar', 'reception', 'manager', 'head', 'chair', 'decision-maker', 'signatory',
    'system-administrator', 'agreement-owner', 'auditor', 'leadership')),
  -- Of an officer: the day that the authority was told, art. 37.7.
  add column notified_on date,
  add column notified_reference text,
  add constraint auditor_has_last_day check (role <> 'auditor' or last_day is not null);

-- An appointment that has not begun is taken away when it is ended: on no day may it reach anything. The administrator
-- deletes nothing but through here: what begins after the day, of the own kommun, never one's own.
create policy directory_takes_back_coming on app.appointment for delete to ansvar_directory using (true);
grant delete on app.appointment to ansvar_directory;
create function app.take_back_appointments(ids uuid[], after_day date) returns integer
  language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  taken integer;
begin
  delete from app.appointment
    where id = any (ids) and first_day > after_day and legal_entity_id = app.write_entity()
      and person_id is distinct from app.actor();
  get diagnostics taken = row_count;
  return taken;
end $$;

-- The person works no longer: nothing is reached, whatever appointments say.
create or replace function app.who_is(account text, on_day date) returns jsonb
  language sql stable security definer set search_path = pg_catalog, app as $$
  select jsonb_build_object(
    'personId', person.id, 'name', person.name, 'legalEntityId', person.legal_entity_id,
    'appointments', coalesce((select jsonb_agg(jsonb_build_object(
        'controllerId', controller.id, 'controllerName', controller.name,
        'legalEntityId', entity.id, 'legalEntityName', entity.name, 'role', appointment.role)
        order by entity.name, controller.name, appointment.role)
      from app.appointment
      join app.controller on controller.id = appointment.controller_id
      join app.legal_entity entity on entity.id = controller.legal_entity_id
      where appointment.person_id = person.id
        and appointment.first_day <= on_day and (appointment.last_day is null or appointment.last_day >= on_day)), '[]'),
    'administers', coalesce((select jsonb_agg(jsonb_build_object('id', entity.id, 'name', entity.name) order by entity.name)
      from app.administrator
      join app.legal_entity entity on administrator.legal_entity_id in (entity.id, entity.parent_id)
      where administrator.person_id = person.id
        and administrator.first_day <= on_day and (administrator.last_day is null or administrator.last_day >= on_day)), '[]'))
  from app.person
  where person.account_id = account and (person.last_day is null or person.last_day >= on_day)
$$;

-- Parts of a controller: its units, and the bodies that decide for it on their days.
create table app.unit (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  name text collate "sv-SE-x-icu" not null check (name <> ''),
  manager_id uuid,
  first_day date not null,
  last_day date,
  version integer not null default 1,
  primary key (controller_id, id),
  check (last_day is null or last_day >= first_day)
);
create index on app.unit (controller_id, name);
select app.protect('app.unit', 'own');

create table app.body (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  name text collate "sv-SE-x-icu" not null check (name <> ''),
  kind text not null check (kind in ('board', 'committee', 'preparation', 'company-board', 'other')),
  version integer not null default 1,
  primary key (controller_id, id)
);
create index on app.body (controller_id, name);
select app.protect('app.body', 'own');

create table app.meeting (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  body_id uuid not null,
  held_on date not null,
  note text,
  primary key (controller_id, id),
  unique (controller_id, body_id, held_on),
  foreign key (controller_id, body_id) references app.body (controller_id, id) on delete cascade
);
select app.protect('app.meeting', 'own', 'body_id');

-- The delegationsordning: who may decide what for the controller, under which point, since when.
create table app.delegation_point (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  number text not null check (number <> ''),
  matter text not null,
  description text,
  function text not null check (function <> ''),
  conditions text,
  decided_on date not null,
  decided_reference text,
  first_day date not null,
  last_day date,
  version integer not null default 1,
  primary key (controller_id, id),
  check (last_day is null or last_day >= first_day)
);
create index on app.delegation_point (controller_id, matter);
select app.protect('app.delegation_point', 'own');

create table app.delegate (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  delegation_point_id uuid not null,
  person_id uuid not null references app.person,
  deputy boolean not null default false,
  first_day date not null,
  last_day date,
  primary key (controller_id, id),
  foreign key (controller_id, delegation_point_id) references app.delegation_point (controller_id, id) on delete cascade,
  check (last_day is null or last_day >= first_day)
);
create index on app.delegate (controller_id, delegation_point_id);
create index on app.delegate (controller_id, person_id);
select app.protect('app.delegate', 'own', 'delegation_point_id');

-- A cooperation with a joint officer: one kommun is host, the others join with its code.
create table app.cooperation (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity,
  name text collate "sv-SE-x-icu" not null check (name <> ''),
  code text not null unique,
  note text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (legal_entity_id, id)
);
select app.protect('app.cooperation', 'entity', 'id', '{code}');

create table app.cooperation_member (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity,
  cooperation_id uuid not null references app.cooperation,
  first_day date not null,
  last_day date,
  unique (legal_entity_id, id)
);
create index on app.cooperation_member (cooperation_id);
select app.protect('app.cooperation_member', 'entity', 'cooperation_id');

create table app.cooperation_officer (
  id uuid primary key,
  legal_entity_id uuid not null,
  cooperation_id uuid not null,
  person_id uuid not null,
  unique (cooperation_id, person_id),
  foreign key (legal_entity_id, cooperation_id) references app.cooperation (legal_entity_id, id),
  foreign key (legal_entity_id, person_id) references app.person (legal_entity_id, id)
);
select app.protect('app.cooperation_officer', 'entity', 'cooperation_id');

-- What the cooperation calls its roles and meetings.
create table app.cooperation_label (
  id uuid primary key,
  legal_entity_id uuid not null,
  cooperation_id uuid not null,
  key text not null,
  label text not null check (label <> ''),
  unique (cooperation_id, key),
  foreign key (legal_entity_id, cooperation_id) references app.cooperation (legal_entity_id, id)
);
select app.protect('app.cooperation_label', 'entity', 'cooperation_id');

-- The cooperations of the legal entities within reach. Asked by policies, so it stands outside of them.
create policy directory on app.cooperation for select to ansvar_directory using (true);
create policy directory on app.cooperation_member for select to ansvar_directory using (true);
create policy joins on app.cooperation_member for insert to ansvar_directory with check (true);
grant select on app.cooperation, app.cooperation_member to ansvar_directory;
grant insert on app.cooperation_member to ansvar_directory;

create function app.cooperations() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, app as $$
  select coalesce(array_agg(distinct cooperation.id), '{}')
  from app.cooperation
  left join app.cooperation_member member on member.cooperation_id = cooperation.id
    -- Whoever has left reaches nothing from the day after.
    and (member.last_day is null or member.last_day >= (now() at time zone 'Europe/Stockholm')::date)
  where cooperation.legal_entity_id = any (app.entities() || app.write_entity())
    or member.legal_entity_id = any (app.entities() || app.write_entity())
$$;

-- The administrator of a kommun joins with the code that the host handed over.
create function app.join_cooperation(member_id uuid, wanted_code text, on_day date) returns uuid
  language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  found uuid := (select id from app.cooperation where code = upper(trim(wanted_code)));
begin
  if found is null or app.write_entity() is null then return null; end if;
  -- Two forms at once make one member.
  perform pg_advisory_xact_lock(hashtext('cooperation'), hashtext(found::text || app.write_entity()));
  if not exists (select from app.cooperation_member where cooperation_id = found
      and legal_entity_id = app.write_entity() and last_day is null) then
    -- Whoever leaves on a day that is not over is a member again from the day after.
    insert into app.cooperation_member (id, legal_entity_id, cooperation_id, first_day)
      select member_id, app.write_entity(), found, greatest(on_day, max(last_day) + 1)
      from app.cooperation_member where cooperation_id = found and legal_entity_id = app.write_entity()
      on conflict do nothing;
  end if;
  return found;
end $$;

do $$ declare t text; begin
  foreach t in array array['cooperation', 'cooperation_member', 'cooperation_officer', 'cooperation_label'] loop
    execute format('create policy together on app.%I for select to ansvar_staff, ansvar_administrator
      using (%I = any ((select app.cooperations())::uuid[]))', t, case t when 'cooperation' then 'id' else 'cooperation_id' end);
    execute format('grant select, insert, update on app.%I to ansvar_administrator', t);
  end loop;
end $$;
grant delete on app.cooperation_member, app.cooperation_officer, app.cooperation_label to ansvar_administrator;
-- Names of the kommuner that cooperate, and of those who act as officers for them.
create policy together on app.legal_entity for select to ansvar_staff, ansvar_administrator
  using (id in (select legal_entity_id from app.cooperation_member) or id in (select legal_entity_id from app.cooperation));
create policy together on app.person for select to ansvar_administrator
  using (id in (select person_id from app.cooperation_officer));
-- Whoever is appointed to a controller within reach has a name there, also when another kommun employs them.
create policy appointed on app.person for select to ansvar_staff, ansvar_administrator
  using (id in (select person_id from app.appointment));

-- Systems: owner, where the data lie, how they are taken out, who gets in and how that is looked over.
alter table app.system
  add column owner_person_id uuid,
  add column administrator_id uuid,
  add column location text,
  add column hosting text check (hosting in ('own', 'supplier', 'cloud', 'paper')),
  add column extraction text,
  add column access_routine text,
  add column logging text,
  add column reachability text check (reachability in ('internal', 'internet', 'mobile', 'locked-room')),
  add column review_months integer not null default 12 check (review_months between 1 and 60),
  add column last_review_on date,
  add column retired_on date,
  add column fts tsvector generated always as
    (to_tsvector('swedish', coalesce(name, '') || ' ' || coalesce(description, ''))) stored,
  add foreign key (legal_entity_id, owner_person_id) references app.person (legal_entity_id, id),
  add foreign key (legal_entity_id, administrator_id) references app.person (legal_entity_id, id);

drop trigger audit on app.system;
create trigger audit after insert or update or delete on app.system for each row execute function app.audit_row('id', 'fts');

create table app.access_review (
  id uuid primary key,
  legal_entity_id uuid not null default app.write_entity(),
  system_id uuid not null,
  owner_controller_id uuid not null default app.write_controller(),
  reviewed_on date not null,
  reviewer_id uuid,
  users_count integer check (users_count >= 0),
  removed_count integer check (removed_count >= 0),
  result text not null check (result in ('in-order', 'mended', 'remains')),
  note text,
  next_on date not null,
  created_at timestamptz not null default now(),
  foreign key (legal_entity_id, system_id) references app.system (legal_entity_id, id),
  foreign key (legal_entity_id, owner_controller_id) references app.controller (legal_entity_id, id),
  check (next_on > reviewed_on)
);
create index on app.access_review (system_id, reviewed_on desc);
select app.protect('app.access_review', 'entity', 'system_id');
create policy owner_adds on app.access_review for insert to ansvar_staff
  with check (legal_entity_id = (select app.write_entity()) and owner_controller_id = (select app.write_controller())
    and exists (select from app.system where system.id = system_id and system.owner_controller_id = (select app.write_controller())));
grant insert on app.access_review to ansvar_staff;

-- What a kommun knows of a supplier that all share.
create table app.supplier_card (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity default app.write_entity(),
  supplier_id uuid not null references app.supplier,
  contact_name text,
  contact_email text,
  contact_phone text,
  incident_contact text,
  customer_number text,
  note text,
  version integer not null default 1,
  unique (legal_entity_id, supplier_id)
);
select app.protect('app.supplier_card', 'entity', 'supplier_id');
create policy kommun_adds on app.supplier_card for insert to ansvar_staff
  with check (legal_entity_id = (select app.write_entity()) and (select app.write_controller()) is not null);
create policy kommun_mends on app.supplier_card for update to ansvar_staff
  using (legal_entity_id = (select app.write_entity()) and (select app.write_controller()) is not null)
  with check (legal_entity_id = (select app.write_entity()));
grant insert, update on app.supplier_card to ansvar_staff;

-- Somebody leaves: what the person has in hand goes to a successor, who says that it is received.
create table app.handover (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  from_person_id uuid not null references app.person,
  to_person_id uuid not null references app.person,
  leaves_on date not null,
  note text,
  created_by uuid,
  created_at timestamptz not null default now(),
  received_at timestamptz,
  received_note text,
  primary key (controller_id, id),
  check (from_person_id <> to_person_id)
);
select app.protect('app.handover', 'own');

create table app.handover_item (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  handover_id uuid not null,
  position integer not null default 0,
  kind text not null check (kind in ('role', 'delegation', 'gap', 'unit', 'system', 'remark', 'confirmation')),
  subject_id uuid,
  label text not null,
  -- Moved by the receipt, or something that somebody has to decide first.
  moves boolean not null,
  primary key (controller_id, id),
  foreign key (controller_id, handover_id) references app.handover (controller_id, id) on delete cascade
);
create index on app.handover_item (controller_id, handover_id, position);
select app.protect('app.handover_item', 'own', 'handover_id');

-- What the officer says of a controller's processing, and what the controller did with it.
create table app.remark (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid,
  kind text not null check (kind in ('remark', 'advice', 'request')),
  text text not null check (text <> ''),
  answer_by date,
  -- The manager whom a remark is made to.
  recipient_id uuid references app.person,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'answered', 'closed', 'withdrawn')),
  outcome text check (outcome in ('followed', 'partly', 'not-followed', 'informed')),
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  fts tsvector generated always as (to_tsvector('swedish', coalesce(text, '') || ' ' || coalesce(answer, ''))) stored,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete set null (processing_id),
  check (outcome <> 'not-followed' or answer is not null)
);
create index on app.remark (controller_id, state, answer_by);
create index on app.remark (controller_id, processing_id);
select app.protect('app.remark', 'own', 'processing_id', '{fts}');

-- What was said after the first words, on both sides: nothing that was answered goes away when something new is asked.
create table app.remark_message (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  remark_id uuid not null,
  side text not null check (side in ('officer', 'controller')),
  action text not null check (action in ('answer', 'reopen', 'close', 'withdraw')),
  outcome text check (outcome in ('followed', 'partly', 'not-followed', 'informed')),
  text text,
  answer_by date,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (controller_id, id),
  foreign key (controller_id, remark_id) references app.remark (controller_id, id) on delete cascade
);
create index on app.remark_message (controller_id, remark_id, made_at);
select app.protect('app.remark_message', 'own', 'remark_id');

-- The office's own: unread by controllers, read by officers of the same office for the controllers that they oversee.
create table app.office_note (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity,
  about_controller_id uuid not null references app.controller,
  about_processing_id uuid,
  text text not null check (text <> ''),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  version integer not null default 1
);
create index on app.office_note (legal_entity_id, about_controller_id, made_at desc);
comment on table app.office_note is 'kind: office';
alter table app.office_note enable row level security;
alter table app.office_note force row level security;
create trigger audit after insert or update or delete on app.office_note
  for each row execute function app.audit_row('id');
create policy office on app.office_note to ansvar_staff
  using (legal_entity_id = (select app.office()) and about_controller_id = any ((select app.overseen())::uuid[]))
  with check (legal_entity_id = (select app.office()) and about_controller_id = any ((select app.overseen())::uuid[])
    and made_by = (select app.actor()));
grant select, insert, update, delete on app.office_note to ansvar_staff;

-- Figures of each controller within reach, without content: for the officer, and for those who may see figures only.
create index processing_figures on app.processing (controller_id)
  include (state, activity, blocking_gap_count, warning_gap_count, next_review_on);
create policy counted on app.processing for select to ansvar_directory
  using (controller_id = any ((select app.readable() || app.counted())::uuid[]));
create policy counted on app.remark for select to ansvar_directory
  using (controller_id = any ((select app.readable() || app.counted())::uuid[]));
create policy counted on app.processor_use for select to ansvar_directory
  using (controller_id = any ((select app.readable() || app.counted())::uuid[]));
create policy counted on app.transfer for select to ansvar_directory
  using (controller_id = any ((select app.readable() || app.counted())::uuid[]));
grant select on app.processing, app.remark, app.processor_use, app.transfer to ansvar_directory;

create function app.controller_figures(on_day date)
  returns table (controller_id uuid, controller_name text, controller_type text, legal_entity_id uuid, legal_entity_name text,
    processings integer, drafts integer, approved integer, with_gaps integer, gaps integer, warnings integer,
    reviews_overdue integer, agreements_missing integer, transfers integer, remarks_open integer, remarks_overdue integer,
    coordinators integer, officers integer, officers_notified integer)
  language sql stable security definer set search_path = pg_catalog, app rows 50 as $$
  select controller.id, controller.name, controller.type, entity.id, entity.name,
    own.processings, own.drafts, own.approved, own.with_gaps, own.gaps, own.warnings, own.reviews_overdue,
    processors.missing, transferred.transfers, remarks.open, remarks.overdue,
    held.coordinators, held.officers, held.notified
  from app.controller
  join app.legal_entity entity on entity.id = controller.legal_entity_id
  cross join lateral (
    select count(*)::int as processings, (count(*) filter (where state = 'draft'))::int as drafts,
      (count(*) filter (where state = 'approved'))::int as approved,
      (count(*) filter (where blocking_gap_count > 0))::int as with_gaps,
      coalesce(sum(blocking_gap_count), 0)::int as gaps, coalesce(sum(warning_gap_count), 0)::int as warnings,
      (count(*) filter (where next_review_on < on_day))::int as reviews_overdue
    from app.processing where processing.controller_id = controller.id and activity <> 'ended') own
  cross join lateral (
    select count(*)::int as missing from app.processor_use
    where processor_use.controller_id = controller.id and agreement in ('missing', 'unknown')) processors
  cross join lateral (
    select count(*)::int as transfers from app.transfer where transfer.controller_id = controller.id) transferred
  cross join lateral (
    select (count(*) filter (where state = 'open'))::int as open,
      (count(*) filter (where state = 'open' and answer_by < on_day))::int as overdue
    from app.remark where remark.controller_id = controller.id) remarks
  cross join lateral (
    select (count(*) filter (where role = 'coordinator'))::int as coordinators,
      (count(*) filter (where role = 'dso'))::int as officers,
      (count(*) filter (where role = 'dso' and notified_on is not null))::int as notified
    from app.appointment
    where appointment.controller_id = controller.id
      and first_day <= on_day and (last_day is null or last_day >= on_day)) held
  where controller.id = any (app.readable() || app.counted())
    and (controller.last_day is null or controller.last_day >= on_day)
  order by entity.name, controller.name
$$;

-- Searched beside the entries: suppliers, and purposes in their own words.
alter table app.supplier add column fts tsvector generated always as (to_tsvector('swedish', coalesce(name, ''))) stored;
drop trigger audit on app.supplier;
create trigger audit after insert or update or delete on app.supplier for each row execute function app.audit_row('id', 'fts');
alter table app.purpose add column fts tsvector generated always as
  (to_tsvector('swedish', coalesce(short, '') || ' ' || coalesce(detail, ''))) stored;
create index on app.purpose using gin (fts);
drop trigger audit on app.purpose;
create trigger audit after insert or update or delete on app.purpose
  for each row execute function app.audit_row('processing_id', 'fts');

-- Reads of one person or of one thing, newest first.
create index on app.audit_event (controller_id, actor, id) where action in ('read', 'export');
create index on app.audit_event (actor, id) where action in ('sign-in', 'sign-out');

grant create on schema app to ansvar_directory;
do $$ declare f text; begin
  foreach f in array array['app.cooperations()', 'app.join_cooperation(uuid, text, date)', 'app.controller_figures(date)',
    'app.take_back_appointments(uuid[], date)']
  loop
    execute format('alter function %s owner to ansvar_directory', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
revoke create on schema app from ansvar_directory;
grant execute on function app.cooperations() to ansvar_staff, ansvar_administrator, ansvar_directory;
grant execute on function app.join_cooperation(uuid, text, date), app.take_back_appointments(uuid[], date)
  to ansvar_administrator;
grant execute on function app.controller_figures(date) to ansvar_staff;
