package dev.earlyaccess.api.limit;

import java.util.stream.IntStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests are accepted in a minute; 0 for any number.
 *
 * @param writesPerMinute of each user
 * @param wrongCredentialsPerMinute of each network address
 * @param publicWritesPerMinute of each network address
 * @param readsPerMinute of each user
 * @param apiKeyRequestsPerMinute of each API key
 */
@ConfigurationProperties("early-access.rate-limit")
record RequestLimitSettings(
        @DefaultValue("60") int writesPerMinute,
        @DefaultValue("30") int wrongCredentialsPerMinute,
        @DefaultValue("30") int publicWritesPerMinute,
        @DefaultValue("0") int readsPerMinute,
        @DefaultValue("0") int apiKeyRequestsPerMinute) {

    RequestLimitSettings {
        if (IntStream.of(
                        writesPerMinute,
                        wrongCredentialsPerMinute,
                        publicWritesPerMinute,
                        readsPerMinute,
                        apiKeyRequestsPerMinute)
                .anyMatch(limit -> limit < 0)) {
            throw new IllegalArgumentException("early-access.rate-limit.* must not be negative; 0 means no limit");
        }
    }

    int perMinute(RequestLimit limit) {
        return switch (limit) {
            case WRITES -> writesPerMinute;
            case READS -> readsPerMinute;
            case API_KEY_REQUESTS -> apiKeyRequestsPerMinute;
            case WRONG_CREDENTIALS -> wrongCredentialsPerMinute;
            case PUBLIC_WRITES -> publicWritesPerMinute;
        };
    }
}
