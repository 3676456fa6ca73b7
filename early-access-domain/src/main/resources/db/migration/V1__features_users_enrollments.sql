-- What is released, who uses it, and what each user said about each feature.

create table feature (
    id                  bigint generated always as identity primary key,
    key                 text        not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 64),
    name                text        not null,
    description         text,
    owner_name          text,
    owner_email         text,
    owner_team          text,
    documentation_url   text,
    feedback_url        text,
    target_date         date,
    size                text        not null check (size in ('minor', 'major')),
    new_product         boolean     not null,
    metered             boolean     not null,
    activation_criteria text,
    stage               text        not null check (stage in ('concept', 'beta', 'general-availability', 'archived')),
    stage_since         timestamptz not null,
    created_at          timestamptz not null,
    version             bigint      not null
);

create table stage_transition (
    id         bigint generated always as identity primary key,
    feature_id bigint      not null references feature,
    from_stage text check (from_stage in ('concept', 'beta', 'general-availability', 'archived')),
    to_stage   text        not null check (to_stage in ('concept', 'beta', 'general-availability', 'archived')),
    reason     text,
    by_user    text        not null,
    at         timestamptz not null
);

create index stage_transition_of_feature on stage_transition (feature_id, id);

-- What a user's own tokens last said, and which mails the user wants. Distributable by user_id.
create table users (
    user_id                 text        not null primary key,
    email                   text,
    name                    text,
    locale                  text,
    token_issued_at         timestamptz not null,
    wants_launches          boolean     not null default true,
    wants_feedback_requests boolean     not null default true,
    wants_updates           boolean     not null default true,
    -- An address that mail can't reach. It is left alone for as long as it is the user's.
    suppressed_email        text,
    suppressed_reason       text,
    suppressed_at           timestamptz
);

create index users_by_email on users (lower(email));

-- One row a user and feature, read through the feature's stage. Distributable by user_id, beside users.
create table enrollment (
    user_id          text        not null,
    feature_id       bigint      not null references feature,
    status           text        not null check (status in ('interested', 'opted-in', 'opted-out')),
    origin           text        not null check (origin in ('self', 'launch', 'admin')),
    since            timestamptz not null,
    feedback_settled boolean     not null default false,
    primary key (user_id, feature_id)
);

create index enrollment_of_feature on enrollment (feature_id, user_id) include (status);
create index enrollment_to_launch on enrollment (feature_id, user_id) where status = 'interested';
create index enrollment_to_ask on enrollment (feature_id, since) where status = 'opted-in' and not feedback_settled;
