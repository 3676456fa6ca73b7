-- A delivery that is older than early-access.retention.deliveries says that there was this mail, but no longer when.
alter table delivery
    alter column owed_at drop not null,
    alter column due_at drop not null;

-- The task "retention" does it now.
delete from scheduled_tasks where task_name = 'audit-pruning';
