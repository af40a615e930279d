-- Dated corrections of the law as data: a list of the authority's form that somebody has checked. Proposed by one person,
-- approved by another, in force from its day. The kommun's and not everybody's: one kommun's reading of a form never
-- changes what another kommun sends.
create table app.law_override (
  id uuid primary key,
  legal_entity_id uuid not null references app.legal_entity default app.write_entity(),
  -- Which list of the law, and which fact of it.
  list text not null check (list in ('breachLists')),
  fact_id text not null check (fact_id <> ''),
  -- The values that take the place of the fact's.
  content jsonb not null,
  -- Where it was read.
  source text not null check (source <> ''),
  valid_from date not null,
  proposed_by uuid default app.actor(),
  proposed_at timestamptz not null default now(),
  approved_by uuid,
  approved_at timestamptz,
  rejected_by uuid,
  rejected_at timestamptz,
  unique (legal_entity_id, id),
  check ((approved_by is null) = (approved_at is null)),
  check ((rejected_by is null) = (rejected_at is null)),
  check (approved_by is null or rejected_by is null),
  check (approved_by <> proposed_by)
);
create index on app.law_override (legal_entity_id, list, valid_from);
select app.protect('app.law_override', 'entity');
create policy proposer on app.law_override for insert to ansvar_staff
  with check (legal_entity_id = (select app.write_entity()) and proposed_by = (select app.actor())
    and approved_at is null and rejected_at is null);
-- What has been approved or rejected stands; whoever answers is the one who acts.
create policy answerer on app.law_override for update to ansvar_staff
  using (legal_entity_id = (select app.write_entity()) and approved_at is null and rejected_at is null)
  with check (legal_entity_id = (select app.write_entity())
    and coalesce(approved_by, rejected_by) = (select app.actor()));
grant insert on app.law_override to ansvar_staff;
grant update (approved_by, approved_at, rejected_by, rejected_at) on app.law_override to ansvar_staff;
