-- Notices of meetings with their agendas; cases and deadlines among the figures of a controller.

-- Kallelse to one meeting of a body. What is not known yet is left out, and shown as missing when it is printed.
create table app.meeting_notice (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  meeting_id uuid not null,
  held_time text,
  place text,
  absence_to text,
  chair text,
  scent_free boolean not null default true,
  note text,
  -- A time of day, as it is printed: «17.00».
  open_to_public_from text,
  version integer not null default 1,
  primary key (controller_id, id),
  unique (controller_id, meeting_id),
  foreign key (controller_id, meeting_id) references app.meeting (controller_id, id)
);
select app.protect('app.meeting_notice', 'own', 'meeting_id');

create table app.meeting_item (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  notice_id uuid not null,
  position integer not null check (position > 0),
  -- Neutral, as a case's.
  title text not null check (title <> ''),
  case_id uuid,
  -- Of what is no case here; a case's own mark is printed as it stands.
  mark text,
  presenter text,
  page text,
  primary key (controller_id, id),
  foreign key (controller_id, notice_id) references app.meeting_notice (controller_id, id) on delete cascade,
  foreign key (controller_id, case_id) references app.case_record (controller_id, id)
);
create index on app.meeting_item (controller_id, notice_id, position);
create index on app.meeting_item (controller_id, case_id) where case_id is not null;
select app.protect('app.meeting_item', 'own', 'notice_id', '{title}');
select app.protect_case_part('app.meeting_item');

-- Where on the agenda something stands: also what belongs to a case that is closed to the reader, so that it is neither
-- left out of what is printed nor written over.
create policy places on app.meeting_item for select to ansvar_directory using (true);
grant select on app.meeting_item to ansvar_directory;
create function app.agenda_places(of_controller uuid, of_notice uuid) returns integer[]
  language sql stable security definer set search_path = pg_catalog, app as $$
  select coalesce(array_agg(position order by position), '{}') from app.meeting_item
  where controller_id = of_controller and notice_id = of_notice and of_controller = any (app.readable())
$$;

-- Figures of each controller within reach, with its cases and deadlines. Soft words in the law are reminders: they are
-- never late.
create index deadline_counted on app.deadline (controller_id, due_on) include (kind)
  where state = 'open' and rule_id is distinct from 'deadline.soft-words';
create policy counted on app.deadline for select to ansvar_directory
  using (controller_id = any ((select app.readable() || app.counted())::uuid[]));
grant select on app.deadline to ansvar_directory;

drop function app.controller_figures(date);
create function app.controller_figures(on_day date)
  returns table (controller_id uuid, controller_name text, controller_type text, legal_entity_id uuid, legal_entity_name text,
    processings integer, drafts integer, approved integer, with_gaps integer, gaps integer, warnings integer,
    reviews_overdue integer, agreements_missing integer, transfers integer, remarks_open integer, remarks_overdue integer,
    cases_open integer, deadlines_overdue integer, deadlines_overdue_statutory integer,
    coordinators integer, officers integer, officers_notified integer)
  language sql stable security definer set search_path = pg_catalog, app rows 50 as $$
  select controller.id, controller.name, controller.type, entity.id, entity.name,
    own.processings, own.drafts, own.approved, own.with_gaps, own.gaps, own.warnings, own.reviews_overdue,
    processors.missing, transferred.transfers, remarks.open, remarks.overdue,
    cases.open, late.overdue, late.statutory,
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
    select count(*)::int as open
    from app.case_record where case_record.controller_id = controller.id and state = 'open') cases
  cross join lateral (
    select count(*)::int as overdue, (count(*) filter (where kind in ('law', 'authority')))::int as statutory
    from app.deadline where deadline.controller_id = controller.id and state = 'open' and due_on < on_day
      and rule_id is distinct from 'deadline.soft-words') late
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

grant create on schema app to ansvar_directory;
do $$ declare f text; begin
  foreach f in array array['app.agenda_places(uuid, uuid)', 'app.controller_figures(date)'] loop
    execute format('alter function %s owner to ansvar_directory', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ansvar_staff', f);
  end loop;
end $$;
revoke create on schema app from ansvar_directory;
