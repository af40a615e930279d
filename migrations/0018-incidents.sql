-- Incidents (personuppgiftsincidenter): what happened, the clock, the group's assessment, the decision, notifications,
-- what data subjects were told, measures, and the days when the computers are down.

-- One incident of the operator, which is the kommun and not the nämnd, under the Cybersecurity Act (law.md 3.10).
create table app.cyber_incident (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity default app.write_entity(),
  -- Who keeps it for the kommun; its deadlines are this controller's.
  owner_controller_id uuid not null default app.write_controller(),
  -- Neutral.
  title text not null check (title <> ''),
  -- When the kommun became aware that the incident is significant.
  aware_at timestamptz not null,
  -- Why it is significant, by the thresholds as they were read.
  reason text not null check (reason <> ''),
  -- Who receives the reports, as it was named on the day of each.
  receiver text not null check (receiver <> ''),
  warned_at timestamptz,
  notified_at timestamptz,
  reported_at timestamptz,
  reference text,
  -- Why a report came late or was not made.
  late_reason text,
  closed_on date,
  created_by uuid default app.actor(),
  created_at timestamptz not null default now(),
  version integer not null default 1,
  unique (legal_entity_id, id),
  foreign key (legal_entity_id, owner_controller_id) references app.controller (legal_entity_id, id),
  check (notified_at is null or notified_at >= aware_at),
  check (reported_at is null or notified_at is not null)
);
create index on app.cyber_incident (legal_entity_id, aware_at desc);
select app.protect('app.cyber_incident', 'entity', 'id', '{title,reason,late_reason,reference}');
create policy owner_adds on app.cyber_incident for insert to ansvar_staff
  with check (legal_entity_id = (select app.write_entity()) and owner_controller_id = (select app.write_controller()));
create policy owner_mends on app.cyber_incident for update to ansvar_staff
  using (owner_controller_id = (select app.write_controller()))
  with check (legal_entity_id = (select app.write_entity()) and owner_controller_id = (select app.write_controller()));
grant insert, update on app.cyber_incident to ansvar_staff;

