-- How many decisions each list to the nämnd holds, also of cases that are closed to the reader: counted once for all lists.
create function app.reported_decisions(of_controller uuid) returns table (report_id uuid, decisions integer)
  language sql stable security definer set search_path = pg_catalog, app rows 50 as $$
  select report_id, count(*)::integer from app.case_decision
  where controller_id = of_controller and of_controller = any (app.readable()) and report_id is not null
  group by report_id
$$;
grant create on schema app to ansvar_directory;
alter function app.reported_decisions(uuid) owner to ansvar_directory;
revoke create on schema app from ansvar_directory;
revoke execute on function app.reported_decisions(uuid) from public;
grant execute on function app.reported_decisions(uuid) to ansvar_staff;
