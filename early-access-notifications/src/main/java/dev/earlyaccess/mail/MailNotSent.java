package dev.earlyaccess.mail;

import dev.earlyaccess.shared.CleanText;

/** A mail was not sent. The message is the mail server's own text. */
public class MailNotSent extends Exception {

    /** What caused the failure. It decides whether the mail is retried. */
    public enum Fault {
        /**
         * The mail, permanently: an invalid address, a template that can't be rendered, a mail that the
         * server refuses.
         */
        MAIL,
        /** The recipient, permanently: the server says that this address does not exist. */
        RECIPIENT,
        /** The mail, temporarily: it may be accepted later. */
        MAIL_TEMPORARILY,
        /** The sender: the server refuses it. Its mails wait, those of other senders do not. */
        SENDER,
        /** The mail server, or the way to it: nothing can be sent at the moment. */
        SERVER
    }

    private static final int LONGEST_REASON = 1_000;

    private final Fault fault;

    public MailNotSent(Fault fault, Throwable cause) {
        super(CleanText.line(String.valueOf(cause.getMessage()), LONGEST_REASON), cause);
        this.fault = fault;
    }

    /** The reason, in the text of the server or component that refused the mail. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    public Fault fault() {
        return fault;
    }
}
