-- Members who may see all feedback, and so reply to all of it by mail: people whom an admin added, and admins who joined. Owners see the
-- feedback about their own features.

alter table feedback_group_member add sees_all boolean not null default false;

update feedback_group_member m set sees_all = true
where m.user_id is null and not exists (select from feature f where lower(f.owner_email) = m.email);
