-- WeCom (企业微信): the connection of a workspace, the mirror of what WeCom holds, and the two lines between: what came
-- in and has to be read again, and what has to be sent.

-- One corp for each workspace. Secrets are encrypted with the installation's key.
create table wecom_connection (
  workspace_id     int primary key references workspace,
  corp_id          text not null unique,
  agent_id         text not null,
  -- Scheme, host and port of the API; null: the installation's default.
  base             text,
  secret           bytea not null,
  callback_token   bytea,
  callback_aes_key bytea,
  -- Who set it: 'environment' is written again at every start.
  origin           text not null check (origin in ('settings', 'environment', 'simulator')),
  -- Writing to WeCom waits while this is set; reading goes on.
  paused           boolean not null default false,
  changed_at       timestamptz not null default now(),
  -- When WeCom last called us and last answered us.
  called_at        timestamptz,
  answered_at      timestamptz
);

-- Tokens and tickets, shared by all processes; encrypted. A renewal holds the row.
create table wecom_token (
  workspace_id int not null references wecom_connection on delete cascade,
  kind         text not null check (kind in ('access', 'jsapi', 'agent')),
  value        bytea,
  expires_at   timestamptz,
  primary key (workspace_id, kind)
);

-- APIs that answered 45009: no calls until then.
create table wecom_circuit (
  workspace_id int not null references wecom_connection on delete cascade,
  api          text not null,
  open_until   timestamptz not null,
  opened_at    timestamptz not null,
  primary key (workspace_id, api)
);

-- Calls of an hour, for the quota of the status page.
create table wecom_usage (
  workspace_id int not null references wecom_connection on delete cascade,
  hour         timestamptz not null,
  api          text not null,
  calls        int not null default 0,
  failed       int not null default 0,
  last_code    int,
  last_failed_at timestamptz,
  primary key (workspace_id, hour, api)
);

-- What WeCom told us, as it was after decryption. Answered only after the commit, so nothing that was acknowledged is lost.
create table wecom_callback (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  -- SHA-256 of the text: attempts of one delivery are encrypted anew, and events have no ids of their own.
  hash         bytea not null,
  body         text not null,
  received_at  timestamptz not null,
  handled_at   timestamptz,
  -- Why it was set aside.
  failure      text,
  primary key (workspace_id, id),
  unique (workspace_id, hash)
);
create index on wecom_callback (workspace_id, id) where handled_at is null;
create index on wecom_callback (received_at);

create table wecom_tag_group (
  workspace_id int not null references workspace,
  id           text not null,
  name         text not null,
  -- uint32 of WeCom: larger first.
  sort         bigint not null default 0,
  -- Ours; null while it is not taken over.
  group_id     int,
  -- Created through our app: only then it can be changed there.
  owned        boolean not null default false,
  deleted_at   timestamptz,
  primary key (workspace_id, id)
);
create unique index on wecom_tag_group (workspace_id, group_id) where group_id is not null and deleted_at is null;

create table wecom_tag (
  workspace_id int not null references workspace,
  id           text not null,
  group_id     text not null,
  name         text not null,
  sort         bigint not null default 0,
  -- Ours; null while it is not taken over.
  tag_id       int,
  owned        boolean not null default false,
  deleted_at   timestamptz,
  primary key (workspace_id, id)
);
create unique index on wecom_tag (workspace_id, tag_id) where tag_id is not null and deleted_at is null;

-- How a group of ours is written to WeCom. A group without a row follows the default: all followers.
create table wecom_policy (
  workspace_id int not null references workspace,
  group_id     int not null,
  -- all: every follower; owner: who looks after the customer; acting: who put the tag on; none: stays here.
  writes_to    text not null check (writes_to in ('all', 'owner', 'acting', 'none')),
  primary key (workspace_id, group_id)
);

