-- Signing of agreements by whoever has a link, and the mails that carry such links.

-- What the functions below read and write. The login outwards executes them and reaches no table.
do $$ declare t text; begin
  foreach t in array array['agreement_contact', 'agreement_document', 'power_of_attorney', 'delegation_point', 'delegate'] loop
    execute format('create policy directory on app.%I for select to ansvar_directory using (true)', t);
    execute format('grant select on app.%I to ansvar_directory', t);
  end loop;
end $$;
create policy directory on app.agreement to ansvar_directory using (true) with check (true);
grant select, update (signed_ours_on, signed_theirs_on, updated_at, version) on app.agreement to ansvar_directory;
create policy directory on app.agreement_invitation to ansvar_directory using (true) with check (true);
grant select, update (opened_at, answered_at, answer, refusal, expires_on) on app.agreement_invitation to ansvar_directory;
create policy directory on app.agreement_signature to ansvar_directory using (true) with check (true);
grant select, insert on app.agreement_signature to ansvar_directory;
create policy answers on app.case_event for insert to ansvar_directory with check (true);
grant insert on app.case_event to ansvar_directory;

-- Those who stand under the point of signing at whoever has been given the power of attorney, for the one that gave it.
-- Employer: own, cooperating, company or other, as organisation.may-decide asks for it.
create function app.delegates_of_grantee(power uuid, on_day date)
  returns table (person_id uuid, name text, email text, title text, point_id uuid, number text, function text,
    roles text[], employer text)
  language sql stable security definer set search_path = pg_catalog, app as $$
  select person.id, person.name::text, person.email, person.title, point.id, point.number, point.function,
    coalesce((select array_agg(distinct held.role) from app.appointment held
      where held.controller_id = given.grantee_controller_id and held.person_id = person.id
        and held.first_day <= on_day and coalesce(held.last_day, 'infinity') >= on_day), '{}'),
    case
      when employer.id = given.legal_entity_id then 'own'
      when employer.kind in ('company', 'foundation', 'association') then 'company'
      when exists (select from app.cooperation_member mine join app.cooperation_member theirs
          on theirs.cooperation_id = mine.cooperation_id
        where mine.legal_entity_id = given.legal_entity_id and theirs.legal_entity_id = employer.id
          and mine.first_day <= on_day and coalesce(mine.last_day, 'infinity') >= on_day
          and theirs.first_day <= on_day and coalesce(theirs.last_day, 'infinity') >= on_day) then 'cooperating'
      else 'other' end
  from app.power_of_attorney given
  join app.delegation_point point on point.controller_id = given.grantee_controller_id and point.matter = 'agreement.sign'
    and point.first_day <= on_day and coalesce(point.last_day, 'infinity') >= on_day
  join app.delegate on delegate.controller_id = point.controller_id and delegate.delegation_point_id = point.id
    and delegate.first_day <= on_day and coalesce(delegate.last_day, 'infinity') >= on_day
  join app.person on person.id = delegate.person_id
  join app.legal_entity employer on employer.id = person.legal_entity_id
  where given.id = power and given.owner_controller_id = app.write_controller()
  order by delegate.deputy, person.name
$$;

-- What was signed, and what was answered, stays.
revoke update, delete on app.agreement_signature, app.agreement_document from ansvar_staff;
create function app.keep_answer() returns trigger language plpgsql set search_path = pg_catalog, app as $$
begin
  if (new.answer, new.answered_at, new.refusal, new.side, new.package, new.name, new.token_hash)
      is distinct from (old.answer, old.answered_at, old.refusal, old.side, old.package, old.name, old.token_hash) then
    raise exception 'an answer is not changed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger keep_answer before update on app.agreement_invitation for each row when (old.answer is not null)
  execute function app.keep_answer();
create function app.keep_agreement() returns trigger language plpgsql set search_path = pg_catalog, app as $$
begin
  if (new.kind, new.side, new.edition, new.party_name, new.party_number, new.party_address, new.party_country,
      new.own_address, new.other_controller_id, new.body_file_id, new.package_sha256, new.package_version, new.valid_until,
      new.notice_days, new.sub_permission, new.objection_days, new.governing_law, new.access, new.access_text,
      new.services, new.has_main, new.main_overrides, new.reglemente_paragraph, new.reglemente_text)
    is distinct from (old.kind, old.side, old.edition, old.party_name, old.party_number, old.party_address, old.party_country,
      old.own_address, old.other_controller_id, old.body_file_id, old.package_sha256, old.package_version, old.valid_until,
      old.notice_days, old.sub_permission, old.objection_days, old.governing_law, old.access, old.access_text,
      old.services, old.has_main, old.main_overrides, old.reglemente_paragraph, old.reglemente_text) then
    raise exception 'what is signed is not changed' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger keep_agreement before update on app.agreement for each row
  when (old.package_version > 0 and old.state in ('signing', 'in-force', 'ended') and new.state in ('signing', 'in-force', 'ended'))
  execute function app.keep_agreement();

