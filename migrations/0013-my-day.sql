-- «Min dag»: what is due across the modules, reminders sent to others, mails by choice and the address of a calendar.

create index confirmation_unanswered on app.confirmation_request (controller_id, round_id) where answer is null;
create index confirmation_unsettled on app.confirmation_request (controller_id)
  where answer = 'changed' and settled_on is null;
create index processing_gap_due on app.processing_gap (controller_id, due_on)
  where due_on is not null and (owner_person_id is not null or owner_name is not null);
create index handover_open on app.handover (controller_id) where received_at is null and withdrawn_at is null;
create index consultation_open on app.consultation (controller_id) where asked_at is not null and outcome_at is null;
create index on app.system (owner_controller_id) where retired_on is null;

-- One row for each thing that somebody must do. It asks with the rights of who reads it, and no title names a registered
-- person. Whoever does it is a person, or else those who hold the role. Without a day: there is none.
create view app.due with (security_invoker = true) as
select deadline.controller_id, 'deadline' as source, deadline.id, deadline.case_id, deadline.case_id as subject_id,
  deadline.label, case_record.title collate "default" as title, coalesce(case_record.external_mark, case_record.mark) as mark, deadline.kind,
  deadline.source as cited, deadline.source_article as cited_article,
  coalesce(deadline.rule_id = 'deadline.soft-words', false) as reminder, deadline.due_on, deadline.due_at,
  coalesce(deadline.person_id, case when deadline.role is null then case_record.responsible_id end) as person_id,
  coalesce(deadline.role, 'coordinator') as role,
  case when deadline.person_id is not null or deadline.role is not null then deadline.created_by end as asked_by,
  (deadline.created_at at time zone 'Europe/Stockholm')::date as since
from app.deadline
left join app.case_record on case_record.controller_id = deadline.controller_id and case_record.id = deadline.case_id
where deadline.state = 'open' and case_record.state is distinct from 'void'
union all
select remark.controller_id, 'remark', remark.id, null, remark.id, null, processing.name collate "default", null, 'internal',
  null, null, answer_by is null, answer_by, null,
  recipient_id, 'coordinator', made_by, (made_at at time zone 'Europe/Stockholm')::date
from app.remark
left join app.processing on processing.controller_id = remark.controller_id and processing.id = remark.processing_id
where remark.state = 'open'
union all
select remark.controller_id, 'remark-answer', remark.id, null, remark.id, null, processing.name collate "default", null, 'internal',
  null, null, true, null, null,
  made_by, 'dso', answered_by, (answered_at at time zone 'Europe/Stockholm')::date
from app.remark
left join app.processing on processing.controller_id = remark.controller_id and processing.id = remark.processing_id
where remark.state = 'answered'
union all
select request.controller_id, 'confirmation', request.id, null, request.id, null, processing.name collate "default", null, 'internal',
  round.name, null, false, round.due_on, null, request.person_id, 'coordinator', round.opened_by_person_id, round.opened_on
from app.confirmation_request request
join app.confirmation_round round on round.controller_id = request.controller_id and round.id = request.round_id
join app.processing on processing.controller_id = request.controller_id and processing.id = request.processing_id
where request.answer is null and round.closed_on is null
union all
select request.controller_id, 'change', request.id, null, request.processing_id, null, processing.name collate "default", null, 'internal',
  null, null, request.change_due_on is null, request.change_due_on, null, null, 'coordinator', request.person_id,
  (request.answered_at at time zone 'Europe/Stockholm')::date
from app.confirmation_request request
join app.processing on processing.controller_id = request.controller_id and processing.id = request.processing_id
where request.answer = 'changed' and request.settled_on is null
union all
select gap.controller_id, 'gap', gap.id, null, gap.processing_id, gap.text, processing.name collate "default", null, 'internal',
  null, null, false, gap.due_on, null, gap.owner_person_id, 'coordinator', null, gap.found_on
from app.processing_gap gap
join app.processing on processing.controller_id = gap.controller_id and processing.id = gap.processing_id
where gap.due_on is not null and (gap.owner_person_id is not null or gap.owner_name is not null)
union all
select controller_id, 'review', id, null, id, null, name collate "default", null, 'internal', null, null, false, next_review_on, null,
  null, 'coordinator', null, null
from app.processing where next_review_on is not null and activity <> 'ended'
union all
-- Systems are read by the whole kommun; what is due is the owner's.
select system.owner_controller_id, 'access-review', system.id, null, system.id, null, system.name collate "default", null, 'internal', null, null,
  false, latest.next_on, null, coalesce(system.administrator_id, system.owner_person_id), 'coordinator', null, latest.reviewed_on
from app.system
cross join lateral (
  select next_on, reviewed_on from app.access_review
  where access_review.system_id = system.id order by reviewed_on desc, created_at desc limit 1) latest
where system.retired_on is null and system.owner_controller_id = any ((select app.readable())::uuid[])
union all
select controller_id, 'handover', id, null, id, null, null, null, 'internal', null, null, false, leaves_on, null,
  to_person_id, 'coordinator', created_by, (created_at at time zone 'Europe/Stockholm')::date
from app.handover where received_at is null and withdrawn_at is null
union all
select item.controller_id, 'inbox', item.id, null, item.id, null, null, item.receipt, 'internal', null, null, true,
  item.received_on, null, null, 'registrar', null, (item.arrived_at at time zone 'Europe/Stockholm')::date
from app.inbox_item item
where not exists (select from app.inbox_outcome outcome
  where outcome.controller_id = item.controller_id and outcome.item_id = item.id)
