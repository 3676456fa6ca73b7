-- Two months of a small company, for the demo. Each table follows from the four lists at the top, so that charts, counts,
-- mails and the audit trail agree. All times are relative to now. early_access.demo_delay is early-access.feedback.delay:
-- users who have been in a beta for that long were asked for feedback in the past, so that no sweep finds them.
-- Mails of the past are rows only. The one random number is seeded, so each start shows the same.

create temporary table demo_feature on commit drop as
select * from (values
    ('offline-drafts', 'Offline drafts', 'Keep writing on a train; drafts sync when you are back.',
     'Katherine Johnson', 'katherine@example.com', 'Editor', '/drafts', 60, 0.34),
    ('shared-dashboards', 'Shared dashboards', 'Put a dashboard on a link for people without a login.',
     'Margaret Hamilton', 'margaret@example.com', 'Platform', '/dashboards', 90, 0.19),
    ('voice-notes', 'Voice notes', 'Record a comment instead of typing it.', null, null, null, null, -3, 0.06),
    ('dark-mode', 'Dark mode', 'Every page in dark colours, easier on the eyes at night.',
     'Design systems', 'design@example.com', 'Design', '/settings/appearance', 30, 0),
    ('keyboard-shortcuts', 'Keyboard shortcuts', 'Do everything without the mouse; press ? for the list.',
     'Design systems', 'design@example.com', 'Design', '/settings/keyboard', 14, 0.55),
    ('smart-search', 'Smart search', 'Finds what you meant, not only what you typed.',
     'Margaret Hamilton', 'margaret@example.com', 'Platform', '/search', 45, 0.4),
    ('two-step-sign-in', 'Two-step sign-in', 'A second step at sign-in keeps strangers out.',
     'Margaret Hamilton', 'margaret@example.com', 'Platform', '/settings/security', -12, 0.45),
    ('holiday-themes', 'Holiday themes', 'Snow on the dashboard in December.',
     'Design systems', 'design@example.com', 'Design', null, -30, 0.03)
) as listed (key, name, description, owner_name, owner_email, owner_team, path, target, popularity);

-- How many days ago each feature moved. Dark mode becomes a beta while the service starts.
create temporary table demo_move on commit drop as
select n, key, from_stage, to_stage, by_user, reason, now() - days * interval '1 day' as at,
       row_number() over (partition by key order by n) - 1 as version
from (values
    (1, 'two-step-sign-in', null, 'concept', 'evelyn', null, 60.1),
    (2, 'keyboard-shortcuts', null, 'concept', 'evelyn', null, 58.2),
    (3, 'voice-notes', null, 'concept', 'grace', null, 57.9),
    (4, 'holiday-themes', null, 'concept', 'evelyn', null, 56.3),
    (5, 'offline-drafts', null, 'concept', 'evelyn', null, 52.2),
    (6, 'two-step-sign-in', 'concept', 'beta', 'evelyn', 'It works for the whole company.', 47.2),
    (7, 'smart-search', null, 'concept', 'grace', null, 44.1),
    (8, 'dark-mode', null, 'concept', 'evelyn', null, 40.3),
    (9, 'keyboard-shortcuts', 'concept', 'beta', 'evelyn', 'The first version is usable.', 38.1),
    (10, 'shared-dashboards', null, 'concept', 'evelyn', null, 31.2),
    (11, 'holiday-themes', 'concept', 'archived', 'grace', 'Too few people asked for it.', 25.1),
    (12, 'smart-search', 'concept', 'beta', 'grace', 'The index is complete.', 16.2),
    (13, 'two-step-sign-in', 'beta', 'general-availability', 'evelyn', 'Four weeks without a complaint.', 12.2)
) as listed (n, key, from_stage, to_stage, by_user, reason, days);

