package dev.earlyaccess.mail;

import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies a mail; the same each time that the mail is sent. The Message-ID is made of it, so that a reply,
 * which names the Message-ID, leads back to the delivery.
 *
 * @param delivery the id of the delivery
 * @param token known only to the recipient of the mail
 */
public record MailId(long delivery, UUID token) {

    private static final int RADIX = 36;

    private static final Pattern MESSAGE_ID = Pattern.compile(
            "<([0-9a-z]{1,13})\\.(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12})@[^<>\\s]+>");

    /** Reads a Message-ID of this form. There need not be such a mail. */
    public static Optional<MailId> read(String messageId) {
        Matcher parts = MESSAGE_ID.matcher(messageId);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MailId(Long.parseLong(parts.group(1), RADIX), UUID.fromString(parts.group(2))));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** The Message-ID of the mail with this sender, in angle brackets (RFC 5322, 3.6.4). */
    String messageId(InternetAddress from) {
        String address = from.getAddress();
        return "<" + Long.toString(delivery, RADIX) + "." + token + address.substring(address.lastIndexOf('@')) + ">";
    }
}
