package dev.earlyaccess.launch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts, soon after each launch, how many users had the beta from its first moment. It is no part of the transition, which
 * costs the same for ten as for a million, nor of the sweep, which a feature that is pulled back at once never sees.
 */
@Component
public class InitialAudienceCounter {

    private static final Logger log = LoggerFactory.getLogger(InitialAudienceCounter.class);

    private final Launches launches;

    InitialAudienceCounter(Launches launches) {
        this.launches = launches;
    }

    /** Counts for every launch that nobody has counted yet. */
    public void run() {
        for (long launch : launches.uncounted()) {
            try {
                launches.countReady(launch);
            } catch (RuntimeException ex) {
                log.error("Counting who launch {} begins with failed; the next run tries again", launch, ex);
            }
        }
    }
}