-- What these users said, and what the team replied, how many days ago. The users became interested or joined before.
create temporary table demo_feedback on commit drop as
select * from (values
    (1, 'keyboard-shortcuts', 'daniel.fischer', 51, null,
     'I would use this every day: my hands never leave the keyboard.', 50.2, 'read', null, null, null),
    (2, 'two-step-sign-in', 'barbara', 52, 5, 'Simple to set up.', 39.4, 'read', null, null, null),
    (3, 'keyboard-shortcuts', 'hannah.fischer', 49, 5, 'Endlich! J und K zum Blättern sind genau richtig.', 30.9, 'read',
     null, null, null),
    (4, 'two-step-sign-in', 'mateo.brandt', 49, 4, 'Backup codes would help me when I have no phone with me.', 30.4,
     'answered', 'margaret', 'Backup codes are there now: open Settings, then Security.', 29.3),
    (5, 'keyboard-shortcuts', 'julia.dubois', 44, 4, 'Works well. The list behind ? could have a search field.', 27.3,
     'answered', 'evelyn', 'Good idea. The next version of the list has a search field.', 26.4),
    (6, 'two-step-sign-in', 'chloe.fischer', 48, 4, '', 25.2, 'read', null, null, null),
    (7, 'keyboard-shortcuts', 'mateo.garcia', 33, 2, 'Ctrl+K opens the search of my browser instead of yours.', 24.3,
     'answered', 'sophie', 'In your browser, Ctrl+Shift+K opens ours. The list behind ? says so now.', 23.4),
    (8, 'keyboard-shortcuts', 'ivan.laurent', 41, 5, '', 21.1, 'read', null, null, null),
    (9, 'two-step-sign-in', 'ivan.garcia', 40, 5, 'I feel safer.', 20.3, 'read', null, null, null),
    (10, 'offline-drafts', 'aisha.eriksen', 20, null, 'We work on ships, with a connection for an hour a day.', 19.2,
     'answered', 'katherine', 'That is what we build it for. We will ask you when the first version is ready.', 18.3),
    (11, 'keyboard-shortcuts', 'annie', 20, 3, 'It got in the way of my screen reader, so I turned it off for now.', 14.9,
     'answered', 'evelyn', 'Two shortcuts were the cause. From next week, you can change them.', 14.2),
    (12, 'keyboard-shortcuts', 'chloe.almeida', 22, 5, '', 12.3, 'read', null, null, null),
    (13, 'keyboard-shortcuts', 'bruno.jensen', 26, 4, 'The new shortcuts for tables save me minutes each day.', 9.2,
     'read', null, null, null),
    (14, 'smart-search', 'kenji.dubois', 24, 3, 'It finds my notes, but not the text in pictures.', 8.2, 'answered',
     'margaret', 'Pictures come later this year. We tell you when you can try it.', 7.3),
    (15, 'smart-search', 'daniel.ito', 30, 5, '', 7.1, 'read', null, null, null),
    (16, 'keyboard-shortcuts', 'lucia.haddad', 17, 4, '', 6.2, 'read', null, null, null),
    (17, 'smart-search', 'hannah.costa', 21, 4, 'Sehr gut. Nur bei zwei Wörtern ist die Reihenfolge seltsam.', 5.3,
     'read', null, null, null),
    (18, 'keyboard-shortcuts', 'elena.brandt', 19, 3, 'I want to change the keys: some are hard to reach on my keyboard.',
     4.2, 'unread', null, null, null),
    (19, 'offline-drafts', 'radia', 3.4, null, 'I write on the train. The tunnel always wins.', 3.3, 'unread', null, null,
     null),
    (20, 'smart-search', 'felix.laurent', 13, 2, 'It became slow after I had imported 3,000 pages.', 2.3, 'unread', null,
     null, null),
    (21, 'dark-mode', 'emmy', 2.3, null, 'Abends blendet mich das Weiß. Bitte auch die Diagramme dunkel machen.', 2.2,
     'unread', null, null, null),
    (22, 'keyboard-shortcuts', 'aisha.costa', 11, 5, 'Fast and simple.', 1.9, 'unread', null, null, null),
    (23, 'dark-mode', 'barbara', 11, null, 'For me, the contrast of code blocks matters most.', 1.4, 'unread', null, null,
     null),
    (24, 'dark-mode', 'annie', 24, null, 'Could it follow the setting of my system?', 1.3, 'answered', 'grace',
     'Yes: the first version follows it, or you choose.', 1.1),
    (25, 'keyboard-shortcuts', 'radia', 12, 4, 'G and then I for the inbox is great. G and then S does nothing for me.', 0.8,
     'unread', null, null, null)
) as listed (n, key, user_id, joined, rating, text, days, status, by_user, reply, reply_days);

