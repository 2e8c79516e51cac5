-- How often something that costs money was asked for lately. In the database because all web processes count together.
create table allowance (
  workspace_id int not null references workspace,
  -- What is asked, and by whom.
  what         text not null,
  -- Since `began_at`.
  taken        int not null,
  began_at     timestamptz not null,
  primary key (workspace_id, what)
);
