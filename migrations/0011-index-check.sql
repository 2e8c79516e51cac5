-- What the recounts of audience indexes found, and who asked for an index to be built again. One row per workspace.
create table index_check (
  workspace_id int primary key,
  -- The customer that the next recount begins with, and how many were recounted so far.
  next_ordinal int not null default 1,
  checked      bigint not null default 0,
  checked_at   timestamptz,
  -- The last recount that differed: which parts of the index.
  drifted_at   timestamptz,
  drifted      jsonb,
  -- Rises when somebody asks; every process builds its index again and remembers up to where it has.
  rebuild_asked int not null default 0
);
