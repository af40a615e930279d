-- Approved versions of the register's entries, the yearly confirmation, saved views, and persons who mend gaps.

alter table app.processing drop constraint processing_state_check;
alter table app.processing add constraint processing_state_check
  check (state in ('draft', 'complete', 'approved'));
-- Number of the latest approved version; it goes on applying while the entry is changed.
alter table app.processing add approved_version integer;
create index on app.processing (controller_id, next_review_on);

-- What was decided, as it stood: inserted, never changed. The row outlives any change of the entry.
create table app.processing_version (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  processing_id uuid not null,
  number integer not null check (number >= 1),
  -- As the processing was called: lists and searches do not unpack the content.
  name text collate "sv-SE-x-icu" not null,
  -- Entries approved together share one decision.
  decision_id uuid not null,
  content jsonb not null,
  schema_version text not null,
  sha256 text not null,
  -- Headings of the register's columns that differ from the version before.
  changed_columns text[] not null default '{}',
  note text,
  approved_on date not null,
  applies_from date not null,
  decided_by_person_id uuid,
  decided_by text not null check (decided_by <> ''),
  authority text not null check (authority <> ''),
  delegation_point_id uuid,
  paragraph text,
  diary_mark text,
  recorded_by_person_id uuid,
  recorded_by text not null,
  created_at timestamptz not null default now(),
  primary key (controller_id, id),
  unique (controller_id, processing_id, number),
  foreign key (controller_id, processing_id) references app.processing (controller_id, id),
  check (applies_from >= approved_on)
);
comment on column app.processing_version.content is 'frozen version: {schema, entry, controller, officer, labels, sensitive}';
create index on app.processing_version (controller_id, applies_from);
-- The image in the log holds the hash of the content; the content itself cannot change.
select app.protect('app.processing_version', 'own', 'processing_id', '{content}');
revoke update, delete on app.processing_version from ansvar_staff;

-- A round in which everybody who knows a processing says whether it still is as described.
create table app.confirmation_round (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  name text not null check (name <> ''),
  opened_on date not null,
  due_on date not null,
  closed_on date,
  opened_by_person_id uuid,
  primary key (controller_id, id),
  check (due_on >= opened_on)
);
select app.protect('app.confirmation_round', 'own');

create table app.confirmation_request (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  round_id uuid not null,
  processing_id uuid not null,
  person_id uuid not null,
  answer text check (answer in ('unchanged', 'changed')),
  -- What must be changed, and by when: a finding until somebody says that it is done.
  change_text text,
  change_due_on date,
  answered_at timestamptz,
  settled_on date,
  primary key (controller_id, id),
  unique (controller_id, round_id, processing_id),
  foreign key (controller_id, round_id) references app.confirmation_round (controller_id, id) on delete cascade,
  foreign key (controller_id, processing_id) references app.processing (controller_id, id) on delete cascade
);
create index on app.confirmation_request (controller_id, person_id);
create index on app.confirmation_request (controller_id, processing_id);
select app.protect('app.confirmation_request', 'own', 'processing_id');

-- A filter of the list under a name.
create table app.saved_view (
  id uuid not null,
  controller_id uuid not null references app.controller,
  legal_entity_id uuid not null default app.write_entity(),
  person_id uuid not null,
  name text not null check (name <> ''),
  query text not null,
  shared boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (controller_id, id)
);
create index on app.saved_view (controller_id, name);
select app.protect('app.saved_view', 'own');

-- Who mends a gap is a person with a role at the controller; older rows keep what was written.
alter table app.processing_gap add owner_person_id uuid;

-- The daily reminder is sent for one controller at a time; this tells which there are.
grant create on schema app to ansvar_directory;
create function app.controllers_to_remind(on_day date) returns jsonb
  language sql stable security definer set search_path = pg_catalog, app as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', controller.id, 'name', controller.name,
      'legalEntityId', entity.id, 'legalEntityName', entity.name) order by entity.name, controller.name), '[]')
  from app.controller join app.legal_entity entity on entity.id = controller.legal_entity_id
  where controller.first_day <= on_day and (controller.last_day is null or controller.last_day >= on_day)
$$;
alter function app.controllers_to_remind(date) owner to ansvar_directory;
revoke execute on function app.controllers_to_remind(date) from public;
grant execute on function app.controllers_to_remind(date) to ansvar_platform;
revoke create on schema app from ansvar_directory;
