package dev.earlyaccess.mail;

import jakarta.mail.internet.InternetAddress;

/** A mail that is rendered, encoded and addressed, so that a connection only has to write it. */
public final class EncodedMail {

    private final MailContent source;
    private final InternetAddress from;
    private final InternetAddress to;
    private final byte[] content;

    EncodedMail(MailContent source, InternetAddress from, InternetAddress to, byte[] content) {
        this.source = source;
        this.from = from;
        this.to = to;
        this.content = content;
    }

    /** The id of the delivery whose mail this is. */
    public long delivery() {
        return source.id().delivery();
    }

    /** The recipient's address as it was stored, which may differ from {@link #to} in its spelling. */
    public String address() {
        return source.addressee().address();
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
