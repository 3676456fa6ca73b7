package dev.earlyaccess.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Where webhooks may lead besides public addresses.
 *
 * @param allow addresses, ranges of addresses such as {@code 10.1.0.0/16}, and names of hosts
 */
@ConfigurationProperties("early-access.outgoing")
record OutgoingSettings(List<String> allow) {

    private static final Predicate<String> IS_RANGE =
            Pattern.compile("[0-9.]+(/.*)?|.*:.*").asMatchPredicate();
    private static final Predicate<String> IS_HOST =
            Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?").asMatchPredicate();

    OutgoingSettings(@Nullable List<String> allow) {
        this.allow = Stream.ofNullable(allow)
                .flatMap(List::stream)
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
        this.allow.forEach(OutgoingSettings::check);
    }

    private static void check(String entry) {
        try {
            if (IS_RANGE.test(entry) ? InetAddressFilter.of(entry) != null : IS_HOST.test(entry)) {
                return;
            }
        } catch (IllegalArgumentException ex) {
            // it is no range, as said below
        }
        throw new IllegalArgumentException(
                "early-access.outgoing.allow has '%s': it must be an address, a range such as 10.1.0.0/16, or the name of a host"
                        .formatted(entry));
    }

    /** The allowed addresses. */
    InetAddressFilter addresses() {
        return InetAddressFilter.of(allow.stream().filter(IS_RANGE).toArray(String[]::new));
    }

    /** The names of the allowed hosts, in lower case. */
    Set<String> hosts() {
        return allow.stream().filter(IS_RANGE.negate()).collect(Collectors.toUnmodifiableSet());
    }
}
