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

-- The index of a workspace as last written, in chunks; `manifest` lists the others with their checksums. A snapshot is
-- replaced in one transaction, chunk by chunk where something changed. A missing or damaged chunk is built from rows.
create table index_snapshot (
  workspace_id int not null,
  -- Which part it is of what; the same part has the same place every time.
  place        text not null,
  -- SHA-256 of the bytes: whether a part changed since. Against damage the bytes carry a checksum of their own.
  digest       bytea not null,
  bytes        bytea not null,
  primary key (workspace_id, place)
);
-- Bitmaps and numbers do not get smaller by compressing.
alter table index_snapshot alter column bytes set storage external;

-- Of which state of the rows the chunks are, and which program wrote them.
create table index_snapshot_head (
  workspace_id int primary key,
  position     bigint not null,
  epoch        int not null,
  version      int not null,
  written_at   timestamptz not null default now()
);
