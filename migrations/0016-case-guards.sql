-- What the pages never do is not possible past them either.

-- A number that has been given stays; with it the case stays.
create function app.keep_number() returns trigger language plpgsql set search_path = pg_catalog, app as $$
begin
  if old.mark is not null and (new.mark, new.number, new.series, new.year) is distinct from
      (old.mark, old.number, old.series, old.year) then
    raise exception 'a case keeps its number' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger keep_number before update on app.case_record for each row execute function app.keep_number();

-- A series goes on by one.
create function app.keep_series() returns trigger language plpgsql set search_path = pg_catalog, app as $$
begin
  if new.last_number <> old.last_number + 1 or (new.series, new.year) is distinct from (old.series, old.year) then
    raise exception 'a series goes on by one' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger keep_series before update on app.diary_series for each row execute function app.keep_series();

-- A file is what was handed in: only what it belongs to is said later. Sealing anew is the keeper's.
revoke update on app.stored_file from ansvar_staff;
grant update (case_id, inbox_item_id) on app.stored_file to ansvar_staff;

-- A decision is not reported before it is taken.
create policy not_yet_reported on app.case_decision as restrictive for insert to ansvar_staff with check (report_id is null);
