package dev.earlyaccess.team;

import dev.earlyaccess.audit.AuditAction;
import dev.earlyaccess.audit.AuditSubject;
import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.audit.AuditValues;
import dev.earlyaccess.audit.KnownPerson;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.shared.KebabCase;
import dev.earlyaccess.shared.Timestamps;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who get mails about feedback: the owners of features, the execs, and people who joined. Owners
 * and execs get the daily digest until something else is chosen for their address. Addresses are compared
 * without regard to case.
 */
@Repository
@EnableConfigurationProperties(GroupSettings.class)
public class FeedbackGroup {

    private static final String MEMBERS = """
            with known (email, is_owner, is_exec) as (
                select lower(owner_email), true, false from feature where stage <> 'archived' and owner_email is not null
                union all select lower(exec.email), false, true from unnest(:execs) as exec (email)
                union all select email, false, false from feedback_group_member
            ), member as (
                select k.email, coalesce(m.delivery, 'daily-digest') as delivery, m.user_id, m.changed_at,
                       bool_or(k.is_owner) as is_owner, bool_or(k.is_exec) as is_exec,
                       coalesce(m.sees_all, false) or bool_or(k.is_exec) as sees_all,
                       s.reason as unreachable, s.suppressed_at as unreachable_since
                from known k
                left join feedback_group_member m on m.email = k.email
                left join suppressed_address s on s.email = k.email and s.user_id is null
                group by k.email, m.email, s.reason, s.suppressed_at
            )
            select * from member where\s""";

    private final JdbcClient jdbc;
    private final SuppressionList suppressions;
    private final AuditTrail trail;
    private final String[] execs;

    FeedbackGroup(JdbcClient jdbc, SuppressionList suppressions, AuditTrail trail, GroupSettings settings) {
        this.jdbc = jdbc;
        this.suppressions = suppressions;
        this.trail = trail;
        this.execs = settings.execs().toArray(String[]::new);
    }

