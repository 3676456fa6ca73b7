package dev.earlyaccess.launch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts the users who had a beta from its beginning, soon after each launch. The transition does not count
 * them, because its cost must not grow with the number of users; the sweep does not, because it never runs
 * for a feature that is pulled back immediately.
 */
@Component
public class InitialAudienceCounter {

    private static final Logger log = LoggerFactory.getLogger(InitialAudienceCounter.class);

    private final Launches launches;

    InitialAudienceCounter(Launches launches) {
        this.launches = launches;
    }

    /** Counts for every launch whose initial audience is not counted yet. */
    public void run() {
        for (long launch : launches.uncounted()) {
            try {
                launches.countReady(launch);
            } catch (RuntimeException ex) { // one launch never stops the others
                log.error("Cannot count the initial audience of launch {}; the next run tries again", launch, ex);
            }
        }
    }
}
