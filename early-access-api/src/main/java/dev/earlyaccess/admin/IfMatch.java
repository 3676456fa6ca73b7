package dev.earlyaccess.admin;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a feature the caller is willing to change (RFC 9110, 13.1.1). Tags are compared strongly; what is no
 * tag of ours matches nothing.
 */
final class IfMatch {

    private IfMatch() {}

    static LongPredicate versions(@Nullable String header) {
        if (header == null || header.trim().equals("*")) {
            return version -> true;
        }
        List<String> tags = Arrays.stream(header.split(",")).map(String::trim).toList();
        return version -> tags.contains(tag(version));
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }
}
