-- Staff are told by WeCom when a customer reads what they sent.

-- Of one customer at most once in so many minutes; null: not at all.
alter table staff add column reader_notice_min int default 60 check (reader_notice_min between 5 and 1440);

-- When a member of staff was last told that this customer reads.
create table reader_told (
  workspace_id int not null references workspace,
  staff_id     int not null,
  customer     int not null,
  at           timestamptz not null,
  primary key (workspace_id, staff_id, customer)
);
create index on reader_told (workspace_id, customer);
create index on reader_told (at);
