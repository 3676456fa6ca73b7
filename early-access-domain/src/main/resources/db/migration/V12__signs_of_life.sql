-- When a feature last changed: it moved, or something else was said about it than before.

alter table feature add changed_at timestamptz;
update feature set changed_at = stage_since;
alter table feature alter changed_at set not null;