union all
select case_record.controller_id, 'draft', case_record.id, case_record.id, case_record.id, null,
  case_record.title collate "default", null, 'internal', null, null, true, case_record.opened_on, null, null, 'registrar',
  case_record.created_by, (case_record.created_at at time zone 'Europe/Stockholm')::date
from app.case_record where state = 'draft'
union all
-- With a day to decide on, the question to the officer has a deadline of its own above.
select consultation.controller_id, 'advice', consultation.id, consultation.case_id, consultation.case_id, null,
  case_record.title collate "default", coalesce(case_record.external_mark, case_record.mark), 'internal', null, null, true, null, null,
  null, 'dso', consultation.asked_by, (consultation.asked_at at time zone 'Europe/Stockholm')::date
from app.consultation
join app.case_record on case_record.controller_id = consultation.controller_id and case_record.id = consultation.case_id
where consultation.asked_at is not null and consultation.advised_at is null and consultation.outcome_at is null
  and consultation.decide_on is null and case_record.state = 'open'
union all
select consultation.controller_id, 'advice-answer', consultation.id, consultation.case_id, consultation.case_id, null,
  case_record.title collate "default", coalesce(case_record.external_mark, case_record.mark), 'internal', null, null,
  consultation.decide_on is null, consultation.decide_on, null, case_record.responsible_id, 'coordinator', consultation.advised_by,
  (consultation.advised_at at time zone 'Europe/Stockholm')::date
from app.consultation
join app.case_record on case_record.controller_id = consultation.controller_id and case_record.id = consultation.case_id
where consultation.asked_at is not null and consultation.advised_at is not null and consultation.outcome_at is null
  and case_record.state = 'open';
grant select on app.due to ansvar_staff;

-- Somebody was reminded of what another waits for.
create table app.due_reminder (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  -- Id of the row in app.due.
  due_id uuid not null,
  to_person_id uuid not null references app.person,
  sent_on date not null,
  sent_by uuid default app.actor(),
  primary key (controller_id, id),
  unique (controller_id, due_id, to_person_id, sent_on)
);
select app.protect('app.due_reminder', 'own', 'due_id');
revoke update, delete on app.due_reminder from ansvar_staff;

-- What a person has chosen: mails, days of warning, and the secret address of the calendar, of which the hash is kept.
create table platform.my_day (
  person_id uuid primary key,
  -- Null: as the role has it.
  digest text check (digest in ('never', 'weekdays', 'weekly')),
  warning_days integer check (warning_days in (1, 3, 7)),
  calendar_hash bytea unique,
  calendar_made_at timestamptz,
  calendar_used_on date
);
comment on table platform.my_day is 'kind: platform';
grant select, insert, update, delete on platform.my_day to ansvar_platform;

-- Persons with an account and an appointment on the day, whom a mail may be sent to.
create function app.persons_to_tell(on_day date)
  returns table (person_id uuid, account_id text, email text, roles text[])
  language sql stable security definer set search_path = pg_catalog, app rows 1000 as $$
  select person.id, person.account_id, person.email, array_agg(distinct held.role)
  from app.person join app.appointment held on held.person_id = person.id
  where person.account_id is not null and (person.last_day is null or person.last_day >= on_day)
    and held.first_day <= on_day and (held.last_day is null or held.last_day >= on_day)
  group by person.id
$$;
create function app.account_of(who uuid) returns text
  language sql stable security definer set search_path = pg_catalog, app as $$
  select account_id from app.person where id = who
$$;
grant create on schema app to ansvar_directory;
alter function app.persons_to_tell(date) owner to ansvar_directory;
alter function app.account_of(uuid) owner to ansvar_directory;
revoke create on schema app from ansvar_directory;
revoke execute on function app.persons_to_tell(date), app.account_of(uuid) from public;
grant execute on function app.persons_to_tell(date), app.account_of(uuid) to ansvar_platform;

reset role;
grant create on schema platform to ansvar_platform;
grant execute on function app.actor() to ansvar_platform;

-- The own choices, and nobody else's.
create function platform.my_day_choices()
  returns table (digest text, warning_days integer, calendar_made_at timestamptz, calendar_used_on date)
  language sql stable security definer set search_path = pg_catalog as $$
  select chosen.digest, chosen.warning_days, chosen.calendar_made_at, chosen.calendar_used_on
  from platform.my_day chosen where chosen.person_id = app.actor()
$$;
create function platform.choose_mails(mails text, warning integer) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into platform.my_day (person_id, digest, warning_days)
    select app.actor(), mails, warning where app.actor() is not null
    on conflict (person_id) do update set digest = excluded.digest, warning_days = excluded.warning_days
$$;
-- A new address ends the one before; null ends it.
create function platform.set_calendar(hash bytea, made timestamptz) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into platform.my_day (person_id, calendar_hash, calendar_made_at)
    select app.actor(), hash, case when hash is not null then made end where app.actor() is not null
    on conflict (person_id) do update
      set calendar_hash = excluded.calendar_hash, calendar_made_at = excluded.calendar_made_at, calendar_used_on = null
$$;
alter function platform.my_day_choices() owner to ansvar_platform;
alter function platform.choose_mails(text, integer) owner to ansvar_platform;
alter function platform.set_calendar(bytea, timestamptz) owner to ansvar_platform;
revoke create on schema platform from ansvar_platform;
revoke execute on function platform.my_day_choices(), platform.choose_mails(text, integer),
  platform.set_calendar(bytea, timestamptz) from public;
grant execute on function platform.my_day_choices(), platform.choose_mails(text, integer),
  platform.set_calendar(bytea, timestamptz) to ansvar_staff;
