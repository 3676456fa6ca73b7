-- Members of the feedback group whom mail can't reach stand on the one suppression list now.
insert into suppressed_address (email, reason, suppressed_at)
select email, reason, since from feedback_group_unreachable
on conflict (email) do update
set reason = excluded.reason, suppressed_at = excluded.suppressed_at, retried = false;

drop table feedback_group_unreachable;
