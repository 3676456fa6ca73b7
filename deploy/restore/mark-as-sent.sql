-- After a restore: the mails in the table "told" were sent after the backup was made, so they are not owed any more.
-- docs/several-instances.md says how to fill the table. Nobody may send while this runs.
with sent as (
    update delivery
    set status = 'sent', sent_at = now(), settled_at = now(), attempts = attempts + 1, last_error = null,
        claimed_by = null, claimed_until = null
    where status = 'owed'
        and message_token in (select substring(message_id from '[.]([0-9a-f-]{36})@')::uuid from told)
    returning launch_id, update_id
), launches as (
    update launch l set sent = l.sent + n.mails
    from (select launch_id, count(*) as mails from sent group by launch_id) n where l.id = n.launch_id
), updates as (
    update feature_update u set sent = u.sent + n.mails
    from (select update_id, count(*) as mails from sent group by update_id) n where u.id = n.update_id
)
select count(*) as mails_marked_as_sent from sent;