-- Users with choices of their own, beside those who said something: since how many days, and until when.
create temporary table demo_choice on commit drop as
select user_id, key, now() - joined * interval '1 day' as joined_at,
       now() - cast(left_days as numeric) * interval '1 day' as left_at
from (values
    ('annie', 'offline-drafts', 20.3, null), ('emmy', 'offline-drafts', 9.1, null),
    ('barbara', 'shared-dashboards', 14.2, null), ('hedy', 'shared-dashboards', 2.1, null),
    ('radia', 'voice-notes', 30.3, null), ('hedy', 'keyboard-shortcuts', 41.2, null),
    ('emmy', 'smart-search', 0.2, null), ('radia', 'two-step-sign-in', 30.1, null),
    ('hedy', 'holiday-themes', 50.4, null), ('ivan.kowalski', 'keyboard-shortcuts', 45.3, null),
    ('ivan.kowalski', 'smart-search', 33.1, null), ('ivan.kowalski', 'dark-mode', 27.2, null),
    ('kenji.ito', 'dark-mode', 18.3, null), ('felix.brandt', 'dark-mode', 6.2, null)
) as listed (user_id, key, joined, left_days)
union all
select user_id, key, now() - joined * interval '1 day', case user_id when 'annie' then now() - days * interval '1 day' end
from demo_feedback where key = 'keyboard-shortcuts'
union all
select user_id, key, now() - joined * interval '1 day', null from demo_feedback where key <> 'keyboard-shortcuts';

-- Features and their history.

insert into feature (key, name, description, owner_name, owner_email, owner_team, url, documentation_url, feedback_url,
    target_date, size, new_product, metered, translations, stage, stage_since, created_at, changed_at, version)
select f.key, f.name, f.description, f.owner_name, f.owner_email, f.owner_team, 'https://app.example.com' || f.path,
       'https://docs.example.com/' || f.key,
       case f.key when 'shared-dashboards' then 'https://forum.example.com/shared-dashboards' end,
       (now() at time zone 'UTC')::date + f.target, 'minor', false, false,
       case f.key
           when 'offline-drafts' then '{"de": {"name": "Entwürfe ohne Netz", "description":
               "Im Zug weiterschreiben; die Entwürfe werden abgeglichen, sobald Sie wieder Netz haben."}}'
           when 'dark-mode' then '{"de": {"name": "Dunkles Design", "description":
               "Alle Seiten in dunklen Farben, nachts angenehmer für die Augen."}}'
           when 'smart-search' then '{"de": {"name": "Kluge Suche", "description":
               "Findet, was Sie meinten, nicht nur, was Sie eingaben."}}'
           else '{}' end::jsonb,
       latest.to_stage, latest.at, first.at, latest.at, latest.version
from demo_feature f
join demo_move first on first.key = f.key and first.from_stage is null
join lateral (select * from demo_move m where m.key = f.key order by n desc limit 1) latest on true
order by first.at;

insert into stage_transition (feature_id, from_stage, to_stage, reason, by_user, at, quiet)
select f.id, m.from_stage, m.to_stage, m.reason, m.by_user, m.at, m.to_stage = 'archived'
from demo_move m join feature f using (key) order by m.n;

insert into launch (feature_id, feature_version, started_at, finished_at)
select f.id, m.version, m.at, m.at + interval '3 seconds'
from demo_move m join feature f using (key) where m.to_stage = 'beta' order by m.n;

insert into checklist_entry (feature_id, item, evidence, recorded_by, recorded_at)
select f.id, item, evidence, 'evelyn', now() - days * interval '1 day'
from (values
    ('two-step-sign-in', 'documentation', 'https://docs.example.com/two-step-sign-in', 15.3),
    ('two-step-sign-in', 'announcement', 'https://blog.example.com/two-step-sign-in', 13.2),
    ('keyboard-shortcuts', 'documentation', 'https://docs.example.com/keyboard-shortcuts', 3.2)
) as listed (key, item, evidence, days) join feature f using (key) order by days desc;

