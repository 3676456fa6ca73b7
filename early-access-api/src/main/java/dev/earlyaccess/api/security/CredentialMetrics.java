package dev.earlyaccess.api.security;

import dev.earlyaccess.shared.KebabCase;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Metrics: how many tokens and keys were refused. */
@Component
class CredentialMetrics implements MeterBinder {

    private final Map<Credential, LongAdder> refused = new EnumMap<>(Credential.class);

    CredentialMetrics() {
        for (Credential credential : Credential.values()) {
            refused.put(credential, new LongAdder());
        }
    }

    /** What a request presented. */
    enum Credential implements KebabCase {
        /** A token that no issuer has signed, or that lacks something. */
        TOKEN,
        /** A token that was valid once, or will be. */
        EXPIRED_TOKEN,
        /** An API key that is unknown, revoked or expired. */
        API_KEY,
        /** A wrong key of an endpoint of its own. */
        ENDPOINT_KEY
    }

    /** A request was refused because of this. */
    void count(Credential credential) {
        Objects.requireNonNull(refused.get(credential)).increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        refused.forEach((credential, number) -> FunctionCounter.builder(
                        "early.access.credentials.refused", number, LongAdder::sum)
                .description("Number of requests that this instance has refused because of their token or key; requests"
                        + " without one do not count.")
                .tag("credential", credential.code())
                .register(registry));
    }
}
