-- The request that a message follows from, so that its post belongs to the trace of this request.
alter table webhook_message add column cause text;
