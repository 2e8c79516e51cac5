-- Websites and mini-programs that tell what their visitors look at.

create table site (
  workspace_id int not null references workspace,
  id           int generated always as identity,
  name         text not null,
  -- Stands in the pages of the site, so everybody may read it: it can only tell of page views and forms.
  key          text not null,
  -- What signs customers, sealed. Only the server of the site has it.
  secret       bytea not null,
  -- `https://www.example.com`, or `https://*.example.com` for all below it.
  origins      text[] not null default '{}',
  -- Mini-programs and servers, which name no origin, may tell too.
  no_origin    boolean not null default false,
  -- Nothing is taken without the visitor's consent.
  asks_consent boolean not null default true,
  keeps_query  boolean not null default false,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  archived_at  timestamptz,
  last_seen_at timestamptz,
  primary key (workspace_id, id),
  unique (key)
);
create unique index on site (workspace_id, name) where archived_at is null;

-- A browser on a site. Its token stands in its storage, here only the token's SHA-256.
create table site_visitor (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  site_id      int not null,
  token_hash   bytea not null,
  -- As the site's server signed it last.
  customer     int,
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, site_id) references site on delete cascade
);
create index on site_visitor (workspace_id, customer) where customer is not null;

-- What visitors did: told to the journal as soon as it is known who they are.
create table site_event (
  workspace_id int not null references workspace,
  id           bigint generated always as identity,
  visitor_id   bigint not null,
  -- Of the page: the same id again is the same view, which went on.
  page_id      text not null,
  type         text not null check (type in ('page.view', 'form.submitted')),
  properties   jsonb not null,
  at           timestamptz not null,
  last_at      timestamptz not null,
  seconds      float8 not null default 0,
  told_s       float8,
  primary key (workspace_id, id),
  unique (workspace_id, visitor_id, page_id),
  foreign key (workspace_id, visitor_id) references site_visitor on delete cascade
);
create index on site_event (last_at);
