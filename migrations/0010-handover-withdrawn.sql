-- A handover that is taken back before it is received stays, and is shown as such.
alter table app.handover
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid,
  add constraint handover_ends_once check (withdrawn_at is null or received_at is null);

-- What a record names by hand is listed too: it is changed by hand.
alter table app.handover_item drop constraint handover_item_kind_check;
alter table app.handover_item add constraint handover_item_kind_check check (kind in
  ('role', 'delegation', 'gap', 'unit', 'system', 'remark', 'confirmation', 'contact'));

-- Who put the person under the point: whoever put himself there is shown as having done so.
alter table app.delegate add column added_by uuid;
alter table app.delegate alter column added_by set default app.actor();
