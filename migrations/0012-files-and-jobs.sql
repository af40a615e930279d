-- Change of sealing keys, files as evidence, and the page of jobs.

-- Whoever changes keys sees what is sealed and nothing that is not.
grant usage on schema app to ansvar_keeper;
create function app.keep_sealed(target regclass, hashed text default null) returns void language plpgsql as $$
declare
  changed text := concat_ws(', ', 'sealed', 'key_id', hashed);
begin
  execute format('create policy keeper on %s to ansvar_keeper using (true) with check (true)', target);
  execute format('grant select (controller_id, id, %s), update (%s) on %s to ansvar_keeper', changed, changed, target);
end $$;
revoke execute on function app.keep_sealed(regclass, text) from public;
select app.keep_sealed('app.case_person', 'identity_hash');
select app.keep_sealed('app.inbox_item');
select app.keep_sealed('app.stored_file');
select app.keep_sealed('app.case_document');

-- A file that shows that a measure of a processing is in place. Its content is the stored file with the same id, and
-- goes when it is removed; that it was there, and why it was removed, stays.
alter table app.stored_file add column processing_id uuid,
  add foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade;
create index on app.stored_file (controller_id, processing_id) where processing_id is not null;
create table app.evidence (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  -- What it shows: «Behörigheterna är genomgångna».
  measure text,
  name text not null check (name <> ''),
  sha256 text not null,
  added_by uuid default app.actor(),
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by uuid,
  removed_reason text,
  primary key (controller_id, id),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade,
  check ((removed_at is null) = (removed_reason is null))
);
create index on app.evidence (controller_id, processing_id, added_at);
select app.protect('app.evidence', 'own', 'processing_id', '{name}');
revoke delete on app.evidence from ansvar_staff;

-- The diary that the public sees names cases that are closed to the registrar by mark and day alone.
create function app.restricted_marks(from_day date, to_day date)
  returns table (mark text, opened_on date)
  language sql stable security definer set search_path = pg_catalog, app as $$
  select coalesce(external_mark, mark), opened_on from app.case_record
  where controller_id = app.write_controller() and restricted and state <> 'draft'
    and opened_on between from_day and to_day
$$;
grant create on schema app to ansvar_directory;
alter function app.restricted_marks(date, date) owner to ansvar_directory;
revoke create on schema app from ansvar_directory;
revoke execute on function app.restricted_marks(date, date) from public;
grant execute on function app.restricted_marks(date, date) to ansvar_staff;

-- Whose a job is: of the person that it runs for, or of the controller.
create function app.entity_of_job(person uuid, controller uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, app as $$
  select coalesce((select legal_entity_id from app.person where id = entity_of_job.person),
    (select legal_entity_id from app.controller where id = entity_of_job.controller))
$$;
grant create on schema app to ansvar_directory;
alter function app.entity_of_job(uuid, uuid) owner to ansvar_directory;
revoke create on schema app from ansvar_directory;
revoke execute on function app.entity_of_job(uuid, uuid) from public;
grant execute on function app.entity_of_job(uuid, uuid) to ansvar_platform;

reset role;
grant create on schema platform to ansvar_platform;

-- Jobs of the legal entity, and those of the installation, which are nobody's own. What a job carries and the words of
-- its error stay here.
create function platform.jobs() returns table (id bigint, name text, own boolean, state text, attempts integer,
    max_attempts integer, error text, run_at timestamptz, created_at timestamptz, updated_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  if app.write_entity() is null then return; end if;
  return query
  with found as (
    select shown.*, coalesce(
      (select outbox.legal_entity_id from platform.outbox where outbox.id::text = kept.payload ->> 'id'),
      app.entity_of_job((kept.payload ->> 'personId')::uuid, (kept.payload ->> 'controllerId')::uuid)) as entity
    from graphile_worker.jobs shown join graphile_worker._private_jobs kept on kept.id = shown.id
  )
  select found.id, found.task_identifier, found.entity is not null,
    case when found.locked_at > now() - interval '4 hours' then 'running'
      when found.attempts >= found.max_attempts then 'failed'
      when found.attempts > 0 then 'retried' else 'queued' end,
    found.attempts::integer, found.max_attempts::integer,
    case when found.last_error is null then null
      when found.last_error ~* 'timeout|timed out|did not answer|no answer' then 'time'
      when found.last_error ~* 'ECONN|ENOTFOUND|EHOST|connection|terminat' then 'connection'
      when found.last_error ~* 'deadlock|serialize|lock' then 'lock'
      else 'other' end,
    found.run_at, found.created_at, found.updated_at
  from found where found.entity is null or found.entity = app.write_entity();
end $$;

-- Tries a job again now, or removes one that has failed for good; false when it is not within reach, or not so any more.
create function platform.change_job(job bigint, act text) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found_state text := (select jobs.state from platform.jobs() jobs where jobs.id = change_job.job);
begin
  if act = 'retry' and found_state in ('failed', 'retried') then
    return exists (select from graphile_worker.reschedule_jobs(array[job], run_at => now(), attempts => 0));
  elsif act = 'remove' and found_state = 'failed' then
    return exists (select from graphile_worker.complete_jobs(array[job]));
  end if;
  return false;
end $$;

-- Mails to the own persons in figures.
create function platform.mail_figures() returns table (queued bigint, sent bigint, failed bigint, withdrawn bigint, possible_doubles bigint)
  language sql stable security definer set search_path = pg_catalog as $$
  select count(*) filter (where status in ('queued', 'sending')), count(*) filter (where status = 'sent'),
    count(*) filter (where status = 'failed'), count(*) filter (where status = 'withdrawn'),
    coalesce(sum(possible_double), 0)
  from platform.outbox where legal_entity_id = app.write_entity()
$$;

alter function platform.jobs() owner to ansvar_platform;
alter function platform.change_job(bigint, text) owner to ansvar_platform;
alter function platform.mail_figures() owner to ansvar_platform;
revoke create on schema platform from ansvar_platform;
revoke execute on function platform.jobs(), platform.change_job(bigint, text), platform.mail_figures() from public;
grant execute on function platform.jobs(), platform.change_job(bigint, text), platform.mail_figures() to ansvar_administrator;
