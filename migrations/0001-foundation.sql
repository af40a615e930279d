-- Roles, schemas, who acts, and the log that cannot be edited.
-- Kinds of table (comment on table … is 'kind: …'; read by tests/isolation):
--   own       controller_id first in every key, walls between controllers
--   entity    the kommun's: read within the legal entity, written by its owner
--   everybody everybody's: read by all who act for somebody
--   office    the DSO's own, unread by controllers until sent
--   platform  accounts and jobs: nothing granted to those who serve pages

create schema app;
create schema platform;
create schema auth;
revoke all on schema public from public;
grant usage on schema app to ansvar_staff, ansvar_administrator, ansvar_platform, ansvar_audit;
grant usage, create on schema auth to ansvar_platform;
grant usage on schema platform to ansvar_platform, ansvar_staff, ansvar_administrator;

-- Who acts. A missing setting and an empty one both mean: nobody, no rows.
create function app.readable() returns uuid[] language sql stable parallel safe
  as $$ select nullif(current_setting('app.readable', true), '')::uuid[] $$;
create function app.write_controller() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.write', true), '')::uuid $$;
create function app.entities() returns uuid[] language sql stable parallel safe
  as $$ select nullif(current_setting('app.entities', true), '')::uuid[] $$;
create function app.write_entity() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.write_entity', true), '')::uuid $$;
create function app.actor() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;

-- The log. Rows are inserted, never changed; images lie apart so that disposal can take them.
create table app.audit_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  transaction xid8 not null default pg_current_xact_id(),
  actor uuid,
  controller_id uuid,
  legal_entity_id uuid,
  table_name text not null,
  row_id uuid,
  -- The thing that the row is a part of: a purpose's subject is its processing.
  subject_id uuid,
  action text not null check (action in ('insert', 'update', 'delete', 'read', 'export', 'import', 'sign-in', 'sign-out')),
  changed_columns text[] not null default '{}',
  detail text,
  hash bytea not null
);
comment on table app.audit_event is 'kind: own';
create index on app.audit_event (controller_id, id);
create index on app.audit_event (controller_id, subject_id, id);
create index on app.audit_event (transaction);

create table app.audit_image (
  event_id bigint primary key references app.audit_event,
  controller_id uuid,
  legal_entity_id uuid,
  before jsonb,
  after jsonb,
  salt bytea not null
);
comment on table app.audit_image is 'kind: own';

-- One link of the chain covers what one controller wrote in the transactions of one window.
create table app.audit_seal (
  chain uuid not null,
  sequence bigint not null,
  from_transaction xid8 not null,
  to_transaction xid8 not null,
  event_count integer not null,
  window_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (chain, sequence)
);
comment on table app.audit_seal is 'kind: platform';

create table app.audit_checkpoint (
  id bigint generated always as identity primary key,
  made_at timestamptz not null default clock_timestamp(),
  heads text not null,
  signature bytea not null,
  public_key text not null
);
comment on table app.audit_checkpoint is 'kind: platform';

create function app.audit_hash(salt bytea, before jsonb, after jsonb) returns bytea
  language sql immutable parallel safe
  as $$ select sha256(salt || convert_to(coalesce(before::text, '') || '|' || coalesce(after::text, ''), 'UTF8')) $$;

-- What a seal covers of one event: every column, with the image through its hash.
create function app.audit_line(event app.audit_event) returns text
  language sql stable parallel safe
  as $$ select concat_ws('|', event.id, extract(epoch from event.at)::text, event.transaction, event.actor,
    event.controller_id, event.legal_entity_id, event.table_name, event.row_id, event.subject_id, event.action,
    array_to_string(event.changed_columns, ','), event.detail, encode(event.hash, 'hex')) $$;

create function app.audit_insert(
  event_action text, event_table text, event_row uuid, subject uuid, controller uuid, entity uuid,
  columns text[], before jsonb, after jsonb, event_detail text)
  returns bigint language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  new_salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  new_id bigint;
begin
  insert into app.audit_event (actor, controller_id, legal_entity_id, table_name, row_id, subject_id, action,
      changed_columns, detail, hash)
    values (app.actor(), controller, entity, event_table, event_row, subject, event_action,
      columns, event_detail, app.audit_hash(new_salt, before, after))
    returning id into new_id;
  insert into app.audit_image (event_id, controller_id, legal_entity_id, before, after, salt)
    values (new_id, controller, entity, before, after, new_salt);
  return new_id;
end $$;

-- Trigger arguments: the column that names the subject, then columns that stand in no image.
create function app.audit_row() returns trigger language plpgsql security definer
  set search_path = pg_catalog, app as $$
declare
  secret text[] := coalesce((tg_argv::text[])[1:], '{}');
  old_image jsonb;
  new_image jsonb;
  image jsonb;
  columns text[];