insert into feature_update (feature_id, kind, subject, markdown, posted_by, posted_at)
select f.id, kind, subject, markdown, 'evelyn', at
from (select 'keyboard-shortcuts' as key, 'update' as kind, 'Shortcuts for tables' as subject,
             E'Tables have shortcuts now:\n\n- **Enter** opens a row\n- **x** selects it\n\nPress **?** for all of them.' as markdown,
             now() - interval '12 days 14 hours' as at
      union all select key, to_stage, null, null, at from demo_move where to_stage = 'general-availability') posted
join feature f using (key) order by at;

-- Users, and what each of them chose.

insert into users (user_id, email, name, locale, token_issued_at, wants_launches, wants_feedback_requests, wants_updates)
select id, case when id not in ('kenji.ito', 'aisha.haddad', 'mateo.laurent') then id || '@example.com' end, name,
       case when name ~ 'Noether|Fischer|Brandt|Hannah' then 'de' else 'en' end, now() - interval '1 hour',
       id not in ('felix.brandt', 'chloe.dubois'),
       id not in ('bruno.costa', 'elena.eriksen', 'julia.jensen', 'hannah.ito', 'daniel.garcia'),
       id not in ('ivan.almeida', 'lucia.kowalski')
from (select lower(first) || coalesce('.' || case when first in ('Annie', 'Barbara', 'Emmy', 'Hedy', 'Radia') then null
             else lower(last) end, '') as id, first || ' ' || last as name
      from (select first, last
            from unnest(array ['Aisha', 'Bruno', 'Chloe', 'Daniel', 'Elena', 'Felix', 'Hannah', 'Ivan', 'Julia', 'Kenji',
                               'Lucia', 'Mateo']) first
            cross join unnest(array ['Almeida', 'Brandt', 'Costa', 'Dubois', 'Eriksen', 'Fischer', 'Garcia', 'Haddad', 'Ito',
                               'Jensen', 'Kowalski', 'Laurent']) last
            union all
            values ('Annie', 'Easley'), ('Barbara', 'Liskov'), ('Emmy', 'Noether'), ('Hedy', 'Lamarr'), ('Radia', 'Perlman')
           ) named) listed
order by id;

select setseed(0.42);

insert into demo_choice (user_id, key, joined_at, left_at)
select user_id, key, joined_at, case when random() < 0.13 then joined_at + random() * interval '20 days' end
from (select user_id, f.key, f.created_at + power(random(), 0.8) * (coalesce(
                 (select at from demo_move m where m.key = f.key and to_stage in ('general-availability', 'archived')),
                 now() - interval '1 hour') - f.created_at) as joined_at
      from (select u.user_id, d.key, random() < d.popularity as joins from users u cross join demo_feature d
            where u.user_id like '%.%' and u.user_id <> 'ivan.kowalski' order by d.key, u.user_id) drawn
      join feature f using (key)
      where joins and not exists (select from demo_choice c where c.user_id = drawn.user_id and c.key = drawn.key)
      order by f.key, user_id) joined;

-- What each choice became: everything below is read from here.
create temporary table demo_path on commit drop as
select c.user_id, f.id as feature_id, f.key, f.stage, c.joined_at, c.left_at, b.at as beta_at, b.version as beta_version,
       coalesce(c.joined_at < b.at, true) as is_interest,
       c.joined_at < b.at and coalesce(c.left_at > b.at, true) as is_launched,
       case when c.joined_at >= b.at then c.joined_at when coalesce(c.left_at > b.at, true) then b.at end as in_since,
       end_of_beta.at as ended_at,
       case when not u.wants_launches then 'not-wanted' when u.email is null then 'no-address'
            when c.user_id = 'ivan.kowalski' and c.key <> 'keyboard-shortcuts' then 'suppressed' end as no_launch_mail,
       case when not u.wants_feedback_requests then 'not-wanted' when u.email is null then 'no-address'
            when c.user_id = 'ivan.kowalski' then 'suppressed' end as no_request,
       case when not u.wants_updates then 'not-wanted' when u.email is null then 'no-address'
            when c.user_id = 'ivan.kowalski' then 'suppressed' end as no_update