    /** A page of members in the order of their addresses, after the given address. */
    public List<GroupMember> members(String after, int limit) {
        return members("email > :after order by email limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    /** The member with this address, if there is one. */
    public Optional<GroupMember> find(String email) {
        return members("email = lower(:email)")
                .param("email", email)
                .query((row, n) -> read(row))
                .optional();
    }

    /** All members who want these mails, unreachable members included. */
    public List<GroupMember> wanting(FeedbackMailFrequency mails) {
        return members("delivery = :mails order by email")
                .param("mails", mails.code())
                .query((row, n) -> read(row))
                .list();
    }

    /** All members except those who want no mails, unreachable members included. */
    public List<GroupMember> wantingAny() {
        return members("delivery <> 'none' order by email")
                .query((row, n) -> read(row))
                .list();
    }

    /** The addresses of all members who get these mails. */
    public List<String> addressesFor(FeedbackMailFrequency mails) {
        return reachable(wanting(mails));
    }

    /** The addresses of all members except those who get no mails. */
    public List<String> addresses() {
        return reachable(wantingAny());
    }

    /**
     * The feedback that a person with this address may see. An owner sees the feedback about their own features,
     * whatever mails the owner wants.
     */
    FeedbackReaders readers(String email) {
        return find(email)
                .filter(member -> member.seesAll() && member.mails() != FeedbackMailFrequency.NONE)
                .map(member -> FeedbackReaders.ALL)
                .orElseGet(() -> FeedbackReaders.ownerWith(email));
    }

    /**
     * The person who writes with this address, as a token described them. If several users share the address, one
     * of them is chosen; if nobody has it, the address is the id.
     *
     * @param otherwise the name if no token has one
     */
    Profile writer(String email, @Nullable String otherwise, Instant at) {
        return jdbc.sql("select user_id, name from users where lower(email) = lower(:email) order by user_id limit 1")
                .param("email", email)
                .query((row, n) -> new Profile(
                        new UserId(row.getString("user_id")),
                        email,
                        row.getString("name") == null ? otherwise : row.getString("name"),
                        null,
                        at))
                .optional()
                .orElseGet(() -> new Profile(new UserId(email), email, otherwise, null, at));
    }

    /**
     * The person with this address, for the audit trail: the user whose token told it. If no user has the address,
     * or several have it, nothing but the address and the name is known.
     */
    KnownPerson person(String email, @Nullable String name) {
        List<String> users = jdbc.sql("select user_id from users where lower(email) = lower(:email) limit 2")
                .param("email", email)
                .query(String.class)
                .list();
        return new KnownPerson(users.size() == 1 ? users.get(0) : null, email, name);
    }

    private static List<String> reachable(List<GroupMember> members) {
        return members.stream()
                .filter(member -> member.unreachable() == null)
                .map(GroupMember::email)
                .toList();
    }

    private JdbcClient.StatementSpec members(String condition) {
        return jdbc.sql(MEMBERS + condition).param("execs", execs);
    }

    /**
     * Chooses the mails that an address gets, and makes it a member. Mails to a suppressed address are
     * tried again. An admin who makes a member of an address that was none lets it see all feedback.
     *
     * @param user the user with this address; null if an admin chooses
     */
    @Transactional
    public GroupMember choose(String email, FeedbackMailFrequency mails, @Nullable UserId user, Instant at) {
        Optional<GroupMember> before = user == null ? find(email) : Optional.empty();
        jdbc.sql("""
                insert into feedback_group_member as known (email, user_id, delivery, changed_at, sees_all)
                values (lower(:email), :user, :mails, :at,
                    cast(:user as text) is null and not exists (
                        select from feature where lower(owner_email) = lower(:email) and stage <> 'archived'))
                on conflict (email) do update
                set user_id = coalesce(excluded.user_id, known.user_id), delivery = excluded.delivery,
                    changed_at = excluded.changed_at
                """)
                .param("email", email)
                .param("user", user == null ? null : user.value())
                .param("mails", mails.code())
                .param("at", Timestamps.of(at))
                .update();
        suppressions.retry(email);
        GroupMember member = find(email).orElseThrow();
        if (user == null) {
            trail.record(
                    AuditAction.GROUP_MEMBER_CHOSEN,
                    AuditSubject.person(KnownPerson.at(email)),
                    before.map(FeedbackGroup::audited).orElse(AuditValues.NONE),
                    audited(member));
        }
        return member;
    }

    private static AuditValues audited(GroupMember member) {
        return AuditValues.of("delivery", member.mails())
                .with("seesAll", member.seesAll())
                .with("unreachable", member.unreachable() != null);
    }

    /** Lets a member see all feedback, as editors and admins do, until the choice for the address is removed. */
    public void letSeeAll(String email) {
        jdbc.sql("update feedback_group_member set sees_all = true where email = lower(:email) and not sees_all")
                .param("email", email)
                .update();
    }

    /**
     * Removes the choice for an address. An owner or exec is then a member by default again; any other
     * address is no member, and is returned as a member who gets no mails.
     */
    @Transactional
    public GroupMember forget(String email) {
        Optional<GroupMember> before = find(email);
        jdbc.sql("delete from feedback_group_member where email = lower(:email)")
                .param("email", email)
                .update();
        suppressions.retry(email);
        Optional<GroupMember> after = find(email);
        trail.record(
                AuditAction.GROUP_MEMBER_RESET,
                AuditSubject.person(KnownPerson.at(email)),
                before.map(FeedbackGroup::audited).orElse(AuditValues.NONE),
                after.map(FeedbackGroup::audited).orElse(AuditValues.NONE));
        return after.orElseGet(() -> nobody(email));
    }

    private static GroupMember nobody(String email) {
        return new GroupMember(
                email.toLowerCase(Locale.ROOT), FeedbackMailFrequency.NONE, null, false, false, false, null, null);
    }

    private static GroupMember read(ResultSet row) throws SQLException {
        String user = row.getString("user_id");
        return new GroupMember(
                row.getString("email"),
                KebabCase.require(FeedbackMailFrequency.class, row.getString("delivery")),
                user == null ? null : new UserId(user),
                row.getBoolean("is_owner"),
                row.getBoolean("is_exec"),
                row.getBoolean("sees_all"),
                Timestamps.inOrNull(row, "changed_at"),
                unreachable(row));
    }

    private static GroupMember.@Nullable Unreachable unreachable(ResultSet row) throws SQLException {
        @Nullable Instant since = Timestamps.inOrNull(row, "unreachable_since");
        return since == null ? null : new GroupMember.Unreachable(row.getString("unreachable"), since);
    }
}