-- By the database's own clock, as decisions are recorded.
create function app.note_reopening() returns trigger language plpgsql set search_path = pg_catalog, app as $$
begin
  new.reopened_at := now();
  return new;
end $$;
create trigger note_reopening before update of state on app.agreement for each row
  when (old.state = 'signing' and new.state = 'draft') execute function app.note_reopening();

-- The invitation of a link that can be answered on the day: the package that it was sent for still lies for signing,
-- nobody has signed for that side, and what a person of ours signs under still holds.
create function app.open_invitation(link text, on_day date) returns app.agreement_invitation
  language sql stable security definer set search_path = pg_catalog, app as $$
  select invitation from app.agreement_invitation invitation
  join app.agreement on agreement.controller_id = invitation.controller_id and agreement.id = invitation.agreement_id
  where invitation.token_hash = link and invitation.withdrawn_at is null and invitation.answer is null
    and invitation.expires_on >= on_day
    and agreement.state = 'signing' and agreement.package_version = invitation.package
    and not exists (select from app.agreement_signature signed
      where signed.controller_id = invitation.controller_id and signed.agreement_id = invitation.agreement_id
        and signed.package = invitation.package and signed.side = invitation.side)
    and (invitation.power_of_attorney_id is null or exists (select from app.power_of_attorney given
      join app.delegation_point point on point.controller_id = given.grantee_controller_id
        and point.matter = 'agreement.sign'
        and point.first_day <= on_day and coalesce(point.last_day, 'infinity') >= on_day
      join app.delegate on delegate.controller_id = point.controller_id and delegate.delegation_point_id = point.id
        and delegate.person_id = invitation.person_id
        and delegate.first_day <= on_day and coalesce(delegate.last_day, 'infinity') >= on_day
      where given.id = invitation.power_of_attorney_id and given.owner_controller_id = invitation.controller_id
        and point.id = invitation.delegation_point_id
        and given.valid_from <= on_day and coalesce(given.valid_until, 'infinity') >= on_day
        and coalesce(given.revoked_on, 'infinity') > on_day
        and not exists (select from app.appointment held where held.controller_id = given.grantee_controller_id
          and held.person_id = invitation.person_id and held.role in ('dso', 'auditor')
          and held.first_day <= on_day and coalesce(held.last_day, 'infinity') >= on_day)))
$$;

-- What whoever has the link is shown: all of it while it can be answered or when it was signed by it, only that it was
-- answered when it was refused, or signed and then opened for change. No row: the link is unknown, old, taken back or
-- without ground; which one is not told.
create function portal.invitation(link text, on_day date)
  returns table (status text, side text, name text, authority text, expires_on date, controller_name text,
    entity_name text, own_number text, agreement_title text, kind text, our_side text, party_name text, party_number text,
    mark text, contact json, package_sha256 text, documents json, signatures json, in_force_on date)
  language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  found app.agreement_invitation := app.open_invitation(link, on_day);
  answered text := 'open';
  shown integer;
begin
  if found.id is null then
    select * into found from app.agreement_invitation known
      where known.token_hash = link and known.withdrawn_at is null and known.answer is not null
        and known.expires_on >= on_day;
    if found.id is null then return; end if;
    answered := found.answer;
  end if;
  if answered = 'refused' then
    status := answered;
    return next;
    return;
  end if;
  update app.agreement_invitation set opened_at = now()
    where controller_id = found.controller_id and id = found.id and opened_at is null;
  return query select answered, found.side, found.name, found.authority, found.expires_on, controller.name::text,
    entity.name::text, controller.organisation_number, agreement.title::text, agreement.kind, agreement.side,
    agreement.party_name, agreement.party_number, coalesce(record.external_mark, record.mark),
    (select json_build_object('name', asker.name, 'email', asker.email, 'phone', asker.phone)
      from app.agreement_contact asker where asker.controller_id = found.controller_id
        and asker.agreement_id = found.agreement_id and asker.side = 'ours' and asker.kind = 'administration'),
    agreement.package_sha256,
    (select coalesce(json_agg(json_build_object('id', document.id, 'kind', document.kind, 'title', document.title,
        'sha256', document.sha256) order by document.position, document.title), '[]')
      from app.agreement_document document where document.controller_id = found.controller_id
        and document.agreement_id = found.agreement_id and document.package = found.package
        and document.kind <> 'signed' and (document.kind <> 'evidence' or answered = 'signed')),
    (select coalesce(json_agg(json_build_object('side', signed.side, 'name', signed.name, 'title', signed.title,
        'signedOn', signed.signed_on, 'authority', signed.authority) order by signed.signed_on, signed.side), '[]')
      from app.agreement_signature signed where signed.controller_id = found.controller_id
        and signed.agreement_id = found.agreement_id and signed.package = found.package),
    agreement.in_force_on
  from app.agreement
  join app.case_record record on record.controller_id = agreement.controller_id and record.id = agreement.id
  join app.controller on controller.id = agreement.controller_id
  join app.legal_entity entity on entity.id = agreement.legal_entity_id
  where agreement.controller_id = found.controller_id and agreement.id = found.agreement_id
    and agreement.package_version = found.package and agreement.package_sha256 is not null;
  get diagnostics shown = row_count;
  if shown = 0 then
    status := 'reopened';
    return next;
  end if;
