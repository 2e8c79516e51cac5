-- Forms that are filled in on a page of ours: the links to them, and answers of people whom nobody knows yet.

create table form_link (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  -- 96 random bits: whoever has it may fill in the form, nobody finds it by trying.
  code         text not null,
  form_id      int not null,
  -- Whose link it is; null: a program's.
  staff_id     int,
  -- Set when it was made for one customer.
  customer     int,
  -- The browser that answered by it first (material_reader); others are people it was passed on to.
  first_reader bigint,
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  unique (code),
  foreign key (workspace_id, form_id) references form on delete cascade
);
create unique index on form_link (workspace_id, form_id, staff_id, customer) nulls not distinct;
create index on form_link (workspace_id, customer) where customer is not null;

create table form_answer (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  form_id      int not null,
  link_id      int not null,
  -- material_reader: the browser it came from.
  reader_id    bigint not null,
  -- SHA-256 of the page that was sent and what was filled in: sent twice it counts once.
  sent_hash    bytea not null,
  at           timestamptz not null,
  -- Of the event; null once it was told to the journal, which keeps it.
  properties   jsonb,
  primary key (workspace_id, id),
  unique (workspace_id, sent_hash),
  foreign key (workspace_id, link_id) references form_link on delete cascade
);
create index on form_answer (workspace_id, reader_id) where properties is not null;
create index on form_answer (at);
