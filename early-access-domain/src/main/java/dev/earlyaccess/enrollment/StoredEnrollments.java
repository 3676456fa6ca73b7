package dev.earlyaccess.enrollment;

import dev.earlyaccess.stage.Enrollment;
import dev.earlyaccess.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The enrollments of users as they are stored. Requests share statements; a transaction sees what it has written itself. */
@Repository
class StoredEnrollments {

    private final JdbcClient jdbc;
    private final SharedStatement<String, Map<Long, Enrollment>> ofUsers = new SharedStatement<>(this::ofUsers);
    private final SharedStatement<UserAndFeature, Enrollment> single = new SharedStatement<>(this::single);

    StoredEnrollments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record UserAndFeature(String user, long feature) {}

    /** The enrollments of this user, by the feature's id. */
    Map<Long, Enrollment> of(UserId user) {
        return Objects.requireNonNullElse(
                isInTransaction() ? ofUsers(List.of(user.value())).get(user.value()) : ofUsers.get(user.value()),
                Map.of());
    }

    /** The enrollment of this user in the feature with this id. */
    Enrollment of(UserId user, long feature) {
        UserAndFeature wanted = new UserAndFeature(user.value(), feature);
        return Objects.requireNonNullElse(
                isInTransaction() ? single(List.of(wanted)).get(wanted) : single.get(wanted), Enrollment.NONE);
    }

    private static boolean isInTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    private Map<String, Map<Long, Enrollment>> ofUsers(Collection<String> users) {
        Map<String, Map<Long, Enrollment>> found = new HashMap<>();
        jdbc.sql("select user_id, feature_id, status, origin, since from enrollment where user_id = any (:users)")
                .param("users", users.toArray(String[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getString("user_id"), user -> new HashMap<>())
                            .put(row.getLong("feature_id"), Enrollments.stored(row));
                });
        return found;
    }

    private Map<UserAndFeature, Enrollment> single(Collection<UserAndFeature> wanted) {
        Map<UserAndFeature, Enrollment> found = new HashMap<>();
        jdbc.sql("""
                select user_id, feature_id, status, origin, since from enrollment
                where (user_id, feature_id) in (select * from unnest(:users, :features))
                """)
                .param("users", wanted.stream().map(UserAndFeature::user).toArray(String[]::new))
                .param("features", wanted.stream().map(UserAndFeature::feature).toArray(Long[]::new))
                .query(row -> {
                    found.put(
                            new UserAndFeature(row.getString("user_id"), row.getLong("feature_id")),
                            Enrollments.stored(row));
                });
        return found;
    }
}
