-- Accounts (the tables of better-auth), rate limits, progress of long work and the door to the job queue.

create table auth."user" (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean
);
create table auth."session" (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade
);
create table auth."account" (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create table auth."verification" (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create table auth."twoFactor" (
  "id" text primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index on auth."session" ("userId");
create index on auth."account" ("userId");
create index on auth."verification" ("identifier");
create index on auth."twoFactor" ("secret");
create index on auth."twoFactor" ("userId");
comment on table auth."user" is 'kind: platform';
comment on table auth."session" is 'kind: platform';
comment on table auth."account" is 'kind: platform';
comment on table auth."verification" is 'kind: platform';
comment on table auth."twoFactor" is 'kind: platform';
grant select, insert, update, delete on all tables in schema auth to ansvar_platform;
revoke create on schema auth from ansvar_platform;

-- Failed tries at sign-in and setup, per address and per account, for the rate limit.
create table platform.attempt (
  id bigint generated always as identity primary key,
  key text not null,
  at timestamptz not null default now()
);
create index on platform.attempt (key, at);
comment on table platform.attempt is 'kind: platform';
grant select, insert, delete on platform.attempt to ansvar_platform;

-- How far long work has come, written outside its transaction so that others see it.
create table platform.progress (
  id uuid primary key,
  person_id uuid,
  done integer not null default 0,
  total integer not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  message text,
  result jsonb,
  updated_at timestamptz not null default now()
);
comment on table platform.progress is 'kind: platform';
comment on column platform.progress.result is 'frozen: what the work came to, with schema';
grant select, insert, update, delete on platform.progress to ansvar_platform;

-- A job is asked for in the transaction that needs it, through this door only.
reset role;
grant create on schema platform to ansvar_platform;
create function platform.enqueue(task text, payload json, job_key text default null) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(task, payload, job_key => job_key);
end $$;
alter function platform.enqueue(text, json, text) owner to ansvar_platform;
revoke create on schema platform from ansvar_platform;
revoke execute on function platform.enqueue(text, json, text) from public;
grant execute on function platform.enqueue(text, json, text) to ansvar_staff, ansvar_administrator;
