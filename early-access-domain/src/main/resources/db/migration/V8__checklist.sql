-- What is recorded for the launch checklist, and what was passed over or lowered on the way.

create table checklist_entry (
    id          bigint generated always as identity primary key,
    feature_id  bigint      not null references feature,
    -- No check: companies have items of their own.
    item        text        not null,
    evidence    text        not null,
    note        text,
    -- Who recorded this evidence, and when; a new note changes neither.
    recorded_by text        not null,
    recorded_at timestamptz not null,
    -- Who took it back or replaced it, and when; null for what counts.
    ended_by    text,
    ended_at    timestamptz,
    check ((ended_by is null) = (ended_at is null))
);

create unique index checklist_entry_that_counts on checklist_entry (feature_id, item) where ended_at is null;

-- Items of the checklist that an admin passed over; and what was lowered within a stage, which is no step to another one.
alter table stage_transition
    add column overridden text[] not null default '{}',
    add column lowered    text[] not null default '{}' check (lowered <@ array ['size', 'newProduct', 'metered']),
    add check ((from_stage is not distinct from to_stage) = (cardinality(lowered) > 0));
