package dev.earlyaccess.api.paging;

import dev.earlyaccess.api.problem.InvalidRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One page of a collection in the order of a key. Pages neither skip nor repeat an item that stays, while
 * other items are added and removed.
 */
@Schema(description = "One page of a collection.")
public record Page<T>(
        @Schema(description = "The page's items, in order.", requiredMode = Schema.RequiredMode.REQUIRED)
        List<T> items,

        @Schema(
                description = "The value of `after` for the next page; null on the last page.",
                example = "ZGFyay1tb2Rl",
                nullable = true,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String next) {

    /**
     * A page made of rows that include one more than the limit, if there is one: it tells whether a next page
     * exists.
     *
     * @param key reads the key that the rows are ordered by
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, String> key, Function<R, T> view) {
        List<R> page = rows.subList(0, Math.min(limit, rows.size()));
        return new Page<>(
                page.stream().map(view).toList(),
                rows.size() > limit ? cursor(key.apply(page.get(page.size() - 1))) : null);
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The id that a cursor stands for.
     *
     * @param start the id before all others
     * @throws InvalidRequest if the service did not issue this cursor
     */
    public static long id(@Nullable String cursor, long start) {
        return Long.parseLong(key(cursor, String.valueOf(start), id -> id.matches("\\d{1,18}")));
    }

    /**
     * The key that a cursor stands for.
     *
     * @param start the key before all others, used if there is no cursor or an empty one
     * @throws InvalidRequest if the service did not issue this cursor
     */
    public static String key(@Nullable String cursor, String start, Predicate<String> valid) {
        if (cursor == null || cursor.isEmpty()) {
            return start;
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (valid.test(key) && cursor(key).equals(cursor)) {
                return key;
            }
        } catch (IllegalArgumentException ex) {
            // Not even Base64: refused in the same way.
        }
        throw new InvalidRequest("after", "must be the `next` of an earlier page");
    }
}
