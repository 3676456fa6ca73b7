package dev.earlyaccess.inbound;

import dev.earlyaccess.inbound.parsing.MailOrigin;

/** Finds out whether a mail is really from the address in its From field. */
public interface SenderAuthentication {

    /** What is known about the origin of a mail. */
    enum Authenticity {
        /** It is from that address. */
        CONFIRMED,
        /** Nothing shows that it is. */
        REFUTED,
        /** Nobody checks it; the sender has to be asked. */
        UNKNOWN
    }

    Authenticity check(MailOrigin mail);
}