from (select user_id, key, joined_at,
             case when left_at < least(now(), (select at from demo_move m where m.key = choice.key
                       and m.to_stage in ('general-availability', 'archived'))) then left_at end as left_at
      from demo_choice choice) c
join feature f using (key) join users u using (user_id)
left join demo_move b on b.key = c.key and b.to_stage = 'beta'
left join demo_move end_of_beta on end_of_beta.key = c.key and end_of_beta.to_stage = 'general-availability';

-- A user who withdrew an interest has no row.
insert into enrollment (user_id, feature_id, status, origin, since, interested_since, feedback_settled)
select user_id, feature_id,
       case when in_since is null then 'interested' when left_at is null then 'opted-in' else 'opted-out' end,
       case when is_launched and left_at is null then 'launch' else 'self' end,
       coalesce(left_at, in_since, joined_at),
       case when is_launched and left_at is null then joined_at end,
       left_at is null and in_since is not null
           and in_since + current_setting('early_access.demo_delay')::interval <= least(now(), ended_at)
from demo_path where left_at is null or in_since is not null;

-- Feedback, and the team's replies.

insert into feedback (feature_id, user_id, sender_is_user, source, text, rating, status, received_at, stage)
select f.id, b.user_id, true, 'app', b.text, b.rating, b.status, now() - b.days * interval '1 day',
       (select to_stage from demo_move m where m.key = b.key and m.at <= now() - b.days * interval '1 day' order by n desc limit 1)
from demo_feedback b join feature f using (key) order by b.n;

insert into feedback (sender_email, sender_name, sender_is_user, source, subject, text, status, received_at, message_id, original)
values ('max@example.org', 'Max Newman', false, 'mail', 'Where is it?',
        'A colleague told me about this. Where do I switch it on?', 'unread', now() - interval '5 hours',
        '<demo-max@example.org>', 'A colleague told me about this. Where do I switch it on?');

insert into feedback_reply (feedback_id, text, by_user, by_name, at)
select b.id, d.reply, d.by_user, t.name, now() - d.reply_days * interval '1 day'
from demo_feedback d join feature f using (key)
join feedback b on b.feature_id = f.id and b.user_id = d.user_id and b.text = d.text
join (values ('grace', 'Grace Hopper'), ('evelyn', 'Evelyn Boyd'), ('sophie', 'Sophie Wilson'),
             ('katherine', 'Katherine Johnson'), ('margaret', 'Margaret Hamilton')) t (id, name) on t.id = d.by_user
order by d.reply_days desc;

-- The mails of the past. One address did not exist, and is suppressed since.
insert into delivery (kind, recipient, occasion, feature_id, launch_id, update_id, owed_at, due_at, status, reason, attempts,
    last_error, sent_at, settled_at, settled_version, address_unknown)
select kind, recipient, occasion, feature_id, launch_id, update_id, at, at,
       case when obstacle is not null then 'cancelled' when is_unknown then 'failed' else 'sent' end, obstacle,
       case when obstacle is null then 1 else 0 end,
       case when is_unknown then '550 5.1.1 <ivan.kowalski@example.com>: Recipient address rejected: User unknown' end,
       case when obstacle is null and not is_unknown then at + interval '2 seconds' end,
       at + case when obstacle is null then interval '2 seconds' else interval '0' end,
       case when obstacle is not null then version end, is_unknown
