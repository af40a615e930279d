-- The faces outwards have a login of their own: it executes the functions of schema portal and reaches no table.
create schema portal;
grant usage on schema portal to ansvar_portal;

-- Where a kommun or a company takes in reports of incidents from people who have no account.
create table app.reporting_place (
  id uuid primary key,
  legal_entity_id uuid not null unique references app.legal_entity default app.write_entity(),
  -- In the address that is written on the web.
  slug text unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 2 and 60),
  open boolean not null default false,
  -- For what is going on right now.
  phone text,
  intro text,
  -- Takes in the reports of those who do not know whom it concerns.
  default_controller_id uuid,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  foreign key (legal_entity_id, default_controller_id) references app.controller (legal_entity_id, id),
  check (not open or (slug is not null and default_controller_id is not null))
);
select app.protect('app.reporting_place', 'entity');
grant select, insert, update on app.reporting_place to ansvar_administrator;
create policy directory on app.reporting_place for select to ansvar_directory using (true);
grant select on app.reporting_place to ansvar_directory;

-- Whether another legal entity has the address: nothing else of it is told.
create function app.reporting_slug_taken(wanted text, entity uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, app as $$
  select exists (select from app.reporting_place where slug = wanted and legal_entity_id <> entity)
$$;
grant create on schema app to ansvar_directory;
alter function app.reporting_slug_taken(text, uuid) owner to ansvar_directory;
revoke create on schema app from ansvar_directory;
revoke execute on function app.reporting_slug_taken(text, uuid) from public;
grant execute on function app.reporting_slug_taken(text, uuid) to ansvar_administrator;

-- Places that are open, each with those that a report can be for on the day.
create function portal.places(on_day date)
  returns table (slug text, name text, phone text, intro text, controllers json)
  language sql stable security definer rows 20 set search_path = pg_catalog, app as $$
  select place.slug, entity.name, place.phone, place.intro,
    (select coalesce(json_agg(json_build_object('id', controller.id, 'name', controller.name) order by controller.name), '[]')
      from app.controller where controller.legal_entity_id = place.legal_entity_id
        and controller.first_day <= on_day and (controller.last_day is null or controller.last_day >= on_day))
  from app.reporting_place place join app.legal_entity entity on entity.id = place.legal_entity_id
  where place.open
  order by entity.name
$$;

-- Takes in a report once, with its receipt number, and asks for the mails. What goes on with an earlier report goes to
-- whoever got that one: by its id, or by its number where only one has it. No row: the place takes in no such report.
create function portal.take_in(place_slug text, item uuid, to_controller uuid, on_day date, report bytea, report_key text,
    continued_item uuid, continued_number text)
  returns table (given text, is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  place app.reporting_place;
  target uuid;
  in_year integer := extract(year from on_day);
  taken integer;
begin
  select * into place from app.reporting_place where slug = place_slug and open;
  if place is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(item::text, 12));
  return query select known.receipt, false from app.inbox_item known
    where known.id = item and known.legal_entity_id = place.legal_entity_id
      and known.channel = 'web' and known.kind = 'incident';
  if found then return; end if;
  select controller.id into target from app.controller
    where controller.id = coalesce(
        (select first.controller_id from app.inbox_item first where first.id = continued_item
          and first.legal_entity_id = place.legal_entity_id and first.kind = 'incident'),
        to_controller,
        (select min(first.controller_id::text)::uuid from app.inbox_item first
          where first.legal_entity_id = place.legal_entity_id and first.kind = 'incident'
            and first.receipt = upper(btrim(continued_number)) having count(distinct first.controller_id) = 1),
        place.default_controller_id)
      and controller.legal_entity_id = place.legal_entity_id
      and controller.first_day <= on_day and (controller.last_day is null or controller.last_day >= on_day);
  if target is null or exists (select from app.inbox_item known where known.id = item) then return; end if;
  insert into app.diary_series (id, controller_id, legal_entity_id, series, year, last_number)
    values (gen_random_uuid(), target, place.legal_entity_id, 'receipt', in_year, 1)
    on conflict (controller_id, series, year) do update set last_number = diary_series.last_number + 1
    returning last_number into taken;
  insert into app.inbox_item (id, controller_id, legal_entity_id, year, number, receipt, received_on, channel, kind,
      sealed, key_id, taken_by)
    values (item, target, place.legal_entity_id, in_year, taken,
      'IN-' || right(in_year::text, 2) || '-' || taken, on_day, 'web', 'incident', report, report_key, null);
  perform platform.enqueue('incident-report-arrived', json_build_object('controllerId', target, 'itemId', item),
    'incident-report:' || item);
  return query select 'IN-' || right(in_year::text, 2) || '-' || taken, true;
end $$;

-- A file of a report that came in in this very transaction; later nothing is added.
create function portal.attach_file(item uuid, file_id uuid, file_name text, file_type text, file_size integer,
    file_sha256 text, file_scan text, content bytea, content_key text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, app as $$
begin
  insert into app.stored_file (id, controller_id, legal_entity_id, inbox_item_id, name, media_type, size, sha256, scan,
      sealed, key_id, uploaded_by)
    select file_id, report.controller_id, report.legal_entity_id, item, file_name, file_type, file_size, file_sha256,
      file_scan, content, content_key, null
    from app.inbox_item report where report.id = item and report.xmin = pg_current_xact_id()::xid
    on conflict do nothing;
  return found;
end $$;

-- Number, time and place, for whoever has the id; nothing of what was reported.
create function portal.receipt(place_slug text, item uuid)
  returns table (receipt text, arrived_at timestamptz, name text, phone text)
  language sql stable security definer rows 1 set search_path = pg_catalog, app as $$
  select report.receipt, report.arrived_at, entity.name, place.phone
  from app.reporting_place place
  join app.legal_entity entity on entity.id = place.legal_entity_id
  join app.inbox_item report on report.legal_entity_id = place.legal_entity_id
  where place.slug = place_slug and report.id = item and report.channel = 'web' and report.kind = 'incident'
    and report.taken_by is null
$$;

grant create on schema portal to ansvar_directory;
do $$ declare f regprocedure; begin
  for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'portal' loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ansvar_portal', f);
    execute format('alter function %s owner to ansvar_directory', f);
  end loop;
end $$;
revoke create on schema portal from ansvar_directory;

-- A report asks for its mails in its own transaction.
grant usage on schema platform to ansvar_directory;
reset role;
grant execute on function platform.enqueue(text, json, text) to ansvar_directory;
