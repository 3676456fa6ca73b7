package dev.earlyaccess.api.stream;

import dev.earlyaccess.shared.Refusal;

/** The address of a stream has ended, or was never one. */
class StreamNotFound extends Refusal {

    StreamNotFound() {
        super(
                "stream-not-found",
                "This address of an event stream has ended, or was never one. Read the features again: the response has the "
                        + "address that is valid now, in eventStreams.");
    }
}
