-- Kommuner, nämnder, bolag, persons with dated roles, systems and suppliers.

create table app.legal_entity (
  id uuid primary key,
  legal_entity_id uuid generated always as (id) stored,
  -- The kommun that owns the company: its administrators make and administer it.
  parent_id uuid references app.legal_entity,
  name text not null check (name <> ''),
  kind text not null check (kind in ('municipality', 'region', 'federation', 'company', 'foundation')),
  organisation_number text,
  address text,
  created_at timestamptz not null default now()
);
select app.protect('app.legal_entity', 'entity');

-- The unit of responsibility and of confidentiality: a nämnd, kommunstyrelsen, a company.
create table app.controller (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity,
  name text collate "sv-SE-x-icu" not null check (name <> ''),
  short_name text,
  type text not null,
  independent boolean not null default true,
  depends_on_id uuid,
  organisation_number text,
  address text,
  contact text,
  first_day date not null,
  last_day date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (legal_entity_id, id),
  foreign key (legal_entity_id, depends_on_id) references app.controller (legal_entity_id, id),
  check (independent or depends_on_id is not null),
  check (depends_on_id is distinct from id)
);
create index on app.controller (legal_entity_id, name);
select app.protect('app.controller', 'entity');

create table app.person (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity,
  name text collate "sv-SE-x-icu" not null check (name <> ''),
  email text not null,
  title text,
  kind text not null default 'employee' check (kind in ('employee', 'elected', 'consultant')),
  account_id text unique,
  created_at timestamptz not null default now(),
  unique (legal_entity_id, id),
  unique (legal_entity_id, email)
);
select app.protect('app.person', 'entity');

-- A role for a controller, from and to a day. Written by the administrator, never for himself.
create table app.appointment (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null,
  person_id uuid not null references app.person,
  role text not null check (role in ('coordinator', 'staff', 'dso')),
  first_day date not null,
  last_day date,
  created_at timestamptz not null default now(),
  primary key (controller_id, id),
  -- An administrator appoints for the controllers of the own legal entity, whatever a form says.
  foreign key (legal_entity_id, controller_id) references app.controller (legal_entity_id, id),
  check (last_day is null or last_day >= first_day)
);
create index on app.appointment (person_id);
select app.protect('app.appointment', 'own');
create policy administrator on app.appointment to ansvar_administrator
  using (legal_entity_id = (select app.write_entity()))
  with check (legal_entity_id = (select app.write_entity())
    and person_id is distinct from (select app.actor()));
grant select, insert, update on app.appointment to ansvar_administrator;
revoke insert, update, delete on app.appointment from ansvar_staff;

create table app.administrator (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity,
  person_id uuid not null,
  first_day date not null,
  last_day date,
  foreign key (legal_entity_id, person_id) references app.person (legal_entity_id, id)
);
create index on app.administrator (person_id);
select app.protect('app.administrator', 'entity');

grant insert, update on app.controller, app.person, app.legal_entity to ansvar_administrator;
grant select on app.legal_entity, app.controller, app.person, app.administrator to ansvar_administrator;
grant insert on app.administrator to ansvar_administrator;
create policy owned on app.legal_entity to ansvar_administrator
  using (parent_id = (select app.write_entity())) with check (parent_id = (select app.write_entity()));

-- Suppliers are the same for everybody; a kommun's own card comes with the agreements.
create table app.supplier (
  id uuid primary key,
  name text collate "sv-SE-x-icu" not null check (name <> ''),
  organisation_number text unique,
  country text not null default 'SE',
  created_at timestamptz not null default now(),
  created_by_entity_id uuid not null default app.write_entity()
);
select app.protect('app.supplier', 'everybody');
create policy add on app.supplier for insert to ansvar_staff
  with check (created_by_entity_id = (select app.write_entity()));
create policy mend on app.supplier for update to ansvar_staff
  using (created_by_entity_id = (select app.write_entity()))
  with check (created_by_entity_id = (select app.write_entity()));
grant insert, update on app.supplier to ansvar_staff;

-- The kommun's systems, apps and binders: read by its controllers, written by the one that owns them.
create table app.system (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity default app.write_entity(),
  owner_controller_id uuid not null default app.write_controller(),
  name text collate "sv-SE-x-icu" not null check (name <> ''),
  kind text not null default 'system' check (kind in ('system', 'app', 'binder', 'other')),
  supplier_id uuid references app.supplier,
  country text,
  description text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (legal_entity_id, id),
  unique (legal_entity_id, name),
  foreign key (legal_entity_id, owner_controller_id) references app.controller (legal_entity_id, id)
);
select app.protect('app.system', 'entity');
create policy owner_adds on app.system for insert to ansvar_staff
  with check (legal_entity_id = (select app.write_entity())
    and owner_controller_id = (select app.write_controller()));
