-- Agreements whose last day has passed and that still are said to hold, for the job that ends them.
create function app.agreements_to_end(on_day date)
  returns table (controller_id uuid, legal_entity_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, app rows 20 as $$
  select agreement.controller_id, agreement.legal_entity_id, agreement.id
  from app.agreement
  where agreement.state = 'in-force' and least(agreement.ends_on, agreement.valid_until) < on_day
$$;
grant create on schema app to ansvar_directory;
alter function app.agreements_to_end(date) owner to ansvar_directory;
revoke create on schema app from ansvar_directory;
revoke execute on function app.agreements_to_end(date) from public;
grant execute on function app.agreements_to_end(date) to ansvar_platform;
