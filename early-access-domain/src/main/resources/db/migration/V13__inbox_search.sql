-- Indexes that the inbox and its search find by, however much feedback there is: see FeedbackSearch. They replace two of before.

create index feedback_by_status on feedback (status, id);
drop index feedback_unread;

drop index feedback_of_feature;
create index feedback_of_feature on feedback (feature_id, status, id);
create index feedback_unmatched on feedback (status, id) where feature_id is null;

-- Words, and beside them what narrows a search: whoever looks for both reads no row that has only one.
drop index feedback_words;
create index feedback_words on feedback using gin (words, (array[status, coalesce(feature_id::text, 'unmatched')]));

-- Metrics count without a look at the table.
drop index feedback_by_arrival;
create index feedback_by_arrival on feedback (feature_id, received_at) include (status, rating);
