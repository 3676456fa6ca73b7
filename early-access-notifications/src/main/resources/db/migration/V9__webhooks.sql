-- What the team hears: two more channels, how many users a launch began with, and webhooks.

alter table chat_post drop constraint chat_post_channel_check;
alter table chat_post add constraint chat_post_channel_check
    check (channel in ('feedback', 'marketing', 'announcements'));
alter table chat_channel drop constraint chat_channel_channel_check;
alter table chat_channel add constraint chat_channel_channel_check
    check (channel in ('feedback', 'marketing', 'announcements'));

-- The launch whose number of users is told at the end of the post, which waits until that is counted.
alter table chat_post add column launch_id bigint references launch;

-- How many users had the beta from its first moment: counted once, soon after it.
alter table launch add column ready bigint;
update launch set ready = coalesce(subscribers, enrolled);
create index launch_to_count on launch (id) where ready is null;

-- Who is told over HTTP.
create table webhook_endpoint (
    id              bigint generated always as identity primary key,
    url             text        not null,
    description     text,
    -- Null for all, also for those that there will be one day.
    types           text[] check (cardinality(types) > 0),
    -- What signs: it has to be known, so no hash would do.
    secret          bytea       not null check (length(secret) between 24 and 64),
    created_at      timestamptz not null,
    disabled_at     timestamptz,
    disabled_reason text check (disabled_reason in ('gone', 'admin')),
    -- Who posts to it, by the database's clock, and until when it is left alone.
    held_by         text,
    held_until      timestamptz,
    rests_until     timestamptz,
    check ((disabled_at is null) = (disabled_reason is null))
);

-- What is told to one endpoint. What waits is a queue; the rest is kept for a while, to be looked at or told again.
create table webhook_message (
    id          bigint generated always as identity primary key,
    endpoint_id bigint      not null references webhook_endpoint on delete cascade,
    -- The webhook-id, the same at every endpoint that is told of the same.
    message_id  text        not null,
    type        text        not null,
    -- Messages about one feature come in order, and so do those about none.
    feature_id  bigint references feature,
    -- The launch whose number of users is told, once that is counted.
    launch_id   bigint references launch,
    payload     text        not null,
    status      text        not null default 'waiting' check (status in ('waiting', 'delivered', 'failed')),
    tries       int         not null default 0,
    queued_at   timestamptz not null,
    -- When it was queued, or an admin last wanted it posted again: from then on it has all its tries.
    begun_at    timestamptz not null,
    due_at      timestamptz not null,
    settled_at  timestamptz check ((settled_at is null) = (status = 'waiting')),
    unique (endpoint_id, message_id)
);

create index webhook_message_in_order on webhook_message (endpoint_id, feature_id, id) where status = 'waiting';
create index webhook_message_of_endpoint on webhook_message (endpoint_id, id);
create index webhook_message_failed on webhook_message (endpoint_id, id) where status = 'failed';
create index webhook_message_settled on webhook_message (settled_at) where status <> 'waiting';

-- One time that a message was posted.
create table webhook_attempt (
    id          bigint generated always as identity primary key,
    message_id  bigint      not null references webhook_message on delete cascade,
    at          timestamptz not null,
    -- The HTTP status; null where there was no answer, and then the error says why.
    status      int,
    error       text,
    response    text,
    took_millis bigint      not null
);

create index webhook_attempt_of_message on webhook_attempt (message_id, id);
