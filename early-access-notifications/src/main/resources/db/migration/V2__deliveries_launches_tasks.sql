-- Who is to hear of it: launches, the ledger of mails, the key of links, and the scheduler's own table.

create table launch (
    id              bigint generated always as identity primary key,
    feature_id      bigint      not null references feature,
    feature_version bigint      not null,
    started_at      timestamptz not null,
    finished_at     timestamptz,
    paused          boolean     not null default false,
    -- Counted up in the transactions that do it. Subscribers are counted once, by the sweep when it begins.
    subscribers     bigint,
    enrolled        bigint      not null default 0,
    owed            bigint      not null default 0,
    sent            bigint      not null default 0,
    failed          bigint      not null default 0,
    cancelled       bigint      not null default 0,
    -- The mails sent of late, each counting the less the longer ago it was: what the rate is made of.
    recent          double precision not null default 0,
    recent_at       timestamptz,
    mailing_since   timestamptz
);

create index launch_of_feature on launch (feature_id, id);

-- One mail owed to one recipient for one occasion. No address, and no foreign key to a table that is kept per user.
create table delivery (
    id              bigint generated always as identity primary key,
    kind            text        not null check (kind in ('launch', 'feedback-request')),
    recipient       text        not null,
    occasion        text        not null,
    feature_id      bigint references feature,
    -- Whose counters it counts for: the launch that owed it. No foreign key, for there are as many as there are users.
    launch_id       bigint,
    status          text        not null default 'owed' check (status in ('owed', 'sent', 'failed', 'cancelled')),
    owed_at         timestamptz not null,
    due_at          timestamptz not null,
    attempts        int         not null default 0,
    last_error      text,
    claimed_by      text,
    claimed_until   timestamptz,
    sent_at         timestamptz,
    settled_at      timestamptz,
    -- Of the feature, as the pump read it when it cancelled: a launch of a later version owes the mail again.
    settled_version bigint,
    message_token   uuid        not null default gen_random_uuid(),
    unique (recipient, occasion)
);

create index delivery_due on delivery (occasion, due_at, id) where status = 'owed';
create index delivery_cancelled on delivery (occasion, settled_version) where status = 'cancelled';

-- How many mails may be sent now, where that is limited: one row for all instances.
create table mail_allowance (
    id          smallint         not null primary key default 1 check (id = 1),
    tokens      double precision not null,
    refilled_at timestamptz      not null
);

-- What an admin looks for: what has failed, and what a feature has sent.
create index delivery_failed on delivery (id) where status = 'failed';
create index delivery_of_feature on delivery (feature_id, id);

create table signing_key (
    id         smallint    not null primary key check (id = 1),
    key        bytea       not null,
    created_at timestamptz not null default now()
);

-- db-scheduler's, as its release 16 asks for it.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);
