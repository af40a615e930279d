-- E-mail: a row in the transaction that needs it, sent by a job. Only to persons of the installation.

create table platform.outbox (
  id uuid primary key,
  -- Whose person the address belongs to: its administrators see that the mail went.
  legal_entity_id uuid not null,
  -- Given at the first try and kept: a server that got the mail twice can tell.
  message_id text unique,
  to_address text not null,
  subject text not null,
  body text not null,
  -- What the mail is about, so that the same one is asked for once.
  key text unique,
  status text not null default 'queued' check (status in ('queued', 'sending', 'sent', 'failed', 'withdrawn')),
  attempts integer not null default 0,
  -- How often a try ended without our knowing whether the server had said yes.
  possible_double integer not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  next_try_at timestamptz not null default now(),
  claimed_at timestamptz,
  sent_at timestamptz
);
comment on table platform.outbox is 'kind: platform';
create index on platform.outbox (legal_entity_id, created_at);
create index on platform.outbox (next_try_at) where status in ('queued', 'sending');
grant select, insert, update, delete on platform.outbox to ansvar_platform;

-- Whose person an address belongs to; the one that is written for when there are several.
create function app.entity_of_address(address text) returns uuid
  language sql stable security definer set search_path = pg_catalog, app as $$
  select legal_entity_id from app.person where lower(email) = lower(address)
  order by (legal_entity_id = app.write_entity()) is true desc, created_at limit 1
$$;
grant create on schema app to ansvar_directory;
alter function app.entity_of_address(text) owner to ansvar_directory;
revoke create on schema app from ansvar_directory;
revoke execute on function app.entity_of_address(text) from public;
grant execute on function app.entity_of_address(text) to ansvar_platform;

reset role;
grant create on schema platform to ansvar_platform;

create function platform.send_mail(mail uuid, address text, mail_subject text, mail_body text, mail_key text) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  entity uuid := app.entity_of_address(address);
begin
  if entity is null then return 'unknown'; end if;
  insert into platform.outbox (id, legal_entity_id, to_address, subject, body, key)
    values (mail, entity, address, mail_subject, mail_body, mail_key) on conflict do nothing;
  if not found then return 'repeated'; end if;
  perform graphile_worker.add_job('send-mail', json_build_object('id', mail), job_key => 'mail:' || mail);
  return 'queued';
end $$;

-- What the administrator sees of the mails to the own persons.
create function platform.mails() returns setof platform.outbox
  language sql stable security definer set search_path = pg_catalog as $$
  select * from platform.outbox where legal_entity_id = app.write_entity()
$$;

-- Sends a mail again, or takes it back; false when it cannot be, or is not within reach.
create function platform.change_mail(mail uuid, act text) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if act = 'retry' then
    update platform.outbox set status = 'queued', attempts = 0, next_try_at = now()
      where id = mail and legal_entity_id = app.write_entity() and status in ('queued', 'failed', 'withdrawn');
    if not found then return false; end if;
    perform graphile_worker.add_job('send-mail', json_build_object('id', mail), job_key => 'mail:' || mail);
    return true;
  end if;
  update platform.outbox set status = 'withdrawn'
    where id = mail and legal_entity_id = app.write_entity() and status in ('queued', 'failed') and act = 'withdraw';
  return found;
end $$;

alter function platform.send_mail(uuid, text, text, text, text) owner to ansvar_platform;
alter function platform.mails() owner to ansvar_platform;
alter function platform.change_mail(uuid, text) owner to ansvar_platform;
revoke create on schema platform from ansvar_platform;
revoke execute on function platform.send_mail(uuid, text, text, text, text), platform.mails(),
  platform.change_mail(uuid, text) from public;
grant execute on function platform.send_mail(uuid, text, text, text, text)
  to ansvar_staff, ansvar_administrator, ansvar_platform;
grant execute on function platform.mails(), platform.change_mail(uuid, text) to ansvar_administrator;
