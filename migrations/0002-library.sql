-- The tag library: categories of free depth, groups, tags.

create table category (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  parent_id    int,
  key          text not null,
  name         text not null,
  description  text not null default '',
  sort         int not null default 0,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references category (workspace_id, id)
);
create unique index on category (workspace_id, key);
create unique index on category (workspace_id, coalesce(parent_id, 0), name);

create table tag_group (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  category_id  int,
  -- Stable across renames, for the library as code.
  key          text not null,
  name         text not null,
  description  text not null default '',
  choice       text not null default 'multiple' check (choice in ('single', 'multiple')),
  -- At most so many tags of this group per customer; null: any number. Only for multiple.
  max          int check (max > 0),
  ordered      boolean not null default false,
  per_staff    boolean not null default false,
  color        text,
  product_line text,
  steward_id   int,
  deputy_id    int,
  -- Departments that see the group and may use it; empty: everybody.
  departments  int[] not null default '{}',
  sort         int not null default 0,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, category_id) references category (workspace_id, id),
  foreign key (workspace_id, steward_id) references staff (workspace_id, id),
  foreign key (workspace_id, deputy_id) references staff (workspace_id, id)
);
create unique index on tag_group (workspace_id, key) where deleted_at is null;
create unique index on tag_group (workspace_id, name) where deleted_at is null;

create table tag (
  workspace_id int not null references workspace,
  -- Unique in the whole installation: the index and the log use it alone.
  id           int generated always as identity unique,
  group_id     int not null,
  key          text not null,
  name         text not null,
  -- In an ordered group a larger number is a higher level.
  sort         int not null default 0,
  scope        text not null default 'enterprise' check (scope in ('enterprise', 'personal')),
  -- Set for personal tags.
  owner_id     int,
  kind         text not null default 'base' check (kind in ('base', 'behaviour', 'composite')),
  color        text,
  aliases      text[] not null default '{}',
  definition   jsonb not null default '{}',
  purpose      text not null default '',
  protected    boolean not null default false,
  pinned       boolean not null default false,
  -- Colleagues and test accounts: left out of statistics, broadcasts and quotas (T44).
  internal     boolean not null default false,
  state        text not null default 'active' check (state in ('active', 'cold', 'reserve', 'recycled', 'purged')),
  state_since  timestamptz not null default now(),
  -- Where a merged tag's meaning went.
  merged_into  int,
  last_lit_at  timestamptz,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, group_id) references tag_group (workspace_id, id),
  foreign key (workspace_id, owner_id) references staff (workspace_id, id)
);
create unique index on tag (workspace_id, key, coalesce(owner_id, 0)) where state not in ('recycled', 'purged');
create unique index on tag (workspace_id, group_id, name, coalesce(owner_id, 0)) where state not in ('recycled', 'purged');

-- Every change of the library as one set, so that it can be shown and undone (X10).
create table change_set (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  title        text not null,
  actor        jsonb not null,
  -- What changed, in order: enough to show it and to take it back.
  changes      jsonb not null,
  undone_by    bigint,
  at           timestamptz not null default now(),
  primary key (workspace_id, id)
);