-- One (staff, customer) pair as WeCom has it.
create table wecom_relation (
  workspace_id     int not null references workspace,
  -- Lower case: WeCom compares without case.
  userid           text not null,
  external_userid  text not null,
  staff_id         int not null,
  customer         int not null,
  status           text not null
    check (status in ('half', 'active', 'deletedByCustomer', 'deletedByStaff', 'transferred')),
  -- When it began (createtime).
  since            timestamptz not null,
  -- Corp tags (WeCom's ids, ascending) as both sides last knew them: the last reading or the last write that succeeded.
  agreed           text[] not null default '{}',
  -- { "add", "remove" }: a write whose outcome is not known (under way, or cut off). Until it is, no reading counts.
  sending          jsonb,
  -- [{ "group", "name" }]: the staff member's own tags. Read only, and only he sees them.
  personal         jsonb not null default '[]',
  -- Of the last reading, to see what changed.
  fields           jsonb not null default '{}',
  -- The channel's key as the event named it and as `get` names it: two hints that may differ.
  state_told       text,
  state_read       text,
  read_at          timestamptz,
  -- CreateTime of the newest event that began or ended it.
  told_at          timestamptz,
  -- When an event began or ended it: a reading that began before is not used.
  touched_at       timestamptz not null default '-infinity',
  primary key (workspace_id, userid, external_userid)
);
create index on wecom_relation (workspace_id, external_userid);
create index on wecom_relation (workspace_id, customer);

-- What must be read again. One row for each subject, however many events asked for it.
create table wecom_reading (
  workspace_id int not null references wecom_connection on delete cascade,
  -- relation, library, chat, staff
  kind         text not null,
  -- `userid external_userid`, chat id, or empty.
  subject      text not null,
  due_at       timestamptz not null,
  asked_at     timestamptz not null default now(),
  -- How often it was asked for: what is asked for again while it is read is read once more.
  asks         int not null default 1,
  attempts     int not null default 0,
  failure      text,
  primary key (workspace_id, kind, subject)
);
create index on wecom_reading (workspace_id, due_at);

-- Pairs whose tags here may differ from `agreed`. What to send is computed when it is sent, so changes that follow each
-- other become one call, and a call that is repeated after a crash sends nothing twice.
create table wecom_writing (
  workspace_id    int not null references wecom_connection on delete cascade,
  userid          text not null,
  external_userid text not null,
  due_at          timestamptz not null,
  asked_at        timestamptz not null default now(),
  asks            int not null default 1,
  attempts        int not null default 0,
  -- Set while it cannot be sent: WeCom's code, or 0 for one of ours.
  code            int,
  failure         text,
  primary key (workspace_id, userid, external_userid)
);
create index on wecom_writing (workspace_id, due_at);

-- How far the log of tag changes was looked through for pairs to write.
create table wecom_cursor (
  workspace_id int primary key references wecom_connection on delete cascade,
  position     bigint not null
);

create table wecom_department (
  workspace_id  int not null references workspace,
  id            int not null,
  department_id int not null,
  primary key (workspace_id, id)
);

create table wecom_chat (
  workspace_id   int not null references workspace,
  id             text not null,
  name           text not null,
  owner_userid   text,
  status         int not null default 0,
  member_version text,
  created_at     timestamptz,
  dismissed_at   timestamptz,
  read_at        timestamptz not null,
  primary key (workspace_id, id)
);
create table wecom_chat_member (
  workspace_id int not null references workspace,
  chat_id      text not null,
  member       text not null,
  -- 1: staff, 2: from outside; those need not be customers.
  kind         int not null,
  joined_at    timestamptz,
  join_scene   int,
  state        text,
  primary key (workspace_id, chat_id, member)
);
create index on wecom_chat_member (workspace_id, member);

-- A whole comparison of both sides, and what it found.
create table wecom_comparison (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  started_at   timestamptz not null,
  finished_at  timestamptz,
  relations    int not null default 0,
  -- Relations without any difference.
  equal        int not null default 0,
  failure      text,
  primary key (workspace_id, id)
);
create table wecom_difference (
  workspace_id    int not null references workspace,
  comparison_id   int not null,
  id              bigint generated always as identity,
  kind            text not null,
  userid          text,
  external_userid text,
  customer        int,
  -- WeCom's id of the tag or group.
  wecom_id        text,
  name            text,
  -- What both last knew, what stands here, what stands there.
  agreed          text,
  here            text,
  there           text,
  -- taken: from there; sent: to there; left: for somebody to decide.
  done            text,
  done_at         timestamptz,
  done_by         text,
  primary key (workspace_id, id)
);
create index on wecom_difference (workspace_id, comparison_id, id);
create index on wecom_difference (workspace_id, id) where done is null;

-- WeCom compares userids without case.
create index staff_userid on staff (workspace_id, lower(wecom_user_id)) where wecom_user_id is not null;

-- Tags of ours that WeCom refused to make (the corp's quota, a name): they stay here until tried again.
create table wecom_refused_tag (
  workspace_id int not null references wecom_connection on delete cascade,
  tag_id       int not null,
  code         int not null,
  at           timestamptz not null,
  primary key (workspace_id, tag_id)
);
