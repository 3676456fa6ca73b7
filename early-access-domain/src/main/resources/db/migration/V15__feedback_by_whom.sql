-- What a user said in the app lately.
create index feedback_of_user on feedback (user_id, received_at) where source = 'app';

-- What came lately by mail from one address.
create index feedback_of_sender on feedback (lower(coalesce(sender_email, '')), received_at) where source <> 'app';
