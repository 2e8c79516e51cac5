-- Customers, their identities, attributes and follow relations.

create table attribute (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  key          text not null,
  label        text not null,
  type         text not null check (type in ('text','number','money','date','boolean','one','many')),
  options      text[] not null default '{}',
  unit         text,
  description  text not null default '',
  sort         int not null default 0,
  archived_at  timestamptz,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index on attribute (workspace_id, key);

create table customer (
  workspace_id int not null references workspace,
  -- Dense, never reused; the number inside `cus_…`.
  ordinal      int not null,
  name         text not null default '',
  remark       text not null default '',
  status       text not null default 'lead',
  owner_id     int,
  -- By attribute key; money in minor units, dates as ISO text, many as arrays.
  attributes   jsonb not null default '{}',
  -- Set when the record was merged away; identities moved to that one.
  merged_into  int,
  deleted_at   timestamptz,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  -- workspace.position of the last change that conditions can see.
  position     bigint not null,
  primary key (workspace_id, ordinal),
  foreign key (workspace_id, owner_id) references staff (workspace_id, id)
) with (fillfactor = 85);
create index on customer (workspace_id, position);

-- Kinds: external (WeCom external_userid), unionid, phone, ref (the caller's own key).
create table customer_identity (
  workspace_id int not null,
  kind         text not null check (kind in ('external', 'unionid', 'phone', 'ref')),
  value        text not null,
  ordinal      int not null,
  primary key (workspace_id, kind, value),
  foreign key (workspace_id, ordinal) references customer (workspace_id, ordinal)
);
create index on customer_identity (workspace_id, ordinal);

create table follow (
  workspace_id int not null,
  ordinal      int not null,
  staff_id     int not null,
  status       text not null default 'active'
    check (status in ('half', 'active', 'deletedByCustomer', 'deletedByStaff', 'transferred')),
  add_way      int,
  state        text,
  channel_id   int,
  remark       text,
  since        timestamptz not null default now(),
  until        timestamptz,
  primary key (workspace_id, ordinal, staff_id),
  foreign key (workspace_id, ordinal) references customer (workspace_id, ordinal),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id)
);
create index on follow (workspace_id, staff_id);
