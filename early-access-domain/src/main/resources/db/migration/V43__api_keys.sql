-- The keys of machines. A key itself is not stored: it is found by its SHA-256.
create table api_key (
    id         bigint      generated always as identity primary key,
    name       text        not null,
    role       text        not null check (role in ('server', 'viewer', 'support', 'editor', 'admin')),
    -- The first characters of the key, by which people recognise it.
    prefix     text        not null,
    sha256     bytea       not null unique check (length(sha256) = 32),
    created_at timestamptz not null,
    expires_at timestamptz,
    -- A revoked key stays, so that a machine that still uses it is told.
    revoked_at timestamptz
);

-- Histories tell machines apart by the names of their keys.
create unique index api_key_by_name on api_key (lower(name)) where revoked_at is null;

-- When a key was last used, also one from the settings, by its SHA-256.
create table api_key_use (
    sha256       bytea       primary key,
    last_used_at timestamptz not null
);