create policy owner_mends on app.system for update to ansvar_staff
  using (owner_controller_id = (select app.write_controller()))
  with check (owner_controller_id = (select app.write_controller()));
grant insert, update on app.system to ansvar_staff;

-- Who an account is, and where today's roles reach: asked before the actor is known, by the platform alone.
create policy directory on app.person for select to ansvar_directory using (true);
create policy directory on app.appointment for select to ansvar_directory using (true);
create policy directory on app.administrator for select to ansvar_directory using (true);
create policy directory on app.controller for select to ansvar_directory using (true);
create policy directory on app.legal_entity for select to ansvar_directory using (true);
grant usage on schema app to ansvar_directory;
grant select on app.person, app.appointment, app.administrator, app.controller, app.legal_entity to ansvar_directory;

create function app.who_is(account text, on_day date) returns jsonb
  language sql stable security definer set search_path = pg_catalog, app as $$
  select jsonb_build_object(
    'personId', person.id, 'name', person.name, 'legalEntityId', person.legal_entity_id,
    'appointments', coalesce((select jsonb_agg(jsonb_build_object(
        'controllerId', controller.id, 'controllerName', controller.name,
        'legalEntityId', entity.id, 'legalEntityName', entity.name, 'role', appointment.role)
        order by entity.name, controller.name)
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
  from app.person where person.account_id = account
$$;

-- Demo mode lists its persons on the sign-in page.
create function app.demo_persons() returns jsonb
  language sql stable security definer set search_path = pg_catalog, app as $$
  select coalesce(jsonb_agg(jsonb_build_object('email', person.email, 'name', person.name, 'title', person.title,
      'entity', entity.name) order by entity.name, person.name), '[]')
  from app.person join app.legal_entity entity on entity.id = person.legal_entity_id
  where person.account_id is not null
$$;

create function app.is_empty() returns boolean
  language sql stable security definer set search_path = pg_catalog, app
  as $$ select not exists (select from app.legal_entity) $$;

-- First start: the first organisation and its administrator, once, while nothing else stands.
create policy first_entity on app.legal_entity for insert to ansvar_directory with check (true);
create policy first_person on app.person for insert to ansvar_directory with check (true);
create policy first_administrator on app.administrator for insert to ansvar_directory with check (true);
grant insert on app.legal_entity, app.person, app.administrator to ansvar_directory;

create function app.set_up(entity_id uuid, entity_name text, entity_kind text, entity_number text,
    person_id uuid, person_name text, person_email text, account text, on_day date)
  returns void language plpgsql security definer set search_path = pg_catalog, app as $$
begin
  if exists (select from app.legal_entity) then
    raise exception 'already set up';
  end if;
  insert into app.legal_entity (id, name, kind, organisation_number) values (entity_id, entity_name, entity_kind, entity_number);
  insert into app.person (id, legal_entity_id, name, email, account_id)
    values (person_id, entity_id, person_name, person_email, account);
  insert into app.administrator (id, legal_entity_id, person_id, first_day) values (gen_random_uuid(), entity_id, person_id, on_day);
end $$;

-- The command line names controllers as people do: «Socialnämnden» or «Socialnämnden, Almby kommun».
create function app.controllers_by_name(wanted text, on_day date) returns jsonb
  language sql stable security definer set search_path = pg_catalog, app as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', controller.id, 'name', controller.name,
      'legalEntityId', entity.id, 'legalEntityName', entity.name,
      'personId', (select person_id from app.appointment
        where appointment.controller_id = controller.id and role = 'coordinator'
          and first_day <= on_day and (last_day is null or last_day >= on_day)
        order by first_day limit 1))), '[]')
  from app.controller join app.legal_entity entity on entity.id = controller.legal_entity_id
  where lower(wanted) in (lower(controller.name), lower(controller.name || ', ' || entity.name))
$$;

create function app.add_administrator(entity_name text, person_name text, person_email text, account text, on_day date)
  returns boolean language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  entity uuid := (select id from app.legal_entity where lower(name) = lower(entity_name));
  person uuid := gen_random_uuid();
begin
  if entity is null then return false; end if;
  insert into app.person (id, legal_entity_id, name, email, account_id) values (person, entity, person_name, person_email, account);
  insert into app.administrator (id, legal_entity_id, person_id, first_day) values (gen_random_uuid(), entity, person, on_day);
  return true;
end $$;

grant create on schema app to ansvar_directory;
do $$ declare f text; begin
  foreach f in array array['app.who_is(text, date)', 'app.demo_persons()', 'app.is_empty()',
    'app.controllers_by_name(text, date)', 'app.add_administrator(text, text, text, text, date)',
    'app.set_up(uuid, text, text, text, uuid, text, text, text, date)']
  loop
    execute format('alter function %s owner to ansvar_directory', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ansvar_platform', f);
  end loop;
end $$;
revoke create on schema app from ansvar_directory;