end $$;

-- A document of the package that the link was sent for, as it lies: sealed. The evidence is for who has signed.
create function portal.invitation_file(link text, document uuid, on_day date)
  returns table (name text, media_type text, sha256 text, sealed bytea, key_id text)
  language sql stable security definer set search_path = pg_catalog, app as $$
  select file.name, file.media_type, shown.sha256, file.sealed, file.key_id
  from app.agreement_invitation invitation
  join app.agreement on agreement.controller_id = invitation.controller_id and agreement.id = invitation.agreement_id
    and agreement.package_version = invitation.package
  join app.agreement_document shown on shown.controller_id = invitation.controller_id
    and shown.agreement_id = invitation.agreement_id and shown.package = invitation.package
  join app.stored_file file on file.controller_id = shown.controller_id and file.id = shown.file_id
  where invitation.token_hash = link and shown.id = document and shown.kind <> 'signed'
    and (invitation.answer = 'signed' and invitation.withdrawn_at is null and invitation.expires_on >= on_day
      or shown.kind <> 'evidence' and (app.open_invitation(link, on_day)).id = invitation.id)
$$;

-- Signs the package once, for the side that the link was sent to. signed: by this call or an earlier one of the same
-- link; changed: what was read is not what lies for signing; closed: the link cannot be answered.
create function portal.sign(link text, on_day date, at timestamptz, signature uuid, signer json, package_sum text,
    from_address text, from_agent text, receipt_until date)
  returns text language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  found app.agreement_invitation;
  held app.agreement;
begin
  -- One at a time: the agreement is held until the transaction ends, and what follows sees it as it then stands.
  perform from app.agreement where (controller_id, id) in
    (select known.controller_id, known.agreement_id from app.agreement_invitation known where known.token_hash = link)
    for update;
  if exists (select from app.agreement_invitation known where known.token_hash = link and known.answer = 'signed'
      and known.withdrawn_at is null) then return 'signed'; end if;
  found := app.open_invitation(link, on_day);
  if found.id is null then return 'closed'; end if;
  select * into held from app.agreement
    where agreement.controller_id = found.controller_id and agreement.id = found.agreement_id;
  if held.package_sha256 is distinct from package_sum then return 'changed'; end if;
  insert into app.agreement_signature (id, controller_id, legal_entity_id, agreement_id, package, side, way, name, title,
      place, signed_on, signed_at, authority, power_of_attorney_id, invitation_id, person_id, package_sha256, address,
      agent, recorded_by)
    values (signature, found.controller_id, found.legal_entity_id, found.agreement_id, found.package, found.side, 'link',
      case when found.side = 'ours' then found.name else signer ->> 'name' end, signer ->> 'title', signer ->> 'place', on_day, at,
      coalesce(found.authority, signer ->> 'authority'), found.power_of_attorney_id, found.id, found.person_id,
      held.package_sha256, from_address, from_agent, null);
  update app.agreement_invitation set answer = 'signed', answered_at = at,
      expires_on = greatest(expires_on, receipt_until)
    where controller_id = found.controller_id and id = found.id;
  update app.agreement set updated_at = now(), version = version + 1,
      signed_ours_on = case when found.side = 'ours' then on_day else signed_ours_on end,
      signed_theirs_on = case when found.side = 'theirs' then on_day else signed_theirs_on end
    where controller_id = found.controller_id and id = found.agreement_id;
  perform app.tell_of_answer(found.id, case when found.side = 'ours' then found.name else signer ->> 'name' end || ' har skrivit under genom sin länk, för ' ||
    case when found.side = 'theirs' then held.party_name else 'oss på fullmakt' end);
  return 'signed';
end $$;

