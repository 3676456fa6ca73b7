package dev.earlyaccess.enrollment;

import dev.earlyaccess.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the users whom the service has seen. A user who was enrolled but has never signed in has no profile, and
 * is found by the whole id.
 *
 * <p>The indexes that find matching users have another order than the pages. So a search first looks at a limited
 * number of users in the order of the pages: if a text matches many users, the page is full. Otherwise it matches
 * few users, whom the indexes find.
 */
@Repository
public class UserSearch {

    /** Not {@code like}: a prepared statement would not use the index for it. */
    private static final String BEGINS = """
             (lower(u.%1$s) ~>=~ lower(:text) and lower(u.%1$s) ~<~ (lower(:text) || chr(1114111)))
            """;

    private static final String HAS_WORDS = """
             to_tsvector('simple', u.name) @@ cast(regexp_replace(
                cast(plainto_tsquery('simple', :text) as text), '(''([^'']|'''')*'')', '\\1:*', 'g') as tsquery)
            """;

    private static final String NAME_IS_NO_ADDRESS = " and position('@' in u.name) = 0 ";

    /** How many users a search looks at before it uses the indexes that find matching users. */
    static final int LOOKED_AT = 1_000;

    /** The user with this whole id, if the user has no profile. */
    private static final String ENROLLED_ONLY = """
            select :text, null, null
            where exists (select from enrollment e where e.user_id = :text)
                and not exists (select from users u where u.user_id = :text)
            """;

    private static final String NEAR = """
            with near as materialized (
                select u.user_id, u.name, u.email from users u where u.user_id > :after order by u.user_id limit %d
            )
            select u.user_id, u.name, u.email from near u where %%s
            union all %s and :text > :after and :text <= (select max(user_id) from near)
            order by user_id limit :limit
            """.formatted(LOOKED_AT, ENROLLED_ONLY);

    /**
     * Sorted only after all rows are found: otherwise the planner may choose the index for the order and read every
     * row.
     */
    private static final String FAR = """
            with found as materialized (select u.user_id, u.name, u.email from users u where %%s union all %s)
            select user_id, name, email from found where user_id > :after order by user_id limit :limit
            """.formatted(ENROLLED_ONLY);

    private final JdbcClient jdbc;

    UserSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A user who was found.
     *
     * @param name in the user's newest token
     * @param email in the user's newest token
     */
    public record FoundUser(
            UserId user, @Nullable String name, @Nullable String email) {}

    /** A page of all users with a profile, in the order of their ids. */
    public List<FoundUser> all(String afterUser, int limit) {
        return read(
                "select user_id, name, email from users where user_id > :after order by user_id limit :limit",
                "",
                afterUser,
                limit);
    }

    /**
     * A page of users, in the order of their ids, whose id or address begins with this text, or whose name has words
     * that begin with its words. Names are not compared with a text that has an {@code @}. Upper and lower case make
     * no difference.
     *
     * @param byAddress whether to look at addresses, also at those that are the name of a user
     */
    public List<FoundUser> find(String text, boolean byAddress, String afterUser, int limit) {
        String matches = matches(text, byAddress);
        List<FoundUser> near = read(NEAR.formatted(matches), text, afterUser, limit);
        return near.size() == limit ? near : read(FAR.formatted(matches), text, afterUser, limit);
    }

    /** An SQL condition: whether a search for {@code :text}, which is this text, finds the user {@code u}. */
    static String matches(String text, boolean byAddress) {
        return BEGINS.formatted("user_id")
                + (byAddress ? " or " + BEGINS.formatted("email") : "")
                + (text.contains("@") ? "" : " or (" + HAS_WORDS + (byAddress ? "" : NAME_IS_NO_ADDRESS) + ")");
    }

    private List<FoundUser> read(String select, String text, String afterUser, int limit) {
        return jdbc.sql(select)
                .param("text", text)
                .param("after", afterUser)
                .param("limit", limit)
                .query((row, n) -> new FoundUser(
                        new UserId(row.getString("user_id")), row.getString("name"), row.getString("email")))
                .list();
    }
}
