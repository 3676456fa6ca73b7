package dev.earlyaccess.scheduling;

import java.time.Instant;
import java.util.Optional;

/** What a sweep has to do. */
public interface SweptWork {

    /** The sweep's name. */
    String sweep();

    /** Since when the oldest work has been due, or will be; empty if there is none. Reads few rows, whatever there is to do. */
    Optional<Instant> oldestDue();
}
