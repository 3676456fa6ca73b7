package dev.earlyaccess.api.feature;

import dev.earlyaccess.api.problem.InvalidRequest;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads from {@code If-Match} which versions of a feature the caller wants to change (RFC 9110, 13.1.1). Tags
 * are compared strongly; a tag that is not a version matches nothing.
 */
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("(W/)?\"[^\"]*\"");
    private static final Pattern TAGS = Pattern.compile("%1$s(?:\\s*,\\s*%1$s)*+".formatted(TAG));

    private IfMatch() {}

    /** @throws InvalidRequest if the header holds no tags */
    static LongPredicate versions(@Nullable String header) {
        if (header == null || header.trim().equals("*")) {
            return version -> true;
        }
        if (!TAGS.matcher(header.trim()).matches()) {
            throw new InvalidRequest("If-Match", "must be the feature's ETag in its quotes, like \"3\", or *");
        }
        Set<String> tags = TAG.matcher(header).results().map(MatchResult::group).collect(Collectors.toSet());
        return version -> tags.contains(tag(version));
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }
}