-- The incident of one controller: a part of its case.
create table app.incident (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  -- The same event at several controllers: what their cases have in common, and nothing else.
  event_id uuid not null,
  -- What it was reported with.
  item_id uuid,
  -- processor: it concerns data that we handle for others, whom we tell (article 33.2).
  side text not null default 'controller' check (side in ('controller', 'processor')),
  -- Of the report form that it was filled in by.
  form_version text not null,

  -- Times. An unknown time is null; only the discovery is compulsory.
  occurred_at timestamptz,
  -- The clock time of the occurrence is not known.
  occurred_day_only boolean not null default false,
  ended_at timestamptz,
  discovered_at timestamptz not null,
  -- The internal report: Ansvar's own arrival time, or the true one when it was registered afterwards.
  reported_at timestamptz not null,
  -- From when the law counts: reasonable certainty that there has been a breach. Null: not yet said.
  aware_at timestamptz,
  aware_source text check (aware_source in ('own', 'processor', 'data-subject', 'other')),

  -- The report (appendix 8).
  reporter text,
  ongoing text check (ongoing in ('yes', 'no')),
  contained text,
  types text[] not null default '{}',
  description text,
  discovered_how text,
  discovered_how_text text,
  cause text,
  cause_text text,
  processors_involved text check (processors_involved in ('yes', 'no')),
  subjects_exact bigint check (subjects_exact >= 0),
  subjects_range text,
  records_exact bigint check (records_exact >= 0),
  records_range text,
  subject_groups text[] not null default '{}',
  subject_groups_text text,
  employees_unit text,
  data_kinds text[] not null default '{}',
  data_kinds_text text,
  encrypted text,

  -- What the group answers beside the report (F-023, F-024, F-028, F-030, F-034).
  place text,
  reason text,
  affected text,
  consequences text[] not null default '{}',
  consequences_text text,
  informed_text text,

  -- Triage.
  is_breach text check (is_breach in ('yes', 'no', 'unclear')),
  is_breach_reason text,
  -- The one type that the authority's form takes; null: the one that is derived.
  main_type text,
  protective_security text check (protective_security in ('yes', 'no', 'unclear')),
  law_enforcement text check (law_enforcement in ('yes', 'no')),
  cross_border text check (cross_border in ('yes', 'no')),
  cyber_significant text check (cyber_significant in ('yes', 'no', 'unclear')),
  cyber_reason text,
  cyber_incident_id uuid,

  -- Risk.
  likelihood text check (likelihood in ('unlikely', 'possible', 'likely')),
  likelihood_reason text,
  -- The form's four levels, kept apart from the decision.
  severity smallint check (severity between 1 and 4),
  severity_reason text,
  -- Severity by points, for those who use them: kind of data, how easily a person is known, what makes it worse.
  score_context smallint check (score_context between 1 and 4),
  score_ease smallint check (score_ease between 1 and 4),
  score_circumstances smallint check (score_circumstances between 0 and 8),
  -- The group's judgement of the risk to people.
  risk text check (risk in ('unlikely', 'risk', 'high')),
  risk_reason text,

  -- The officer's own part.
  advice text,
  advised_at timestamptz,
  advised_by uuid,

  -- One delegate's decision; the decision itself stands among the case's.
  outcome text check (outcome in ('document', 'notify', 'inform')),
  outcome_reason text,
  -- Why it is another than what the judgement gives.
  deviation_reason text,
  decided_at timestamptz,
  decision_id uuid,

  -- Data subjects are not told, and why (article 34.3).
  inform_exception text check (inform_exception in ('encrypted', 'measures', 'effort')),
  inform_exception_reason text,
  inform_by date,

  -- Afterwards.
  root_cause text,
  lessons text,

  created_by uuid default app.actor(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (controller_id, id),
  unique (controller_id, case_id),
  foreign key (controller_id, case_id) references app.case_record (controller_id, id) on delete cascade,
  foreign key (controller_id, item_id) references app.inbox_item (controller_id, id),
  foreign key (controller_id, decision_id) references app.case_decision (controller_id, id),
  foreign key (legal_entity_id, cyber_incident_id) references app.cyber_incident (legal_entity_id, id),
  check (subjects_exact is null or subjects_range is null),
  check (records_exact is null or records_range is null),
  check (aware_at is null or aware_at >= discovered_at),
  check ((aware_at is null) = (aware_source is null)),
  check ((outcome is null) = (decided_at is null)),
  check (inform_exception is null or inform_exception_reason is not null),
  check ((advice is null) = (advised_at is null))
);
create index on app.incident (controller_id, discovered_at desc);
create index on app.incident (controller_id, event_id);
create index on app.incident (controller_id, item_id) where item_id is not null;
create index on app.incident (legal_entity_id, cyber_incident_id) where cyber_incident_id is not null;
select app.protect('app.incident', 'own', 'case_id', '{contained,description,discovered_how_text,cause_text,
  subject_groups_text,employees_unit,data_kinds_text,place,reason,affected,consequences_text,informed_text,is_breach_reason,cyber_reason,
  likelihood_reason,severity_reason,risk_reason,advice,outcome_reason,deviation_reason,inform_exception_reason,root_cause,
  lessons}');
select app.protect_case_part('app.incident');

-- A time that was changed leaves the one before it, and why.
create table app.incident_time_change (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  field text not null check (field in ('occurred_at', 'ended_at', 'discovered_at', 'reported_at', 'aware_at')),
  from_time timestamptz,
  to_time timestamptz,
  reason text not null check (reason <> ''),
  made_by uuid default app.actor(),
  made_at timestamptz not null default now(),
  primary key (controller_id, id),
  foreign key (controller_id, case_id) references app.incident (controller_id, case_id) on delete cascade
);
create index on app.incident_time_change (controller_id, case_id, made_at);
select app.protect('app.incident_time_change', 'own', 'case_id', '{reason}');
select app.protect_case_part('app.incident_time_change');
revoke update, delete on app.incident_time_change from ansvar_staff;

-- Processors and sub-processors concerned (F-042): any number.
create table app.incident_processor (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  name text not null check (name <> ''),
  organisation_number text,
  supplier_id uuid references app.supplier,
  sub_processor boolean not null default false,
  primary key (controller_id, id),
  foreign key (controller_id, case_id) references app.incident (controller_id, case_id) on delete cascade
);
create index on app.incident_processor (controller_id, case_id);
create index on app.incident_processor (controller_id, supplier_id) where supplier_id is not null;
select app.protect('app.incident_processor', 'own', 'case_id', '{name,organisation_number}');
select app.protect_case_part('app.incident_processor');

-- What has been done and what will be (F-051), with owner and day.
create table app.incident_measure (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  text text not null check (text <> ''),
  -- Taken: when. Planned: by when, and by whom.
  taken_at timestamptz,
  due_on date,
  owner_person_id uuid references app.person,
  owner_name text,
  done_on date,
  done_note text,
  -- Says how the security is built: may be secret (OSL 18:8) unless somebody says otherwise.
  secret boolean not null default true,
  created_by uuid default app.actor(),
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (controller_id, id),
  foreign key (controller_id, case_id) references app.incident (controller_id, case_id) on delete cascade,
  check ((taken_at is null) <> (due_on is null))
);
create index on app.incident_measure (controller_id, case_id);
create index incident_measure_open on app.incident_measure (controller_id, due_on) where due_on is not null and done_on is null;
select app.protect('app.incident_measure', 'own', 'case_id', '{text,owner_name,done_note}');
select app.protect_case_part('app.incident_measure');

-- What was sent to the authority, as it was sent: first, supplement, final.
create table app.incident_notification (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  phase text not null check (phase in ('first', 'supplement', 'final')),
  form_version text not null,
  -- Answers to the versioned form, encrypted by the application.
  sealed bytea not null,
  key_id text not null,
  sha256 text not null,
  sent_at timestamptz not null,
  sent_by uuid default app.actor(),
  -- After 72 hours: why (article 33.1).
  late_reason text,
  authority_reference text,
  -- The authority's receipt.
  file_id uuid,
  created_at timestamptz not null default now(),
  primary key (controller_id, id),
  foreign key (controller_id, case_id) references app.incident (controller_id, case_id) on delete cascade,
  foreign key (controller_id, file_id) references app.stored_file (controller_id, id)
);
create index on app.incident_notification (controller_id, case_id, sent_at);
create unique index on app.incident_notification (controller_id, case_id) where phase = 'first';
create unique index on app.incident_notification (controller_id, case_id) where phase = 'final';
select app.protect('app.incident_notification', 'own', 'case_id', '{sealed,late_reason,authority_reference}');
select app.protect_case_part('app.incident_notification');
revoke update, delete on app.incident_notification from ansvar_staff;
-- Reference and receipt come later than the notification.
grant update (authority_reference, file_id) on app.incident_notification to ansvar_staff;

-- How data subjects were told, and how many; never who (article 34).
create table app.incident_information (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  audience text not null check (audience in ('adults', 'children', 'guardians', 'employees', 'public', 'protected')),
  way text not null check (way in ('letter', 'e-mail', 'digital-post', 'phone', 'meeting', 'notice', 'forwarding', 'other')),
  told_on date not null,
  told integer not null check (told >= 0),
  -- Of them, not reached.
  unreached integer not null default 0 check (unreached >= 0),
  -- The letter that they got.
  document_id uuid,
  note text,
  created_by uuid default app.actor(),
  created_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (controller_id, id),
  foreign key (controller_id, case_id) references app.incident (controller_id, case_id) on delete cascade,
  foreign key (controller_id, document_id) references app.case_document (controller_id, id),
  check (unreached <= told)
);
create index on app.incident_information (controller_id, case_id, told_on);
select app.protect('app.incident_information', 'own', 'case_id', '{note}');
select app.protect_case_part('app.incident_information');

-- As processor: each controller that we tell, in parts (article 33.2; E-052, E-053).
create table app.incident_notice (
  id uuid not null,
  controller_id uuid not null,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid not null,
  -- The controller that we handle data for.
  recipient text not null check (recipient <> ''),
  contact text,
  processing_id uuid,
  -- Within the incident: 1, 2 …
  part integer not null check (part > 0),
  nature text not null check (nature <> ''),
  consequences text,
  measures text,
  -- More is to come.
  continues boolean not null default true,
  sent_at timestamptz not null,
  way text not null check (way in ('e-mail', 'letter', 'e-service', 'meeting')),
  sent_by uuid default app.actor(),
  created_at timestamptz not null default now(),
  primary key (controller_id, id),
  unique (controller_id, case_id, recipient, part),
  foreign key (controller_id, case_id) references app.incident (controller_id, case_id) on delete cascade,
  foreign key (controller_id, processing_id) references app.processing (controller_id, id)
);
select app.protect('app.incident_notice', 'own', 'case_id', '{recipient,contact,nature,consequences,measures}');
select app.protect_case_part('app.incident_notice');
revoke update, delete on app.incident_notice from ansvar_staff;

-- At which hours before the deadline the group is mailed, and the pack for the day when the computers are down.
create table app.incident_setting (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  -- Hours left of the 72 at which a mail goes out.
  marks integer[] not null default '{48,24,6,0}',
  -- Password of the pack, encrypted by the application.
  sealed bytea,
  key_id text,
  pack_every text not null default 'never' check (pack_every in ('never', 'weekly', 'monthly')),
  -- Telephone list and what else stands on paper, as the controller writes it.
  pack_phones text,
  pack_note text,
  version integer not null default 1,
  primary key (controller_id, id),
  unique (controller_id),
  check ((sealed is null) = (key_id is null)),
  check (pack_every = 'never' or sealed is not null)
);
select app.protect('app.incident_setting', 'own', 'id', '{sealed,pack_phones}');

-- A mail that went out at a mark, once; of an incident, or of a report that nobody has read.
create table app.incident_mark_sent (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  case_id uuid,
  item_id uuid,
  mark integer not null,
  -- The time that the mark was of: another time has its own marks.
  due_at timestamptz not null,
  sent_at timestamptz not null default now(),
  primary key (controller_id, id),
  unique nulls not distinct (controller_id, case_id, item_id, mark, due_at),
  foreign key (controller_id, case_id) references app.incident (controller_id, case_id) on delete cascade,
  foreign key (controller_id, item_id) references app.inbox_item (controller_id, id),
  check (num_nonnulls(case_id, item_id) = 1)
);
select app.protect('app.incident_mark_sent', 'own', 'case_id');
select app.protect_case_part('app.incident_mark_sent');
revoke update, delete on app.incident_mark_sent from ansvar_staff;

-- A pack as it was made: an encrypted PDF that opens with the controller's password.
create table app.emergency_pack (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  made_at timestamptz not null default now(),
  -- Null: made by the schedule.
  made_by uuid default app.actor(),
  file_id uuid not null,
  pages integer not null,
  fetched_at timestamptz,
  fetched_by uuid,
  primary key (controller_id, id),
  foreign key (controller_id, file_id) references app.stored_file (controller_id, id)
);
create index on app.emergency_pack (controller_id, made_at desc);
select app.protect('app.emergency_pack', 'own');

-- «Min dag»: an unread report has its clock from arrival, and a planned measure is somebody's to do.
create or replace view app.due with (security_invoker = true) as
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
where item.kind is distinct from 'incident' and not exists (select from app.inbox_outcome outcome
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
  and case_record.state = 'open'
union all
-- Counted in elapsed hours from the arrival; that it is the hours of article 33.1 is tested.
select item.controller_id, 'incident-report', item.id, null, item.id, null, null, item.receipt, 'law', null, null, false,
  ((item.arrived_at + interval '72 hours') at time zone 'Europe/Stockholm')::date, item.arrived_at + interval '72 hours',
  null, 'registrar', null, (item.arrived_at at time zone 'Europe/Stockholm')::date
from app.inbox_item item
where item.kind = 'incident' and not exists (select from app.inbox_outcome outcome
  where outcome.controller_id = item.controller_id and outcome.item_id = item.id)
union all
select measure.controller_id, 'measure', measure.id, measure.case_id, measure.case_id, null,
  case_record.title collate "default", coalesce(case_record.external_mark, case_record.mark), 'internal', null, null, false,
  measure.due_on, null, measure.owner_person_id, 'coordinator', measure.created_by,
  (measure.created_at at time zone 'Europe/Stockholm')::date
from app.incident_measure measure
join app.case_record on case_record.controller_id = measure.controller_id and case_record.id = measure.case_id
where measure.due_on is not null and measure.done_on is null and case_record.state in ('draft', 'open')
union all
-- The group has judged, and each delegate is told that a decision waits.
select incident.controller_id, 'incident-decision', incident.id, incident.case_id, incident.case_id, null,
  case_record.title collate "default", coalesce(case_record.external_mark, case_record.mark), 'law', null, null, false,
  clock.due_on, clock.due_at, delegate.person_id, 'decision-maker', null,
  (incident.updated_at at time zone 'Europe/Stockholm')::date
from app.incident
join app.case_record on case_record.controller_id = incident.controller_id and case_record.id = incident.case_id
join app.delegation_point point on point.controller_id = incident.controller_id and point.matter = 'incident.decide'
  and point.first_day <= current_date and (point.last_day is null or point.last_day >= current_date)
join app.delegate on delegate.controller_id = point.controller_id and delegate.delegation_point_id = point.id
  and delegate.first_day <= current_date and (delegate.last_day is null or delegate.last_day >= current_date)
left join lateral (select due_on, due_at from app.deadline
  where deadline.controller_id = incident.controller_id and deadline.case_id = incident.case_id
    and deadline.rule_id = 'incident.deadline' and deadline.state = 'open' order by due_at limit 1) clock on true
where incident.outcome is null and incident.likelihood is not null and incident.side = 'controller'
  and case_record.state = 'open';
grant select on app.due to ansvar_staff;