from (
    select 'launch' as kind, p.user_id as recipient, 'launch:' || p.key as occasion, p.feature_id, l.id as launch_id,
           cast(null as bigint) as update_id, l.started_at as at, p.no_launch_mail as obstacle, p.beta_version as version,
           p.user_id = 'ivan.kowalski' and p.key = 'keyboard-shortcuts' as is_unknown
    from demo_path p join launch l using (feature_id) where p.is_launched
    union all
    select 'feedback-request', user_id, 'feedback-request:' || key, feature_id, null, null, asked_at, no_request, beta_version, false
    from (select *, in_since + current_setting('early_access.demo_delay')::interval as asked_at from demo_path) p
    where asked_at <= least(now(), ended_at, left_at)
    union all
    select u.kind, p.user_id, u.kind || ':' || case u.kind when 'update' then u.id::text else p.key end, p.feature_id, null,
           u.id, u.posted_at, p.no_update, p.beta_version + 1, false
    from demo_path p join feature_update u using (feature_id)
    where p.joined_at <= u.posted_at and coalesce(p.left_at > u.posted_at, true)
        and (u.kind <> 'update' or p.no_update is null)
    union all
    select 'feedback-reply', b.user_id, 'feedback-reply:' || r.id, b.feature_id, null, null, r.at, null, null, false
    from feedback_reply r join feedback b on b.id = r.feedback_id
) mail
order by at, recipient;

-- One user replied by mail.
update feedback b set source = 'mail', sender_email = u.email, sender_name = u.name, rating = null,
    subject = 'Re: Wie läuft es mit Keyboard shortcuts?', message_id = '<demo-hannah@example.com>', delivery_id = d.id,
    original = b.text || E'\n\n> Was sollen wir an Keyboard shortcuts ändern?'
from delivery d join users u on u.user_id = d.recipient
where d.recipient = 'hannah.fischer' and d.occasion = 'feedback-request:keyboard-shortcuts'
    and b.user_id = d.recipient and b.feature_id = d.feature_id;

insert into suppressed_address (email, user_id, reason, suppressed_at, code, source, delivery_id)
select recipient || '@example.com', recipient, last_error, settled_at, '5.1.1', 'smtp', id from delivery where status = 'failed';

update launch l set subscribers = m.mails, ready = m.mails, enrolled = m.mails, owed = m.mails - m.cancelled, sent = m.sent,
    failed = m.failed, mailing_since = l.started_at
from (select launch_id, count(*) as mails, count(*) filter (where status = 'cancelled') as cancelled,
             count(*) filter (where status = 'sent') as sent, count(*) filter (where status = 'failed') as failed
      from delivery group by launch_id) m where m.launch_id = l.id;

update feature_update u set recipients = m.users, owed = m.users - m.no_address - m.suppressed - m.not_wanted,
    sent = m.users - m.no_address - m.suppressed - m.not_wanted, no_address = m.no_address, suppressed = m.suppressed,
    not_wanted = m.not_wanted, swept_to = m.last, finished_at = u.posted_at + interval '4 seconds'
from (select p.feature_id, count(*) as users, max(p.user_id) as last,
             count(*) filter (where no_update = 'no-address') as no_address,
             count(*) filter (where no_update = 'suppressed') as suppressed,
             count(*) filter (where no_update = 'not-wanted') as not_wanted
      from demo_path p join feature_update u using (feature_id)
      where p.joined_at <= u.posted_at and coalesce(p.left_at > u.posted_at, true) group by p.feature_id) m
where m.feature_id = u.feature_id;

-- Usage by day.

insert into usage_count (feature_id, day, what, slot, number)
select feature_id, (at at time zone 'UTC')::date, what, 0, count(*)
from (
    select feature_id, joined_at as at, case when is_interest then 'interest' else 'opt-in-self' end as what from demo_path
    union all
    select feature_id, beta_at, 'opt-in-launch' from demo_path where is_launched
    union all
    select feature_id, left_at, case when in_since is null then 'interest-taken-back' else 'opt-out' end from demo_path
    where left_at is not null
    union all
    select feature_id, sent_at, 'mail' from delivery where status = 'sent' and kind <> 'feedback-reply'
) event
group by 1, 2, 3;

insert into usage_count (feature_id, day, what, slot, number)
select feature_id, day, what, 0,
       ceil(users * case when extract(isodow from day) > 5 then 0.3 else 1 end * (0.85 + 0.3 * random()))
