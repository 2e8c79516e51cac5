-- Workspaces, people, sign-in, keys, audit trail, jobs.

create table workspace (
  id          int generated always as identity primary key,
  name        text not null,
  time_zone   text not null default 'Asia/Shanghai',
  -- Number of changes that conditions can see, in commit order. A writer raises it first and so holds the row until it
  -- commits: numbers have no gaps, and whoever reads "greater than my last" misses nothing.
  position    bigint not null default 0,
  -- `position` of the last change of names that conditions use: attributes, audiences, people, departments. The tag
  -- library has a version of its own.
  vocabulary  bigint not null default 0,
  -- Next customer ordinal. Ordinals are dense and never reused.
  next_ordinal int not null default 1,
  -- Changes when everything derived must be rebuilt from rows (restore, repair).
  epoch       int not null default 1,
  settings    jsonb not null default '{}',
  created_at  timestamptz not null default now()
) with (fillfactor = 50);

-- better-auth's tables (https://www.better-auth.com/docs/concepts/database), its names.
create table "user" (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null default false,
  "image" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table "session" (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "user" ("id") on delete cascade
);
create index on "session" ("userId");
create table "account" (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on "account" ("userId");
create table "verification" (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index on "verification" ("identifier");

create table department (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  parent_id    int,
  name         text not null,
  sort         int not null default 0,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references department (workspace_id, id)
);
create unique index department_name_unique on department (workspace_id, coalesce(parent_id, 0), name);

-- People who follow customers. `user_id` is set once they may sign in; one sign-in belongs to one person of one
-- workspace, so that an administrator of one company never holds the password of somebody in another.
create table staff (
  workspace_id   int not null references workspace,
  id             int generated always as identity,
  user_id        text references "user" ("id") on delete set null,
  name           text not null,
  email          text,
  wecom_user_id  text,
  roles          text[] not null default '{staff}',
  language       text,
  active         boolean not null default true,
  created_at     timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index staff_user_unique on staff (user_id) where user_id is not null;
create unique index staff_wecom_unique on staff (workspace_id, wecom_user_id) where wecom_user_id is not null;
create unique index staff_email_unique on staff (workspace_id, lower(email)) where email is not null;

create table staff_department (
  workspace_id  int not null,
  staff_id      int not null,
  department_id int not null,
  primary key (workspace_id, staff_id, department_id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id) on delete cascade,
  foreign key (workspace_id, department_id) references department (workspace_id, id) on delete cascade
);
create index on staff_department (workspace_id, department_id);

-- Keys of programs. Only the SHA-256 of the random key is kept.
create table api_key (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  name         text not null,
  hash         bytea not null unique,
  -- First characters, so that a person can tell keys apart.
  hint         text not null,
  scopes       text[] not null,
  expires_at   timestamptz,
  revoked_at   timestamptz,
  last_used_at timestamptz,
  created_by   text not null,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, id)
);

-- One-time links for setting a password. Only the hash of the token is kept.
create table setup_link (
  hash         bytea primary key,
  workspace_id int not null references workspace,
  -- Null: whoever holds the link becomes the first administrator.
  staff_id     int,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
create index on setup_link (workspace_id, staff_id);

-- Append-only (V20): written in the transaction of what it records.
create table audit_log (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  at           timestamptz not null default clock_timestamp(),
  actor_kind   text not null,
  actor_id     text not null,
  actor_name   text not null,
  ip           text,
  request_id   text,
  -- `subject.verb`, e.g. tag.renamed
  did          text not null,
  subject_id   text,
  before       jsonb,
  after        jsonb,
  reason       text,
  primary key (workspace_id, id)
);
create index on audit_log (workspace_id, subject_id, id desc);
create index on audit_log (workspace_id, did, id desc);
create function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger append_only before update or delete on audit_log
  for each row execute function audit_log_is_append_only();

-- Answers to writes that came with an Idempotency-Key; kept for a day.
create table idempotency (
  workspace_id int not null,
  actor_id     text not null,
  key          text not null,
  request_hash bytea not null,
  status       int,
  body         jsonb,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, actor_id, key)
);
create index on idempotency (created_at);

-- Long work that people watch. graphile-worker runs it; this is what they see.
create table job (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  kind         text not null,
  title        text not null default '',
  payload      jsonb not null default '{}',
  status       text not null default 'queued' check (status in ('queued','running','done','failed','cancelled')),
  -- Units of work; total is null until known.
  done         bigint not null default 0,
  total        bigint,
  result       jsonb,
  error        jsonb,
  cancel_asked boolean not null default false,
  actor        jsonb not null,
  created_at   timestamptz not null default now(),
  started_at   timestamptz,
  finished_at  timestamptz,
  heartbeat_at timestamptz,
  primary key (workspace_id, id)
);
create index on job (workspace_id, created_at desc);
