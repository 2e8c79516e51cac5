-- Saved audiences. A dynamic one is its condition; a frozen one is its set.

create table audience (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  name         text not null,
  description  text not null default '',
  condition    jsonb not null,
  -- Version of the language the condition was written in.
  language_version int not null default 1,
  kind         text not null default 'dynamic' check (kind in ('dynamic', 'frozen')),
  -- Roaring portable format, for a frozen audience; with what it was made of.
  members      bytea,
  member_count int,
  frozen_at    timestamptz,
  frozen_position bigint,
  frozen_from  int,
  owner_id     int,
  shared       boolean not null default true,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  primary key (workspace_id, id)
);
create unique index on audience (workspace_id, name) where deleted_at is null;

-- Chunks of the index as last written; a missing or damaged one is rebuilt from rows.
create table index_snapshot (
  workspace_id int not null,
  chunk        int not null,
  position     bigint not null,
  epoch        int not null,
  version      int not null,
  checksum     bigint not null,
  bytes        bytea not null,
  primary key (workspace_id, chunk)
);
alter table index_snapshot alter column bytes set storage external;
