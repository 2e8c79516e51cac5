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

-- The workspace column has no foreign key here and below: rows only come through the workspace's own position lock,
-- and the check would cost an import a tenth of its speed.
create table customer (
  workspace_id int not null,
  -- Dense, never reused; the number inside `cus_…`.
  ordinal      int not null,
  name         text not null default '',
  remark       text not null default '',
  status       text not null default 'lead'
    check (status in ('lead', 'following', 'opportunity', 'customer', 'lost')),
  owner_id     int,
  -- By attribute key; money in minor units, dates as ISO text, many as arrays.
  attributes   jsonb not null default '{}',
  -- Set when the record was merged away; identities moved to that one, the fields stay for the way back.
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
create index on customer (workspace_id, owner_id, ordinal) where owner_id is not null;
-- Who is not alive: the number of customers is ordinals minus these, without counting a million rows.
create index customer_gone on customer (workspace_id) where deleted_at is not null or merged_into is not null;
create index on customer (workspace_id, merged_into) where merged_into is not null;

-- Kinds: external (WeCom external_userid), unionid, phone, ref (the caller's own key).
create table customer_identity (
  workspace_id int not null,
  kind         text not null check (kind in ('external', 'unionid', 'phone', 'ref')),
  value        text not null,
  ordinal      int not null,
  -- The one that is shown; others came by merges or from a second account and still find the customer.
  main         boolean not null default true,
  primary key (workspace_id, kind, value)
);
create index on customer_identity (workspace_id, ordinal);
-- Search by the last digits of a phone number.
create index customer_phone_tail on customer_identity (workspace_id, reverse(value) text_pattern_ops)
  where kind = 'phone';

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

-- What happened to a customer's own fields, with values: the timeline and the way back. The audit trail, which can
-- never be erased, only names the fields.
create table customer_change (
  workspace_id int not null,
  customer     int not null,
  -- workspace.position of the change.
  position     bigint not null,
  at           timestamptz not null,
  -- created, updated, followers, merged, unmerged, deleted, erased
  did          text not null,
  actor_kind   text not null,
  actor_id     text not null,
  actor_name   text not null,
  -- The long work that did it (an import), for taking it back as a whole.
  job_id       bigint,
  before       jsonb,
  after        jsonb,
  primary key (workspace_id, customer, position)
);
create index on customer_change (workspace_id, job_id, customer) where job_id is not null;

-- Merges, with what is needed to take each one back for 90 days.
create table customer_merge (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  from_ordinal int not null,
  into_ordinal int not null,
  at           timestamptz not null,
  -- Fields of the survivor before and after, identities and follow relations that moved, shares of other features.
  image        jsonb not null,
  undone_at    timestamptz,
  primary key (workspace_id, id)
);
create unique index on customer_merge (workspace_id, from_ordinal) where undone_at is null;
create index on customer_merge (workspace_id, into_ordinal);
