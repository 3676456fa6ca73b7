package dev.earlyaccess.audit;

import java.util.Optional;

/** Knows who acts at this moment. Implemented where requests come in. */
public interface CurrentActor {

    /** The sender of the request that is processed; empty outside of requests. */
    Optional<Acting> find();
}
