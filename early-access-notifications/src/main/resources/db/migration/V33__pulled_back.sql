-- Mails about a transition that took a beta, or a concept, from its users: one mail per transition.

alter table feature_update add column transition_id bigint references stage_transition;

alter table feature_update drop constraint feature_update_kind_check;
alter table feature_update add constraint feature_update_kind_check
    check (kind in ('update', 'general-availability', 'pulled-back'));
alter table feature_update add constraint feature_update_transition_check
    check ((kind = 'pulled-back') = (transition_id is not null));

alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check
    check (kind in ('launch', 'feedback-request', 'feedback-reply', 'feedback-answer', 'digest', 'update',
                    'general-availability', 'attention', 'reply-confirmation', 'pulled-back'));

-- Nobody was told of these transitions by mail.
update stage_transition set quiet = true
where (from_stage, to_stage) in (('beta', 'concept'), ('beta', 'archived'), ('concept', 'archived'));
