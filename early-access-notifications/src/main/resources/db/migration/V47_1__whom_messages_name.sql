-- Whom the messages of webhooks and of Slack name, so that they can be erased with the person.

alter table webhook_message
    -- The feedback that it tells of. No foreign key: feedback may be deleted first.
    add column feedback_id bigint,
    -- The id of the user who moved the feature.
    add column by_user     text;

update webhook_message m set feedback_id = (m.payload::jsonb #>> '{data,feedback,id}')::bigint
from webhook_endpoint e where e.id = m.endpoint_id and e.channel is null and m.type = 'feedback.arrived';

update webhook_message m set feedback_id = substring(m.payload from 'feedback #(\d{1,18}) from ')::bigint
from webhook_endpoint e where e.id = m.endpoint_id and e.channel is not null and m.type = 'feedback.arrived';

update webhook_message m set by_user = m.payload::jsonb #>> '{data,by}'
from webhook_endpoint e where e.id = m.endpoint_id and e.channel is null and m.type like 'feature.%';

create index webhook_message_of_feedback on webhook_message (feedback_id) where feedback_id is not null;
