-- Where a clock of an incident runs: a notification that has not been sent, or a report that nobody has read.
create policy directory on app.incident for select to ansvar_directory using (true);
create policy directory on app.incident_notification for select to ansvar_directory using (true);
create policy directory on app.inbox_outcome for select to ansvar_directory using (true);
grant select on app.incident, app.incident_notification, app.inbox_outcome to ansvar_directory;
create function app.controllers_with_incidents() returns table (controller_id uuid, legal_entity_id uuid)
  language sql stable security definer set search_path = pg_catalog, app rows 50 as $$
  select incident.controller_id, incident.legal_entity_id from app.incident
    join app.case_record on case_record.controller_id = incident.controller_id and case_record.id = incident.case_id
    where case_record.state in ('draft', 'open') and incident.aware_at is not null and incident.side = 'controller'
      and incident.outcome is distinct from 'document'
      and not exists (select from app.incident_notification sent
        where sent.controller_id = incident.controller_id and sent.case_id = incident.case_id)
  union
  select item.controller_id, item.legal_entity_id from app.inbox_item item
    where item.kind = 'incident' and not exists (select from app.inbox_outcome outcome
      where outcome.controller_id = item.controller_id and outcome.item_id = item.id)
$$;
grant create on schema app to ansvar_directory;
alter function app.controllers_with_incidents() owner to ansvar_directory;
revoke create on schema app from ansvar_directory;
revoke execute on function app.controllers_with_incidents() from public;
grant execute on function app.controllers_with_incidents() to ansvar_platform;

-- Packs that the schedule asks for.
create policy directory on app.incident_setting for select to ansvar_directory using (true);
create policy directory on app.emergency_pack for select to ansvar_directory using (true);
grant select on app.incident_setting, app.emergency_pack to ansvar_directory;
create function app.packs_to_make(at_time timestamptz) returns table (controller_id uuid, legal_entity_id uuid)
  language sql stable security definer set search_path = pg_catalog, app rows 50 as $$
  select setting.controller_id, setting.legal_entity_id from app.incident_setting setting
  where setting.pack_every <> 'never' and not exists (select from app.emergency_pack pack
    where pack.controller_id = setting.controller_id
      and pack.made_at > at_time - case setting.pack_every when 'weekly' then interval '7 days' else interval '1 month' end)
$$;
grant create on schema app to ansvar_directory;
alter function app.packs_to_make(timestamptz) owner to ansvar_directory;
revoke create on schema app from ansvar_directory;
revoke execute on function app.packs_to_make(timestamptz) from public;
grant execute on function app.packs_to_make(timestamptz) to ansvar_platform;

-- A change of keys reaches what lies sealed here too.
select app.keep_sealed('app.incident_notification');
select app.keep_sealed('app.incident_setting');
