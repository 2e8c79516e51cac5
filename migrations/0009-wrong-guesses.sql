-- Wrong passwords of late, so that all processes of an installation count together. Nobody is named: `who` is a digest.
create table wrong_guess (
  who   bytea primary key,
  count int not null,
  -- First wrong one of the window.
  since timestamptz not null
);
create index on wrong_guess (since);
