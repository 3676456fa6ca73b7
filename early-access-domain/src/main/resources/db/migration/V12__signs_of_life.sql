-- When a feature last changed: it moved, or something else was said about it than before.

alter table feature add changed_at timestamptz;
update feature set changed_at = stage_since;
alter table feature alter changed_at set not null;

-- When somebody last said something about a feature: whoever asks passes over what machines wrote, which may be much.
drop index feedback_by_arrival;
create index feedback_by_arrival on feedback (feature_id, received_at) where status <> 'automatic';
