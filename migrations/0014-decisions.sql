-- Decisions taken on delegation, as they are reported to the nämnd: complete, also of cases that are closed to whoever
-- makes the list; of those no word but the number.
create policy reports on app.case_decision to ansvar_directory using (true) with check (true);
grant select, update on app.case_decision to ansvar_directory;

create function app.decisions_to_report(of_controller uuid, to_day date, of_report uuid)
  returns table (id uuid, case_id uuid, mark text, closed boolean, matter text, title text, individual boolean,
    decided_on date, way text, decided_by text, authority text, paragraph text, delegated_on boolean, urgency text)
  language sql stable security definer set search_path = pg_catalog, app rows 200 as $$
  select decision.id, decision.case_id, coalesce(record.external_mark, record.mark), hidden.closed, decision.matter,
    case when hidden.closed then null else decision.title end, decision.individual or record.restricted,
    decision.decided_on, decision.way, decision.decided_by, decision.authority, decision.paragraph,
    decision.delegated_on, case when hidden.closed then null else decision.urgency end
  from app.case_decision decision
  join app.case_record record on record.controller_id = decision.controller_id and record.id = decision.case_id
  cross join lateral (select decision.case_id = any (app.closed_cases()) as closed) hidden
  where decision.controller_id = of_controller and of_controller = any (app.readable())
    and decision.way not in ('board', 'company')
    and decision.report_id is not distinct from of_report
    and (of_report is not null or decision.decided_on <= to_day)
  order by decision.decided_on, decision.recorded_at, decision.id
$$;

-- Marks them as reported to the meeting, all that were listed and no others; how many were.
create function app.report_decisions(report uuid, ids uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  marked integer;
begin
  if not exists (select from app.delegation_report where id = report and controller_id = app.write_controller())
    then return 0; end if;
  update app.case_decision set report_id = report
    where controller_id = app.write_controller() and id = any (ids) and report_id is null
      and way not in ('board', 'company');
  get diagnostics marked = row_count;
  return marked;
end $$;
create policy directory on app.delegation_report for select to ansvar_directory using (true);
grant select on app.delegation_report to ansvar_directory;

-- A decision stands as it was taken. That it has been reported is noted by the function above.
revoke update on app.case_decision from ansvar_staff;
revoke update, delete on app.delegation_report from ansvar_staff;

grant create on schema app to ansvar_directory;
do $$ declare f text; begin
  foreach f in array array['app.decisions_to_report(uuid, date, uuid)', 'app.report_decisions(uuid, uuid[])'] loop
    execute format('alter function %s owner to ansvar_directory', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to ansvar_staff', f);
  end loop;
end $$;
revoke create on schema app from ansvar_directory;
