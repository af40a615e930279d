-- Min dag is told of agreements that are to be gone through, and of those that end. The rest of the view stands as it was.
do $$ begin
  execute format($view$
    create or replace view app.due with (security_invoker = true) as %s
    union all
    select agreement.controller_id, 'agreement-review', agreement.id, agreement.id, agreement.id, null,
      agreement.title collate "default", coalesce(case_record.external_mark, case_record.mark), 'internal', null, null, false,
      agreement.next_review_on, null, case_record.responsible_id, 'coordinator', null, null
    from app.agreement
    join app.case_record on case_record.controller_id = agreement.controller_id and case_record.id = agreement.id
    where agreement.state = 'in-force' and agreement.next_review_on is not null
    union all
    select agreement.controller_id, 'agreement-end', agreement.id, agreement.id, agreement.id, null,
      agreement.title collate "default", coalesce(case_record.external_mark, case_record.mark), 'agreement', null, null, false,
      least(agreement.ends_on, agreement.valid_until), null, case_record.responsible_id, 'coordinator', null,
      agreement.terminated_on
    from app.agreement
    join app.case_record on case_record.controller_id = agreement.controller_id and case_record.id = agreement.id
    where agreement.state = 'in-force' and least(agreement.ends_on, agreement.valid_until) is not null
  $view$, rtrim(pg_get_viewdef('app.due'::regclass), E'; \n'));
end $$;
