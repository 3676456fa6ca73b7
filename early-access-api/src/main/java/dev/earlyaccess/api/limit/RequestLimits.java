package dev.earlyaccess.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Counts requests on this instance, and says when there are too many. A limit of 60 per minute accepts 60 requests
 * at once, and then one per second.
 */
@Component
@EnableConfigurationProperties(RequestLimitSettings.class)
public class RequestLimits {

    /** About 20 MB. Beyond, those who were seen least are counted anew. */
    private static final int MOST_REMEMBERED = 100_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RequestLimitSettings settings;
    private final TimeMeter time;
    private final Cache<Limited, Bucket> buckets;

    private record Limited(RequestLimit limit, String who) {}

    @Autowired
    RequestLimits(RequestLimitSettings settings, ObjectProvider<TimeMeter> time) {
        this(settings, time.getIfAvailable(() -> TimeMeter.SYSTEM_NANOTIME));
    }

    /** After a minute, nothing is to be remembered of somebody: everything is allowed again. */
    RequestLimits(RequestLimitSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(MINUTE)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /**
     * Counts a request.
     *
     * @param who a user, a key or a network, as the limit says
     * @return why the request is refused; empty if it is not
     */
    public Optional<TooManyRequests> count(RequestLimit limit, String who) {
        int perMinute = settings.perMinute(limit);
        if (perMinute == 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe =
                buckets.get(new Limited(limit, who), limited -> full(perMinute)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(new TooManyRequests(limit, perMinute, Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    /** How many limits of somebody are remembered. */
    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }
}
