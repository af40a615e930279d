-- Sign-in: passkeys, services of the kommun, groups that give appointments, and who has signed in.

-- Whether this very sign-in had two factors.
alter table auth."session" add column "strong" boolean not null default false;
alter table auth."user" add column "deactivatedAt" timestamptz;
-- One account for each subject of a service.
create unique index on auth."account" ("providerId", "accountId");

create table auth."passkey" (
  "id" text primary key,
  "userId" text not null references auth."user" on delete cascade,
  "name" text not null,
  "credentialId" text not null unique,
  "publicKey" bytea not null,
  "counter" bigint not null,
  "transports" text[] not null default '{}',
  "backedUp" boolean not null,
  "createdAt" timestamptz not null default now(),
  "lastUsedAt" timestamptz
);
create index on auth."passkey" ("userId");
comment on table auth."passkey" is 'kind: platform';
grant select, insert, update, delete on auth."passkey" to ansvar_platform;

-- Sign-ins and refused tries, kept for a while. The address stands here, never in the sealed log.
create table platform.sign_in (
  id bigint generated always as identity primary key,
  account_id text,
  at timestamptz not null default now(),
  outcome text not null check (outcome in ('signed-in', 'refused', 'signed-out')),
  method text not null,
  address text not null,
  browser text not null default ''
);
create index on platform.sign_in (account_id, at);
create index on platform.sign_in (at);
comment on table platform.sign_in is 'kind: platform';
grant select, insert, delete on platform.sign_in to ansvar_platform;

-- What is done with an account is an event, although its tables are the library's own.
alter table app.audit_event drop constraint audit_event_action_check;
alter table app.audit_event add constraint audit_event_action_check check (action in
  ('insert', 'update', 'delete', 'read', 'export', 'import', 'sign-in', 'sign-out', 'account'));

create function app.sign_in_event(account text, act text, method text) returns void
  language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  who app.person;
begin
  if act not in ('sign-in', 'sign-out') then raise exception 'not an event of sign-in'; end if;
  select * into who from app.person where account_id = account;
  if who.id is null then return; end if;
  perform set_config('app.actor', who.id::text, true);
  perform app.audit_insert(act, 'person', who.id, who.id, null, who.legal_entity_id, '{}', null, null, method);
end $$;

-- What a person does with the own account, or the administrator with another's.
create function app.account_event(person uuid, act text) returns void
  language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  entity uuid := (select legal_entity_id from app.person where id = account_event.person);
begin
  if person is distinct from app.actor()
    and (current_setting('role') <> 'ansvar_administrator' or entity is distinct from app.write_entity()) then
    raise exception 'the person is not within reach of the actor';
  end if;
  perform app.audit_insert('account', 'person', person, person, null, entity, '{}', null, null, act);
end $$;

revoke execute on function app.sign_in_event(text, text, text), app.account_event(uuid, text) from public;
grant execute on function app.sign_in_event(text, text, text) to ansvar_platform;
grant execute on function app.account_event(uuid, text) to ansvar_staff, ansvar_administrator;

-- Appointments by hand and by the directory: the directory never touches those made by hand.
alter table app.appointment
  add column source text not null default 'hand' check (source in ('hand', 'directory')),
  add column provider text,
  add constraint directory_names_provider check ((source = 'directory') = (provider is not null));

-- A group of the sign-in service → an appointment.
create table app.group_mapping (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity default app.write_entity(),
  provider text not null,
  group_value text not null check (group_value <> ''),
  controller_id uuid not null,
  role text not null,
  created_at timestamptz not null default now(),
  unique (legal_entity_id, provider, group_value, controller_id, role),
  foreign key (legal_entity_id, controller_id) references app.controller (legal_entity_id, id)
);
create index on app.group_mapping (provider, group_value);
select app.protect('app.group_mapping', 'entity');
grant select, insert, delete on app.group_mapping to ansvar_administrator;

create policy directory on app.group_mapping for select to ansvar_directory using (true);
create policy directory_gives on app.appointment for insert to ansvar_directory with check (source = 'directory');
create policy directory_ends on app.appointment for update to ansvar_directory
  using (source = 'directory') with check (source = 'directory');
create policy directory_takes_back on app.appointment for delete to ansvar_directory using (source = 'directory');
grant select on app.group_mapping to ansvar_directory;
grant insert, update, delete on app.appointment to ansvar_directory;

-- What the groups give a person, except where the person is administrator.
create function app.given_by_directory(who uuid, service text, carried text[], on_day date)
  returns table (legal_entity_id uuid, controller_id uuid, role text)
  language sql stable security definer set search_path = pg_catalog, app as $$
  select distinct mapping.legal_entity_id, mapping.controller_id, mapping.role
  from app.group_mapping mapping
  join app.legal_entity entity on entity.id = mapping.legal_entity_id
  where mapping.provider = service and mapping.group_value = any (carried)
    and not exists (select from app.administrator
      where administrator.person_id = who and administrator.legal_entity_id in (entity.id, entity.parent_id)
        and (administrator.last_day is null or administrator.last_day >= on_day))