-- Answers that nothing is signed, with the reason; false when the link cannot be answered.
create function portal.refuse(link text, on_day date, at timestamptz, reason text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  found app.agreement_invitation;
begin
  perform from app.agreement where (controller_id, id) in
    (select known.controller_id, known.agreement_id from app.agreement_invitation known where known.token_hash = link)
    for update;
  if exists (select from app.agreement_invitation known where known.token_hash = link and known.answer = 'refused'
      and known.withdrawn_at is null) then return true; end if;
  found := app.open_invitation(link, on_day);
  if found.id is null then return false; end if;
  update app.agreement_invitation set answer = 'refused', answered_at = at, refusal = reason
    where controller_id = found.controller_id and id = found.id;
  perform app.tell_of_answer(found.id, found.name || ' har svarat genom sin länk att avtalet inte skrivs under: ' || reason);
  return true;
end $$;

-- An answer stands on the timeline, and asks in its own transaction for what follows: the mail, the day, the evidence.
create function app.tell_of_answer(invitation uuid, told text) returns void
  language sql security definer set search_path = pg_catalog, app as $$
  insert into app.case_event (id, controller_id, legal_entity_id, case_id, kind, text, made_by)
    select gen_random_uuid(), known.controller_id, known.legal_entity_id, known.agreement_id, 'step', told, null
    from app.agreement_invitation known where known.id = invitation;
  select platform.enqueue('agreement-answered', json_build_object('controllerId', known.controller_id,
      'legalEntityId', known.legal_entity_id, 'agreementId', known.agreement_id, 'invitationId', known.id),
    'agreement-answered:' || known.id)
  from app.agreement_invitation known where known.id = invitation
$$;

-- To whom an invitation of the controller that is written for goes.
create function app.address_of_invitation(invitation uuid) returns text
  language sql stable security definer set search_path = pg_catalog, app as $$
  select email from app.agreement_invitation known
  where known.id = invitation and known.controller_id = app.write_controller()
    and known.withdrawn_at is null and known.answer is null
$$;

grant create on schema app to ansvar_directory;
grant create on schema portal to ansvar_directory;
do $$ declare f regprocedure; begin
  for f in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'portal' and p.proname in ('invitation', 'invitation_file', 'sign', 'refuse')
      or n.nspname = 'app' and p.proname in ('delegates_of_grantee', 'open_invitation', 'tell_of_answer', 'address_of_invitation')
  loop
    execute format('revoke execute on function %s from public', f);
    if f::text like 'portal.%' then execute format('grant execute on function %s to ansvar_portal', f); end if;
    execute format('alter function %s owner to ansvar_directory', f);
  end loop;
end $$;
grant execute on function app.delegates_of_grantee(uuid, date) to ansvar_staff;
grant execute on function app.address_of_invitation(uuid) to ansvar_platform;
revoke create on schema app from ansvar_directory;
revoke create on schema portal from ansvar_directory;

-- A link that opens by itself does not lie in the database longer than it takes to send it.
alter table platform.outbox add column once text;
create function platform.forget_once() returns trigger language plpgsql as $$
begin
  new.body := replace(new.body, new.once, '…');
  new.once := null;
  return new;
end $$;
create trigger forget_once before update of status on platform.outbox for each row
  when (new.status in ('sent', 'failed', 'withdrawn') and new.once is not null) execute function platform.forget_once();

reset role;
grant create on schema platform to ansvar_platform;

-- A link that is taken back or answered is not sent any more.
create function platform.stop_invitation() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update platform.outbox set status = 'withdrawn'
    where key = 'agreement-invitation:' || new.id and status in ('queued', 'failed');
  return null;
end $$;
alter function platform.stop_invitation() owner to ansvar_platform;
revoke execute on function platform.stop_invitation() from public;
create trigger stop_invitation after update of withdrawn_at, answer on app.agreement_invitation for each row
  when (new.withdrawn_at is not null or new.answer is not null) execute function platform.stop_invitation();

-- The mail of an invitation, to the one who is invited and nobody else; what opens by itself is taken out when it has gone.
create function platform.send_invitation(mail uuid, invitation uuid, mail_subject text, mail_body text, secret text)
  returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  address text := app.address_of_invitation(invitation);
begin
  if address is null then return 'unknown'; end if;
  insert into platform.outbox (id, legal_entity_id, to_address, subject, body, key, once)
    values (mail, app.write_entity(), address, mail_subject, mail_body, 'agreement-invitation:' || invitation, secret)
    on conflict do nothing;
  if not found then return 'repeated'; end if;
  perform graphile_worker.add_job('send-mail', json_build_object('id', mail), job_key => 'mail:' || mail);
  return 'queued';
end $$;

alter function platform.send_invitation(uuid, uuid, text, text, text) owner to ansvar_platform;
revoke create on schema platform from ansvar_platform;
revoke execute on function platform.send_invitation(uuid, uuid, text, text, text) from public;
grant execute on function platform.send_invitation(uuid, uuid, text, text, text) to ansvar_staff;