from (
    select p.feature_id, d.day, 'evaluation-on' as what, 3 * count(*) as users
    from demo_path p join generate_series(0, 59) ago on true
    cross join lateral (select (now() at time zone 'UTC')::date - ago as day) d
    where p.in_since < d.day + 1 and coalesce(p.left_at >= d.day, true) group by 1, 2
    union all
    select f.id, d.day, 'evaluation-off', 140
    from feature f join demo_move b on b.key = f.key and b.to_stage = 'beta'
    left join demo_move e on e.key = f.key and e.to_stage = 'general-availability'
    join generate_series(0, 59) ago on true
    cross join lateral (select (now() at time zone 'UTC')::date - ago as day) d
    where d.day >= b.at and coalesce(d.day < e.at, true)
    union all
    select null, (now() at time zone 'UTC')::date - ago, 'bulk-evaluation', 900 from generate_series(0, 59) ago
) used order by feature_id, day, what;

-- The audit trail, as AuditTrail writes it.

insert into audit_person (user_id, email, name, digest)
select user_id, email, name, encode(sha256(convert_to(
           coalesce(length(user_id) || ':' || user_id, '-') || coalesce(length(email) || ':' || email, '-')
               || coalesce(length(name) || ':' || name, '-') || '-', 'UTF8')), 'hex')
from (
    select lower(split_part(name, ' ', 1)) as user_id, lower(split_part(name, ' ', 1)) || '@example.com' as email, name
    from unnest(array ['Grace Hopper', 'Evelyn Boyd', 'Sophie Wilson', 'Katherine Johnson', 'Margaret Hamilton']) name
    union all
    select distinct null, owner_email, owner_name from demo_feature where owner_email is not null
    union all
    select distinct user_id, null, null from demo_feedback where by_user is not null
) person;

insert into audit_entry (at, action, actor, feature, subject, person, before, after, people)
select e.at, e.action, actor.number, e.feature, e.subject, about.number, e.before, e.after,
       (select array_agg(number order by number) from audit_person p
        where p.number in (actor.number, about.number) or jsonb_path_exists(e.after, '$.owner.person ? (@ == $number)',
            jsonb_build_object('number', p.number)))
from (
    select m.at, 'feature-created' as action, m.by_user, m.key as feature, cast(null as text) as subject, null as about,
           cast(null as jsonb) as before, jsonb_strip_nulls(jsonb_build_object('name', f.name, 'description', f.description,
               'owner', case when o.number is not null then jsonb_build_object('person', o.number) end,
               'owner.team', f.owner_team, 'url', f.url, 'documentationUrl', f.documentation_url,
               'feedbackUrl', f.feedback_url, 'targetDate', f.target_date, 'size', f.size, 'newProduct', f.new_product,
               'metered', f.metered, 'stage', 'concept')) as after
    from demo_move m join feature f using (key)
    left join audit_person o on o.user_id is null and o.email = f.owner_email
    where m.from_stage is null
    union all
    select m.at, 'stage-changed', m.by_user, m.key, null, null, jsonb_build_object('stage', m.from_stage),
           jsonb_strip_nulls(jsonb_build_object('stage', m.to_stage, 'reason', m.reason,
               'announce', case when m.to_stage = 'archived' then false end))
    from demo_move m where m.from_stage is not null
    union all
    select c.recorded_at, 'checklist-item-recorded', c.recorded_by, f.key, 'checklist-item:' || c.item, null, null,
           jsonb_build_object('evidence', c.evidence)
    from checklist_entry c join feature f on f.id = c.feature_id
    union all
    select u.posted_at, 'update-posted', u.posted_by, f.key, 'update:' || u.id, null, null,
           jsonb_build_object('subject', u.subject, 'markdown', u.markdown)
    from feature_update u join feature f on f.id = u.feature_id where u.kind = 'update'
    union all
    select r.at, 'feedback-replied', r.by_user, f.key, 'feedback:' || b.id, b.user_id, jsonb_build_object('status', 'read'),
           jsonb_build_object('status', 'answered', 'reply', r.id)
    from feedback_reply r join feedback b on b.id = r.feedback_id join feature f on f.id = b.feature_id
) e
join audit_person actor on actor.user_id = e.by_user and actor.name is not null
left join audit_person about on about.user_id = e.about and about.name is null
order by e.at;
