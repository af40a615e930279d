-- What an agreement says beside its tables: that there are no sub-processors, and what joint controllers tell the persons.

alter table app.agreement
  -- Said in so many words; the list is then empty.
  add column no_sub_processors boolean not null default false,
  -- Where the persons turn (article 26.1), and what they are told of the arrangement, and where (26.2).
  add column joint_contact_point text,
  add column joint_essence text;

-- A business clause may be added to the standard clauses (L-010.2); an adequacy decision may cover some recipients alone (L-009.2).
alter table app.agreement_transfer
  drop constraint agreement_transfer_clauses_changed_check,
  add check (clauses_changed in ('no', 'added', 'yes')),
  add column recipient_covered text check (recipient_covered in ('yes', 'no'));

-- An approved instruction is what the processor was given: when it was sent and what was answered is said later, the rest stays.
-- The first goes back to draft with an agreement that is opened again before it holds, and applies from the day that it holds.
create function app.keep_instruction() returns trigger language plpgsql set search_path = pg_catalog, app as $$
begin
  if old.state = 'approved' and new.state = 'approved' and ((new.number, new.form_version, new.answers, new.change_text, new.sha256)
      is distinct from (old.number, old.form_version, old.answers, old.change_text, old.sha256)
      or new.number > 1 and new.valid_from is distinct from old.valid_from) then
    raise exception 'an approved instruction is not changed' using errcode = '42501';
  end if;
  if old.state = 'approved' and new.state = 'draft' and exists (select from app.agreement
      where controller_id = old.controller_id and id = old.agreement_id and state in ('in-force', 'ended')) then
    raise exception 'an instruction that applies is not opened again' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger keep_instruction before update on app.agreement_instruction
  for each row execute function app.keep_instruction();
create policy only_drafts_go on app.agreement_instruction as restrictive for delete to ansvar_staff using (state = 'draft');

-- One is worked on at a time.
create unique index on app.agreement_instruction (controller_id, agreement_id) where state = 'draft';