begin
  if tg_op <> 'INSERT' then old_image := to_jsonb(old) - secret; end if;
  if tg_op <> 'DELETE' then new_image := to_jsonb(new) - secret; end if;
  if tg_op = 'UPDATE' then
    select array_agg(key order by key) into columns
      from jsonb_each(to_jsonb(new)) as changed
      where to_jsonb(old) -> key is distinct from value;
    if columns is null then return null; end if;
  end if;
  image := coalesce(new_image, old_image);
  perform app.audit_insert(lower(tg_op), tg_table_name, (image ->> 'id')::uuid, (image ->> tg_argv[0])::uuid,
    (image ->> 'controller_id')::uuid, (image ->> 'legal_entity_id')::uuid,
    coalesce(columns, '{}'), old_image, new_image, null);
  return null;
end $$;

-- Reads of what is sensitive, exports and imports are events too; the page says what, never whose.
create function app.log_event(event_action text, event_table text, event_row uuid, controller uuid, event_detail text)
  returns void language plpgsql security definer set search_path = pg_catalog, app as $$
begin
  if event_action in ('insert', 'update', 'delete') then
    raise exception 'rows are logged by their trigger';
  end if;
  if controller is not null and not controller = any (app.readable()) then
    raise exception 'the controller is not within reach of the actor';
  end if;
  perform app.audit_insert(event_action, event_table, event_row, event_row, controller, null, '{}', null, null, event_detail);
end $$;

-- Puts the same row-level security, grants and log on a table of the given kind.
create function app.protect(target regclass, kind text, subject text default 'id', secret text[] default '{}')
  returns void language plpgsql as $$
declare
  name text := target::text;
  arguments text := (select string_agg(quote_literal(s), ', ') from unnest(subject || secret) s);
begin
  execute format('comment on table %s is %L', name, 'kind: ' || kind);
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create trigger audit after insert or update or delete on %s for each row execute function app.audit_row(%s)',
    name, arguments);
  if kind = 'own' then
    execute format('create policy staff on %s to ansvar_staff
      using (controller_id = any ((select app.readable())::uuid[]))
      with check (controller_id = (select app.write_controller())
        and legal_entity_id = (select app.write_entity()))', name);
    execute format('create policy staff_update on %s as restrictive for update to ansvar_staff
      using (controller_id = (select app.write_controller()))', name);
    execute format('create policy staff_delete on %s as restrictive for delete to ansvar_staff
      using (controller_id = (select app.write_controller()))', name);
    execute format('grant select, insert, update, delete on %s to ansvar_staff', name);
  elsif kind = 'entity' then
    execute format('create policy staff on %s for select to ansvar_staff
      using (legal_entity_id = any ((select app.entities())::uuid[]))', name);
    execute format('create policy administrator on %s to ansvar_administrator
      using (legal_entity_id = (select app.write_entity()))
      with check (legal_entity_id = (select app.write_entity()))', name);
    execute format('grant select on %s to ansvar_staff', name);
  elsif kind = 'everybody' then
    execute format('create policy staff on %s for select to ansvar_staff, ansvar_administrator
      using ((select app.entities()) is not null)', name);
    execute format('grant select on %s to ansvar_staff, ansvar_administrator', name);
  else
    raise exception 'unknown kind of table: %', kind;
  end if;
end $$;

alter table app.audit_event enable row level security;
alter table app.audit_event force row level security;
alter table app.audit_image enable row level security;
alter table app.audit_image force row level security;
create policy staff on app.audit_event for select to ansvar_staff
  using (controller_id = any ((select app.readable())::uuid[]));
create policy staff on app.audit_image for select to ansvar_staff
  using (controller_id = any ((select app.readable())::uuid[]));
create policy writer on app.audit_event for insert to ansvar_owner with check (true);
create policy writer_reads on app.audit_event for select to ansvar_owner using (true);
create policy writer on app.audit_image for insert to ansvar_owner with check (true);
create policy auditor on app.audit_event for select to ansvar_audit using (true);
create policy auditor on app.audit_image for select to ansvar_audit using (true);
grant select on app.audit_event, app.audit_image to ansvar_staff, ansvar_audit;
grant select, insert on app.audit_seal, app.audit_checkpoint to ansvar_audit;
grant execute on function app.log_event(text, text, uuid, uuid, text) to ansvar_staff, ansvar_platform;
revoke execute on function app.audit_insert(text, text, uuid, uuid, uuid, uuid, text[], jsonb, jsonb, text) from public;
revoke execute on function app.log_event(text, text, uuid, uuid, text) from public;
grant execute on function app.log_event(text, text, uuid, uuid, text) to ansvar_staff;
