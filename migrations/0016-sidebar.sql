-- The chat sidebar: remarks on their way to WeCom, and the tags that each member of staff keeps at hand.

-- The newest remark of a pair that WeCom does not have yet. While it is here, what WeCom has is older.
create table wecom_remark (
  workspace_id    int not null references wecom_connection on delete cascade,
  -- Lower case, as in wecom_relation.
  userid          text not null,
  external_userid text not null,
  -- Empty: none.
  remark          text not null,
  due_at          timestamptz not null,
  -- How often it was written: what is written again while it is sent is sent once more.
  asks            int not null default 1,
  attempts        int not null default 0,
  -- Set while it cannot be sent: WeCom's code, and what was called.
  code            int,
  failure         text,
  primary key (workspace_id, userid, external_userid)
);
create index on wecom_remark (workspace_id, due_at);

-- Favourites in the order their owner gave them (place), and when a tag was last put on by hand in the sidebar.
create table tag_shortcut (
  workspace_id int not null,
  staff_id     int not null,
  tag_id       int not null,
  place        int,
  used_at      timestamptz,
  primary key (workspace_id, staff_id, tag_id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id) on delete cascade
);
