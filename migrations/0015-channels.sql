-- Channels (渠道活码): a code or a link behind which staff stand. Who comes by one gets its tags, a remark and a welcome.

create table channel (
  workspace_id  int not null references workspace,
  id            int generated always as identity,
  kind          text not null check (kind in ('contactWay', 'link')),
  -- What comes back in events: with a prefix of ours, opaque, at most 30 characters. It never changes.
  state         text not null check (length(state) <= 30),
  name          text not null,
  staff         int[] not null default '{}',
  departments   int[] not null default '{}',
  -- [{ "days": [1..7], "from": "09:00", "to": "18:00", "staff": [], "departments": [] }]: instead of the above meanwhile.
  shifts        jsonb not null default '[]',
  -- Customers a day for each of the staff; who has them steps back until tomorrow.
  daily_limit   int check (daily_limit > 0),
  -- Who stands in while everybody else has stepped back.
  backups       int[] not null default '{}',
  tags          int[] not null default '{}',
  -- What the customer's remark becomes, with variables; empty: it is left alone.
  remark        text not null default '',
  -- { "text", "attachments", "variants": [{ "days", "from", "to", "text", "attachments" }] }; null: none.
  welcome       jsonb,
  skip_verify   boolean not null default true,
  batch         text,
  -- Null until WeCom has made it.
  config_id     text,
  -- The address that WeCom gave; what stands in the picture there, once it was looked at.
  qr_code_url   text,
  qr_content    text,
  link_id       text,
  url           text,
  -- Userids and departments of WeCom that it was last told; null: not known, so it is told again.
  sent_users    text[],
  sent_parties  int[],
  -- Why WeCom did not take what it was told, and when it is told again.
  send_failure  text,
  send_after    timestamptz,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  archived_at   timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, state)
);
create unique index on channel (workspace_id, name) where archived_at is null;
create index on channel using gin (tags);

-- Who came by which channel, and left. Also the list of what is still to be done for them.
create table channel_arrival (
  workspace_id    int not null references workspace,
  id              bigint generated always as identity,
  channel_id      int not null,
  staff_id        int not null,
  -- The pair of WeCom, as in wecom_relation.
  userid          text not null,
  external_userid text not null,
  at              timestamptz not null,
  lost_at         timestamptz,
  -- When its tags were put on. What was refused (and by which promise) is kept to be shown.
  tagged_at       timestamptz,
  refused         jsonb,
  -- Null once nothing is left to do.
  due_at          timestamptz,
  attempts        int not null default 0,
  -- The remark that was written, and why not.
  remark          text,
  failure         text,
  primary key (workspace_id, id),
  foreign key (workspace_id, channel_id) references channel on delete cascade
);
create index on channel_arrival (workspace_id, channel_id, at);
create index on channel_arrival (workspace_id, userid, external_userid);
create index on channel_arrival (workspace_id, due_at) where due_at is not null;
create index on channel_arrival (workspace_id, channel_id, lost_at) where lost_at is not null;

-- One row for each welcome code: whoever makes it sends, so that a customer is welcomed once. The code itself, which is
-- good for 20 seconds, is not kept.
create table channel_welcome (
  workspace_id    int not null references workspace,
  code_hash       bytea not null,
  -- Which stored callback it came with: after a crash the code is read from there.
  callback_hash   bytea not null,
  channel_id      int not null,
  userid          text not null,
  external_userid text not null,
  received_at     timestamptz not null,
  claimed_at      timestamptz not null,
  tries           int not null default 1,
  -- sent; none: the channel has no welcome; refused: WeCom said no (code); late: its 20 seconds were over; null: not known yet
  outcome         text check (outcome in ('sent', 'none', 'refused', 'late')),
  code            int,
  done_at         timestamptz,
  primary key (workspace_id, code_hash),
  foreign key (workspace_id, channel_id) references channel on delete cascade
);
create index on channel_welcome (workspace_id, channel_id, received_at);
create index on channel_welcome (received_at) where outcome is null;
create index on channel_welcome (workspace_id, callback_hash);

-- The company's mark in the middle of its codes: a square PNG.
create table channel_logo (
  workspace_id int primary key references workspace,
  png          bytea not null,
  changed_at   timestamptz not null
);
