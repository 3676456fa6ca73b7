-- Handled feedback that is older than early-access.retention.feedback.
create index if not exists feedback_handled_by_arrival on feedback (received_at) where status <> 'unread';
