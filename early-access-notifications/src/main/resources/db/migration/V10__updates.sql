-- News about a feature for those who are in: what an admin posted, and that it became generally available.

create table feature_update (
    id          bigint generated always as identity primary key,
    feature_id  bigint      not null references feature,
    kind        text        not null check (kind in ('update', 'general-availability')),
    -- Null where the words of the mail say it all.
    subject     text,
    markdown    text,
    posted_by   text        not null,
    -- It is for whoever was in by then.
    posted_at   timestamptz not null,
    -- How far through the users' ids its sweep is.
    swept_to    text        not null default '',
    finished_at timestamptz,
    -- Counted up in the transactions that do it.
    recipients  bigint      not null default 0,
    owed        bigint      not null default 0,
    sent        bigint      not null default 0,
    failed      bigint      not null default 0,
    cancelled   bigint      not null default 0,
    check ((kind = 'update') = (subject is not null) and (kind = 'update') = (markdown is not null))
);

create index feature_update_of_feature on feature_update (feature_id, id);
create index feature_update_to_sweep on feature_update (feature_id, id) where finished_at is null;

-- Whose counters it counts for, as launch_id.
alter table delivery add column update_id bigint;

alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check
    check (kind in ('launch', 'feedback-request', 'feedback-reply', 'feedback-answer', 'digest', 'update',
                    'general-availability'));
