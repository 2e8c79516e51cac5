-- How often an address asked to sign in lately: better-auth's own table, as it wants it. In the database because all
-- web processes count together.
create table "rateLimit" (
  "id" text primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);
