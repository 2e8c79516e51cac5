-- Notices: who is told when a tag is put on a customer, and every message that came of it.

create table notice (
  workspace_id   int not null references workspace,
  id             int generated always as identity,
  name           text not null,
  state          text not null check (state in ('live', 'paused')),
  -- Any of these tags, or any tag of these groups.
  tags           int[] not null default '{}',
  groups         int[] not null default '{}',
  -- Empty: whatever the tag came by.
  sources        source[] not null default '{}',
  target         text not null check (target in ('robot', 'staff', 'owner')),
  staff          int[] not null default '{}',
  -- The key of a group robot, sealed; what tells robots apart without it (the beginning of its SHA-256); its last characters.
  robot_key      bytea,
  robot_hash     text,
  robot_tail     text,
  -- Whether the robot calls the customer's owner by name.
  mention_owner  boolean not null default false,
  template       text not null,
  language       text not null,
  -- `22:00` and `08:00` on the wall of the workspace; null: there are no quiet hours.
  quiet_from     text,
  quiet_until    text,
  quiet_messages     text check (quiet_messages in ('held', 'dropped')),
  -- Within so many hours the same customer is told once.
  again_after_h  int not null,
  -- Only what happened after it went live is told.
  since_position bigint not null,
  -- The code with which WeCom refused for good, after which it was paused.
  stop_code      int,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  primary key (workspace_id, id),
  check ((target = 'robot') = (robot_key is not null)),
  check ((quiet_from is null) = (quiet_messages is null) and (quiet_from is null) = (quiet_until is null))
);
create unique index on notice (workspace_id, name);

-- How far the log of tag changes was followed.
create table notice_cursor (
  workspace_id int primary key references workspace,
  position     bigint not null
);

create table notice_message (
  workspace_id   int not null,
  id             bigint generated always as identity,
  notice_id      int not null,
  -- For whom a notice to owners is; null: the robot, or the notice's people.
  owner_id       int,
  -- What one job did is one message.
  job_id         bigint,
  -- waiting and held ones still take up what happens; from sending on nothing is added.
  state          text not null
    check (state in ('waiting', 'held', 'sending', 'sent', 'unknown', 'dropped', 'failed')),
  -- Why it was dropped or failed, or what it waits for; and WeCom's code, when it gave one.
  reason         text,
  code           int,
  customers      int not null default 0,
  due_at         timestamptz not null,
  -- Set once its job has ended: it goes when the log was followed as far.
  until_position bigint,
  attempts       int not null default 0,
  -- Whom it went to, as limits count it; and those of them whom WeCom did not find.
  robot_hash     text,
  receivers      int[] not null default '{}',
  missed         int[] not null default '{}',
  created_at     timestamptz not null,
  begun_at       timestamptz,
  done_at        timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, notice_id) references notice on delete cascade
);
create index on notice_message (workspace_id, due_at) where state in ('waiting', 'held', 'sending');
create index on notice_message (workspace_id, notice_id, id desc);
create index on notice_message (workspace_id, begun_at) where begun_at is not null;

-- Whom a message is about, and by which line of the log of tag changes: names and reasons are read when it is sent.
create table notice_item (
  workspace_id int not null,
  message_id   bigint not null,
  customer     int not null,
  tag_id       int not null,
  position     bigint not null,
  primary key (workspace_id, message_id, customer, tag_id),
  foreign key (workspace_id, message_id) references notice_message on delete cascade
);
create index on notice_item (workspace_id, customer);

-- When a customer was last told of by a notice.
create table notice_told (
  workspace_id int not null,
  notice_id    int not null,
  customer     int not null,
  message_id   bigint not null,
  at           timestamptz not null,
  primary key (workspace_id, notice_id, customer),
  foreign key (workspace_id, notice_id) references notice on delete cascade
);
create index on notice_told (workspace_id, message_id);
create index on notice_told (workspace_id, customer);
