-- An admin's search for the mails of one kind. The three kinds of which there are most are not in the index, so that it costs their sweeps
-- nothing.
create index delivery_of_rare_kind on delivery (kind, id) where kind not in ('launch', 'feedback-request', 'update');
