package dev.earlyaccess.apikey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/**
 * The keys from the settings, so that a new installation has keys before the first person signs in.
 *
 * @param apiKeys the keys, in the order in which they are listed
 */
@ConfigurationProperties(ApiKeySettings.PREFIX)
public record ApiKeySettings(@DefaultValue List<ConfiguredApiKey> apiKeys) {

    static final String PREFIX = "early-access.security";

    /** @throws IllegalArgumentException with all mistakes, each with its setting */
    public ApiKeySettings {
        List<String> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (int place = 0; place < apiKeys.size(); place++) {
            String setting = "%s.api-keys[%d].".formatted(PREFIX, place);
            ConfiguredApiKey key = apiKeys.get(place);
            key.faults().forEach(fault -> faults.add(setting + fault));
            if (key.name() != null && !names.add(key.name().toLowerCase(Locale.ROOT))) {
                faults.add("%sname must be another one: an earlier key has it".formatted(setting));
            }
            if (key.sha256() != null && !hashes.add(key.hash())) {
                faults.add("%ssha256 must be another one: an earlier key has it".formatted(setting));
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    /** The mistakes in these settings, as a text for the operator. */
    public static Optional<String> fault(Environment settings) {
        try {
            Binder.get(settings).bind(PREFIX, ApiKeySettings.class);
            return Optional.empty();
        } catch (BindException ex) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
            return Optional.of(
                    cause instanceof IllegalArgumentException
                            ? String.valueOf(cause.getMessage())
                            : "%s.api-keys can't be read: %s".formatted(PREFIX, cause.getMessage()));
        }
    }
}
