-- Who wants to be told of each change of an enrollment: no row, as long as no webhook asks for it. The statements that
-- change enrollments look here, and write changes only for somebody.
create table enrollment_follower (
    endpoint_id bigint primary key
);

-- Changes that no message tells of yet. Changes of one enrollment have ids in their order.
create table enrollment_change (
    id         bigint generated always as identity primary key,
    feature_id bigint      not null references feature,
    user_id    text        not null,
    -- As stored; 'none' for an interest that was taken back.
    status     text        not null check (status in ('none', 'interested', 'opted-in', 'opted-out')),
    origin     text        not null check (origin in ('self', 'launch', 'admin')),
    since      timestamptz not null
);

create index enrollment_change_of_user on enrollment_change (user_id);
