-- What a next version may do while this one runs beside it: see docs/adr/0046. RollingUpgradeTest adds this
-- migration to the instances of "the next version".

-- Columns that this version neither reads nor writes, in each table.
do $$
declare
    known text;
begin
    for known in select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history' loop
        execute format('alter table %I add column next_note text, add column next_flag boolean not null default false', known);
    end loop;
end
$$;

create table next_version (id bigint generated always as identity primary key, feature_id bigint references feature);

-- A kind of mail that this version does not know, and one of these mails. It stays owed.
alter table delivery drop constraint delivery_kind_check;
insert into delivery (kind, recipient, occasion, owed_at, due_at)
values ('next-kind', 'somebody@example.com', 'next-kind:1', now(), now());

-- A task that this version does not know.
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
values ('next-task', 'recurring', now(), false, 1);
