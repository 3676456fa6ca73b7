CREATE TABLE public.attention_month (
    month date NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT attention_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
CREATE TABLE public.chat_channel (
    channel text NOT NULL,
    held_by text,
    held_until timestamp with time zone,
    failures integer DEFAULT 0 NOT NULL,
    last_error text,
    rests_until timestamp with time zone,
    CONSTRAINT chat_channel_channel_check CHECK ((channel = ANY (ARRAY['feedback'::text, 'marketing'::text, 'announcements'::text])))
);
CREATE TABLE public.chat_post (
    id bigint NOT NULL,
    channel text NOT NULL,
    feature_id bigint,
    text text NOT NULL,
    in_short text NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    launch_id bigint,
    CONSTRAINT chat_post_channel_check CHECK ((channel = ANY (ARRAY['feedback'::text, 'marketing'::text, 'announcements'::text])))
);
ALTER TABLE public.chat_post ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.chat_post_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.checklist_entry (
    id bigint NOT NULL,
    feature_id bigint NOT NULL,
    item text NOT NULL,
    evidence text NOT NULL,
    note text,
    recorded_by text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    ended_by text,
    ended_at timestamp with time zone,
    CONSTRAINT checklist_entry_check CHECK (((ended_by IS NULL) = (ended_at IS NULL)))
);
ALTER TABLE public.checklist_entry ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.checklist_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.delivery (
    id bigint NOT NULL,
    kind text NOT NULL,
    recipient text NOT NULL,
    occasion text NOT NULL,
    feature_id bigint,
    launch_id bigint,
    status text DEFAULT 'owed'::text NOT NULL,
    owed_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text,
    claimed_by text,
    claimed_until timestamp with time zone,
    sent_at timestamp with time zone,
    settled_at timestamp with time zone,
    settled_version bigint,
    message_token uuid DEFAULT gen_random_uuid() NOT NULL,
    update_id bigint,
    CONSTRAINT delivery_kind_check CHECK ((kind = ANY (ARRAY['launch'::text, 'feedback-request'::text, 'feedback-reply'::text, 'feedback-answer'::text, 'digest'::text, 'update'::text, 'general-availability'::text, 'attention'::text]))),
    CONSTRAINT delivery_status_check CHECK ((status = ANY (ARRAY['owed'::text, 'sent'::text, 'failed'::text, 'cancelled'::text])))
)
WITH (fillfactor='50');
ALTER TABLE public.delivery ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.enrollment (
    user_id text NOT NULL,
    feature_id bigint NOT NULL,
    status text NOT NULL,
    origin text NOT NULL,
    since timestamp with time zone NOT NULL,
    feedback_settled boolean DEFAULT false NOT NULL,
    interested_since timestamp with time zone,
    CONSTRAINT enrollment_origin_check CHECK ((origin = ANY (ARRAY['self'::text, 'launch'::text, 'admin'::text]))),
    CONSTRAINT enrollment_status_check CHECK ((status = ANY (ARRAY['interested'::text, 'opted-in'::text, 'opted-out'::text])))
);
CREATE TABLE public.feature (
    id bigint NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    description text,
    owner_name text,
    owner_email text,
    owner_team text,
    documentation_url text,
    feedback_url text,
    target_date date,
    size text NOT NULL,
    new_product boolean NOT NULL,
    metered boolean NOT NULL,
    activation_criteria text,
    stage text NOT NULL,
    stage_since timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT feature_key_check CHECK (((key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(key) <= 64))),
    CONSTRAINT feature_size_check CHECK ((size = ANY (ARRAY['minor'::text, 'major'::text]))),
    CONSTRAINT feature_stage_check CHECK ((stage = ANY (ARRAY['concept'::text, 'beta'::text, 'general-availability'::text, 'archived'::text])))
);
ALTER TABLE public.feature ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.feature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.feature_update (
    id bigint NOT NULL,
    feature_id bigint NOT NULL,
    kind text NOT NULL,
    subject text,
    markdown text,
    posted_by text NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    swept_to text DEFAULT ''::text NOT NULL,
    finished_at timestamp with time zone,
    recipients bigint DEFAULT 0 NOT NULL,
    owed bigint DEFAULT 0 NOT NULL,
    sent bigint DEFAULT 0 NOT NULL,
    failed bigint DEFAULT 0 NOT NULL,
    cancelled bigint DEFAULT 0 NOT NULL,
    CONSTRAINT feature_update_check CHECK ((((kind = 'update'::text) = (subject IS NOT NULL)) AND ((kind = 'update'::text) = (markdown IS NOT NULL)))),
    CONSTRAINT feature_update_kind_check CHECK ((kind = ANY (ARRAY['update'::text, 'general-availability'::text])))
);
ALTER TABLE public.feature_update ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.feature_update_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.feedback (
    id bigint NOT NULL,
    feature_id bigint,
    user_id text,
    sender_email text,
    sender_name text,
    sender_is_user boolean NOT NULL,
    source text NOT NULL,
    subject text,
    text text NOT NULL,
    rating smallint,
    status text NOT NULL,
    attachments text[] DEFAULT '{}'::text[] NOT NULL,
    message_id text,
    mail_references text,
    received_at timestamp with time zone NOT NULL,
    words tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, ((COALESCE(subject, ''::text) || ' '::text) || "left"(text, 100000)))) STORED NOT NULL,
    CONSTRAINT feedback_rating_check CHECK (((rating >= 1) AND (rating <= 5))),
    CONSTRAINT feedback_source_check CHECK ((source = ANY (ARRAY['app'::text, 'mail'::text, 'hook'::text]))),
    CONSTRAINT feedback_status_check CHECK ((status = ANY (ARRAY['unread'::text, 'read'::text, 'answered'::text, 'automatic'::text])))
);
CREATE TABLE public.feedback_digest (
    day date NOT NULL,
    made_at timestamp with time zone NOT NULL
);
CREATE TABLE public.feedback_digest_answer (
    feedback_id bigint NOT NULL,
    day date
);
CREATE TABLE public.feedback_group_member (
    email text NOT NULL,
    user_id text,
    delivery text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT feedback_group_member_delivery_check CHECK ((delivery = ANY (ARRAY['every-answer'::text, 'daily-digest'::text, 'none'::text]))),
    CONSTRAINT feedback_group_member_email_check CHECK ((email = lower(email)))
);
CREATE TABLE public.feedback_group_unreachable (
    email text NOT NULL,
    reason text NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT feedback_group_unreachable_email_check CHECK ((email = lower(email)))
);
ALTER TABLE public.feedback ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.feedback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.feedback_reply (
    id bigint NOT NULL,
    feedback_id bigint NOT NULL,
    text text NOT NULL,
    by_user text NOT NULL,
    by_name text,
    at timestamp with time zone NOT NULL
);
ALTER TABLE public.feedback_reply ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.feedback_reply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE public.launch (
    id bigint NOT NULL,
    feature_id bigint NOT NULL,
    feature_version bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    paused boolean DEFAULT false NOT NULL,
    subscribers bigint,
    enrolled bigint DEFAULT 0 NOT NULL,
    owed bigint DEFAULT 0 NOT NULL,
    sent bigint DEFAULT 0 NOT NULL,
    failed bigint DEFAULT 0 NOT NULL,
    cancelled bigint DEFAULT 0 NOT NULL,
    recent double precision DEFAULT 0 NOT NULL,
    recent_at timestamp with time zone,
    mailing_since timestamp with time zone,
    ready bigint
);
ALTER TABLE public.launch ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.launch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mail_allowance (
    id smallint DEFAULT 1 NOT NULL,
    tokens double precision NOT NULL,
    refilled_at timestamp with time zone NOT NULL,
    CONSTRAINT mail_allowance_id_check CHECK ((id = 1))
);
CREATE TABLE public.scheduled_tasks (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamp with time zone NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint NOT NULL,
    priority smallint
);
CREATE TABLE public.signing_key (
    id smallint NOT NULL,
    key bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT signing_key_id_check CHECK ((id = 1))
);
CREATE TABLE public.stage_transition (
    id bigint NOT NULL,
    feature_id bigint NOT NULL,
    from_stage text,
    to_stage text NOT NULL,
    reason text,
    by_user text NOT NULL,
    at timestamp with time zone NOT NULL,
    overridden text[] DEFAULT '{}'::text[] NOT NULL,
    lowered text[] DEFAULT '{}'::text[] NOT NULL,
    quiet boolean DEFAULT false NOT NULL,
    CONSTRAINT stage_transition_check CHECK (((NOT (from_stage IS DISTINCT FROM to_stage)) = (cardinality(lowered) > 0))),
    CONSTRAINT stage_transition_from_stage_check CHECK ((from_stage = ANY (ARRAY['concept'::text, 'beta'::text, 'general-availability'::text, 'archived'::text]))),
    CONSTRAINT stage_transition_lowered_check CHECK ((lowered <@ ARRAY['size'::text, 'newProduct'::text, 'metered'::text])),
    CONSTRAINT stage_transition_to_stage_check CHECK ((to_stage = ANY (ARRAY['concept'::text, 'beta'::text, 'general-availability'::text, 'archived'::text])))
);
ALTER TABLE public.stage_transition ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.stage_transition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.usage_count (
    feature_id bigint NOT NULL,
    day date NOT NULL,
    what text NOT NULL,
    slot smallint NOT NULL,
    number bigint NOT NULL,
    CONSTRAINT usage_count_what_check CHECK ((what = ANY (ARRAY['interest'::text, 'interest-taken-back'::text, 'opt-in-self'::text, 'opt-in-launch'::text, 'opt-in-admin'::text, 'opt-out'::text, 'mail'::text])))
)
WITH (fillfactor='50');
CREATE TABLE public.users (
    user_id text NOT NULL,
    email text,
    name text,
    locale text,
    token_issued_at timestamp with time zone NOT NULL,
    wants_launches boolean DEFAULT true NOT NULL,
    wants_feedback_requests boolean DEFAULT true NOT NULL,
    wants_updates boolean DEFAULT true NOT NULL,
    suppressed_email text,
    suppressed_reason text,
    suppressed_at timestamp with time zone
);
CREATE TABLE public.webhook_attempt (
    id bigint NOT NULL,
    message_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    status integer,
    error text,
    response text,
    took_millis bigint NOT NULL
);
ALTER TABLE public.webhook_attempt ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.webhook_attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.webhook_endpoint (
    id bigint NOT NULL,
    url text NOT NULL,
    description text,
    types text[],
    secret bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    disabled_at timestamp with time zone,
    disabled_reason text,
    held_by text,
    held_until timestamp with time zone,
    rests_until timestamp with time zone,
    CONSTRAINT webhook_endpoint_check CHECK (((disabled_at IS NULL) = (disabled_reason IS NULL))),
    CONSTRAINT webhook_endpoint_disabled_reason_check CHECK ((disabled_reason = ANY (ARRAY['gone'::text, 'admin'::text]))),
    CONSTRAINT webhook_endpoint_secret_check CHECK (((length(secret) >= 24) AND (length(secret) <= 64))),
    CONSTRAINT webhook_endpoint_types_check CHECK ((cardinality(types) > 0))
);
ALTER TABLE public.webhook_endpoint ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.webhook_endpoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.webhook_message (
    id bigint NOT NULL,
    endpoint_id bigint NOT NULL,
    message_id text NOT NULL,
    type text NOT NULL,
    feature_id bigint,
    launch_id bigint,
    payload text NOT NULL,
    status text DEFAULT 'waiting'::text NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    CONSTRAINT webhook_message_check CHECK (((settled_at IS NULL) = (status = 'waiting'::text))),
    CONSTRAINT webhook_message_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text])))
);
ALTER TABLE public.webhook_message ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.webhook_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
INSERT INTO public.attention_month VALUES ('2026-08-01', '2026-08-07 13:58:09.318144+00');
INSERT INTO public.attention_month VALUES ('2026-09-01', '2026-11-15 13:58:33.063187+00');
INSERT INTO public.attention_month VALUES ('2026-10-01', '2026-11-25 13:59:06.738677+00');
INSERT INTO public.attention_month VALUES ('2026-11-01', '2026-11-26 13:59:20.853202+00');
INSERT INTO public.chat_channel VALUES ('marketing', NULL, NULL, 1, '429 not taken', '2026-11-26 14:59:22.897143+00');
INSERT INTO public.chat_channel VALUES ('announcements', NULL, NULL, 3, '400 not taken', '2026-11-26 13:59:31.936326+00');
INSERT INTO public.chat_channel VALUES ('feedback', '217d9d40-a104-4f3f-b5f0-de4c1887e8ad', '2026-11-26 14:00:16.355769+00', 3, '500 not taken', '2026-11-26 13:59:31.931251+00');
INSERT INTO public.chat_post OVERRIDING SYSTEM VALUE VALUES (41, 'announcements', 4, 'The feature bulk-export is generally available. Slack did not take the text about it; see https://early-access.example.com/swagger-ui.html#/Features/inspectFeature', 'The feature bulk-export is generally available. Slack did not take the text about it; see https://early-access.example.com/swagger-ui.html#/Features/inspectFeature', 2, '2026-11-26 13:59:22.077612+00', NULL);
INSERT INTO public.chat_post OVERRIDING SYSTEM VALUE VALUES (38, 'feedback', 11, '*New editor*: feedback #12 from Subscriber 4, ★★★★★ (5 of 5)
> Nice!', 'Feedback #12 about new-editor has arrived. Slack did not take its text; it is in the inbox.', 0, '2026-11-26 13:59:21.656441+00', NULL);
INSERT INTO public.chat_post OVERRIDING SYSTEM VALUE VALUES (40, 'feedback', 3, '*Quiet hours*: feedback #14 from Ada Lovelace
> Still too loud.', 'Feedback #14 about quiet-hours has arrived. Slack did not take its text; it is in the inbox.', 0, '2026-11-26 13:59:21.812468+00', NULL);
INSERT INTO public.chat_post OVERRIDING SYSTEM VALUE VALUES (42, 'marketing', 9, '*Audit log* is archived (Platform)
Moved by grace: It logged too much.
Documentation: https://docs.example.com/audit-log
Feature audit-log: https://early-access.example.com/swagger-ui.html#/Features/inspectFeature', 'The feature audit-log is archived. Slack did not take the text about it; see https://early-access.example.com/swagger-ui.html#/Features/inspectFeature', 0, '2026-11-26 13:59:22.157489+00', NULL);
INSERT INTO public.chat_post OVERRIDING SYSTEM VALUE VALUES (36, 'feedback', 1, '*Dark mode*: feedback #10 from Ada Lovelace, ★★★★☆ (4 of 5)
> Better; thanks.', 'Feedback #10 about dark-mode has arrived. Slack did not take its text; it is in the inbox.', 1, '2026-11-26 13:59:21.561106+00', NULL);
INSERT INTO public.chat_post OVERRIDING SYSTEM VALUE VALUES (35, 'marketing', 13, '*Voice notes* is a new concept (Design systems, Design)
> What Voice notes is for; it''s "new".
> 
> And more.
Created by grace
Documentation: https://docs.example.com/voice-notes
Feature voice-notes: https://early-access.example.com/swagger-ui.html#/Features/inspectFeature', 'The feature voice-notes is a new concept. Slack did not take the text about it; see https://early-access.example.com/swagger-ui.html#/Features/inspectFeature', 1, '2026-11-26 13:59:21.304542+00', NULL);
INSERT INTO public.chat_post OVERRIDING SYSTEM VALUE VALUES (44, 'feedback', 10, '*Calendar sync*: feedback #15 from Carol: the "first", ★★★☆☆ (3 of 5)
> This is the last thing said.', 'Feedback #15 about calendar-sync has arrived. Slack did not take its text; it is in the inbox.', 0, '2026-11-26 13:59:29.231806+00', NULL);
INSERT INTO public.chat_post OVERRIDING SYSTEM VALUE VALUES (37, 'feedback', 11, '*New editor*: feedback #11 from Bob, ★★★☆☆ (3 of 5)
> Where did ''undo'' go?', 'Feedback #11 about new-editor has arrived. Slack did not take its text; it is in the inbox.', 1, '2026-11-26 13:59:21.623277+00', NULL);
INSERT INTO public.chat_post OVERRIDING SYSTEM VALUE VALUES (45, 'marketing', 12, '*Dashboards* is in beta (Design systems, Design)
> What Dashboards is for; it''s "new".
> 
> And more.
Moved by grace: Let us see.
Documentation: https://docs.example.com/dashboards
Feature dashboards: https://early-access.example.com/swagger-ui.html#/Features/inspectFeature', 'The feature dashboards is in beta. Slack did not take the text about it; see https://early-access.example.com/swagger-ui.html#/Features/inspectFeature', 0, '2026-11-26 13:59:32.981925+00', 7);
INSERT INTO public.chat_post OVERRIDING SYSTEM VALUE VALUES (43, 'announcements', 9, 'The feature audit-log is archived. Slack did not take the text about it; see https://early-access.example.com/swagger-ui.html#/Features/inspectFeature', 'The feature audit-log is archived. Slack did not take the text about it; see https://early-access.example.com/swagger-ui.html#/Features/inspectFeature', 1, '2026-11-26 13:59:22.157489+00', NULL);
INSERT INTO public.chat_post OVERRIDING SYSTEM VALUE VALUES (39, 'feedback', NULL, '*Unmatched*: feedback #13 from Somebody
Subject: Hello
> Is anybody there?', 'Feedback #13 that is about no known feature has arrived. Slack did not take its text; it is in the inbox.', 1, '2026-11-26 13:59:21.688585+00', NULL);
INSERT INTO public.checklist_entry OVERRIDING SYSTEM VALUE VALUES (1, 4, 'announcement', 'https://wiki.example.com/announcement', 'As agreed.', 'grace', '2026-08-07 13:58:15.044637+00', NULL, NULL);
INSERT INTO public.checklist_entry OVERRIDING SYSTEM VALUE VALUES (2, 4, 'documentation', 'https://wiki.example.com/documentation', 'As agreed.', 'grace', '2026-08-07 13:58:15.057359+00', NULL, NULL);
INSERT INTO public.checklist_entry OVERRIDING SYSTEM VALUE VALUES (4, 4, 'rfc', 'https://wiki.example.com/rfc-1', NULL, 'grace', '2026-08-07 13:58:15.074111+00', 'grace', '2026-08-07 13:58:15.084606+00');
INSERT INTO public.checklist_entry OVERRIDING SYSTEM VALUE VALUES (5, 4, 'rfc', 'https://wiki.example.com/rfc-2', NULL, 'grace', '2026-08-07 13:58:15.084606+00', NULL, NULL);
INSERT INTO public.checklist_entry OVERRIDING SYSTEM VALUE VALUES (3, 4, 'billing', 'https://wiki.example.com/billing', 'As agreed.', 'grace', '2026-08-07 13:58:15.064337+00', 'grace', '2026-08-07 13:58:15.09229+00');
INSERT INTO public.checklist_entry OVERRIDING SYSTEM VALUE VALUES (6, 8, 'announcement', 'The announcement of single-sign-on', NULL, 'grace', '2026-11-15 13:58:40.588919+00', NULL, NULL);
INSERT INTO public.checklist_entry OVERRIDING SYSTEM VALUE VALUES (7, 8, 'documentation', 'The documentation of single-sign-on', NULL, 'grace', '2026-11-15 13:58:40.631063+00', NULL, NULL);
INSERT INTO public.checklist_entry OVERRIDING SYSTEM VALUE VALUES (8, 9, 'announcement', 'The announcement of audit-log', NULL, 'grace', '2026-11-15 13:58:40.648126+00', NULL, NULL);
INSERT INTO public.checklist_entry OVERRIDING SYSTEM VALUE VALUES (9, 9, 'documentation', 'The documentation of audit-log', NULL, 'grace', '2026-11-15 13:58:40.670427+00', NULL, NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (123, 'digest', 'design@example.com', 'digest:2026-11-26', NULL, NULL, 'owed', '2026-11-26 13:59:20.803693+00', '2026-11-26 13:59:20.803693+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'cbcc9f3c-6c8e-45bd-ae62-b0ff68980c37', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (124, 'digest', 'editors@example.org', 'digest:2026-11-26', NULL, NULL, 'owed', '2026-11-26 13:59:20.803693+00', '2026-11-26 13:59:20.803693+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'bb4a2586-8260-4c9d-9b76-e44080d3a8f1', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (125, 'digest', 'margaret@example.com', 'digest:2026-11-26', NULL, NULL, 'owed', '2026-11-26 13:59:20.803693+00', '2026-11-26 13:59:20.803693+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '7c999837-4cbe-424b-88da-53ae255d1ef6', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (126, 'digest', 'platform@example.com', 'digest:2026-11-26', NULL, NULL, 'owed', '2026-11-26 13:59:20.803693+00', '2026-11-26 13:59:20.803693+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'b15bc9cc-158e-42d7-a14b-f7f0c108acaf', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (127, 'attention', 'editors@example.org', 'attention:2026-11', NULL, NULL, 'owed', '2026-11-26 13:59:20.853202+00', '2026-11-26 14:00:28.324383+00', 1, 'Exception reading response', NULL, NULL, NULL, NULL, NULL, '94feac5a-a2f0-47b3-a23c-d5a022b6ef87', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (128, 'attention', 'platform@example.com', 'attention:2026-11', NULL, NULL, 'cancelled', '2026-11-26 13:59:20.853202+00', '2026-11-26 13:59:20.853202+00', 0, 'There is nothing left to tell', NULL, NULL, NULL, '2026-11-26 13:59:41.05569+00', 0, '4976bd15-3d91-4473-bf01-6713cd93f40f', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (133, 'feedback-answer', 'linus@example.com', 'feedback-answer:14', 3, NULL, 'owed', '2026-11-26 13:59:21.812468+00', '2026-11-26 13:59:21.812468+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '2f8fefa6-f210-4ebd-8b84-c208cfc0189d', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (122, 'digest', 'chief@example.com', 'digest:2026-11-26', NULL, NULL, 'owed', '2026-11-26 13:59:20.803693+00', '2026-11-26 13:59:20.803693+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'b034d18a-9630-435e-b485-cf1dd5ae80fe', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (5, 'launch', 'ada', 'launch:bulk-export', 4, 2, 'sent', '2026-08-07 13:58:14.941805+00', '2026-08-07 13:58:14.941805+00', 1, NULL, NULL, NULL, '2026-08-07 13:58:16.143357+00', '2026-08-07 13:58:16.143357+00', NULL, 'e487ae1b-aa67-438b-b329-a39e1bf51aa1', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (1, 'launch', 'ada', 'launch:dark-mode', 1, 1, 'sent', '2026-08-07 13:58:14.881539+00', '2026-08-07 13:58:14.881539+00', 1, NULL, NULL, NULL, '2026-08-07 13:58:16.149612+00', '2026-08-07 13:58:16.149612+00', NULL, '46a1928b-8e96-45a9-a99c-46e31bb73e95', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (2, 'launch', 'auth0|carol', 'launch:dark-mode', 1, 1, 'sent', '2026-08-07 13:58:14.881539+00', '2026-08-07 13:58:14.881539+00', 1, NULL, NULL, NULL, '2026-08-07 13:58:16.149612+00', '2026-08-07 13:58:16.149612+00', NULL, 'ccc0555a-450a-45a0-95f9-9c3c8c6532a2', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (7, 'feedback-answer', 'linus@example.com', 'feedback-answer:1', 1, NULL, 'sent', '2026-08-07 13:58:15.017473+00', '2026-08-07 13:58:15.017473+00', 1, NULL, NULL, NULL, '2026-08-07 13:58:16.153665+00', '2026-08-07 13:58:16.153665+00', NULL, 'c35446ab-45e7-4adf-afb5-bda7b8508a07', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (3, 'launch', 'bob', 'launch:dark-mode', 1, 1, 'sent', '2026-08-07 13:58:14.881539+00', '2026-08-07 13:58:14.881539+00', 1, NULL, NULL, NULL, '2026-08-07 13:58:16.274317+00', '2026-08-07 13:58:16.274317+00', NULL, 'fbd740a6-abec-46eb-a309-e48a366b099d', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (8, 'feedback-answer', 'pm@example.org', 'feedback-answer:1', 1, NULL, 'sent', '2026-08-07 13:58:15.017473+00', '2026-08-07 13:58:15.017473+00', 1, NULL, NULL, NULL, '2026-08-07 13:58:16.276255+00', '2026-08-07 13:58:16.276255+00', NULL, '6cd50abe-c46d-487e-96b7-02486273d664', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (6, 'launch', 'hans', 'launch:bulk-export', 4, 2, 'sent', '2026-08-07 13:58:14.941805+00', '2026-08-07 13:58:14.941805+00', 1, NULL, NULL, NULL, '2026-08-07 13:58:16.281537+00', '2026-08-07 13:58:16.281537+00', NULL, 'd4ac5128-d97c-480f-9523-bc5c92c88c8f', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (4, 'launch', 'frank', 'launch:dark-mode', 1, 1, 'failed', '2026-08-07 13:58:14.881539+00', '2026-08-07 13:58:14.881539+00', 1, '550 5.1.1 No such user here', NULL, NULL, NULL, '2026-08-07 13:58:16.282912+00', NULL, '66bbe467-ffd4-4cd9-874e-c9acd538bd86', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (131, 'feedback-answer', 'linus@example.com', 'feedback-answer:12', 11, NULL, 'owed', '2026-11-26 13:59:21.656441+00', '2026-11-26 13:59:21.656441+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '95ea46b0-2c46-4eea-aa76-0086fdfa0c25', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (132, 'feedback-answer', 'linus@example.com', 'feedback-answer:13', NULL, NULL, 'owed', '2026-11-26 13:59:21.688585+00', '2026-11-26 13:59:21.688585+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'cc7e2eca-9056-4f9f-a2f5-d16ab21f5599', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (175, 'feedback-answer', 'linus@example.com', 'feedback-answer:15', 10, NULL, 'owed', '2026-11-26 13:59:29.231806+00', '2026-11-26 13:59:29.231806+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '67bffe82-d8f4-4157-bf0e-fe2127ad90b5', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (134, 'feedback-reply', 'bob', 'feedback-reply:4', 11, NULL, 'owed', '2026-11-26 13:59:21.897519+00', '2026-11-26 14:00:50.286393+00', 1, 'Exception reading response', NULL, NULL, NULL, NULL, NULL, 'd512bd95-9b1f-4650-8e98-e9cd9677dad1', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (135, 'feedback-reply', 'somebody@example.org', 'feedback-reply:5', NULL, NULL, 'owed', '2026-11-26 13:59:22.013053+00', '2026-11-26 14:00:32.043157+00', 1, 'Exception reading response', NULL, NULL, NULL, NULL, NULL, '83b42077-f724-44c4-bd58-b8d1221450cd', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (130, 'feedback-answer', 'linus@example.com', 'feedback-answer:11', 11, NULL, 'owed', '2026-11-26 13:59:21.623277+00', '2026-11-26 14:00:43.635347+00', 1, 'Exception reading response', NULL, NULL, NULL, NULL, NULL, '9e89fbf1-531c-49b4-9f89-54a1657e30a5', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (129, 'feedback-answer', 'linus@example.com', 'feedback-answer:10', 1, NULL, 'owed', '2026-11-26 13:59:21.561106+00', '2026-11-26 13:59:21.561106+00', 0, NULL, 'b7d90850-e940-4567-9299-2dc33631de55', '2026-11-26 14:00:21.203989+00', NULL, NULL, NULL, 'eccc1f48-8dc0-4dc9-b5fb-7e14d5b9e419', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (11, 'feedback-request', 'ada', 'feedback-request:dark-mode', 1, NULL, 'sent', '2026-11-15 13:58:33.039068+00', '2026-11-15 13:58:33.039068+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.16353+00', '2026-11-15 13:58:34.16353+00', NULL, '0a0ac964-7a41-434e-91c5-ca7d76627edb', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (12, 'feedback-request', 'auth0|carol', 'feedback-request:dark-mode', 1, NULL, 'sent', '2026-11-15 13:58:33.039068+00', '2026-11-15 13:58:33.039068+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.295712+00', '2026-11-15 13:58:34.295712+00', NULL, 'd0e2fc7e-f465-43e9-989e-78a2fb0f35ee', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (139, 'general-availability', 'sub-32', 'general-availability:bulk-export', 4, NULL, 'owed', '2026-11-26 13:59:25.929884+00', '2026-11-26 13:59:25.929884+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'f255cf89-0e70-4252-b4a9-770861fc41c1', 5);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (141, 'update', 'sub-05', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'e075e6a3-a853-4d6d-a28c-86e80a060170', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (142, 'update', 'sub-06', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'ac3bbe6f-5b36-40c9-b4eb-c3aade15f668', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (143, 'update', 'sub-09', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '8c49619a-31e5-42ed-a0f8-b8bbeb512956', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (144, 'update', 'sub-10', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '74aa83ec-ffc8-4fbd-b4f8-f945f6e5cb28', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (145, 'update', 'sub-11', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'd4dd8a76-fe86-4cdb-962d-bf000c421073', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (146, 'update', 'sub-12', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '6b58b274-f564-4e18-9bed-3dcb32b6ae68', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (147, 'update', 'sub-30', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'db73ebea-e3d7-4918-8fda-5651f6ea4dd3', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (148, 'update', 'sub-13', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'b0474bb2-82b6-4039-a874-c6c5726a5564', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (149, 'update', 'sub-07', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '98b5833c-448c-4ed0-b0ee-278ee2dba7a6', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (150, 'update', 'sub-01', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'e0e93d14-af02-4f48-a686-c1a21f994c31', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (151, 'update', 'sub-08', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '551c2707-1552-43d5-aec6-fbb1fdedaf7e', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (152, 'update', 'sub-15', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'c366cc20-251d-4d07-b0fa-ac3f91bc17b1', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (153, 'update', 'sub-16', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'e941d9d1-f098-4084-979c-37632573c90b', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (154, 'update', 'sub-17', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'e4d0f9c8-8dde-4fb7-a13a-664d407ca803', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (155, 'update', 'sub-18', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '603c9ac3-d48c-452e-9a8b-ed60bfc01883', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (156, 'update', 'sub-19', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '215eab69-af5d-4f5b-afd6-6fa2768573b1', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (157, 'update', 'sub-20', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '4c87c2cd-5eee-4d34-84d5-5d2da7d92e29', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (158, 'update', 'sub-22', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '95920425-4694-455e-9b2d-a0d6972da1c5', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (159, 'update', 'sub-23', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'dea7c9dd-f957-414c-a53f-db3341b72a1a', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (160, 'update', 'sub-24', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '7dd11292-6c09-41b0-a446-1be58e77af7b', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (161, 'update', 'sub-25', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '0938faa5-297a-4bb0-8b03-15a95177fb0b', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (162, 'update', 'sub-26', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'a9e56eee-e8bf-40bc-8ae7-2edb2403c6d6', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (163, 'update', 'sub-27', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'e40fba2f-ee1e-410d-aac9-30996b55be33', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (164, 'update', 'sub-28', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '504f2cf1-c4bd-4311-bb08-04cb1b98a478', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (165, 'update', 'sub-29', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'ec337087-3041-49d6-9a67-af556ccefbde', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (140, 'update', 'sub-04', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '4368dbff-7fa4-45ce-a669-c45433cb9b0e', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (136, 'general-availability', 'bob', 'general-availability:bulk-export', 4, NULL, 'owed', '2026-11-26 13:59:25.929884+00', '2026-11-26 14:00:56.088168+00', 1, 'Exception reading response', NULL, NULL, NULL, NULL, NULL, 'c730a7b8-3c47-4406-ab98-9ea7268b4b56', 5);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (138, 'general-availability', 'sub-31', 'general-availability:bulk-export', 4, NULL, 'owed', '2026-11-26 13:59:25.929884+00', '2026-11-26 13:59:25.929884+00', 0, NULL, 'b7d90850-e940-4567-9299-2dc33631de55', '2026-11-26 14:00:21.205057+00', NULL, NULL, NULL, '85abb32e-00b8-48ac-9d08-09a4d2cc36a6', 5);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (166, 'update', 'sub-33', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '446417e9-3b32-477c-a709-0bc8cedf7264', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (167, 'update', 'sub-34', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '3661fc1d-b358-4f77-b0dc-be15999fa30c', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (168, 'update', 'sub-35', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '20e8cc9d-34e5-44c8-9868-a4d514aabe23', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (169, 'update', 'sub-14', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'b9eb5c01-a14a-4b88-b6b3-1d43360da072', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (170, 'update', 'sub-21', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'e94010d8-e9b2-46a8-a0c2-f2b14995493a', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (171, 'update', 'sub-02', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '5a3226dc-5abf-425c-a935-5dd11e3033c7', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (172, 'update', 'sub-03', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '066af356-484c-40aa-87e1-e252b8abd3f5', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (173, 'update', 'sub-31', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '41740293-c5dc-4cf0-bc3a-77f910547622', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (174, 'update', 'sub-32', 'update:6', 11, NULL, 'owed', '2026-11-26 13:59:25.938259+00', '2026-11-26 13:59:25.938259+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '2cc1c809-b4ff-48ba-898f-c86af6410c4c', 6);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (45, 'launch', 'ada', 'launch:single-sign-on', 8, 3, 'sent', '2026-11-15 13:58:40.483656+00', '2026-11-15 13:58:40.483656+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:40.542867+00', '2026-11-15 13:58:40.542867+00', NULL, '3ff64e79-5959-4275-b322-1ea1bb046352', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (46, 'launch', 'bob', 'launch:single-sign-on', 8, 3, 'sent', '2026-11-15 13:58:40.483656+00', '2026-11-15 13:58:40.483656+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:40.544656+00', '2026-11-15 13:58:40.544656+00', NULL, 'a4a14a3a-fc6b-47c6-8aed-caac52cefce4', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (47, 'launch', 'sub-21', 'launch:single-sign-on', 8, 3, 'sent', '2026-11-15 13:58:40.483656+00', '2026-11-15 13:58:40.483656+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:40.547949+00', '2026-11-15 13:58:40.547949+00', NULL, '475a06ec-5b0d-443d-8ca6-831d47baf095', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (48, 'general-availability', 'ada', 'general-availability:single-sign-on', 8, NULL, 'sent', '2026-11-15 13:58:44.476308+00', '2026-11-15 13:58:44.476308+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:44.579903+00', '2026-11-15 13:58:44.579903+00', NULL, '4e075250-3a02-4561-83f2-ace3cfa7ac7c', 3);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (50, 'general-availability', 'sub-21', 'general-availability:single-sign-on', 8, NULL, 'sent', '2026-11-15 13:58:44.476308+00', '2026-11-15 13:58:44.476308+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:44.582401+00', '2026-11-15 13:58:44.582401+00', NULL, '03d204b9-ec27-49bd-aa93-710d1e96d1e4', 3);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (49, 'general-availability', 'bob', 'general-availability:single-sign-on', 8, NULL, 'sent', '2026-11-15 13:58:44.476308+00', '2026-11-15 13:58:44.476308+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:44.585346+00', '2026-11-15 13:58:44.585346+00', NULL, '02ebc6b6-3fef-49a0-9fab-4f6af89f94a6', 3);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (58, 'launch', 'sub-04', 'launch:smart-inbox', 5, 4, 'cancelled', '2026-11-15 13:58:50.618498+00', '2026-11-15 13:58:50.618498+00', 0, 'The feature is no beta', NULL, NULL, NULL, '2026-11-15 13:58:57.654847+00', 2, '51dc124e-4e11-48f0-8da1-1b02e48757ac', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (57, 'launch', 'sub-03', 'launch:smart-inbox', 5, 4, 'cancelled', '2026-11-15 13:58:50.618498+00', '2026-11-15 13:58:50.618498+00', 0, 'The recipient has no address that mail can reach', NULL, NULL, NULL, '2026-11-15 13:58:53.635632+00', 1, '894c13a8-7c4a-4845-a573-5badc01314e8', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (54, 'launch', 'bob', 'launch:smart-inbox', 5, 4, 'cancelled', '2026-11-15 13:58:50.618498+00', '2026-11-15 13:58:50.618498+00', 0, 'The feature is no beta', NULL, NULL, NULL, '2026-11-15 13:58:57.654847+00', 2, 'a2fae8ac-0eef-4ba0-adfd-b58849070f14', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (30, 'feedback-answer', 'linus@example.com', 'feedback-answer:4', 1, NULL, 'sent', '2026-11-15 13:58:35.048031+00', '2026-11-15 13:58:35.048031+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:36.001414+00', '2026-11-15 13:58:36.001414+00', NULL, 'b37b8960-1aca-4174-806d-bab209bb1048', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (56, 'launch', 'sub-02', 'launch:smart-inbox', 5, 4, 'cancelled', '2026-11-15 13:58:50.618498+00', '2026-11-15 13:58:50.618498+00', 0, 'The user has not got it switched on', NULL, NULL, NULL, '2026-11-15 13:58:53.635632+00', 1, '57f8ddd3-99d6-478c-af0e-69b602f04aab', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (41, 'update', 'ada', 'update:2', 1, NULL, 'sent', '2026-11-15 13:58:38.991948+00', '2026-11-15 13:58:38.991948+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:39.390916+00', '2026-11-15 13:58:39.390916+00', NULL, '04d7a792-71da-46a0-b4d4-af12fa77235a', 2);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (44, 'update', 'erin', 'update:2', 1, NULL, 'sent', '2026-11-15 13:58:38.991948+00', '2026-11-15 13:58:38.991948+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:39.394902+00', '2026-11-15 13:58:39.394902+00', NULL, 'c2e68076-a9d5-41d7-9bf8-95768011c964', 2);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (42, 'update', 'auth0|carol', 'update:2', 1, NULL, 'sent', '2026-11-15 13:58:38.991948+00', '2026-11-15 13:58:38.991948+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:39.397133+00', '2026-11-15 13:58:39.397133+00', NULL, '4b5a9cba-7e57-41ce-9724-99c7e519fafa', 2);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (43, 'update', 'bob', 'update:2', 1, NULL, 'sent', '2026-11-15 13:58:38.991948+00', '2026-11-15 13:58:38.991948+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:39.39819+00', '2026-11-15 13:58:39.39819+00', NULL, 'af9c7ccb-c824-47b5-b600-5f4304472838', 2);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (51, 'update', 'bob', 'update:4', 7, NULL, 'cancelled', '2026-11-15 13:58:50.481001+00', '2026-11-15 13:58:50.481001+00', 0, 'The feature is archived', NULL, NULL, NULL, '2026-11-15 13:58:50.603776+00', 1, '143a6144-b1c1-4c2a-b4eb-25acf9b85e4f', 4);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (37, 'feedback-answer', 'pm@example.org', 'feedback-answer:7', 1, NULL, 'sent', '2026-11-15 13:58:35.299332+00', '2026-11-15 13:58:35.299332+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:35.998894+00', '2026-11-15 13:58:35.998894+00', NULL, 'dea557bb-2401-4ae1-806b-f1210c6ae584', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (13, 'feedback-request', 'bob', 'feedback-request:dark-mode', 1, NULL, 'sent', '2026-11-15 13:58:33.039068+00', '2026-11-15 13:58:33.039068+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.447961+00', '2026-11-15 13:58:34.447961+00', NULL, '3a9b9a1c-52f8-4c21-8cd3-6e2f0f045010', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (9, 'general-availability', 'ada', 'general-availability:bulk-export', 4, NULL, 'sent', '2026-08-07 13:58:19.958765+00', '2026-08-07 13:58:19.958765+00', 1, NULL, NULL, NULL, '2026-08-07 13:58:20.418878+00', '2026-08-07 13:58:20.418878+00', NULL, '9cfe0be4-94a3-40db-815a-f44034701a9a', 1);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (10, 'general-availability', 'hans', 'general-availability:bulk-export', 4, NULL, 'sent', '2026-08-07 13:58:19.958765+00', '2026-08-07 13:58:19.958765+00', 1, NULL, NULL, NULL, '2026-08-07 13:58:20.422189+00', '2026-08-07 13:58:20.422189+00', NULL, '8c3d5b81-11df-4972-aef9-cedd2afa2d42', 1);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (14, 'feedback-request', 'erin', 'feedback-request:dark-mode', 1, NULL, 'sent', '2026-11-15 13:58:33.039068+00', '2026-11-15 13:58:33.039068+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.584786+00', '2026-11-15 13:58:34.584786+00', NULL, 'a4800982-affb-4a37-9b71-e744fdd3f848', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (38, 'feedback-reply', 'ada', 'feedback-reply:1', 3, NULL, 'sent', '2026-11-15 13:58:35.523916+00', '2026-11-15 13:58:35.523916+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:35.865684+00', '2026-11-15 13:58:35.865684+00', NULL, '453174ca-1ed1-4afe-85d9-80eaa0876252', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (26, 'feedback-request', 'ada', 'feedback-request:bulk-export', 4, NULL, 'sent', '2026-11-15 13:58:33.097223+00', '2026-11-15 13:58:33.097223+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.154591+00', '2026-11-15 13:58:34.154591+00', NULL, 'cab46285-e94f-465f-b366-6cd5d04236b3', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (24, 'feedback-request', 'ada', 'feedback-request:quiet-hours', 3, NULL, 'sent', '2026-11-15 13:58:33.083046+00', '2026-11-15 13:58:33.083046+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.166094+00', '2026-11-15 13:58:34.166094+00', NULL, '8f69fe64-7798-416f-a667-50e0b22f9487', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (39, 'feedback-reply', 'ada', 'feedback-reply:2', 1, NULL, 'sent', '2026-11-15 13:58:35.580119+00', '2026-11-15 13:58:35.580119+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:35.871986+00', '2026-11-15 13:58:35.871986+00', NULL, '275cb866-abd6-4083-8821-326d0875c6f5', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (36, 'feedback-answer', 'linus@example.com', 'feedback-answer:7', 1, NULL, 'sent', '2026-11-15 13:58:35.299332+00', '2026-11-15 13:58:35.299332+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:35.874372+00', '2026-11-15 13:58:35.874372+00', NULL, '84bb8c34-b2ed-4d27-82f9-79d0ac6035fe', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (27, 'feedback-request', 'hans', 'feedback-request:bulk-export', 4, NULL, 'sent', '2026-11-15 13:58:33.097223+00', '2026-11-15 13:58:33.097223+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.298277+00', '2026-11-15 13:58:34.298277+00', NULL, 'df740e60-5bf8-45a4-b92d-80ec39b9acc7', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (33, 'feedback-answer', 'pm@example.org', 'feedback-answer:5', 1, NULL, 'sent', '2026-11-15 13:58:35.070532+00', '2026-11-15 13:58:35.070532+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:36.23753+00', '2026-11-15 13:58:36.23753+00', NULL, 'ccb3d174-2936-46d0-a9d6-f348a422da74', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (35, 'feedback-answer', 'pm@example.org', 'feedback-answer:6', NULL, NULL, 'sent', '2026-11-15 13:58:35.090262+00', '2026-11-15 13:58:35.090262+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:36.239943+00', '2026-11-15 13:58:36.239943+00', NULL, '87716e2a-dc98-4d5f-9ec1-e7a42d1457f0', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (25, 'feedback-request', 'hans', 'feedback-request:quiet-hours', 3, NULL, 'failed', '2026-11-15 13:58:33.083046+00', '2026-11-15 13:58:33.083046+00', 1, '550 5.1.1 No such user', NULL, NULL, '2026-11-15 13:58:34.302652+00', '2026-11-15 13:58:39.573479+00', NULL, '612dee69-6224-4ab3-a479-911ecefb081c', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (69, 'feedback-answer', 'linus@example.com', 'feedback-answer:8', 10, NULL, 'sent', '2026-11-15 13:58:57.769327+00', '2026-11-15 13:58:57.769327+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:07.842612+00', '2026-11-25 13:59:07.842612+00', NULL, 'f40eabed-8054-4a6b-9906-523ce1cb3b45', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (60, 'launch', 'bob', 'launch:calendar-sync', 10, 5, 'sent', '2026-11-15 13:58:57.730569+00', '2026-11-15 13:58:57.730569+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:07.983965+00', '2026-11-25 13:59:07.983965+00', NULL, 'df9106b7-8346-434c-88bc-76a2bccbae13', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (72, 'feedback-request', 'bob', 'feedback-request:calendar-sync', 10, NULL, 'owed', '2026-11-25 13:59:06.697125+00', '2026-12-02 13:59:07.983965+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '91727469-d95d-4b6a-8132-1364675108d2', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (63, 'launch', 'sub-09', 'launch:calendar-sync', 10, 5, 'sent', '2026-11-15 13:58:57.730569+00', '2026-11-15 13:58:57.730569+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:08.261828+00', '2026-11-25 13:59:08.261828+00', NULL, 'e7c90178-b833-44f7-ab7b-89241dc242e8', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (62, 'launch', 'mia', 'launch:calendar-sync', 10, 5, 'failed', '2026-11-15 13:58:57.730569+00', '2026-11-15 13:58:57.730569+00', 1, '554 5.7.1 Message content rejected', NULL, NULL, NULL, '2026-11-25 13:59:08.267548+00', NULL, '0b368c7f-efad-4d9f-8a7b-05eee27423de', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (64, 'launch', 'sub-10', 'launch:calendar-sync', 10, 5, 'sent', '2026-11-15 13:58:57.730569+00', '2026-11-15 13:58:57.730569+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:08.3899+00', '2026-11-25 13:59:08.3899+00', NULL, '92192a2e-768b-4171-8c93-5b4c66fd9d4c', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (61, 'launch', 'late', 'launch:calendar-sync', 10, 5, 'owed', '2026-11-15 13:58:57.730569+00', '2026-11-25 14:00:20.835503+00', 1, '451 4.2.1 Mailbox busy, try again later', 'b7d90850-e940-4567-9299-2dc33631de55', '2026-11-26 14:00:21.205046+00', NULL, NULL, NULL, '28167bc7-837d-4b4d-b053-093065c7cdcd', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (70, 'feedback-answer', 'pm@example.org', 'feedback-answer:8', 10, NULL, 'failed', '2026-11-15 13:58:57.769327+00', '2026-11-15 13:58:57.769327+00', 1, '550 5.1.1 No such user here', NULL, NULL, NULL, '2026-11-25 13:59:07.990876+00', NULL, '617cd796-4a95-4735-b015-22c5042ed298', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (65, 'launch', 'sub-11', 'launch:calendar-sync', 10, 5, 'sent', '2026-11-15 13:58:57.730569+00', '2026-11-15 13:58:57.730569+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:08.514686+00', '2026-11-25 13:59:08.514686+00', NULL, '20c83e6a-18e1-42d1-b9e9-698d10a3946e', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (73, 'feedback-request', 'late', 'feedback-request:calendar-sync', 10, NULL, 'owed', '2026-11-25 13:59:06.697125+00', '2026-11-25 14:04:08.100606+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '4df335bd-a96b-4680-8047-38b97021101f', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (66, 'launch', 'sub-12', 'launch:calendar-sync', 10, 5, 'sent', '2026-11-15 13:58:57.730569+00', '2026-11-15 13:58:57.730569+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:08.640791+00', '2026-11-25 13:59:08.640791+00', NULL, 'abd36fb2-3870-43b0-ba36-f1aab0784fdb', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (74, 'feedback-request', 'mia', 'feedback-request:calendar-sync', 10, NULL, 'failed', '2026-11-25 13:59:06.697125+00', '2026-11-25 13:59:06.697125+00', 1, '554 5.7.1 Message content rejected', NULL, NULL, NULL, '2026-11-25 13:59:08.395349+00', NULL, '4107cbaf-5286-4c4b-bef7-7ab6509055fe', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (76, 'feedback-request', 'sub-10', 'feedback-request:calendar-sync', 10, NULL, 'owed', '2026-11-25 13:59:06.697125+00', '2026-12-02 13:59:08.3899+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '3706c26b-2801-4699-8cc1-73ae4fdf9d00', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (89, 'launch', 'sub-02', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:10.91066+00', '2026-11-25 13:59:10.91066+00', NULL, '0507930f-7657-406a-a079-bb95483409b4', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (88, 'feedback-answer', 'linus@example.com', 'feedback-answer:9', 10, NULL, 'sent', '2026-11-25 13:59:09.072486+00', '2026-11-25 13:59:09.072486+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:09.893071+00', '2026-11-25 13:59:09.893071+00', NULL, 'af86dc9c-80fb-45a3-9aab-04d3e33c1769', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (75, 'feedback-request', 'sub-09', 'feedback-request:calendar-sync', 10, NULL, 'owed', '2026-11-25 13:59:06.697125+00', '2026-12-02 13:59:08.261828+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '6c340087-e5c8-42ee-a9ff-3d8abfb7d551', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (77, 'feedback-request', 'sub-11', 'feedback-request:calendar-sync', 10, NULL, 'owed', '2026-11-25 13:59:06.697125+00', '2026-12-02 13:59:08.514686+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '22eb5d13-dab2-47ae-91b4-c8df72e1fa04', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (78, 'feedback-request', 'sub-12', 'feedback-request:calendar-sync', 10, NULL, 'owed', '2026-11-25 13:59:06.697125+00', '2026-12-02 13:59:08.640791+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '7cb98e7f-122e-4b7d-94f1-298183b83438', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (91, 'launch', 'sub-04', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:10.914018+00', '2026-11-25 13:59:10.914018+00', NULL, '54828a5d-6dc6-4630-9e9e-8cbf52aa4cb9', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (79, 'feedback-request', 'sub-13', 'feedback-request:calendar-sync', 10, NULL, 'owed', '2026-11-25 13:59:06.697125+00', '2026-12-02 13:59:08.756283+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '406dbe88-13e1-4e61-ae64-be8cab802f07', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (92, 'launch', 'sub-05', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:10.918929+00', '2026-11-25 13:59:10.918929+00', NULL, '28a67c11-aa95-4486-9851-a1f1e3256a99', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (96, 'launch', 'sub-09', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:11.147783+00', '2026-11-25 13:59:11.147783+00', NULL, '10addb83-8892-4277-bec6-bd396cd8ee8f', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (95, 'launch', 'sub-08', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:11.15053+00', '2026-11-25 13:59:11.15053+00', NULL, '19026053-73fc-48b3-80e4-c6fff4887654', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (93, 'launch', 'sub-06', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:11.032824+00', '2026-11-25 13:59:11.032824+00', NULL, 'e1da56ea-38b8-40c2-8ccb-ada780065909', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (90, 'launch', 'sub-03', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:10.916229+00', '2026-11-25 13:59:10.916229+00', NULL, 'a2f9f414-4649-403f-ba7f-a8e49e58009c', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (94, 'launch', 'sub-07', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:11.036954+00', '2026-11-25 13:59:11.036954+00', NULL, '718fd285-dcc3-4248-b03f-d58b31d2a2af', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (97, 'launch', 'sub-10', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:11.268689+00', '2026-11-25 13:59:11.268689+00', NULL, '02283efe-a0f9-468b-877b-5d8485612fcc', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (109, 'launch', 'sub-22', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '0a93f419-2a3e-4d37-9fd0-93f4f03ea49d', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (112, 'launch', 'sub-25', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '26a17c16-d7f5-4268-99f5-d8f3e68b9844', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (113, 'launch', 'sub-26', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '037753ad-b616-4faf-b23c-3b0c415c93ec', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (114, 'launch', 'sub-27', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '5ad23dc8-b420-42bc-963d-dbcade7a3f50', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (115, 'launch', 'sub-28', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '13eaa85b-0758-4d9d-b76b-57b3e0dd72e0', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (116, 'launch', 'sub-29', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '335c4b84-954c-41d4-a606-3816b075ba61', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (117, 'launch', 'sub-31', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '82ec232f-dd00-474b-8afa-2e8ea1cc3b1f', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (55, 'launch', 'sub-01', 'launch:smart-inbox', 5, 4, 'cancelled', '2026-11-15 13:58:50.618498+00', '2026-11-15 13:58:50.618498+00', 0, 'The recipient wants no such mails', NULL, NULL, NULL, '2026-11-15 13:58:51.614759+00', 1, 'dd1e1849-115a-48fd-a66d-5b07479af76c', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (53, 'launch', 'auth0|carol', 'launch:smart-inbox', 5, 4, 'sent', '2026-11-15 13:58:50.618498+00', '2026-11-15 13:58:50.618498+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:51.627359+00', '2026-11-15 13:58:51.627359+00', NULL, 'a2e4d98a-d3d3-48b1-8bca-ef21444afd58', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (52, 'launch', 'ada', 'launch:smart-inbox', 5, 4, 'sent', '2026-11-15 13:58:50.618498+00', '2026-11-15 13:58:50.618498+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:51.628681+00', '2026-11-15 13:58:51.628681+00', NULL, 'f39b0140-5150-4b4f-887c-99b6e8b67171', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (40, 'feedback-reply', 'stranger@example.org', 'feedback-reply:3', NULL, NULL, 'sent', '2026-11-15 13:58:35.63116+00', '2026-11-15 13:58:35.63116+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:35.879498+00', '2026-11-15 13:58:35.879498+00', NULL, 'a1bd9889-3916-4d65-85da-b61bac9ada91', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (59, 'launch', 'ada', 'launch:calendar-sync', 10, 5, 'sent', '2026-11-15 13:58:57.730569+00', '2026-11-15 13:58:57.730569+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:07.84917+00', '2026-11-25 13:59:07.84917+00', NULL, 'da3ac4db-f9a6-478a-baa0-a6d11b43d588', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (31, 'feedback-answer', 'pm@example.org', 'feedback-answer:4', 1, NULL, 'sent', '2026-11-15 13:58:35.048031+00', '2026-11-15 13:58:35.048031+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:36.116408+00', '2026-11-15 13:58:36.116408+00', NULL, 'f2394682-5f88-425f-8081-dcb030020348', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (32, 'feedback-answer', 'linus@example.com', 'feedback-answer:5', 1, NULL, 'sent', '2026-11-15 13:58:35.070532+00', '2026-11-15 13:58:35.070532+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:36.119089+00', '2026-11-15 13:58:36.119089+00', NULL, 'b4c3bc93-7f21-4af1-b5e9-642803d1d9fb', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (34, 'feedback-answer', 'linus@example.com', 'feedback-answer:6', NULL, NULL, 'sent', '2026-11-15 13:58:35.090262+00', '2026-11-15 13:58:35.090262+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:36.120852+00', '2026-11-15 13:58:36.120852+00', NULL, 'ef690e81-d68e-4a67-b0b8-4c58316566e9', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (29, 'feedback-answer', 'pm@example.org', 'feedback-answer:2', 3, NULL, 'sent', '2026-11-15 13:58:34.920643+00', '2026-11-15 13:58:34.920643+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:36.359674+00', '2026-11-15 13:58:36.359674+00', NULL, 'a6c69811-2659-4425-be34-fb75f544ce5e', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (28, 'feedback-answer', 'linus@example.com', 'feedback-answer:2', 3, NULL, 'sent', '2026-11-15 13:58:34.920643+00', '2026-11-15 13:58:34.920643+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:36.365401+00', '2026-11-15 13:58:36.365401+00', NULL, 'c5b8d025-8a87-40ce-a691-cbc9acf42db8', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (101, 'launch', 'sub-14', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-26 14:00:27.474933+00', 1, 'Exception reading response', NULL, NULL, NULL, NULL, NULL, '1c95eeec-0d2f-4129-ad8f-d443cedb8479', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (110, 'launch', 'sub-23', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '745d6336-c957-406e-99af-c51e9c938152', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (111, 'launch', 'sub-24', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '91259738-0e12-445d-acf2-d11a7f9fe43d', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (118, 'launch', 'sub-32', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'e91fd04f-0447-4823-bc91-8fad49dbf00e', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (119, 'launch', 'sub-33', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '1edcb1b1-d542-4f73-93be-2a586f296b5b', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (120, 'launch', 'sub-34', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '7861e9d7-0fe1-49d7-989b-ca17b14d00f7', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (121, 'launch', 'sub-35', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'c1d16214-a01d-497b-8628-e8a4d2e534c1', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (100, 'launch', 'sub-13', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:11.383303+00', '2026-11-25 13:59:11.383303+00', NULL, '3f14097c-3e80-4f64-acad-84aa4c38d300', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (99, 'launch', 'sub-12', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:11.263282+00', '2026-11-25 13:59:11.263282+00', NULL, '5a0ffe4b-4b7c-40ed-ae39-212fe90239ed', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (98, 'launch', 'sub-11', 'launch:new-editor', 11, 6, 'sent', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:11.265995+00', '2026-11-25 13:59:11.265995+00', NULL, 'e600cbc8-f18c-4c6e-a3fd-eb978a7987a8', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (15, 'digest', 'chief@example.com', 'digest:2026-11-15', NULL, NULL, 'sent', '2026-11-15 13:58:32.991443+00', '2026-11-15 13:58:32.991443+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.16353+00', '2026-11-15 13:58:34.16353+00', NULL, '18eaf358-b28f-4933-b62b-522a153532f1', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (19, 'digest', 'margaret@example.com', 'digest:2026-11-15', NULL, NULL, 'sent', '2026-11-15 13:58:32.991443+00', '2026-11-15 13:58:32.991443+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.717285+00', '2026-11-15 13:58:34.717285+00', NULL, '511f9b14-b491-402b-8e4b-4ce82062c3f9', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (20, 'digest', 'platform@example.com', 'digest:2026-11-15', NULL, NULL, 'sent', '2026-11-15 13:58:32.991443+00', '2026-11-15 13:58:32.991443+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.835459+00', '2026-11-15 13:58:34.835459+00', NULL, '14af5f9c-90e5-4577-8912-d1b9704b61b3', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (18, 'digest', 'exec@example.com', 'digest:2026-11-15', NULL, NULL, 'failed', '2026-11-15 13:58:32.991443+00', '2026-11-15 13:58:32.991443+00', 1, '550 5.1.1 No such user', NULL, NULL, '2026-11-15 13:58:34.716412+00', '2026-11-15 13:58:39.583297+00', NULL, '3ace1d2c-e9be-4095-ac2d-3868294ff70b', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (21, 'attention', 'editors@example.org', 'attention:2026-09', NULL, NULL, 'sent', '2026-11-15 13:58:33.063187+00', '2026-11-15 13:58:33.063187+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.311441+00', '2026-11-15 13:58:34.311441+00', NULL, '291924b2-6024-48ab-87c3-97772c9db6ae', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (71, 'feedback-request', 'ada', 'feedback-request:calendar-sync', 10, NULL, 'owed', '2026-11-25 13:59:06.697125+00', '2026-12-02 13:59:07.84917+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '4cb99fd7-1a5a-4858-91ca-c5cb3ccc7b4f', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (102, 'launch', 'sub-15', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, 'b7d90850-e940-4567-9299-2dc33631de55', '2026-11-26 14:00:21.205003+00', NULL, NULL, NULL, '27776c1e-f589-421d-a25c-24a20d933fd9', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (80, 'feedback-request', 'sub-14', 'feedback-request:calendar-sync', 10, NULL, 'owed', '2026-11-25 13:59:06.697125+00', '2026-12-02 13:59:08.759566+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '1efaf538-982b-412a-9266-a2413b921ee3', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (68, 'launch', 'sub-14', 'launch:calendar-sync', 10, 5, 'sent', '2026-11-15 13:58:57.730569+00', '2026-11-15 13:58:57.730569+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:08.759566+00', '2026-11-25 13:59:08.759566+00', NULL, '268c383a-9b68-4439-b445-ebd7a62f41b0', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (103, 'launch', 'sub-16', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'f247a585-d7f6-4f3a-94dc-7040931ed46a', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (104, 'launch', 'sub-17', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '3a491a75-cf8e-42e5-a00c-2f9681aea7d3', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (105, 'launch', 'sub-18', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '1e9fe612-a945-4d73-8248-de06b808fad6', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (106, 'launch', 'sub-19', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '38520554-5f76-4682-90e6-d4d26a126fcd', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (107, 'launch', 'sub-20', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, '9974af18-8f05-4db4-9482-db9cd6c5f76a', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (108, 'launch', 'sub-21', 'launch:new-editor', 11, 6, 'owed', '2026-11-25 13:59:10.079675+00', '2026-11-25 13:59:10.079675+00', 0, NULL, NULL, NULL, NULL, NULL, NULL, 'b5e3c804-8890-48be-9f1d-79946bdf3d50', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (67, 'launch', 'sub-13', 'launch:calendar-sync', 10, 5, 'sent', '2026-11-15 13:58:57.730569+00', '2026-11-15 13:58:57.730569+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:08.756283+00', '2026-11-25 13:59:08.756283+00', NULL, 'dad22f48-6603-4eb4-8a86-2253105a54a0', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (16, 'digest', 'design@example.com', 'digest:2026-11-15', NULL, NULL, 'sent', '2026-11-15 13:58:32.991443+00', '2026-11-15 13:58:32.991443+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.588361+00', '2026-11-15 13:58:34.588361+00', NULL, '8b2575f9-83d5-44ba-88ae-1c60eb9cbf75', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (17, 'digest', 'editors@example.org', 'digest:2026-11-15', NULL, NULL, 'sent', '2026-11-15 13:58:32.991443+00', '2026-11-15 13:58:32.991443+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.713693+00', '2026-11-15 13:58:34.713693+00', NULL, '5e41bebd-1c8a-4b6d-8424-e1d90d6841c9', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (82, 'digest', 'design@example.com', 'digest:2026-11-25', NULL, NULL, 'sent', '2026-11-25 13:59:06.711176+00', '2026-11-25 13:59:06.711176+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:08.265633+00', '2026-11-25 13:59:08.265633+00', NULL, 'ac2453c2-ab4e-481f-ab31-97f4ec197c2c', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (83, 'digest', 'editors@example.org', 'digest:2026-11-25', NULL, NULL, 'sent', '2026-11-25 13:59:06.711176+00', '2026-11-25 13:59:06.711176+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:08.273853+00', '2026-11-25 13:59:08.273853+00', NULL, 'e0ee78c3-72ac-4764-b823-66736735c23f', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (84, 'digest', 'margaret@example.com', 'digest:2026-11-25', NULL, NULL, 'sent', '2026-11-25 13:59:06.711176+00', '2026-11-25 13:59:06.711176+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:08.52192+00', '2026-11-25 13:59:08.52192+00', NULL, '7b0e758a-0ea9-4bfd-9ddf-bfa53a6ce477', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (81, 'digest', 'chief@example.com', 'digest:2026-11-25', NULL, NULL, 'sent', '2026-11-25 13:59:06.711176+00', '2026-11-25 13:59:06.711176+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:08.141402+00', '2026-11-25 13:59:08.141402+00', NULL, 'b8b26ea6-74fd-4f03-9442-95bc9bbe88d8', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (22, 'attention', 'platform@example.com', 'attention:2026-09', NULL, NULL, 'sent', '2026-11-15 13:58:33.063187+00', '2026-11-15 13:58:33.063187+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.452099+00', '2026-11-15 13:58:34.452099+00', NULL, '0be6ad51-aa3e-4fbd-9c85-78937247b325', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (23, 'attention', 'design@example.com', 'attention:2026-09', NULL, NULL, 'sent', '2026-11-15 13:58:33.063187+00', '2026-11-15 13:58:33.063187+00', 1, NULL, NULL, NULL, '2026-11-15 13:58:34.590695+00', '2026-11-15 13:58:34.590695+00', NULL, 'f959df54-cdb0-4bb3-a0a9-712cef2bcbe3', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (86, 'attention', 'editors@example.org', 'attention:2026-10', NULL, NULL, 'sent', '2026-11-25 13:59:06.738677+00', '2026-11-25 13:59:06.738677+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:07.84917+00', '2026-11-25 13:59:07.84917+00', NULL, '04d69511-c2dd-4d39-ab3e-e06e4cf81285', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (87, 'attention', 'platform@example.com', 'attention:2026-10', NULL, NULL, 'sent', '2026-11-25 13:59:06.738677+00', '2026-11-25 13:59:06.738677+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:07.990876+00', '2026-11-25 13:59:07.990876+00', NULL, '7db791da-e6b8-49ad-88e9-f002bb2f281b', NULL);
INSERT INTO public.delivery OVERRIDING SYSTEM VALUE VALUES (85, 'digest', 'platform@example.com', 'digest:2026-11-25', NULL, NULL, 'sent', '2026-11-25 13:59:06.711176+00', '2026-11-25 13:59:06.711176+00', 1, NULL, NULL, NULL, '2026-11-25 13:59:08.642933+00', '2026-11-25 13:59:08.642933+00', NULL, 'b338c060-d285-4a02-aae8-00e917bece69', NULL);
INSERT INTO public.enrollment VALUES ('ada', 13, 'interested', 'self', '2026-11-26 13:59:21.516845+00', false, NULL);
INSERT INTO public.enrollment VALUES ('auth0|carol', 13, 'interested', 'self', '2026-11-26 13:59:21.538089+00', false, NULL);
INSERT INTO public.enrollment VALUES ('bob', 4, 'opted-in', 'self', '2026-11-26 13:59:22.026257+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-31', 4, 'opted-in', 'self', '2026-11-26 13:59:22.037838+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-32', 4, 'opted-in', 'self', '2026-11-26 13:59:22.050282+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-36', 11, 'interested', 'self', '2026-11-15 13:58:40.044009+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-37', 11, 'interested', 'self', '2026-11-15 13:58:40.048883+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-38', 11, 'interested', 'self', '2026-11-15 13:58:40.056251+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-39', 11, 'interested', 'self', '2026-11-15 13:58:40.062248+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-40', 11, 'interested', 'self', '2026-11-15 13:58:40.067674+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-41', 11, 'interested', 'self', '2026-11-15 13:58:40.072549+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-42', 11, 'interested', 'self', '2026-11-15 13:58:40.079773+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-43', 11, 'interested', 'self', '2026-11-15 13:58:40.084854+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-44', 11, 'interested', 'self', '2026-11-15 13:58:40.091146+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-45', 11, 'interested', 'self', '2026-11-15 13:58:40.09832+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-46', 11, 'interested', 'self', '2026-11-15 13:58:40.103679+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-47', 11, 'interested', 'self', '2026-11-15 13:58:40.110165+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-48', 11, 'interested', 'self', '2026-11-15 13:58:40.115477+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-49', 11, 'interested', 'self', '2026-11-15 13:58:40.122109+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-50', 11, 'interested', 'self', '2026-11-15 13:58:40.130556+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-51', 11, 'interested', 'self', '2026-11-15 13:58:40.136982+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-52', 11, 'interested', 'self', '2026-11-15 13:58:40.144274+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-53', 11, 'interested', 'self', '2026-11-15 13:58:40.151637+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-54', 11, 'interested', 'self', '2026-11-15 13:58:40.157253+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-55', 11, 'interested', 'self', '2026-11-15 13:58:40.162401+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-56', 11, 'interested', 'self', '2026-11-15 13:58:40.168068+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-57', 11, 'interested', 'self', '2026-11-15 13:58:40.17349+00', false, NULL);
INSERT INTO public.enrollment VALUES ('ada', 8, 'opted-in', 'launch', '2026-11-15 13:58:40.445627+00', false, '2026-11-15 13:58:40.34902+00');
INSERT INTO public.enrollment VALUES ('bob', 8, 'opted-in', 'launch', '2026-11-15 13:58:40.445627+00', false, '2026-11-15 13:58:40.353631+00');
INSERT INTO public.enrollment VALUES ('sub-21', 8, 'opted-in', 'launch', '2026-11-15 13:58:40.445627+00', false, '2026-11-15 13:58:40.360555+00');
INSERT INTO public.enrollment VALUES ('sub-01', 5, 'opted-in', 'launch', '2026-11-15 13:58:50.602327+00', false, '2026-11-15 13:58:40.270291+00');
INSERT INTO public.enrollment VALUES ('sub-03', 5, 'opted-in', 'launch', '2026-11-15 13:58:50.602327+00', false, '2026-11-15 13:58:40.280492+00');
INSERT INTO public.enrollment VALUES ('sub-04', 5, 'opted-in', 'launch', '2026-11-15 13:58:50.602327+00', false, '2026-11-15 13:58:40.285212+00');
INSERT INTO public.enrollment VALUES ('sub-02', 5, 'opted-out', 'self', '2026-11-15 13:58:50.701581+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-58', 11, 'interested', 'self', '2026-11-15 13:58:40.178003+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-59', 11, 'interested', 'self', '2026-11-15 13:58:40.183+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-60', 11, 'interested', 'self', '2026-11-15 13:58:40.189985+00', false, NULL);
INSERT INTO public.enrollment VALUES ('ada', 2, 'interested', 'self', '2026-08-07 13:58:14.757161+00', false, NULL);
INSERT INTO public.enrollment VALUES ('bob', 3, 'opted-out', 'self', '2026-08-07 13:58:14.912927+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-33', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:40.020356+00');
INSERT INTO public.enrollment VALUES ('sub-34', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:40.029627+00');
INSERT INTO public.enrollment VALUES ('sub-35', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:40.037854+00');
INSERT INTO public.enrollment VALUES ('ada', 1, 'opted-in', 'launch', '2026-08-07 13:58:14.829234+00', true, '2026-08-07 13:58:14.688144+00');
INSERT INTO public.enrollment VALUES ('bob', 1, 'opted-in', 'launch', '2026-08-07 13:58:14.829234+00', true, '2026-08-07 13:58:14.70479+00');
INSERT INTO public.enrollment VALUES ('dave', 1, 'opted-in', 'launch', '2026-08-07 13:58:14.829234+00', true, '2026-08-07 13:58:14.727302+00');
INSERT INTO public.enrollment VALUES ('erin', 1, 'opted-in', 'launch', '2026-08-07 13:58:14.829234+00', true, '2026-08-07 13:58:14.735905+00');
INSERT INTO public.enrollment VALUES ('frank', 1, 'opted-in', 'launch', '2026-08-07 13:58:14.829234+00', true, '2026-08-07 13:58:14.746752+00');
INSERT INTO public.enrollment VALUES ('ada', 3, 'opted-in', 'self', '2026-08-07 13:58:14.883321+00', true, NULL);
INSERT INTO public.enrollment VALUES ('hans', 3, 'opted-in', 'self', '2026-08-07 13:58:14.904802+00', true, NULL);
INSERT INTO public.enrollment VALUES ('ida', 3, 'opted-in', 'admin', '2026-08-07 13:58:14.919688+00', true, NULL);
INSERT INTO public.enrollment VALUES ('ada', 4, 'opted-in', 'launch', '2026-08-07 13:58:14.930229+00', true, '2026-08-07 13:58:14.790534+00');
INSERT INTO public.enrollment VALUES ('hans', 4, 'opted-in', 'launch', '2026-08-07 13:58:14.930229+00', true, '2026-08-07 13:58:14.800333+00');
INSERT INTO public.enrollment VALUES ('auth0|carol', 1, 'opted-out', 'self', '2026-11-15 13:58:39.510236+00', false, NULL);
INSERT INTO public.enrollment VALUES ('ada', 12, 'interested', 'self', '2026-11-15 13:58:40.199201+00', false, NULL);
INSERT INTO public.enrollment VALUES ('bob', 12, 'interested', 'self', '2026-11-15 13:58:40.203924+00', false, NULL);
INSERT INTO public.enrollment VALUES ('dave', 12, 'interested', 'self', '2026-11-15 13:58:40.210204+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-01', 12, 'interested', 'self', '2026-11-15 13:58:40.21584+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-02', 12, 'interested', 'self', '2026-11-15 13:58:40.222195+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-03', 12, 'interested', 'self', '2026-11-15 13:58:40.228065+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-04', 12, 'interested', 'self', '2026-11-15 13:58:40.232411+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-05', 12, 'interested', 'self', '2026-11-15 13:58:40.237968+00', false, NULL);
INSERT INTO public.enrollment VALUES ('sub-06', 12, 'interested', 'self', '2026-11-15 13:58:40.244396+00', false, NULL);
INSERT INTO public.enrollment VALUES ('bob', 7, 'opted-in', 'self', '2026-11-15 13:58:40.365639+00', false, NULL);
INSERT INTO public.enrollment VALUES ('ada', 9, 'opted-in', 'self', '2026-11-15 13:58:40.37204+00', false, NULL);
INSERT INTO public.enrollment VALUES ('ada', 5, 'opted-in', 'launch', '2026-11-15 13:58:50.602327+00', false, '2026-11-15 13:58:40.250134+00');
INSERT INTO public.enrollment VALUES ('auth0|carol', 5, 'opted-in', 'launch', '2026-11-15 13:58:50.602327+00', false, '2026-11-15 13:58:40.264336+00');
INSERT INTO public.enrollment VALUES ('bob', 5, 'opted-in', 'launch', '2026-11-15 13:58:50.602327+00', false, '2026-11-15 13:58:40.255551+00');
INSERT INTO public.enrollment VALUES ('ada', 10, 'opted-in', 'launch', '2026-11-15 13:58:57.710716+00', true, '2026-11-15 13:58:40.291236+00');
INSERT INTO public.enrollment VALUES ('bob', 10, 'opted-in', 'launch', '2026-11-15 13:58:57.710716+00', true, '2026-11-15 13:58:40.296108+00');
INSERT INTO public.enrollment VALUES ('late', 10, 'opted-in', 'launch', '2026-11-15 13:58:57.710716+00', true, '2026-11-15 13:58:40.301178+00');
INSERT INTO public.enrollment VALUES ('mia', 10, 'opted-in', 'launch', '2026-11-15 13:58:57.710716+00', true, '2026-11-15 13:58:40.306448+00');
INSERT INTO public.enrollment VALUES ('sub-09', 10, 'opted-in', 'launch', '2026-11-15 13:58:57.710716+00', true, '2026-11-15 13:58:40.311558+00');
INSERT INTO public.enrollment VALUES ('sub-10', 10, 'opted-in', 'launch', '2026-11-15 13:58:57.710716+00', true, '2026-11-15 13:58:40.317428+00');
INSERT INTO public.enrollment VALUES ('sub-11', 10, 'opted-in', 'launch', '2026-11-15 13:58:57.710716+00', true, '2026-11-15 13:58:40.32408+00');
INSERT INTO public.enrollment VALUES ('sub-12', 10, 'opted-in', 'launch', '2026-11-15 13:58:57.710716+00', true, '2026-11-15 13:58:40.333184+00');
INSERT INTO public.enrollment VALUES ('sub-13', 10, 'opted-in', 'launch', '2026-11-15 13:58:57.710716+00', true, '2026-11-15 13:58:40.338107+00');
INSERT INTO public.enrollment VALUES ('sub-14', 10, 'opted-in', 'launch', '2026-11-15 13:58:57.710716+00', true, '2026-11-15 13:58:40.343005+00');
INSERT INTO public.enrollment VALUES ('sub-01', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.801674+00');
INSERT INTO public.enrollment VALUES ('sub-02', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.814361+00');
INSERT INTO public.enrollment VALUES ('sub-03', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.821907+00');
INSERT INTO public.enrollment VALUES ('sub-04', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.828294+00');
INSERT INTO public.enrollment VALUES ('sub-05', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.836187+00');
INSERT INTO public.enrollment VALUES ('sub-06', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.843697+00');
INSERT INTO public.enrollment VALUES ('sub-07', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.849467+00');
INSERT INTO public.enrollment VALUES ('sub-08', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.85722+00');
INSERT INTO public.enrollment VALUES ('sub-09', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.870706+00');
INSERT INTO public.enrollment VALUES ('sub-10', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.881824+00');
INSERT INTO public.enrollment VALUES ('sub-11', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.889093+00');
INSERT INTO public.enrollment VALUES ('sub-12', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.895059+00');
INSERT INTO public.enrollment VALUES ('sub-13', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.900489+00');
INSERT INTO public.enrollment VALUES ('sub-14', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.905668+00');
INSERT INTO public.enrollment VALUES ('sub-15', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.912247+00');
INSERT INTO public.enrollment VALUES ('sub-16', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.919258+00');
INSERT INTO public.enrollment VALUES ('sub-17', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.924691+00');
INSERT INTO public.enrollment VALUES ('sub-18', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.929925+00');
INSERT INTO public.enrollment VALUES ('sub-19', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.935282+00');
INSERT INTO public.enrollment VALUES ('sub-20', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.94149+00');
INSERT INTO public.enrollment VALUES ('sub-21', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.948265+00');
INSERT INTO public.enrollment VALUES ('sub-22', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.953878+00');
INSERT INTO public.enrollment VALUES ('sub-23', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.958969+00');
INSERT INTO public.enrollment VALUES ('sub-24', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.964341+00');
INSERT INTO public.enrollment VALUES ('sub-25', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.972918+00');
INSERT INTO public.enrollment VALUES ('sub-26', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.978588+00');
INSERT INTO public.enrollment VALUES ('sub-27', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.983865+00');
INSERT INTO public.enrollment VALUES ('sub-28', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.989762+00');
INSERT INTO public.enrollment VALUES ('sub-29', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:39.994924+00');
INSERT INTO public.enrollment VALUES ('sub-30', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:40.001188+00');
INSERT INTO public.enrollment VALUES ('sub-31', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:40.006562+00');
INSERT INTO public.enrollment VALUES ('sub-32', 11, 'opted-in', 'launch', '2026-11-25 13:59:09.998418+00', false, '2026-11-15 13:58:40.013443+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (13, 'voice-notes', 'Voice notes', 'What Voice notes is for; it''s "new".

And more.', 'Design systems', 'design@example.com', 'Design', 'https://docs.example.com/voice-notes', NULL, NULL, 'minor', false, false, NULL, 'concept', '2026-11-26 13:59:21.304542+00', '2026-11-26 13:59:21.304542+00', 0, '2026-11-26 13:59:21.304542+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (12, 'dashboards', 'Dashboards', 'What Dashboards is for; it''s "new".

And more.', 'Design systems', 'design@example.com', 'Design', 'https://docs.example.com/dashboards', NULL, NULL, 'minor', false, false, NULL, 'beta', '2026-11-26 13:59:32.981925+00', '2026-11-15 13:58:39.784835+00', 1, '2026-11-26 13:59:32.981925+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (6, 'old-importer', 'Old importer', 'What Old importer is for; it''s "new".

And more.', 'Platform', 'Platform@example.com', NULL, 'https://docs.example.com/old-importer', NULL, NULL, 'minor', false, false, NULL, 'archived', '2026-11-15 13:58:40.421039+00', '2026-11-15 13:58:39.682536+00', 1, '2026-11-15 13:58:40.421039+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (8, 'single-sign-on', 'Single sign-on', 'What Single sign-on is for; it''s "new".

And more.', 'Platform', 'Platform@example.com', NULL, 'https://docs.example.com/single-sign-on', NULL, NULL, 'minor', false, false, NULL, 'general-availability', '2026-11-15 13:58:40.683625+00', '2026-11-15 13:58:39.723979+00', 2, '2026-11-15 13:58:40.683625+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (9, 'audit-log', 'Audit log', 'What Audit log is for; it''s "new".

And more.', 'Platform', 'Platform@example.com', NULL, 'https://docs.example.com/audit-log', NULL, NULL, 'minor', false, false, NULL, 'archived', '2026-11-26 13:59:22.157489+00', '2026-11-15 13:58:39.740203+00', 2, '2026-11-26 13:59:22.157489+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (7, 'fax-gateway', 'Fax gateway', 'What Fax gateway is for; it''s "new".

And more.', 'Platform', 'Platform@example.com', NULL, 'https://docs.example.com/fax-gateway', NULL, NULL, 'minor', false, false, NULL, 'archived', '2026-11-15 13:58:50.58703+00', '2026-11-15 13:58:39.6997+00', 1, '2026-11-15 13:58:50.58703+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (5, 'smart-inbox', 'Smart inbox', 'What Smart inbox is for; it''s "new".

And more.', 'The editors', 'editors@example.org', 'Content', 'https://docs.example.com/smart-inbox', NULL, NULL, 'minor', false, false, NULL, 'concept', '2026-11-15 13:58:53.749239+00', '2026-11-15 13:58:39.625584+00', 2, '2026-11-15 13:58:53.749239+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (10, 'calendar-sync', 'Calendar sync', 'What Calendar sync is for; it''s "new".

And more.', 'The editors', 'editors@example.org', 'Content', 'https://docs.example.com/calendar-sync', NULL, NULL, 'minor', false, false, NULL, 'beta', '2026-11-15 13:58:57.710716+00', '2026-11-15 13:58:39.757552+00', 1, '2026-11-15 13:58:57.710716+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (2, 'keyboard-shortcuts', 'Keyboard shortcuts', 'What Keyboard shortcuts is for; it''s "new".

And more.', 'The editors', 'editors@example.org', 'Content', 'https://docs.example.com/keyboard-shortcuts', NULL, '2026-09-06', 'minor', false, false, NULL, 'concept', '2026-08-07 13:58:14.545781+00', '2026-08-07 13:58:14.545781+00', 0, '2026-08-07 13:58:14.545781+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (3, 'quiet-hours', 'Quiet hours', 'What Quiet hours is for; it''s "new".

And more.', 'Platform', 'Platform@example.com', NULL, 'https://docs.example.com/quiet-hours', 'https://forms.example.com/quiet-hours', NULL, 'minor', false, false, NULL, 'beta', '2026-08-07 13:58:14.565315+00', '2026-08-07 13:58:14.565315+00', 0, '2026-08-07 13:58:14.565315+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (1, 'dark-mode', 'Dark mode', 'What Dark mode is for; it''s "new".

And more.', 'Design systems', 'design@example.com', 'Design', 'https://docs.example.com/dark-mode', NULL, NULL, 'minor', false, false, NULL, 'beta', '2026-08-07 13:58:14.829234+00', '2026-08-07 13:58:14.359772+00', 1, '2026-08-07 13:58:14.829234+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (11, 'new-editor', 'New editor', 'What New editor is for; it''s "new".

And more.', 'The editors', 'editors@example.org', 'Content', 'https://docs.example.com/new-editor', NULL, NULL, 'minor', false, false, NULL, 'beta', '2026-11-25 13:59:09.998418+00', '2026-11-15 13:58:39.770913+00', 1, '2026-11-25 13:59:09.998418+00');
INSERT INTO public.feature OVERRIDING SYSTEM VALUE VALUES (4, 'bulk-export', 'Bulk export', 'What Bulk export is for; it''s "new".

And more.', 'Platform', 'Platform@example.com', NULL, 'https://docs.example.com/bulk-export', NULL, NULL, 'minor', true, true, 'Whoever has exported once.', 'general-availability', '2026-11-26 13:59:22.077612+00', '2026-08-07 13:58:14.584209+00', 5, '2026-11-26 13:59:22.077612+00');
INSERT INTO public.feature_update OVERRIDING SYSTEM VALUE VALUES (6, 11, 'update', 'New editor: undo is back', 'It is in the *menu*; you''ve asked for it.', 'grace', '2026-11-26 13:59:22.143188+00', 'sub-35', NULL, 35, 35, 0, 0, 0);
INSERT INTO public.feature_update OVERRIDING SYSTEM VALUE VALUES (1, 4, 'general-availability', NULL, NULL, 'grace', '2026-08-07 13:58:16.374263+00', 'hans', '2026-08-07 13:58:19.958765+00', 2, 2, 2, 0, 0);
INSERT INTO public.feature_update OVERRIDING SYSTEM VALUE VALUES (2, 1, 'update', 'Dark mode is darker', 'It *is*: see [how](https://docs.example.com/dark-mode).

* one
* two', 'grace', '2026-11-15 13:58:35.776951+00', 'frank', '2026-11-15 13:58:38.991948+00', 6, 4, 4, 0, 0);
INSERT INTO public.feature_update OVERRIDING SYSTEM VALUE VALUES (3, 8, 'general-availability', NULL, NULL, 'grace', '2026-11-15 13:58:40.683625+00', 'sub-21', '2026-11-15 13:58:44.476308+00', 3, 3, 3, 0, 0);
INSERT INTO public.feature_update OVERRIDING SYSTEM VALUE VALUES (4, 7, 'update', 'The fax is warm', 'Send one.', 'grace', '2026-11-15 13:58:44.720313+00', 'bob', '2026-11-15 13:58:50.481001+00', 1, 1, 0, 0, 1);
INSERT INTO public.feature_update OVERRIDING SYSTEM VALUE VALUES (5, 4, 'general-availability', NULL, NULL, 'grace', '2026-11-26 13:59:22.077612+00', 'sub-32', '2026-11-26 13:59:25.929884+00', 5, 3, 0, 0, 0);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (3, 3, 'ada', 'ada@example.com', NULL, true, 'hook', 'Out of office: Quiet hours', 'I am away.', NULL, 'automatic', '{}', '<2@mail.example.com>', NULL, '2026-11-15 13:58:34.996337+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (5, 1, 'bob', 'bob@example.org', NULL, true, 'mail', 'Re: Dark mode', 'Love it; more, please.', NULL, 'unread', '{}', '<4@mail.example.org>', '<d.3a9b9a1c-52f8-4c21-8cd3-6e2f0f045010@example.com>', '2026-11-15 13:58:35.070532+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (7, 1, 'bob', NULL, NULL, true, 'app', NULL, 'In the app I say it again.', 5, 'unread', '{}', NULL, NULL, '2026-11-15 13:58:35.299332+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (2, 3, 'ada', 'ada@example.com', NULL, true, 'hook', 'Re: Quiet hours', 'Make them quieter.', NULL, 'answered', '{}', '<1@mail.example.com>', NULL, '2026-11-15 13:58:34.920643+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (1, 1, 'ada', NULL, NULL, true, 'app', NULL, 'Too dark; I can''t read ''it''.

Really.', 2, 'answered', '{}', NULL, NULL, '2026-08-07 13:58:15.017473+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (6, NULL, NULL, 'stranger@example.org', 'Stranger', false, 'hook', 'A question', 'Who are you?', NULL, 'answered', '{}', '<5@mail.example.org>', NULL, '2026-11-15 13:58:35.090262+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (4, 1, 'bob', 'bob.private@example.org', 'Bob', false, 'hook', 'Re: Dark mode', 'From my other address.', NULL, 'read', '{}', '<3@mail.example.org>', NULL, '2026-11-15 13:58:35.048031+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (8, 10, 'ada', NULL, NULL, true, 'app', NULL, 'It syncs the wrong calendar.', 1, 'unread', '{}', NULL, NULL, '2026-11-15 13:58:57.769327+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (9, 10, 'bob', NULL, NULL, true, 'app', NULL, 'It works for me.', 4, 'unread', '{}', NULL, NULL, '2026-11-25 13:59:09.072486+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (10, 1, 'ada', NULL, NULL, true, 'app', NULL, 'Better; thanks.', 4, 'unread', '{}', NULL, NULL, '2026-11-26 13:59:21.561106+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (12, 11, 'sub-04', NULL, NULL, true, 'app', NULL, 'Nice!', 5, 'unread', '{}', NULL, NULL, '2026-11-26 13:59:21.656441+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (14, 3, 'ada', 'ada@example.com', NULL, true, 'hook', 'Re: Quiet hours', 'Still too loud.', NULL, 'unread', '{}', '<7@mail.example.com>', NULL, '2026-11-26 13:59:21.812468+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (11, 11, 'bob', NULL, NULL, true, 'app', NULL, 'Where did ''undo'' go?', 3, 'answered', '{}', NULL, NULL, '2026-11-26 13:59:21.623277+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (13, NULL, NULL, 'somebody@example.org', 'Somebody', false, 'hook', 'Hello', 'Is anybody there?', NULL, 'answered', '{}', '<6@mail.example.org>', NULL, '2026-11-26 13:59:21.688585+00', DEFAULT);
INSERT INTO public.feedback OVERRIDING SYSTEM VALUE VALUES (15, 10, 'auth0|carol', NULL, NULL, true, 'app', NULL, 'This is the last thing said.', 3, 'unread', '{}', NULL, NULL, '2026-11-26 13:59:29.231806+00', DEFAULT);
INSERT INTO public.feedback_digest VALUES ('2026-08-07', '2026-08-07 13:58:13.912374+00');
INSERT INTO public.feedback_digest VALUES ('2026-11-15', '2026-11-15 13:58:32.991443+00');
INSERT INTO public.feedback_digest VALUES ('2026-11-25', '2026-11-25 13:59:06.711176+00');
INSERT INTO public.feedback_digest VALUES ('2026-11-26', '2026-11-26 13:59:20.803693+00');
INSERT INTO public.feedback_digest_answer VALUES (1, '2026-11-15');
INSERT INTO public.feedback_digest_answer VALUES (2, '2026-11-25');
INSERT INTO public.feedback_digest_answer VALUES (4, '2026-11-25');
INSERT INTO public.feedback_digest_answer VALUES (5, '2026-11-25');
INSERT INTO public.feedback_digest_answer VALUES (6, '2026-11-25');
INSERT INTO public.feedback_digest_answer VALUES (7, '2026-11-25');
INSERT INTO public.feedback_digest_answer VALUES (8, '2026-11-25');
INSERT INTO public.feedback_digest_answer VALUES (9, '2026-11-26');
INSERT INTO public.feedback_digest_answer VALUES (10, NULL);
INSERT INTO public.feedback_digest_answer VALUES (11, NULL);
INSERT INTO public.feedback_digest_answer VALUES (12, NULL);
INSERT INTO public.feedback_digest_answer VALUES (13, NULL);
INSERT INTO public.feedback_digest_answer VALUES (14, NULL);
INSERT INTO public.feedback_digest_answer VALUES (15, NULL);
INSERT INTO public.feedback_group_member VALUES ('linus@example.com', 'linus', 'every-answer', '2026-08-07 13:58:14.951197+00');
INSERT INTO public.feedback_group_member VALUES ('margaret@example.com', 'margaret', 'daily-digest', '2026-08-07 13:58:14.961248+00');
INSERT INTO public.feedback_group_member VALUES ('pm@example.org', NULL, 'every-answer', '2026-08-07 13:58:14.986291+00');
INSERT INTO public.feedback_group_member VALUES ('exec@example.com', NULL, 'daily-digest', '2026-08-07 13:58:15.00095+00');
INSERT INTO public.feedback_group_unreachable VALUES ('frank@example.com', '550 5.1.1 No such user here', '2026-08-07 13:58:16.282912+00');
INSERT INTO public.feedback_group_unreachable VALUES ('hans@example.org', '550 5.1.1 No such user', '2026-11-15 13:58:39.573479+00');
INSERT INTO public.feedback_group_unreachable VALUES ('exec@example.com', '550 5.1.1 No such user', '2026-11-15 13:58:39.583297+00');
INSERT INTO public.feedback_group_unreachable VALUES ('nobody@example.org', '550 5.1.1 No such user', '2026-11-15 13:58:39.591449+00');
INSERT INTO public.feedback_group_unreachable VALUES ('sub-58@example.org', '550 5.1.1 No such user', '2026-11-15 13:58:40.403197+00');
INSERT INTO public.feedback_group_unreachable VALUES ('sub-03@example.com', '550 5.1.1 No such user', '2026-11-15 13:58:50.707153+00');
INSERT INTO public.feedback_group_unreachable VALUES ('pm@example.org', '550 5.1.1 No such user here', '2026-11-25 13:59:07.990876+00');
INSERT INTO public.feedback_reply OVERRIDING SYSTEM VALUE VALUES (1, 2, 'We will.

Thank you!', 'grace', 'Grace', '2026-11-15 13:58:35.523916+00');
INSERT INTO public.feedback_reply OVERRIDING SYSTEM VALUE VALUES (2, 1, 'Is it better now?', 'grace', 'Grace', '2026-11-15 13:58:35.580119+00');
INSERT INTO public.feedback_reply OVERRIDING SYSTEM VALUE VALUES (3, 6, 'We are the beta team.', 'grace', 'Grace', '2026-11-15 13:58:35.63116+00');
INSERT INTO public.feedback_reply OVERRIDING SYSTEM VALUE VALUES (4, 11, 'It is in the menu now.', 'grace', 'Grace', '2026-11-26 13:59:21.897519+00');
INSERT INTO public.feedback_reply OVERRIDING SYSTEM VALUE VALUES (5, 13, 'We are.', 'grace', 'Grace', '2026-11-26 13:59:22.013053+00');
INSERT INTO public.flyway_schema_history VALUES (1, '1', 'features users enrollments', 'SQL', 'V1__features_users_enrollments.sql', 514611921, 'postgres', '2026-11-26 13:58:09.141358', 15, true);
INSERT INTO public.flyway_schema_history VALUES (2, '2', 'deliveries launches tasks', 'SQL', 'V2__deliveries_launches_tasks.sql', -1105230112, 'postgres', '2026-11-26 13:58:09.180313', 10, true);
INSERT INTO public.flyway_schema_history VALUES (3, '4', 'feedback', 'SQL', 'V4__feedback.sql', -1849106536, 'postgres', '2026-11-26 13:58:09.20182', 6, true);
INSERT INTO public.flyway_schema_history VALUES (4, '5', 'feedback group', 'SQL', 'V5__feedback_group.sql', -1589025022, 'postgres', '2026-11-26 13:58:09.217285', 4, true);
INSERT INTO public.flyway_schema_history VALUES (5, '6', 'usage', 'SQL', 'V6__usage.sql', 1303645963, 'postgres', '2026-11-26 13:58:09.229214', 4, true);
INSERT INTO public.flyway_schema_history VALUES (6, '7', 'chat', 'SQL', 'V7__chat.sql', -1204330592, 'postgres', '2026-11-26 13:58:09.242173', 5, true);
INSERT INTO public.flyway_schema_history VALUES (7, '8', 'checklist', 'SQL', 'V8__checklist.sql', -962085810, 'postgres', '2026-11-26 13:58:09.254956', 6, true);
INSERT INTO public.flyway_schema_history VALUES (8, '9', 'webhooks', 'SQL', 'V9__webhooks.sql', 1507480155, 'postgres', '2026-11-26 13:58:09.269049', 17, true);
INSERT INTO public.flyway_schema_history VALUES (9, '10', 'updates', 'SQL', 'V10__updates.sql', 9924468, 'postgres', '2026-11-26 13:58:09.294117', 6, true);
INSERT INTO public.flyway_schema_history VALUES (10, '11', 'interested since', 'SQL', 'V11__interested_since.sql', -1059118040, 'postgres', '2026-11-26 13:58:09.305537', 2, true);
INSERT INTO public.flyway_schema_history VALUES (11, '12', 'signs of life', 'SQL', 'V12__signs_of_life.sql', -1311476211, 'postgres', '2026-11-26 13:58:09.311178', 1, true);
INSERT INTO public.flyway_schema_history VALUES (12, '12.1', 'attention', 'SQL', 'V12_1__attention.sql', 1877477886, 'postgres', '2026-11-26 13:58:09.316004', 3, true);
INSERT INTO public.flyway_schema_history VALUES (13, '13', 'inbox search', 'SQL', 'V13__inbox_search.sql', -507559042, 'postgres', '2026-11-26 13:58:09.322997', 3, true);
INSERT INTO public.flyway_schema_history VALUES (14, '14', 'unreachable members', 'SQL', 'V14__unreachable_members.sql', 783721671, 'postgres', '2026-11-26 13:58:09.330467', 2, true);
INSERT INTO public.flyway_schema_history VALUES (15, '15', 'feedback by whom', 'SQL', 'V15__feedback_by_whom.sql', 265610338, 'postgres', '2026-11-26 13:58:09.336059', 1, true);
INSERT INTO public.flyway_schema_history VALUES (16, '16', 'quiet steps', 'SQL', 'V16__quiet_steps.sql', -300171496, 'postgres', '2026-11-26 13:58:09.341177', 2, true);
INSERT INTO public.flyway_schema_history VALUES (17, '17', 'room in the ledger', 'SQL', 'V17__room_in_the_ledger.sql', 168752917, 'postgres', '2026-11-26 13:58:09.348275', 6, true);
INSERT INTO public.launch OVERRIDING SYSTEM VALUE VALUES (1, 1, 1, '2026-08-07 13:58:14.829234+00', '2026-08-07 13:58:14.896396+00', false, 6, 6, 4, 3, 1, 0, 2.9752138689374403, '2026-08-07 13:58:16.274317+00', '2026-08-07 13:58:16.149612+00', 6);
INSERT INTO public.launch OVERRIDING SYSTEM VALUE VALUES (2, 4, 4, '2026-08-07 13:58:14.930229+00', '2026-08-07 13:58:20.522481+00', false, 2, 2, 2, 2, 0, 0, 1.986277030348656, '2026-08-07 13:58:16.281537+00', '2026-08-07 13:58:16.143357+00', 2);
INSERT INTO public.launch OVERRIDING SYSTEM VALUE VALUES (3, 8, 1, '2026-11-15 13:58:40.445627+00', '2026-11-15 13:58:40.4963+00', false, 3, 3, 3, 3, 0, 0, 2.9991626833250415, '2026-11-15 13:58:40.547949+00', '2026-11-15 13:58:40.542867+00', 3);
INSERT INTO public.launch OVERRIDING SYSTEM VALUE VALUES (4, 5, 1, '2026-11-15 13:58:50.602327+00', '2026-11-15 13:58:50.624683+00', false, 7, 7, 7, 2, 0, 5, 1.9998678087380348, '2026-11-15 13:58:51.628681+00', '2026-11-15 13:58:51.627359+00', 7);
INSERT INTO public.launch OVERRIDING SYSTEM VALUE VALUES (5, 10, 1, '2026-11-15 13:58:57.710716+00', '2026-11-15 13:58:57.74034+00', false, 10, 10, 10, 8, 1, 0, 7.717179815127093, '2026-11-25 13:59:08.759566+00', '2026-11-25 13:59:07.84917+00', 10);
INSERT INTO public.launch OVERRIDING SYSTEM VALUE VALUES (7, 12, 1, '2026-11-26 13:59:32.981925+00', NULL, false, NULL, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL);
INSERT INTO public.launch OVERRIDING SYSTEM VALUE VALUES (6, 11, 1, '2026-11-25 13:59:09.998418+00', NULL, false, 60, 35, 33, 12, 0, 0, 11.66722511081827, '2026-11-25 13:59:11.383303+00', '2026-11-25 13:59:10.91066+00', 60);
INSERT INTO public.mail_allowance VALUES (1, 0, '2026-11-26 13:59:46.201637+00');
INSERT INTO public.scheduled_tasks VALUES ('attention-sweep', 'recurring', NULL, '2026-11-26 14:00:20.875432+00', false, NULL, '2026-11-26 13:59:20.875432+00', NULL, 0, NULL, 9, NULL);
INSERT INTO public.scheduled_tasks VALUES ('webhook-cleaning', 'recurring', NULL, '2026-11-26 14:59:20.878349+00', false, NULL, '2026-11-26 13:59:20.878349+00', NULL, 0, NULL, 9, NULL);
INSERT INTO public.scheduled_tasks VALUES ('usage-folding', 'recurring', NULL, '2026-11-26 19:59:20.881581+00', false, NULL, '2026-11-26 13:59:20.881581+00', NULL, 0, NULL, 9, NULL);
INSERT INTO public.scheduled_tasks VALUES ('digest-sweep', 'recurring', NULL, '2026-11-26 13:59:40.95265+00', false, NULL, '2026-11-26 13:59:30.95265+00', NULL, 0, NULL, 15, NULL);
INSERT INTO public.scheduled_tasks VALUES ('launch-sweep', 'recurring', NULL, '2026-11-26 13:59:35.954699+00', false, NULL, '2026-11-26 13:59:30.954699+00', NULL, 0, NULL, 23, NULL);
INSERT INTO public.scheduled_tasks VALUES ('update-sweep', 'recurring', NULL, '2026-11-26 13:59:35.956766+00', false, NULL, '2026-11-26 13:59:30.956766+00', NULL, 0, NULL, 23, NULL);
INSERT INTO public.scheduled_tasks VALUES ('launch-count', 'recurring', NULL, '2026-11-26 13:59:33.961162+00', false, NULL, '2026-11-26 13:59:31.961162+00', NULL, 0, NULL, 45, NULL);
INSERT INTO public.scheduled_tasks VALUES ('webhooks', 'recurring', NULL, '2026-11-26 13:59:32.964618+00', false, NULL, '2026-11-26 13:59:31.964618+00', NULL, 0, NULL, 63, NULL);
INSERT INTO public.scheduled_tasks VALUES ('launch-hint', 'dashboards:1', '\xaced00057372000e6a6176612e6c616e672e4c6f6e673b8be490cc8f23df0200014a000576616c7565787200106a6176612e6c616e672e4e756d62657286ac951d0b94e08b0200007870000000000000000c', '2026-11-26 13:59:32.981925+00', false, NULL, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO public.scheduled_tasks VALUES ('chat', 'recurring', NULL, '2026-11-26 13:59:32.949336+00', true, 'early-access-1', '2026-11-26 13:59:30.949336+00', NULL, 0, '2026-11-26 13:59:45.628351+00', 44, NULL);
INSERT INTO public.scheduled_tasks VALUES ('feedback-sweep', 'recurring', NULL, '2026-11-26 13:59:35.957708+00', false, NULL, '2026-11-26 13:59:30.957708+00', NULL, 0, NULL, 23, NULL);
INSERT INTO public.signing_key VALUES (1, '\x2d6c9ee7315e2e86909d34217f73f60bb059cdc1af4a524d095af237d35aedff', '2026-08-07 13:58:16.079221+00');
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (27, 13, NULL, 'concept', NULL, 'grace', '2026-11-26 13:59:21.304542+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (28, 4, 'beta', 'general-availability', 'Now really.', 'grace', '2026-11-26 13:59:22.077612+00', '{billing,marketing-notice,billing-notice}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (29, 9, 'general-availability', 'archived', 'It logged too much.', 'grace', '2026-11-26 13:59:22.157489+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (30, 12, 'concept', 'beta', 'Let us see.', 'grace', '2026-11-26 13:59:32.981925+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (1, 1, NULL, 'concept', NULL, 'grace', '2026-08-07 13:58:14.359772+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (2, 2, NULL, 'concept', NULL, 'grace', '2026-08-07 13:58:14.545781+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (3, 3, NULL, 'beta', NULL, 'grace', '2026-08-07 13:58:14.565315+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (4, 4, NULL, 'concept', NULL, 'grace', '2026-08-07 13:58:14.584209+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (5, 1, 'concept', 'beta', 'The first version can be used.', 'grace', '2026-08-07 13:58:14.829234+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (6, 4, 'concept', 'beta', NULL, 'grace', '2026-08-07 13:58:14.930229+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (7, 4, 'beta', 'beta', 'It became smaller.', 'grace', '2026-08-07 13:58:15.115061+00', '{}', '{size}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (8, 4, 'beta', 'general-availability', 'The fair is tomorrow.', 'grace', '2026-08-07 13:58:16.374263+00', '{billing,marketing-notice,billing-notice}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (9, 4, 'general-availability', 'beta', 'It exported too much.', 'grace', '2026-08-07 13:58:20.510414+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (10, 5, NULL, 'concept', NULL, 'grace', '2026-11-15 13:58:39.625584+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (11, 6, NULL, 'concept', NULL, 'grace', '2026-11-15 13:58:39.682536+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (12, 7, NULL, 'beta', NULL, 'grace', '2026-11-15 13:58:39.6997+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (13, 8, NULL, 'concept', NULL, 'grace', '2026-11-15 13:58:39.723979+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (14, 9, NULL, 'beta', NULL, 'grace', '2026-11-15 13:58:39.740203+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (15, 10, NULL, 'concept', NULL, 'grace', '2026-11-15 13:58:39.757552+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (16, 11, NULL, 'concept', NULL, 'grace', '2026-11-15 13:58:39.770913+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (17, 12, NULL, 'concept', NULL, 'grace', '2026-11-15 13:58:39.784835+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (18, 6, 'concept', 'archived', 'Nobody wants it.', 'grace', '2026-11-15 13:58:40.421039+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (19, 8, 'concept', 'beta', NULL, 'grace', '2026-11-15 13:58:40.445627+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (20, 8, 'beta', 'general-availability', NULL, 'grace', '2026-11-15 13:58:40.683625+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (21, 9, 'beta', 'general-availability', NULL, 'grace', '2026-11-15 13:58:40.707827+00', '{}', '{}', true);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (22, 7, 'beta', 'archived', 'Nobody has a fax.', 'grace', '2026-11-15 13:58:50.58703+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (23, 5, 'concept', 'beta', NULL, 'grace', '2026-11-15 13:58:50.602327+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (24, 5, 'beta', 'concept', 'It was not smart.', 'grace', '2026-11-15 13:58:53.749239+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (25, 10, 'concept', 'beta', NULL, 'grace', '2026-11-15 13:58:57.710716+00', '{}', '{}', false);
INSERT INTO public.stage_transition OVERRIDING SYSTEM VALUE VALUES (26, 11, 'concept', 'beta', 'Ready to be tried.', 'grace', '2026-11-25 13:59:09.998418+00', '{}', '{}', false);
INSERT INTO public.usage_count VALUES (13, '2026-11-26', 'interest', 7, 1);
INSERT INTO public.usage_count VALUES (13, '2026-11-26', 'interest', 11, 1);
INSERT INTO public.usage_count VALUES (4, '2026-11-26', 'opt-in-self', 5, 1);
INSERT INTO public.usage_count VALUES (4, '2026-11-26', 'opt-in-self', 3, 1);
INSERT INTO public.usage_count VALUES (4, '2026-11-26', 'opt-in-self', 2, 1);
INSERT INTO public.usage_count VALUES (1, '2026-11-15', 'mail', 0, 8);
INSERT INTO public.usage_count VALUES (1, '2026-08-07', 'opt-in-launch', 0, 6);
INSERT INTO public.usage_count VALUES (3, '2026-08-07', 'opt-out', 0, 1);
INSERT INTO public.usage_count VALUES (4, '2026-08-07', 'opt-in-launch', 0, 2);
INSERT INTO public.usage_count VALUES (1, '2026-08-07', 'interest', 0, 6);
INSERT INTO public.usage_count VALUES (1, '2026-08-07', 'mail', 0, 3);
INSERT INTO public.usage_count VALUES (2, '2026-08-07', 'interest', 0, 2);
INSERT INTO public.usage_count VALUES (2, '2026-08-07', 'interest-taken-back', 0, 1);
INSERT INTO public.usage_count VALUES (3, '2026-08-07', 'opt-in-admin', 0, 1);
INSERT INTO public.usage_count VALUES (3, '2026-08-07', 'opt-in-self', 0, 3);
INSERT INTO public.usage_count VALUES (4, '2026-08-07', 'interest', 0, 2);
INSERT INTO public.usage_count VALUES (4, '2026-08-07', 'mail', 0, 4);
INSERT INTO public.usage_count VALUES (11, '2026-11-15', 'interest', 0, 60);
INSERT INTO public.usage_count VALUES (12, '2026-11-15', 'interest', 0, 9);
INSERT INTO public.usage_count VALUES (8, '2026-11-15', 'opt-in-launch', 0, 3);
INSERT INTO public.usage_count VALUES (10, '2026-11-15', 'opt-in-launch', 0, 10);
INSERT INTO public.usage_count VALUES (5, '2026-11-15', 'opt-in-launch', 0, 7);
INSERT INTO public.usage_count VALUES (1, '2026-11-15', 'opt-out', 0, 1);
INSERT INTO public.usage_count VALUES (3, '2026-11-15', 'mail', 0, 2);
INSERT INTO public.usage_count VALUES (4, '2026-11-15', 'mail', 0, 2);
INSERT INTO public.usage_count VALUES (5, '2026-11-15', 'interest', 0, 7);
INSERT INTO public.usage_count VALUES (5, '2026-11-15', 'mail', 0, 2);
INSERT INTO public.usage_count VALUES (5, '2026-11-15', 'opt-out', 0, 1);
INSERT INTO public.usage_count VALUES (7, '2026-11-15', 'opt-in-self', 0, 1);
INSERT INTO public.usage_count VALUES (8, '2026-11-15', 'interest', 0, 3);
INSERT INTO public.usage_count VALUES (8, '2026-11-15', 'mail', 0, 6);
INSERT INTO public.usage_count VALUES (9, '2026-11-15', 'opt-in-self', 0, 1);
INSERT INTO public.usage_count VALUES (10, '2026-11-15', 'interest', 0, 10);
INSERT INTO public.usage_count VALUES (10, '2026-11-25', 'mail', 13, 1);
INSERT INTO public.usage_count VALUES (10, '2026-11-25', 'mail', 9, 1);
INSERT INTO public.usage_count VALUES (10, '2026-11-25', 'mail', 11, 1);
INSERT INTO public.usage_count VALUES (10, '2026-11-25', 'mail', 6, 1);
INSERT INTO public.usage_count VALUES (10, '2026-11-25', 'mail', 1, 1);
INSERT INTO public.usage_count VALUES (10, '2026-11-25', 'mail', 4, 1);
INSERT INTO public.usage_count VALUES (10, '2026-11-25', 'mail', 15, 1);
INSERT INTO public.usage_count VALUES (10, '2026-11-25', 'mail', 12, 1);
INSERT INTO public.usage_count VALUES (11, '2026-11-25', 'opt-in-launch', 0, 35);
INSERT INTO public.usage_count VALUES (11, '2026-11-25', 'mail', 5, 2);
INSERT INTO public.usage_count VALUES (11, '2026-11-25', 'mail', 1, 1);
INSERT INTO public.usage_count VALUES (11, '2026-11-25', 'mail', 8, 1);
INSERT INTO public.usage_count VALUES (11, '2026-11-25', 'mail', 4, 1);
INSERT INTO public.usage_count VALUES (11, '2026-11-25', 'mail', 9, 3);
INSERT INTO public.usage_count VALUES (11, '2026-11-25', 'mail', 7, 2);
INSERT INTO public.usage_count VALUES (11, '2026-11-25', 'mail', 11, 2);
INSERT INTO public.users VALUES ('sub-04', 'sub-04@example.org', 'Subscriber 4', 'de', '2026-11-26 13:59:21+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('bob', 'bob@example.org', 'Bob', 'en-GB', '2026-11-26 13:59:22+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('auth0|carol', 'carol@example.com', 'Carol: the "first"', 'fr', '2026-11-26 13:59:29+00', true, true, false, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('dave', NULL, 'Dave, who has no address', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-05', 'sub-05@example.com', 'Subscriber 5', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-06', 'sub-06@example.org', 'Subscriber 6', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-09', 'sub-09@example.com', 'Subscriber 9', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-10', 'sub-10@example.org', 'Subscriber 10', 'de', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('erin', 'erin@example.com', 'Erin, who wants no launches', NULL, '2026-08-07 13:58:14+00', false, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-11', 'sub-11@example.com', 'Subscriber 11', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-12', 'sub-12@example.org', 'Subscriber 12', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-30', 'sub-30@example.org', 'Subscriber 30', 'en', '2026-11-15 13:58:40+00', false, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-13', 'sub-13@example.com', 'Subscriber 13', 'de', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('linus', 'linus@example.com', 'Linus', 'en', '2026-08-07 13:58:14+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('margaret', 'margaret@example.com', 'Margaret', 'de', '2026-08-07 13:58:14+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-40', 'sub-40@example.org', 'Subscriber 40', 'de', '2026-11-15 13:58:40+00', false, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('frank', 'frank@example.com', 'Frank, whose address is gone', NULL, '2026-08-07 13:58:14+00', true, true, true, 'frank@example.com', '550 5.1.1 No such user here', '2026-08-07 13:58:16.282912+00');
INSERT INTO public.users VALUES ('hans', 'hans@example.org', 'Hans Grübel', 'de', '2026-08-07 13:58:14+00', true, true, true, 'hans@example.org', '550 5.1.1 No such user', '2026-11-15 13:58:39.573479+00');
INSERT INTO public.users VALUES ('sub-07', 'sub-07@example.com', 'Subscriber 7', 'de', '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-01', 'sub-01@example.com', 'Subscriber 1', 'de', '2026-11-15 13:58:50+00', false, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-08', 'sub-08@example.org', 'Subscriber 8', NULL, '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-15', 'sub-15@example.com', 'Subscriber 15', 'en', '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-16', 'sub-16@example.org', 'Subscriber 16', 'de', '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-17', 'sub-17@example.com', 'Subscriber 17', NULL, '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-18', 'sub-18@example.org', 'Subscriber 18', 'en', '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-19', 'sub-19@example.com', 'Subscriber 19', 'de', '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-20', 'sub-20@example.org', 'Subscriber 20', NULL, '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-22', 'sub-22@example.org', 'Subscriber 22', 'de', '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-23', 'sub-23@example.com', 'Subscriber 23', NULL, '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-24', 'sub-24@example.org', 'Subscriber 24', 'en', '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-25', 'sub-25@example.com', 'Subscriber 25', 'de', '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-26', 'sub-26@example.org', 'Subscriber 26', NULL, '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-27', 'sub-27@example.com', 'Subscriber 27', 'en', '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-28', 'sub-28@example.org', 'Subscriber 28', 'de', '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-29', 'sub-29@example.com', 'Subscriber 29', NULL, '2026-11-15 13:58:39+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-33', 'sub-33@example.com', 'Subscriber 33', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-34', 'sub-34@example.org', 'Subscriber 34', 'de', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-35', 'sub-35@example.com', 'Subscriber 35', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-36', 'sub-36@example.org', 'Subscriber 36', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-37', 'sub-37@example.com', 'Subscriber 37', 'de', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-38', 'sub-38@example.org', 'Subscriber 38', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-39', 'sub-39@example.com', 'Subscriber 39', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-41', 'sub-41@example.com', 'Subscriber 41', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-42', 'sub-42@example.org', 'Subscriber 42', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-43', 'sub-43@example.com', 'Subscriber 43', 'de', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-44', 'sub-44@example.org', 'Subscriber 44', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('late', 'late@example.org', 'Lateness', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-45', 'sub-45@example.com', 'Subscriber 45', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-46', 'sub-46@example.org', 'Subscriber 46', 'de', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-47', 'sub-47@example.com', 'Subscriber 47', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-48', 'sub-48@example.org', 'Subscriber 48', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-14', 'sub-14@example.org', 'Subscriber 14', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-21', 'sub-21@example.com', 'Subscriber 21', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-02', 'sub-02@example.org', 'Subscriber 2', NULL, '2026-11-15 13:58:50+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-49', 'sub-49@example.com', 'Subscriber 49', 'de', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-51', 'sub-51@example.com', 'Subscriber 51', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-52', 'sub-52@example.org', 'Subscriber 52', 'de', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-53', 'sub-53@example.com', 'Subscriber 53', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-54', 'sub-54@example.org', 'Subscriber 54', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-56', 'sub-56@example.org', 'Subscriber 56', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-57', 'sub-57@example.com', 'Subscriber 57', 'en', '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-59', 'sub-59@example.com', 'Subscriber 59', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('mia', 'mia@example.com', 'Mia, whose mails are refused', NULL, '2026-11-15 13:58:40+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-50', 'sub-50@example.org', 'Subscriber 50', NULL, '2026-11-15 13:58:40+00', false, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-60', 'sub-60@example.org', 'Subscriber 60', 'en', '2026-11-15 13:58:40+00', false, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-55', 'sub-55@example.com', 'Subscriber 55', 'de', '2026-11-15 13:58:40+00', false, true, false, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-58', 'sub-58@example.org', 'Subscriber 58', 'de', '2026-11-15 13:58:40+00', true, true, true, 'sub-58@example.org', '550 5.1.1 No such user', '2026-11-15 13:58:40.403197+00');
INSERT INTO public.users VALUES ('sub-03', 'subscriber-three@example.org', 'Subscriber 3', 'en', '2026-11-25 13:59:08+00', true, true, true, 'sub-03@example.com', '550 5.1.1 No such user', '2026-11-15 13:58:50.707153+00');
INSERT INTO public.users VALUES ('ada', 'ada@example.com', 'Ada Lovelace', 'de-AT', '2026-11-26 13:59:21+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-31', 'sub-31@example.com', 'Subscriber 31', 'de', '2026-11-26 13:59:22+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.users VALUES ('sub-32', 'sub-32@example.org', 'Subscriber 32', NULL, '2026-11-26 13:59:22+00', true, true, true, NULL, NULL, NULL);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (1, 1, '2026-08-07 13:58:17.991567+00', 500, 'The receiver answered 500', 'not taken', 4);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (2, 2, '2026-08-07 13:58:18.001486+00', 500, 'The receiver answered 500', 'not taken', 2);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (3, 1, '2026-08-07 13:58:23.561571+00', 500, 'The receiver answered 500', 'not taken', 4);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (4, 2, '2026-08-07 13:58:23.567482+00', 500, 'The receiver answered 500', 'not taken', 3);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (5, 3, '2026-11-15 13:58:40.506608+00', 500, 'The receiver answered 500', 'not taken', 10);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (6, 4, '2026-11-15 13:58:40.538467+00', 500, 'The receiver answered 500', 'not taken', 14);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (7, 5, '2026-11-15 13:58:42.491758+00', 500, 'The receiver answered 500', 'not taken', 5);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (8, 3, '2026-11-15 13:58:46.498897+00', 500, 'The receiver answered 500', 'not taken', 6);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (9, 4, '2026-11-15 13:58:46.509053+00', 500, 'The receiver answered 500', 'not taken', 3);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (10, 5, '2026-11-15 13:58:48.516731+00', 500, 'The receiver answered 500', 'not taken', 18);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (11, 6, '2026-11-15 13:58:53.652289+00', 500, 'The receiver answered 500', 'not taken', 3);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (12, 3, '2026-11-25 13:59:06.838612+00', 500, 'The receiver answered 500', 'not taken', 91);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (13, 4, '2026-11-25 13:59:06.852884+00', 500, 'The receiver answered 500', 'not taken', 2);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (14, 5, '2026-11-25 13:59:06.874996+00', 500, 'The receiver answered 500', 'not taken', 3);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (15, 6, '2026-11-25 13:59:06.88392+00', 500, 'The receiver answered 500', 'not taken', 2);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (16, 7, '2026-11-25 13:59:06.89009+00', 500, 'The receiver answered 500', 'not taken', 1);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (17, 3, '2026-11-26 13:59:20.765706+00', 500, 'The receiver answered 500', 'not taken', 79);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (18, 4, '2026-11-26 13:59:20.794904+00', 500, 'The receiver answered 500', 'not taken', 13);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (19, 5, '2026-11-26 13:59:20.832504+00', 500, 'The receiver answered 500', 'not taken', 11);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (20, 6, '2026-11-26 13:59:20.845602+00', 500, 'The receiver answered 500', 'not taken', 4);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (21, 7, '2026-11-26 13:59:20.861773+00', 500, 'The receiver answered 500', 'not taken', 6);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (22, 8, '2026-11-26 13:59:20.872952+00', 500, 'The receiver answered 500', 'not taken', 3);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (23, 9, '2026-11-26 13:59:21.906161+00', 200, NULL, 'ok', 15);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (24, 11, '2026-11-26 13:59:21.910925+00', 500, 'The receiver answered 500', 'not taken', 10);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (25, 12, '2026-11-26 13:59:21.912344+00', 410, 'The receiver answered 410', 'not taken', 15);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (26, 10, '2026-11-26 13:59:21.91343+00', 500, 'The receiver answered 500', 'not taken', 21);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (27, 13, '2026-11-26 13:59:21.921546+00', 429, 'The receiver answered 429', 'not taken', 18);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (28, 14, '2026-11-26 13:59:21.927057+00', 200, NULL, 'ok', 15);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (29, 15, '2026-11-26 13:59:21.928773+00', 500, 'The receiver answered 500', 'not taken', 4);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (30, 16, '2026-11-26 13:59:21.933205+00', 500, 'The receiver answered 500', 'not taken', 13);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (31, 20, '2026-11-26 13:59:21.937363+00', 500, 'The receiver answered 500', 'not taken', 6);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (32, 19, '2026-11-26 13:59:21.94321+00', 200, NULL, 'ok', 10);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (33, 21, '2026-11-26 13:59:21.949677+00', 500, 'The receiver answered 500', 'not taken', 12);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (34, 30, '2026-11-26 13:59:21.952854+00', 500, 'The receiver answered 500', 'not taken', 8);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (35, 31, '2026-11-26 13:59:21.959792+00', 500, 'The receiver answered 500', 'not taken', 7);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (36, 24, '2026-11-26 13:59:21.961399+00', 200, NULL, 'ok', 12);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (37, 35, '2026-11-26 13:59:21.964298+00', 500, 'The receiver answered 500', 'not taken', 7);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (38, 36, '2026-11-26 13:59:21.970749+00', 500, 'The receiver answered 500', 'not taken', 6);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (39, 29, '2026-11-26 13:59:21.977516+00', 200, NULL, 'ok', 8);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (40, 34, '2026-11-26 13:59:21.984205+00', 200, NULL, 'ok', 4);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (41, 39, '2026-11-26 13:59:23.903948+00', 200, NULL, 'ok', 4);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (42, 40, '2026-11-26 13:59:23.902234+00', 500, 'The receiver answered 500', 'not taken', 6);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (43, 41, '2026-11-26 13:59:23.903468+00', 500, 'The receiver answered 500', 'not taken', 5);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (44, 43, '2026-11-26 13:59:23.90868+00', 200, NULL, 'ok', 3);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (45, 45, '2026-11-26 13:59:23.911507+00', 500, 'The receiver answered 500', 'not taken', 2);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (46, 44, '2026-11-26 13:59:23.913695+00', 500, 'The receiver answered 500', 'not taken', 6);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (47, 8, '2026-11-26 13:59:26.938044+00', 500, 'The receiver answered 500', 'not taken', 3);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (48, 10, '2026-11-26 13:59:28.947145+00', 500, 'The receiver answered 500', 'not taken', 6);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (49, 11, '2026-11-26 13:59:28.948406+00', 500, 'The receiver answered 500', 'not taken', 8);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (50, 15, '2026-11-26 13:59:28.955244+00', 500, 'The receiver answered 500', 'not taken', 4);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (51, 16, '2026-11-26 13:59:28.956021+00', 500, 'The receiver answered 500', 'not taken', 5);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (52, 20, '2026-11-26 13:59:28.960851+00', 500, 'The receiver answered 500', 'not taken', 3);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (53, 21, '2026-11-26 13:59:28.96109+00', 500, 'The receiver answered 500', 'not taken', 3);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (54, 30, '2026-11-26 13:59:28.96754+00', 500, 'The receiver answered 500', 'not taken', 4);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (56, 35, '2026-11-26 13:59:28.972102+00', 500, 'The receiver answered 500', 'not taken', 2);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (58, 40, '2026-11-26 13:59:28.976748+00', 500, 'The receiver answered 500', 'not taken', 2);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (60, 47, '2026-11-26 13:59:30.949+00', 200, NULL, 'ok', 5);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (55, 31, '2026-11-26 13:59:28.96828+00', 500, 'The receiver answered 500', 'not taken', 5);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (57, 36, '2026-11-26 13:59:28.974302+00', 500, 'The receiver answered 500', 'not taken', 3);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (59, 44, '2026-11-26 13:59:30.94865+00', 500, 'The receiver answered 500', 'not taken', 5);
INSERT INTO public.webhook_attempt OVERRIDING SYSTEM VALUE VALUES (61, 48, '2026-11-26 13:59:30.954017+00', 500, 'The receiver answered 500', 'not taken', 3);
INSERT INTO public.webhook_endpoint OVERRIDING SYSTEM VALUE VALUES (3, 'https://hooks.example.com/failing', 'The receiver /hooks/failing', NULL, '\xa56279b384da7fb411d8de04b90aafbbd86883ddbc4a4546a73106447f84b01c', '2026-11-26 13:59:21.184403+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.webhook_endpoint OVERRIDING SYSTEM VALUE VALUES (5, 'https://hooks.example.com/gone', 'The receiver /hooks/gone', NULL, '\xebfcd5d90921468e7b64675dac5108523328f313e33ec65d64e797c535fd8f74', '2026-11-26 13:59:21.202507+00', '2026-11-26 13:59:21.912344+00', 'gone', NULL, NULL, NULL);
INSERT INTO public.webhook_endpoint OVERRIDING SYSTEM VALUE VALUES (6, 'https://hooks.example.com/resting', 'The receiver /hooks/resting', NULL, '\xf615ce8d792ec9761a2b45c8791d339c0221b3684b753c05f3ade339b647f0f7', '2026-11-26 13:59:21.210314+00', NULL, NULL, NULL, NULL, '2026-11-26 14:59:21.921546+00');
INSERT INTO public.webhook_endpoint OVERRIDING SYSTEM VALUE VALUES (1, 'https://hooks.example.com/forgotten', 'The receiver /hooks/forgotten', '{feature.beta_launched}', '\xe2d718547b970d7df37c0f5553e5e8de147588b84ec03f367b973eceaa10292b', '2026-08-07 13:58:14.619324+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.webhook_endpoint OVERRIDING SYSTEM VALUE VALUES (4, 'https://hooks.example.com/switched-off', 'The receiver /hooks/switched-off', NULL, '\xd6e8b49dedc81e87ef7faa16bfcb0a852f27c8c51762bccad6a50321d874661b', '2026-11-26 13:59:21.194681+00', '2026-11-26 13:59:29.111012+00', 'admin', NULL, NULL, NULL);
INSERT INTO public.webhook_endpoint OVERRIDING SYSTEM VALUE VALUES (7, 'https://hooks.example.com/slow', 'The receiver /hooks/slow', NULL, '\xadb9cae944a4a72e2f8892f808a1fde9fb057f1a4d9e0f292db00d067b964aa4', '2026-11-26 13:59:29.220167+00', NULL, NULL, '9ed4a339-1c3d-4ee7-b40f-26575d11644b', '2026-11-26 13:59:58.943777+00', NULL);
INSERT INTO public.webhook_endpoint OVERRIDING SYSTEM VALUE VALUES (2, 'https://hooks.example.com/working', 'The receiver /hooks/working', NULL, '\xa5f2db448cb05e0da5648ab9c8fc970a96da9d4afa3a61eec4020ded170d0e56', '2026-11-26 13:59:21.159944+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (1, 1, 'msg_a61a0b6939aa49c5b55f540c68eb2d83', 'feature.beta_launched', 1, 1, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:58:14.829234Z","data":{"feature":{"key":"dark-mode","name":"Dark mode","description":"What Dark mode is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"Design systems","email":"design@example.com","team":"Design"},"documentationUrl":"https://docs.example.com/dark-mode","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/dark-mode"},"from":"concept","to":"beta","by":"grace","reason":"The first version can be used.","overridden":[],"sampleUsers":null}}', 'failed', 2, '2026-08-07 13:58:14.829234+00', '2026-08-07 13:58:14.829234+00', '2026-08-07 14:03:23.946571+00', '2026-11-15 13:58:33.083607+00');
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (17, 5, 'msg_bc907de0f395450495798f57dc95ed71', 'feedback.arrived', 1, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.561106Z","data":{"feature":{"key":"dark-mode","name":"Dark mode"},"feedback":{"id":10,"source":"app","subject":null,"text":"Better; thanks.","isWhole":true,"rating":4,"attachments":0,"receivedAt":"2026-11-26T13:59:21.561106Z","author":{"userId":"ada","name":"Ada Lovelace","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/10"}}}', 'waiting', 0, '2026-11-26 13:59:21.561106+00', '2026-11-26 13:59:21.561106+00', '2026-11-26 13:59:21.561106+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (18, 6, 'msg_bc907de0f395450495798f57dc95ed71', 'feedback.arrived', 1, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.561106Z","data":{"feature":{"key":"dark-mode","name":"Dark mode"},"feedback":{"id":10,"source":"app","subject":null,"text":"Better; thanks.","isWhole":true,"rating":4,"attachments":0,"receivedAt":"2026-11-26T13:59:21.561106Z","author":{"userId":"ada","name":"Ada Lovelace","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/10"}}}', 'waiting', 0, '2026-11-26 13:59:21.561106+00', '2026-11-26 13:59:21.561106+00', '2026-11-26 13:59:21.561106+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (19, 2, 'msg_e2ee994be19a4ac297bebb09566ba72f', 'feedback.arrived', 11, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.623277Z","data":{"feature":{"key":"new-editor","name":"New editor"},"feedback":{"id":11,"source":"app","subject":null,"text":"Where did ''undo'' go?","isWhole":true,"rating":3,"attachments":0,"receivedAt":"2026-11-26T13:59:21.623277Z","author":{"userId":"bob","name":"Bob","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/11"}}}', 'delivered', 1, '2026-11-26 13:59:21.623277+00', '2026-11-26 13:59:21.623277+00', '2026-11-26 13:59:21.94321+00', '2026-11-26 13:59:21.94321+00');
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (16, 4, 'msg_bc907de0f395450495798f57dc95ed71', 'feedback.arrived', 1, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.561106Z","data":{"feature":{"key":"dark-mode","name":"Dark mode"},"feedback":{"id":10,"source":"app","subject":null,"text":"Better; thanks.","isWhole":true,"rating":4,"attachments":0,"receivedAt":"2026-11-26T13:59:21.561106Z","author":{"userId":"ada","name":"Ada Lovelace","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/10"}}}', 'waiting', 2, '2026-11-26 13:59:21.561106+00', '2026-11-26 13:59:21.561106+00', '2026-11-26 14:04:38.082021+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (22, 5, 'msg_e2ee994be19a4ac297bebb09566ba72f', 'feedback.arrived', 11, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.623277Z","data":{"feature":{"key":"new-editor","name":"New editor"},"feedback":{"id":11,"source":"app","subject":null,"text":"Where did ''undo'' go?","isWhole":true,"rating":3,"attachments":0,"receivedAt":"2026-11-26T13:59:21.623277Z","author":{"userId":"bob","name":"Bob","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/11"}}}', 'waiting', 0, '2026-11-26 13:59:21.623277+00', '2026-11-26 13:59:21.623277+00', '2026-11-26 13:59:21.623277+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (23, 6, 'msg_e2ee994be19a4ac297bebb09566ba72f', 'feedback.arrived', 11, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.623277Z","data":{"feature":{"key":"new-editor","name":"New editor"},"feedback":{"id":11,"source":"app","subject":null,"text":"Where did ''undo'' go?","isWhole":true,"rating":3,"attachments":0,"receivedAt":"2026-11-26T13:59:21.623277Z","author":{"userId":"bob","name":"Bob","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/11"}}}', 'waiting', 0, '2026-11-26 13:59:21.623277+00', '2026-11-26 13:59:21.623277+00', '2026-11-26 13:59:21.623277+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (25, 3, 'msg_222ef5c11a724bcd8c82325d9407ad10', 'feedback.arrived', 11, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.656441Z","data":{"feature":{"key":"new-editor","name":"New editor"},"feedback":{"id":12,"source":"app","subject":null,"text":"Nice!","isWhole":true,"rating":5,"attachments":0,"receivedAt":"2026-11-26T13:59:21.656441Z","author":{"userId":"sub-04","name":"Subscriber 4","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/12"}}}', 'waiting', 0, '2026-11-26 13:59:21.656441+00', '2026-11-26 13:59:21.656441+00', '2026-11-26 13:59:21.656441+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (26, 4, 'msg_222ef5c11a724bcd8c82325d9407ad10', 'feedback.arrived', 11, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.656441Z","data":{"feature":{"key":"new-editor","name":"New editor"},"feedback":{"id":12,"source":"app","subject":null,"text":"Nice!","isWhole":true,"rating":5,"attachments":0,"receivedAt":"2026-11-26T13:59:21.656441Z","author":{"userId":"sub-04","name":"Subscriber 4","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/12"}}}', 'waiting', 0, '2026-11-26 13:59:21.656441+00', '2026-11-26 13:59:21.656441+00', '2026-11-26 13:59:21.656441+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (27, 5, 'msg_222ef5c11a724bcd8c82325d9407ad10', 'feedback.arrived', 11, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.656441Z","data":{"feature":{"key":"new-editor","name":"New editor"},"feedback":{"id":12,"source":"app","subject":null,"text":"Nice!","isWhole":true,"rating":5,"attachments":0,"receivedAt":"2026-11-26T13:59:21.656441Z","author":{"userId":"sub-04","name":"Subscriber 4","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/12"}}}', 'waiting', 0, '2026-11-26 13:59:21.656441+00', '2026-11-26 13:59:21.656441+00', '2026-11-26 13:59:21.656441+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (28, 6, 'msg_222ef5c11a724bcd8c82325d9407ad10', 'feedback.arrived', 11, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.656441Z","data":{"feature":{"key":"new-editor","name":"New editor"},"feedback":{"id":12,"source":"app","subject":null,"text":"Nice!","isWhole":true,"rating":5,"attachments":0,"receivedAt":"2026-11-26T13:59:21.656441Z","author":{"userId":"sub-04","name":"Subscriber 4","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/12"}}}', 'waiting', 0, '2026-11-26 13:59:21.656441+00', '2026-11-26 13:59:21.656441+00', '2026-11-26 13:59:21.656441+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (32, 5, 'msg_3fb4bf2f336b4c28bebc4f12a09a11ab', 'feedback.arrived', NULL, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.688585Z","data":{"feature":null,"feedback":{"id":13,"source":"hook","subject":"Hello","text":"Is anybody there?","isWhole":true,"rating":null,"attachments":0,"receivedAt":"2026-11-26T13:59:21.688585Z","author":{"userId":null,"name":"Somebody","isUser":false},"url":"https://early-access.example.com/api/v1/admin/feedback/13"}}}', 'waiting', 0, '2026-11-26 13:59:21.688585+00', '2026-11-26 13:59:21.688585+00', '2026-11-26 13:59:21.688585+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (33, 6, 'msg_3fb4bf2f336b4c28bebc4f12a09a11ab', 'feedback.arrived', NULL, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.688585Z","data":{"feature":null,"feedback":{"id":13,"source":"hook","subject":"Hello","text":"Is anybody there?","isWhole":true,"rating":null,"attachments":0,"receivedAt":"2026-11-26T13:59:21.688585Z","author":{"userId":null,"name":"Somebody","isUser":false},"url":"https://early-access.example.com/api/v1/admin/feedback/13"}}}', 'waiting', 0, '2026-11-26 13:59:21.688585+00', '2026-11-26 13:59:21.688585+00', '2026-11-26 13:59:21.688585+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (30, 3, 'msg_3fb4bf2f336b4c28bebc4f12a09a11ab', 'feedback.arrived', NULL, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.688585Z","data":{"feature":null,"feedback":{"id":13,"source":"hook","subject":"Hello","text":"Is anybody there?","isWhole":true,"rating":null,"attachments":0,"receivedAt":"2026-11-26T13:59:21.688585Z","author":{"userId":null,"name":"Somebody","isUser":false},"url":"https://early-access.example.com/api/v1/admin/feedback/13"}}}', 'waiting', 2, '2026-11-26 13:59:21.688585+00', '2026-11-26 13:59:21.688585+00', '2026-11-26 14:04:49.30954+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (31, 4, 'msg_3fb4bf2f336b4c28bebc4f12a09a11ab', 'feedback.arrived', NULL, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.688585Z","data":{"feature":null,"feedback":{"id":13,"source":"hook","subject":"Hello","text":"Is anybody there?","isWhole":true,"rating":null,"attachments":0,"receivedAt":"2026-11-26T13:59:21.688585Z","author":{"userId":null,"name":"Somebody","isUser":false},"url":"https://early-access.example.com/api/v1/admin/feedback/13"}}}', 'waiting', 2, '2026-11-26 13:59:21.688585+00', '2026-11-26 13:59:21.688585+00', '2026-11-26 14:04:39.68628+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (24, 2, 'msg_222ef5c11a724bcd8c82325d9407ad10', 'feedback.arrived', 11, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.656441Z","data":{"feature":{"key":"new-editor","name":"New editor"},"feedback":{"id":12,"source":"app","subject":null,"text":"Nice!","isWhole":true,"rating":5,"attachments":0,"receivedAt":"2026-11-26T13:59:21.656441Z","author":{"userId":"sub-04","name":"Subscriber 4","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/12"}}}', 'delivered', 1, '2026-11-26 13:59:21.656441+00', '2026-11-26 13:59:21.656441+00', '2026-11-26 13:59:21.961399+00', '2026-11-26 13:59:21.961399+00');
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (29, 2, 'msg_3fb4bf2f336b4c28bebc4f12a09a11ab', 'feedback.arrived', NULL, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.688585Z","data":{"feature":null,"feedback":{"id":13,"source":"hook","subject":"Hello","text":"Is anybody there?","isWhole":true,"rating":null,"attachments":0,"receivedAt":"2026-11-26T13:59:21.688585Z","author":{"userId":null,"name":"Somebody","isUser":false},"url":"https://early-access.example.com/api/v1/admin/feedback/13"}}}', 'delivered', 1, '2026-11-26 13:59:21.688585+00', '2026-11-26 13:59:21.688585+00', '2026-11-26 13:59:21.977516+00', '2026-11-26 13:59:21.977516+00');
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (21, 4, 'msg_e2ee994be19a4ac297bebb09566ba72f', 'feedback.arrived', 11, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.623277Z","data":{"feature":{"key":"new-editor","name":"New editor"},"feedback":{"id":11,"source":"app","subject":null,"text":"Where did ''undo'' go?","isWhole":true,"rating":3,"attachments":0,"receivedAt":"2026-11-26T13:59:21.623277Z","author":{"userId":"bob","name":"Bob","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/11"}}}', 'waiting', 2, '2026-11-26 13:59:21.623277+00', '2026-11-26 13:59:21.623277+00', '2026-11-26 14:04:47.30509+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (37, 5, 'msg_12ff833af8964e86ac743cea6047806a', 'feedback.arrived', 3, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.812468Z","data":{"feature":{"key":"quiet-hours","name":"Quiet hours"},"feedback":{"id":14,"source":"hook","subject":"Re: Quiet hours","text":"Still too loud.","isWhole":true,"rating":null,"attachments":0,"receivedAt":"2026-11-26T13:59:21.812468Z","author":{"userId":"ada","name":"Ada Lovelace","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/14"}}}', 'waiting', 0, '2026-11-26 13:59:21.812468+00', '2026-11-26 13:59:21.812468+00', '2026-11-26 13:59:21.812468+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (38, 6, 'msg_12ff833af8964e86ac743cea6047806a', 'feedback.arrived', 3, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.812468Z","data":{"feature":{"key":"quiet-hours","name":"Quiet hours"},"feedback":{"id":14,"source":"hook","subject":"Re: Quiet hours","text":"Still too loud.","isWhole":true,"rating":null,"attachments":0,"receivedAt":"2026-11-26T13:59:21.812468Z","author":{"userId":"ada","name":"Ada Lovelace","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/14"}}}', 'waiting', 0, '2026-11-26 13:59:21.812468+00', '2026-11-26 13:59:21.812468+00', '2026-11-26 13:59:21.812468+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (9, 2, 'msg_2572ca45b0444146a48391a1fb1e6625', 'feature.concept_created', 13, NULL, '{"type":"feature.concept_created","timestamp":"2026-11-26T13:59:21.304542Z","data":{"feature":{"key":"voice-notes","name":"Voice notes","description":"What Voice notes is for; it''s \"new\".\n\nAnd more.","stage":"concept","owner":{"name":"Design systems","email":"design@example.com","team":"Design"},"documentationUrl":"https://docs.example.com/voice-notes","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/voice-notes"},"from":null,"to":"concept","by":"grace","reason":null,"overridden":[]}}', 'delivered', 1, '2026-11-26 13:59:21.304542+00', '2026-11-26 13:59:21.304542+00', '2026-11-26 13:59:21.906161+00', '2026-11-26 13:59:21.906161+00');
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (12, 5, 'msg_2572ca45b0444146a48391a1fb1e6625', 'feature.concept_created', 13, NULL, '{"type":"feature.concept_created","timestamp":"2026-11-26T13:59:21.304542Z","data":{"feature":{"key":"voice-notes","name":"Voice notes","description":"What Voice notes is for; it''s \"new\".\n\nAnd more.","stage":"concept","owner":{"name":"Design systems","email":"design@example.com","team":"Design"},"documentationUrl":"https://docs.example.com/voice-notes","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/voice-notes"},"from":null,"to":"concept","by":"grace","reason":null,"overridden":[]}}', 'waiting', 1, '2026-11-26 13:59:21.304542+00', '2026-11-26 13:59:21.304542+00', '2026-11-26 14:00:21.912344+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (14, 2, 'msg_bc907de0f395450495798f57dc95ed71', 'feedback.arrived', 1, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.561106Z","data":{"feature":{"key":"dark-mode","name":"Dark mode"},"feedback":{"id":10,"source":"app","subject":null,"text":"Better; thanks.","isWhole":true,"rating":4,"attachments":0,"receivedAt":"2026-11-26T13:59:21.561106Z","author":{"userId":"ada","name":"Ada Lovelace","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/10"}}}', 'delivered', 1, '2026-11-26 13:59:21.561106+00', '2026-11-26 13:59:21.561106+00', '2026-11-26 13:59:21.927057+00', '2026-11-26 13:59:21.927057+00');
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (36, 4, 'msg_12ff833af8964e86ac743cea6047806a', 'feedback.arrived', 3, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.812468Z","data":{"feature":{"key":"quiet-hours","name":"Quiet hours"},"feedback":{"id":14,"source":"hook","subject":"Re: Quiet hours","text":"Still too loud.","isWhole":true,"rating":null,"attachments":0,"receivedAt":"2026-11-26T13:59:21.812468Z","author":{"userId":"ada","name":"Ada Lovelace","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/14"}}}', 'waiting', 2, '2026-11-26 13:59:21.812468+00', '2026-11-26 13:59:21.812468+00', '2026-11-26 14:04:56.715302+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (34, 2, 'msg_12ff833af8964e86ac743cea6047806a', 'feedback.arrived', 3, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.812468Z","data":{"feature":{"key":"quiet-hours","name":"Quiet hours"},"feedback":{"id":14,"source":"hook","subject":"Re: Quiet hours","text":"Still too loud.","isWhole":true,"rating":null,"attachments":0,"receivedAt":"2026-11-26T13:59:21.812468Z","author":{"userId":"ada","name":"Ada Lovelace","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/14"}}}', 'delivered', 1, '2026-11-26 13:59:21.812468+00', '2026-11-26 13:59:21.812468+00', '2026-11-26 13:59:21.984205+00', '2026-11-26 13:59:21.984205+00');
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (35, 3, 'msg_12ff833af8964e86ac743cea6047806a', 'feedback.arrived', 3, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.812468Z","data":{"feature":{"key":"quiet-hours","name":"Quiet hours"},"feedback":{"id":14,"source":"hook","subject":"Re: Quiet hours","text":"Still too loud.","isWhole":true,"rating":null,"attachments":0,"receivedAt":"2026-11-26T13:59:21.812468Z","author":{"userId":"ada","name":"Ada Lovelace","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/14"}}}', 'waiting', 2, '2026-11-26 13:59:21.812468+00', '2026-11-26 13:59:21.812468+00', '2026-11-26 14:04:38.576102+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (50, 7, 'msg_7a539fdb278c4d16acd699650657bb89', 'feedback.arrived', 10, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:29.231806Z","data":{"feature":{"key":"calendar-sync","name":"Calendar sync"},"feedback":{"id":15,"source":"app","subject":null,"text":"This is the last thing said.","isWhole":true,"rating":3,"attachments":0,"receivedAt":"2026-11-26T13:59:29.231806Z","author":{"userId":"auth0|carol","name":"Carol: the \"first\"","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/15"}}}', 'waiting', 0, '2026-11-26 13:59:29.231806+00', '2026-11-26 13:59:29.231806+00', '2026-11-26 13:59:29.231806+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (44, 3, 'msg_f7e774708f9641c89e871e6b7726d433', 'feature.archived', 9, NULL, '{"type":"feature.archived","timestamp":"2026-11-26T13:59:22.157489Z","data":{"feature":{"key":"audit-log","name":"Audit log","description":"What Audit log is for; it''s \"new\".\n\nAnd more.","stage":"archived","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/audit-log","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/audit-log"},"from":"general-availability","to":"archived","by":"grace","reason":"It logged too much.","overridden":[]}}', 'waiting', 2, '2026-11-26 13:59:22.157489+00', '2026-11-26 13:59:22.157489+00', '2026-11-26 14:04:55.95265+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (51, 1, 'msg_c8e2e760048a43c397221bf238570f8c', 'feature.beta_launched', 12, 7, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:59:32.981925Z","data":{"feature":{"key":"dashboards","name":"Dashboards","description":"What Dashboards is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"Design systems","email":"design@example.com","team":"Design"},"documentationUrl":"https://docs.example.com/dashboards","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/dashboards"},"from":"concept","to":"beta","by":"grace","reason":"Let us see.","overridden":[],"sampleUsers":null}}', 'waiting', 0, '2026-11-26 13:59:32.981925+00', '2026-11-26 13:59:32.981925+00', '2026-11-26 13:59:32.981925+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (11, 4, 'msg_2572ca45b0444146a48391a1fb1e6625', 'feature.concept_created', 13, NULL, '{"type":"feature.concept_created","timestamp":"2026-11-26T13:59:21.304542Z","data":{"feature":{"key":"voice-notes","name":"Voice notes","description":"What Voice notes is for; it''s \"new\".\n\nAnd more.","stage":"concept","owner":{"name":"Design systems","email":"design@example.com","team":"Design"},"documentationUrl":"https://docs.example.com/voice-notes","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/voice-notes"},"from":null,"to":"concept","by":"grace","reason":null,"overridden":[]}}', 'waiting', 2, '2026-11-26 13:59:21.304542+00', '2026-11-26 13:59:21.304542+00', '2026-11-26 14:04:41.553406+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (52, 2, 'msg_c8e2e760048a43c397221bf238570f8c', 'feature.beta_launched', 12, 7, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:59:32.981925Z","data":{"feature":{"key":"dashboards","name":"Dashboards","description":"What Dashboards is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"Design systems","email":"design@example.com","team":"Design"},"documentationUrl":"https://docs.example.com/dashboards","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/dashboards"},"from":"concept","to":"beta","by":"grace","reason":"Let us see.","overridden":[],"sampleUsers":null}}', 'waiting', 0, '2026-11-26 13:59:32.981925+00', '2026-11-26 13:59:32.981925+00', '2026-11-26 13:59:32.981925+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (53, 3, 'msg_c8e2e760048a43c397221bf238570f8c', 'feature.beta_launched', 12, 7, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:59:32.981925Z","data":{"feature":{"key":"dashboards","name":"Dashboards","description":"What Dashboards is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"Design systems","email":"design@example.com","team":"Design"},"documentationUrl":"https://docs.example.com/dashboards","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/dashboards"},"from":"concept","to":"beta","by":"grace","reason":"Let us see.","overridden":[],"sampleUsers":null}}', 'waiting', 0, '2026-11-26 13:59:32.981925+00', '2026-11-26 13:59:32.981925+00', '2026-11-26 13:59:32.981925+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (54, 6, 'msg_c8e2e760048a43c397221bf238570f8c', 'feature.beta_launched', 12, 7, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:59:32.981925Z","data":{"feature":{"key":"dashboards","name":"Dashboards","description":"What Dashboards is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"Design systems","email":"design@example.com","team":"Design"},"documentationUrl":"https://docs.example.com/dashboards","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/dashboards"},"from":"concept","to":"beta","by":"grace","reason":"Let us see.","overridden":[],"sampleUsers":null}}', 'waiting', 0, '2026-11-26 13:59:32.981925+00', '2026-11-26 13:59:32.981925+00', '2026-11-26 13:59:32.981925+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (55, 7, 'msg_c8e2e760048a43c397221bf238570f8c', 'feature.beta_launched', 12, 7, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:59:32.981925Z","data":{"feature":{"key":"dashboards","name":"Dashboards","description":"What Dashboards is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"Design systems","email":"design@example.com","team":"Design"},"documentationUrl":"https://docs.example.com/dashboards","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/dashboards"},"from":"concept","to":"beta","by":"grace","reason":"Let us see.","overridden":[],"sampleUsers":null}}', 'waiting', 0, '2026-11-26 13:59:32.981925+00', '2026-11-26 13:59:32.981925+00', '2026-11-26 13:59:32.981925+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (13, 6, 'msg_2572ca45b0444146a48391a1fb1e6625', 'feature.concept_created', 13, NULL, '{"type":"feature.concept_created","timestamp":"2026-11-26T13:59:21.304542Z","data":{"feature":{"key":"voice-notes","name":"Voice notes","description":"What Voice notes is for; it''s \"new\".\n\nAnd more.","stage":"concept","owner":{"name":"Design systems","email":"design@example.com","team":"Design"},"documentationUrl":"https://docs.example.com/voice-notes","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/voice-notes"},"from":null,"to":"concept","by":"grace","reason":null,"overridden":[]}}', 'waiting', 1, '2026-11-26 13:59:21.304542+00', '2026-11-26 13:59:21.304542+00', '2026-11-26 14:59:21.921546+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (10, 3, 'msg_2572ca45b0444146a48391a1fb1e6625', 'feature.concept_created', 13, NULL, '{"type":"feature.concept_created","timestamp":"2026-11-26T13:59:21.304542Z","data":{"feature":{"key":"voice-notes","name":"Voice notes","description":"What Voice notes is for; it''s \"new\".\n\nAnd more.","stage":"concept","owner":{"name":"Design systems","email":"design@example.com","team":"Design"},"documentationUrl":"https://docs.example.com/voice-notes","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/voice-notes"},"from":null,"to":"concept","by":"grace","reason":null,"overridden":[]}}', 'waiting', 2, '2026-11-26 13:59:21.304542+00', '2026-11-26 13:59:21.304542+00', '2026-11-26 14:04:32.276145+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (15, 3, 'msg_bc907de0f395450495798f57dc95ed71', 'feedback.arrived', 1, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.561106Z","data":{"feature":{"key":"dark-mode","name":"Dark mode"},"feedback":{"id":10,"source":"app","subject":null,"text":"Better; thanks.","isWhole":true,"rating":4,"attachments":0,"receivedAt":"2026-11-26T13:59:21.561106Z","author":{"userId":"ada","name":"Ada Lovelace","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/10"}}}', 'waiting', 2, '2026-11-26 13:59:21.561106+00', '2026-11-26 13:59:21.561106+00', '2026-11-26 14:04:50.306244+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (20, 3, 'msg_e2ee994be19a4ac297bebb09566ba72f', 'feedback.arrived', 11, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:21.623277Z","data":{"feature":{"key":"new-editor","name":"New editor"},"feedback":{"id":11,"source":"app","subject":null,"text":"Where did ''undo'' go?","isWhole":true,"rating":3,"attachments":0,"receivedAt":"2026-11-26T13:59:21.623277Z","author":{"userId":"bob","name":"Bob","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/11"}}}', 'waiting', 2, '2026-11-26 13:59:21.623277+00', '2026-11-26 13:59:21.623277+00', '2026-11-26 14:04:33.670851+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (3, 1, 'msg_924a08eaf1c64b74a61d996d9685bdc0', 'feature.beta_launched', 7, NULL, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:58:39.699700Z","data":{"feature":{"key":"fax-gateway","name":"Fax gateway","description":"What Fax gateway is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/fax-gateway","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/fax-gateway"},"from":null,"to":"beta","by":"grace","reason":null,"overridden":[],"sampleUsers":0}}', 'waiting', 4, '2026-11-15 13:58:39.6997+00', '2026-11-15 13:58:39.6997+00', '2026-11-26 16:09:57.039706+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (4, 1, 'msg_96e4aef998fe47d68e244de7fb911a39', 'feature.beta_launched', 9, NULL, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:58:39.740203Z","data":{"feature":{"key":"audit-log","name":"Audit log","description":"What Audit log is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/audit-log","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/audit-log"},"from":null,"to":"beta","by":"grace","reason":null,"overridden":[],"sampleUsers":0}}', 'waiting', 4, '2026-11-15 13:58:39.740203+00', '2026-11-15 13:58:39.740203+00', '2026-11-26 16:07:40.951904+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (2, 1, 'msg_8c49ff93b96f4418b602c4f1b3012632', 'feature.beta_launched', 4, 2, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:58:14.930229Z","data":{"feature":{"key":"bulk-export","name":"Bulk export","description":"What Bulk export is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/bulk-export","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/bulk-export"},"from":"concept","to":"beta","by":"grace","reason":null,"overridden":[],"sampleUsers":null}}', 'failed', 2, '2026-08-07 13:58:14.930229+00', '2026-08-07 13:58:14.930229+00', '2026-08-07 14:03:31.534482+00', '2026-11-15 13:58:33.083607+00');
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (41, 4, 'msg_bb207d27f3774783ac7e696dd7a47c20', 'feature.generally_available', 4, NULL, '{"type":"feature.generally_available","timestamp":"2026-11-26T13:59:22.077612Z","data":{"feature":{"key":"bulk-export","name":"Bulk export","description":"What Bulk export is for; it''s \"new\".\n\nAnd more.","stage":"general-availability","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/bulk-export","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/bulk-export"},"from":"beta","to":"general-availability","by":"grace","reason":"Now really.","overridden":["billing","marketing-notice","billing-notice"]}}', 'waiting', 1, '2026-11-26 13:59:22.077612+00', '2026-11-26 13:59:22.077612+00', '2026-11-26 13:59:29.147468+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (40, 3, 'msg_bb207d27f3774783ac7e696dd7a47c20', 'feature.generally_available', 4, NULL, '{"type":"feature.generally_available","timestamp":"2026-11-26T13:59:22.077612Z","data":{"feature":{"key":"bulk-export","name":"Bulk export","description":"What Bulk export is for; it''s \"new\".\n\nAnd more.","stage":"general-availability","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/bulk-export","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/bulk-export"},"from":"beta","to":"general-availability","by":"grace","reason":"Now really.","overridden":["billing","marketing-notice","billing-notice"]}}', 'waiting', 2, '2026-11-26 13:59:22.077612+00', '2026-11-26 13:59:22.077612+00', '2026-11-26 14:04:58.932748+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (5, 1, 'msg_3f15181d0232416b8d67c06fb721120a', 'feature.beta_launched', 8, 3, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:58:40.445627Z","data":{"feature":{"key":"single-sign-on","name":"Single sign-on","description":"What Single sign-on is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/single-sign-on","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/single-sign-on"},"from":"concept","to":"beta","by":"grace","reason":null,"overridden":[],"sampleUsers":null}}', 'waiting', 4, '2026-11-15 13:58:40.445627+00', '2026-11-15 13:58:40.445627+00', '2026-11-26 16:01:34.217504+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (6, 1, 'msg_69f0bbf9df5843919bdbb3a5064f1d96', 'feature.beta_launched', 5, 4, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:58:50.602327Z","data":{"feature":{"key":"smart-inbox","name":"Smart inbox","description":"What Smart inbox is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"The editors","email":"editors@example.org","team":"Content"},"documentationUrl":"https://docs.example.com/smart-inbox","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/smart-inbox"},"from":"concept","to":"beta","by":"grace","reason":null,"overridden":[],"sampleUsers":null}}', 'waiting', 3, '2026-11-15 13:58:50.602327+00', '2026-11-15 13:58:50.602327+00', '2026-11-26 14:31:40.076602+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (7, 1, 'msg_b1c8759da02f48d8a046c14c07380e98', 'feature.beta_launched', 10, 5, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:58:57.710716Z","data":{"feature":{"key":"calendar-sync","name":"Calendar sync","description":"What Calendar sync is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"The editors","email":"editors@example.org","team":"Content"},"documentationUrl":"https://docs.example.com/calendar-sync","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/calendar-sync"},"from":"concept","to":"beta","by":"grace","reason":null,"overridden":[],"sampleUsers":null}}', 'waiting', 2, '2026-11-15 13:58:57.710716+00', '2026-11-15 13:58:57.710716+00', '2026-11-26 14:04:35.965773+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (42, 6, 'msg_bb207d27f3774783ac7e696dd7a47c20', 'feature.generally_available', 4, NULL, '{"type":"feature.generally_available","timestamp":"2026-11-26T13:59:22.077612Z","data":{"feature":{"key":"bulk-export","name":"Bulk export","description":"What Bulk export is for; it''s \"new\".\n\nAnd more.","stage":"general-availability","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/bulk-export","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/bulk-export"},"from":"beta","to":"general-availability","by":"grace","reason":"Now really.","overridden":["billing","marketing-notice","billing-notice"]}}', 'waiting', 0, '2026-11-26 13:59:22.077612+00', '2026-11-26 13:59:22.077612+00', '2026-11-26 13:59:22.077612+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (46, 6, 'msg_f7e774708f9641c89e871e6b7726d433', 'feature.archived', 9, NULL, '{"type":"feature.archived","timestamp":"2026-11-26T13:59:22.157489Z","data":{"feature":{"key":"audit-log","name":"Audit log","description":"What Audit log is for; it''s \"new\".\n\nAnd more.","stage":"archived","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/audit-log","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/audit-log"},"from":"general-availability","to":"archived","by":"grace","reason":"It logged too much.","overridden":[]}}', 'waiting', 0, '2026-11-26 13:59:22.157489+00', '2026-11-26 13:59:22.157489+00', '2026-11-26 13:59:22.157489+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (39, 2, 'msg_bb207d27f3774783ac7e696dd7a47c20', 'feature.generally_available', 4, NULL, '{"type":"feature.generally_available","timestamp":"2026-11-26T13:59:22.077612Z","data":{"feature":{"key":"bulk-export","name":"Bulk export","description":"What Bulk export is for; it''s \"new\".\n\nAnd more.","stage":"general-availability","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/bulk-export","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/bulk-export"},"from":"beta","to":"general-availability","by":"grace","reason":"Now really.","overridden":["billing","marketing-notice","billing-notice"]}}', 'delivered', 1, '2026-11-26 13:59:22.077612+00', '2026-11-26 13:59:22.077612+00', '2026-11-26 13:59:23.903948+00', '2026-11-26 13:59:23.903948+00');
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (43, 2, 'msg_f7e774708f9641c89e871e6b7726d433', 'feature.archived', 9, NULL, '{"type":"feature.archived","timestamp":"2026-11-26T13:59:22.157489Z","data":{"feature":{"key":"audit-log","name":"Audit log","description":"What Audit log is for; it''s \"new\".\n\nAnd more.","stage":"archived","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/audit-log","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/audit-log"},"from":"general-availability","to":"archived","by":"grace","reason":"It logged too much.","overridden":[]}}', 'delivered', 1, '2026-11-26 13:59:22.157489+00', '2026-11-26 13:59:22.157489+00', '2026-11-26 13:59:23.90868+00', '2026-11-26 13:59:23.90868+00');
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (45, 4, 'msg_f7e774708f9641c89e871e6b7726d433', 'feature.archived', 9, NULL, '{"type":"feature.archived","timestamp":"2026-11-26T13:59:22.157489Z","data":{"feature":{"key":"audit-log","name":"Audit log","description":"What Audit log is for; it''s \"new\".\n\nAnd more.","stage":"archived","owner":{"name":"Platform","email":"Platform@example.com","team":null},"documentationUrl":"https://docs.example.com/audit-log","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/audit-log"},"from":"general-availability","to":"archived","by":"grace","reason":"It logged too much.","overridden":[]}}', 'waiting', 1, '2026-11-26 13:59:22.157489+00', '2026-11-26 13:59:22.157489+00', '2026-11-26 13:59:28.983507+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (47, 2, 'msg_7a539fdb278c4d16acd699650657bb89', 'feedback.arrived', 10, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:29.231806Z","data":{"feature":{"key":"calendar-sync","name":"Calendar sync"},"feedback":{"id":15,"source":"app","subject":null,"text":"This is the last thing said.","isWhole":true,"rating":3,"attachments":0,"receivedAt":"2026-11-26T13:59:29.231806Z","author":{"userId":"auth0|carol","name":"Carol: the \"first\"","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/15"}}}', 'delivered', 1, '2026-11-26 13:59:29.231806+00', '2026-11-26 13:59:29.231806+00', '2026-11-26 13:59:30.949+00', '2026-11-26 13:59:30.949+00');
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (8, 1, 'msg_6428f5a66a2b47fd992e8bdebbee4e57', 'feature.beta_launched', 11, 6, '{"type":"feature.beta_launched","timestamp":"2026-11-26T13:59:09.998418Z","data":{"feature":{"key":"new-editor","name":"New editor","description":"What New editor is for; it''s \"new\".\n\nAnd more.","stage":"beta","owner":{"name":"The editors","email":"editors@example.org","team":"Content"},"documentationUrl":"https://docs.example.com/new-editor","feedbackUrl":null,"url":"https://early-access.example.com/api/v1/admin/features/new-editor"},"from":"concept","to":"beta","by":"grace","reason":"Ready to be tried.","overridden":[],"sampleUsers":null}}', 'waiting', 2, '2026-11-25 13:59:09.998418+00', '2026-11-25 13:59:09.998418+00', '2026-11-26 14:04:39.238044+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (49, 6, 'msg_7a539fdb278c4d16acd699650657bb89', 'feedback.arrived', 10, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:29.231806Z","data":{"feature":{"key":"calendar-sync","name":"Calendar sync"},"feedback":{"id":15,"source":"app","subject":null,"text":"This is the last thing said.","isWhole":true,"rating":3,"attachments":0,"receivedAt":"2026-11-26T13:59:29.231806Z","author":{"userId":"auth0|carol","name":"Carol: the \"first\"","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/15"}}}', 'waiting', 0, '2026-11-26 13:59:29.231806+00', '2026-11-26 13:59:29.231806+00', '2026-11-26 13:59:29.231806+00', NULL);
INSERT INTO public.webhook_message OVERRIDING SYSTEM VALUE VALUES (48, 3, 'msg_7a539fdb278c4d16acd699650657bb89', 'feedback.arrived', 10, NULL, '{"type":"feedback.arrived","timestamp":"2026-11-26T13:59:29.231806Z","data":{"feature":{"key":"calendar-sync","name":"Calendar sync"},"feedback":{"id":15,"source":"app","subject":null,"text":"This is the last thing said.","isWhole":true,"rating":3,"attachments":0,"receivedAt":"2026-11-26T13:59:29.231806Z","author":{"userId":"auth0|carol","name":"Carol: the \"first\"","isUser":true},"url":"https://early-access.example.com/api/v1/admin/feedback/15"}}}', 'waiting', 1, '2026-11-26 13:59:29.231806+00', '2026-11-26 13:59:29.231806+00', '2026-11-26 13:59:36.343017+00', NULL);
SELECT pg_catalog.setval('public.chat_post_id_seq', 45, true);
SELECT pg_catalog.setval('public.checklist_entry_id_seq', 9, true);
SELECT pg_catalog.setval('public.delivery_id_seq', 175, true);
SELECT pg_catalog.setval('public.feature_id_seq', 13, true);
SELECT pg_catalog.setval('public.feature_update_id_seq', 6, true);
SELECT pg_catalog.setval('public.feedback_id_seq', 15, true);
SELECT pg_catalog.setval('public.feedback_reply_id_seq', 5, true);
SELECT pg_catalog.setval('public.launch_id_seq', 7, true);
SELECT pg_catalog.setval('public.stage_transition_id_seq', 30, true);
SELECT pg_catalog.setval('public.webhook_attempt_id_seq', 61, true);
SELECT pg_catalog.setval('public.webhook_endpoint_id_seq', 7, true);
SELECT pg_catalog.setval('public.webhook_message_id_seq', 55, true);
ALTER TABLE ONLY public.attention_month
    ADD CONSTRAINT attention_month_pkey PRIMARY KEY (month);
ALTER TABLE ONLY public.chat_channel
    ADD CONSTRAINT chat_channel_pkey PRIMARY KEY (channel);
ALTER TABLE ONLY public.chat_post
    ADD CONSTRAINT chat_post_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.checklist_entry
    ADD CONSTRAINT checklist_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_recipient_occasion_key UNIQUE (recipient, occasion);
ALTER TABLE ONLY public.enrollment
    ADD CONSTRAINT enrollment_pkey PRIMARY KEY (user_id, feature_id);
ALTER TABLE ONLY public.feature
    ADD CONSTRAINT feature_key_key UNIQUE (key);
ALTER TABLE ONLY public.feature
    ADD CONSTRAINT feature_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.feature_update
    ADD CONSTRAINT feature_update_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.feedback_digest_answer
    ADD CONSTRAINT feedback_digest_answer_pkey PRIMARY KEY (feedback_id);
ALTER TABLE ONLY public.feedback_digest
    ADD CONSTRAINT feedback_digest_pkey PRIMARY KEY (day);
ALTER TABLE ONLY public.feedback_group_member
    ADD CONSTRAINT feedback_group_member_pkey PRIMARY KEY (email);
ALTER TABLE ONLY public.feedback_group_unreachable
    ADD CONSTRAINT feedback_group_unreachable_pkey PRIMARY KEY (email);
ALTER TABLE ONLY public.feedback
    ADD CONSTRAINT feedback_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.feedback_reply
    ADD CONSTRAINT feedback_reply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.launch
    ADD CONSTRAINT launch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mail_allowance
    ADD CONSTRAINT mail_allowance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.scheduled_tasks
    ADD CONSTRAINT scheduled_tasks_pkey PRIMARY KEY (task_name, task_instance);
ALTER TABLE ONLY public.signing_key
    ADD CONSTRAINT signing_key_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stage_transition
    ADD CONSTRAINT stage_transition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.usage_count
    ADD CONSTRAINT usage_count_pkey PRIMARY KEY (feature_id, day, what, slot);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.webhook_attempt
    ADD CONSTRAINT webhook_attempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.webhook_endpoint
    ADD CONSTRAINT webhook_endpoint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.webhook_message
    ADD CONSTRAINT webhook_message_endpoint_id_message_id_key UNIQUE (endpoint_id, message_id);
ALTER TABLE ONLY public.webhook_message
    ADD CONSTRAINT webhook_message_pkey PRIMARY KEY (id);
CREATE INDEX chat_post_in_order ON public.chat_post USING btree (channel, feature_id, id);
CREATE INDEX checklist_entry_of_feature ON public.checklist_entry USING btree (feature_id);
CREATE UNIQUE INDEX checklist_entry_that_counts ON public.checklist_entry USING btree (feature_id, item) WHERE (ended_at IS NULL);
CREATE INDEX delivery_cancelled ON public.delivery USING btree (occasion, settled_version) WHERE (status = 'cancelled'::text);
CREATE INDEX delivery_due ON public.delivery USING btree (occasion, due_at, id) WHERE (status = 'owed'::text);
CREATE INDEX delivery_failed ON public.delivery USING btree (id) WHERE (status = 'failed'::text);
CREATE INDEX delivery_of_feature ON public.delivery USING btree (feature_id, id);
CREATE INDEX enrollment_of_feature ON public.enrollment USING btree (feature_id, user_id) INCLUDE (status);
CREATE INDEX enrollment_to_ask ON public.enrollment USING btree (feature_id, since) WHERE ((status = 'opted-in'::text) AND (NOT feedback_settled));
CREATE INDEX enrollment_to_launch ON public.enrollment USING btree (feature_id, user_id) WHERE (status = 'interested'::text);
CREATE INDEX execution_time_idx ON public.scheduled_tasks USING btree (execution_time);
CREATE INDEX feature_update_of_feature ON public.feature_update USING btree (feature_id, id);
CREATE INDEX feature_update_to_sweep ON public.feature_update USING btree (feature_id, id) WHERE (finished_at IS NULL);
CREATE INDEX feedback_by_arrival ON public.feedback USING btree (feature_id, received_at) INCLUDE (status, rating);
CREATE INDEX feedback_by_status ON public.feedback USING btree (status, id);
CREATE INDEX feedback_digest_answer_of_day ON public.feedback_digest_answer USING btree (day, feedback_id);
CREATE UNIQUE INDEX feedback_message ON public.feedback USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX feedback_of_feature ON public.feedback USING btree (feature_id, status, id);
CREATE INDEX feedback_of_user ON public.feedback USING btree (user_id, received_at) WHERE (source = 'app'::text);
CREATE INDEX feedback_reply_of_feedback ON public.feedback_reply USING btree (feedback_id, id);
CREATE INDEX feedback_unmatched ON public.feedback USING btree (status, id) WHERE (feature_id IS NULL);
CREATE INDEX feedback_words ON public.feedback USING gin (words, (ARRAY[status, COALESCE((feature_id)::text, 'unmatched'::text)]));
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX last_heartbeat_idx ON public.scheduled_tasks USING btree (last_heartbeat);
CREATE INDEX launch_of_feature ON public.launch USING btree (feature_id, id);
CREATE INDEX launch_to_count ON public.launch USING btree (id) WHERE (ready IS NULL);
CREATE INDEX priority_execution_time_idx ON public.scheduled_tasks USING btree (priority DESC, execution_time);
CREATE INDEX stage_transition_of_feature ON public.stage_transition USING btree (feature_id, id);
CREATE INDEX users_by_email ON public.users USING btree (lower(email));
CREATE INDEX webhook_attempt_of_message ON public.webhook_attempt USING btree (message_id, id);
CREATE INDEX webhook_message_failed ON public.webhook_message USING btree (endpoint_id, id) WHERE (status = 'failed'::text);
CREATE INDEX webhook_message_in_order ON public.webhook_message USING btree (endpoint_id, feature_id, id) WHERE (status = 'waiting'::text);
CREATE INDEX webhook_message_of_endpoint ON public.webhook_message USING btree (endpoint_id, id);
CREATE INDEX webhook_message_settled ON public.webhook_message USING btree (settled_at) WHERE (status <> 'waiting'::text);
ALTER TABLE ONLY public.chat_post
    ADD CONSTRAINT chat_post_feature_id_fkey FOREIGN KEY (feature_id) REFERENCES public.feature(id);
ALTER TABLE ONLY public.chat_post
    ADD CONSTRAINT chat_post_launch_id_fkey FOREIGN KEY (launch_id) REFERENCES public.launch(id);
ALTER TABLE ONLY public.checklist_entry
    ADD CONSTRAINT checklist_entry_feature_id_fkey FOREIGN KEY (feature_id) REFERENCES public.feature(id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_feature_id_fkey FOREIGN KEY (feature_id) REFERENCES public.feature(id);
ALTER TABLE ONLY public.enrollment
    ADD CONSTRAINT enrollment_feature_id_fkey FOREIGN KEY (feature_id) REFERENCES public.feature(id);
ALTER TABLE ONLY public.feature_update
    ADD CONSTRAINT feature_update_feature_id_fkey FOREIGN KEY (feature_id) REFERENCES public.feature(id);
ALTER TABLE ONLY public.feedback_digest_answer
    ADD CONSTRAINT feedback_digest_answer_day_fkey FOREIGN KEY (day) REFERENCES public.feedback_digest(day);
ALTER TABLE ONLY public.feedback_digest_answer
    ADD CONSTRAINT feedback_digest_answer_feedback_id_fkey FOREIGN KEY (feedback_id) REFERENCES public.feedback(id);
ALTER TABLE ONLY public.feedback
    ADD CONSTRAINT feedback_feature_id_fkey FOREIGN KEY (feature_id) REFERENCES public.feature(id);
ALTER TABLE ONLY public.feedback_reply
    ADD CONSTRAINT feedback_reply_feedback_id_fkey FOREIGN KEY (feedback_id) REFERENCES public.feedback(id);
ALTER TABLE ONLY public.launch
    ADD CONSTRAINT launch_feature_id_fkey FOREIGN KEY (feature_id) REFERENCES public.feature(id);
ALTER TABLE ONLY public.stage_transition
    ADD CONSTRAINT stage_transition_feature_id_fkey FOREIGN KEY (feature_id) REFERENCES public.feature(id);
ALTER TABLE ONLY public.usage_count
    ADD CONSTRAINT usage_count_feature_id_fkey FOREIGN KEY (feature_id) REFERENCES public.feature(id);
ALTER TABLE ONLY public.webhook_attempt
    ADD CONSTRAINT webhook_attempt_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.webhook_message(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.webhook_message
    ADD CONSTRAINT webhook_message_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES public.webhook_endpoint(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.webhook_message
    ADD CONSTRAINT webhook_message_feature_id_fkey FOREIGN KEY (feature_id) REFERENCES public.feature(id);
ALTER TABLE ONLY public.webhook_message
    ADD CONSTRAINT webhook_message_launch_id_fkey FOREIGN KEY (launch_id) REFERENCES public.launch(id);
