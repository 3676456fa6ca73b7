-- Erasing a person reads few rows: feedback by its sender's address, replies by their writer, and mails of the team about feedback.
create index feedback_by_sender on feedback (lower(sender_email)) where sender_email is not null;
create index feedback_of_the_team on feedback (team_reply_to) where team_reply_to is not null;
create index feedback_reply_by_writer on feedback_reply (by_user);
