-- Materials (资料), the links by which staff send them, who read them and for how long.

alter type source add value 'material';

-- Files below the data directory; the name on disk says nothing about them.
create table material_file (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  disk_name    text not null,
  -- As it was called by whoever uploaded it; only shown.
  name         text not null,
  -- What its first bytes say, never what the sender said.
  media_type   text not null,
  bytes        bigint not null,
  sha256       bytea not null,
  created_at   timestamptz not null,
  primary key (workspace_id, id)
);

create table material (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  kind         text not null check (kind in ('article', 'link', 'file', 'video', 'case')),
  name         text not null,
  summary      text not null default '',
  -- Text with marks (core/rich-text.ts), the address outside, or the file: one of them.
  body         text,
  url          text,
  file_id      int,
  cover_id     int,
  -- Foreground seconds from which a visit counts as reading.
  threshold_s  int not null check (threshold_s > 0),
  -- Put on whoever reads it for so long.
  tags         int[] not null default '{}',
  -- All files that it shows: its own, its cover, pictures in its text.
  files        int[] not null default '{}',
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  archived_at  timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, file_id) references material_file,
  foreign key (workspace_id, cover_id) references material_file
);
create unique index on material (workspace_id, name) where archived_at is null;
create index on material using gin (tags);

-- A browser that opened a link. Its token stands in its cookie, here only the token's SHA-256.
create table material_reader (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  token_hash   bytea not null,
  customer     int,
  -- Who said that it is this customer: WeCom, or that it was the first to open the customer's own link.
  known_by     text check (known_by in ('wecom', 'link')),
  -- WeCom said that it is somebody of the company, whose reading does not count.
  is_staff     boolean not null default false,
  -- When WeCom was asked last, whatever it said.
  asked_at     timestamptz,
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash)
);
create index on material_reader (workspace_id, customer) where customer is not null;

create table material_link (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  -- 96 random bits: whoever has it may read the material, nobody finds it by trying.
  code         text not null,
  material_id  int not null,
  staff_id     int,
  -- Set when it was made for one customer.
  customer     int,
  -- The browser that opened it first; others are people it was passed on to.
  first_reader bigint,
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  unique (code),
  foreign key (workspace_id, material_id) references material on delete cascade
);
create unique index on material_link (workspace_id, material_id, staff_id, customer) nulls not distinct;
create index on material_link (workspace_id, customer) where customer is not null;

create table material_visit (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  material_id  int not null,
  link_id      int not null,
  reader_id    bigint not null,
  -- SHA-256 of what its beacons carry.
  secret_hash  bytea not null,
  -- Stands in the address while it is read, so that it is known by whom a page was passed on.
  share_code   text not null,
  -- The visit whose address it was opened by.
  shared_from  bigint,
  -- When others first came by the address of this visit.
  shared_at    timestamptz,
  began_at     timestamptz not null,
  -- By the server's clock: the last beacon, and the earliest moment since which its seconds can have passed.
  last_at      timestamptz not null,
  counts_from  timestamptz not null,
  -- In the foreground.
  seconds      float8 not null default 0,
  -- How far down it was read, in percent.
  depth        smallint not null default 0,
  -- Seconds that the journal was told; null: not yet.
  told_s       float8,
  -- When the tags of the material were put on, and for whom.
  tagged_at    timestamptz,
  share_told   boolean not null default false,
  primary key (workspace_id, id),
  unique (workspace_id, secret_hash),
  unique (workspace_id, share_code),
  foreign key (workspace_id, material_id) references material on delete cascade,
  foreign key (workspace_id, link_id) references material_link on delete cascade,
  foreign key (workspace_id, reader_id) references material_reader on delete cascade
);
create index on material_visit (workspace_id, material_id, began_at);
create index on material_visit (workspace_id, reader_id, last_at);
create index on material_visit (workspace_id, link_id, last_at);
create index on material_visit (workspace_id, last_at);
