-- What customers agreed to about the chat archive, and what was read from it. Texts stand only in the events of those
-- who agreed.

create table chat_consent (
  workspace_id    int not null references workspace,
  external_userid text not null,
  -- With whom: the WeCom user id of the member of staff in lower case, or the id of the group.
  chat            text not null,
  agreed          boolean not null,
  -- When the customer said so; 1970 when WeCom says no time.
  at              timestamptz not null,
  -- Whose record it was when it was read; null: nobody's yet.
  customer        int,
  primary key (workspace_id, external_userid, chat)
);
create index on chat_consent (workspace_id, customer) where customer is not null;

create table chat_archive_file (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  name         text not null,
  bytes        bigint not null,
  -- Null while it is being read, and after a crash until it is read anew.
  ended_at     timestamptz,
  started_at   timestamptz not null,
  lines        int not null default 0,
  accepted     int not null default 0,
  duplicates   int not null default 0,
  -- Without consent; of these nothing was kept.
  withheld     int not null default 0,
  -- Not between staff and a customer.
  skipped      int not null default 0,
  -- Lines that could not be used, the first hundred with their reasons.
  aside        int not null default 0,
  problems     jsonb not null default '[]',
  primary key (workspace_id, id)
);
