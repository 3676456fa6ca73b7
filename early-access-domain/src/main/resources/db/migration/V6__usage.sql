-- How much each feature is used, day by day (UTC). Each counter is the sum of its slots: see UsageCounts.

create table usage_count (
    feature_id bigint   not null references feature,
    day        date     not null,
    what       text     not null check (what in ('interest', 'interest-taken-back', 'opt-in-self', 'opt-in-launch',
                                                 'opt-in-admin', 'opt-out', 'mail')),
    slot       smallint not null,
    number     bigint   not null,
    primary key (feature_id, day, what, slot)
) with (fillfactor = 50);

-- What there was before anything was counted: the last word that is stored of each user.
insert into usage_count (feature_id, day, what, slot, number)
select feature_id, (since at time zone 'UTC')::date,
       case status when 'interested' then 'interest' when 'opted-in' then 'opt-in-' || origin else 'opt-out' end,
       0, count(*)
from enrollment group by 1, 2, 3;
