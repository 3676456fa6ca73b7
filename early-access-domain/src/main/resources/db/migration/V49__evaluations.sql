-- How often application code asked for a feature, day by day (UTC): see EvaluationCounts.

alter table usage_count drop constraint usage_count_what_check;
alter table usage_count add constraint usage_count_what_check
    check (what in ('interest', 'interest-taken-back', 'opt-in-self', 'opt-in-launch', 'opt-in-admin', 'opt-out', 'mail',
                    'evaluation-on', 'evaluation-off', 'bulk-evaluation'));

-- A bulk evaluation asks for all features, so it belongs to none of them.
alter table usage_count drop constraint usage_count_pkey;
alter table usage_count alter column feature_id drop not null;
alter table usage_count add constraint usage_count_key unique nulls not distinct (feature_id, day, what, slot);
alter table usage_count add constraint usage_count_feature_check check ((feature_id is null) = (what = 'bulk-evaluation'));

-- Logical replication has no primary key to find a row by any more.
alter table usage_count replica identity full;

-- The slots in which one instance writes its totals of one day; 0 to 15 are everybody's.
create sequence usage_slot as smallint minvalue 16 cycle;
