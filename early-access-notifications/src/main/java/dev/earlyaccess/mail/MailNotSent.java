package dev.earlyaccess.mail;

import dev.earlyaccess.shared.CleanText;

/** A letter was not sent; the message has the server's own words. */
public class MailNotSent extends Exception {

    /** Whose fault it is, and so what may help. */
    public enum Fault {
        /** The letter's, for good: no possible address, a template that can't be rendered, a text refused. */
        LETTER,
        /** The recipient's, for good: the server says that mail can't reach this address. */
        RECIPIENT,
        /** The letter's, for now: it may go through later. */
        LETTER_FOR_NOW,
        /** Ours: the server refuses the sender. The letter waits, other senders' letters need not. */
        SENDER,
        /** Ours, or the mail server's: nothing can be sent at the moment. */
        SERVER
    }

    private static final int LONGEST_REASON = 1_000;

    private final Fault fault;

    public MailNotSent(Fault fault, Throwable cause) {
        super(CleanText.line(String.valueOf(cause.getMessage()), LONGEST_REASON), cause);
        this.fault = fault;
    }

    /** Why, in the words of whoever refused. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    public Fault fault() {
        return fault;
    }
}
