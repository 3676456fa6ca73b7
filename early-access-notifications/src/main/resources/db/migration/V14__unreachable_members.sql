-- Members of the feedback group whom mail can't reach. Each is left alone until something is chosen for the address.
create table feedback_group_unreachable (
    email  text        not null primary key check (email = lower(email)),
    reason text        not null,
    since  timestamptz not null
);
