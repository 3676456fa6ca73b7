-- When a feature last changed: it moved, or something else was said about it than before. Of what changed before this was kept
-- nobody knows, so it counts from now on. The default is for instances that don't know the column yet.

alter table feature add changed_at timestamptz not null default now();

-- Whoever asks when the checklist was last worked on wants to know it of what was taken back too.
create index checklist_entry_of_feature on checklist_entry (feature_id);
