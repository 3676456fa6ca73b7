-- Addresses at which members of the feedback group can't be reached are on the one suppression list now.
insert into suppressed_address (email, reason, suppressed_at)
select email, reason, since from feedback_group_unreachable;

drop table feedback_group_unreachable;