$$;

-- At sign-in: what the groups give is given, what they gave before and give no longer ends. Answers how many
-- appointments changed.
create function app.sync_directory(account text, service text, carried text[], on_day date) returns integer
  language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  who uuid := (select id from app.person where account_id = account);
  ended integer;
  shortened integer;
  given integer;
begin
  if who is null then return 0; end if;
  -- Two sign-ins at once give one appointment.
  perform pg_advisory_xact_lock(hashtext('directory'), hashtext(account));
  delete from app.appointment held
    where held.person_id = who and held.source = 'directory' and held.provider = service and held.first_day >= on_day
      and (held.controller_id, held.role) not in
        (select wanted.controller_id, wanted.role from app.given_by_directory(who, service, carried, on_day) wanted);
  get diagnostics ended = row_count;
  update app.appointment held set last_day = on_day - 1
    where held.person_id = who and held.source = 'directory' and held.provider = service
      and (held.last_day is null or held.last_day >= on_day)
      and (held.controller_id, held.role) not in
        (select wanted.controller_id, wanted.role from app.given_by_directory(who, service, carried, on_day) wanted);
  get diagnostics shortened = row_count;
  insert into app.appointment (id, controller_id, legal_entity_id, person_id, role, first_day, source, provider)
    select gen_random_uuid(), wanted.controller_id, wanted.legal_entity_id, who, wanted.role, on_day, 'directory', service
    from app.given_by_directory(who, service, carried, on_day) wanted
    where not exists (select from app.appointment held
      where held.person_id = who and held.controller_id = wanted.controller_id and held.role = wanted.role
        and held.first_day <= on_day and (held.last_day is null or held.last_day >= on_day));
  get diagnostics given = row_count;
  return ended + shortened + given;
end $$;

-- Whose sign-ins the actor may see: the own, those of the own kommun's persons as administrator, and without
-- address those of persons appointed to a controller within reach.
create function app.account_within_reach(person uuid, out account text, out closely boolean)
  language sql stable security definer set search_path = pg_catalog, app as $$
  select found.account_id, found.id = app.actor() is true
      or current_setting('role') = 'ansvar_administrator' and found.legal_entity_id = app.write_entity()
    from app.person found
    where found.id = person and (found.id = app.actor()
      or current_setting('role') = 'ansvar_administrator' and found.legal_entity_id = app.write_entity()
      or current_setting('role') = 'ansvar_staff' and exists (select from app.appointment
        where appointment.person_id = found.id and appointment.controller_id = any (app.readable())))
$$;

-- The address of the person, who is told what was done with the account.
create function app.account_address(account text) returns text
  language sql stable security definer set search_path = pg_catalog, app as $$
  select email from app.person where account_id = account
$$;

-- Administrators appoint and end one another, never themselves.
create policy not_oneself on app.administrator as restrictive for insert to ansvar_administrator
  with check (person_id is distinct from (select app.actor()));
create policy not_oneself_either on app.administrator as restrictive for update to ansvar_administrator
  using (person_id is distinct from (select app.actor())) with check (person_id is distinct from (select app.actor()));
grant update (last_day) on app.administrator to ansvar_administrator;

grant create on schema app to ansvar_directory;
do $$ declare f text; begin
  foreach f in array array['app.given_by_directory(uuid, text, text[], date)',
    'app.sync_directory(text, text, text[], date)', 'app.account_within_reach(uuid)', 'app.account_address(text)']
  loop
    execute format('alter function %s owner to ansvar_directory', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ansvar_platform', f);
  end loop;
end $$;
revoke create on schema app from ansvar_directory;

reset role;
grant create on schema platform to ansvar_platform;
create function platform.sign_ins_of(person uuid)
  returns table (at timestamptz, outcome text, method text, address text, browser text)
  language sql stable security definer set search_path = pg_catalog as $$
  select sign_in.at, sign_in.outcome, sign_in.method,
    case when reach.closely then sign_in.address else '' end, case when reach.closely then sign_in.browser else '' end
  from app.account_within_reach(person) reach
  join platform.sign_in on sign_in.account_id = reach.account
  order by sign_in.at desc
$$;
alter function platform.sign_ins_of(uuid) owner to ansvar_platform;
revoke create on schema platform from ansvar_platform;
revoke execute on function platform.sign_ins_of(uuid) from public;
grant execute on function platform.sign_ins_of(uuid) to ansvar_staff, ansvar_administrator;
