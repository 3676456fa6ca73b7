-- The stage of the feature when the feedback arrived; null where the feature is unknown. Of older feedback the history knows it.

alter table feedback add stage text check (stage in ('concept', 'beta', 'general-availability', 'archived'));

update feedback b set stage = coalesce(
    (select t.to_stage from stage_transition t
     where t.feature_id = b.feature_id and t.at <= b.received_at order by t.at desc, t.id desc limit 1),
    (select t.to_stage from stage_transition t where t.feature_id = b.feature_id order by t.id limit 1))
where b.feature_id is not null;

-- A mail that replies to the team's mail about this feedback, and did not go to the user by itself: it is no feedback of a user, and
-- is not counted. The default of every other entry is null.
alter table feedback add team_reply_to bigint references feedback;

drop index feedback_by_arrival;
create index feedback_by_arrival on feedback (feature_id, received_at) include (status, rating) where team_reply_to is null;

-- A reply that the team wrote by mail is sent once, however often the mail arrives.
alter table feedback_reply add message_id text;
create unique index feedback_reply_message on feedback_reply (message_id) where message_id is not null;
