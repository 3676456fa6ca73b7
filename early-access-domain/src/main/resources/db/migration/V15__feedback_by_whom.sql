-- What a user said in the app lately.
create index feedback_of_user on feedback (user_id, received_at) where source = 'app';
