package dev.earlyaccess.mail;

import jakarta.mail.internet.InternetAddress;

/** A mail that is rendered, encoded and addressed, so that a connection only has to write it. */
public final class EncodedMail {

    private final InternetAddress from;
    private final InternetAddress to;
    private final byte[] content;

    EncodedMail(InternetAddress from, InternetAddress to, byte[] content) {
        this.from = from;
        this.to = to;
        this.content = content;
    }

    public InternetAddress from() {
        return from;
    }

    public InternetAddress to() {
        return to;
    }

    /** Headers and body, as they are sent. */
    public byte[] content() {
        return content;
    }
}
