package dev.earlyaccess.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.util.Collection;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * The addresses for replies: the feedback address, with a tag that identifies the mail that this service sent
 * (RFC 5233).
 */
@Component
public class ReplyAddresses {

    /** RFC 5321, 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    private final InternetAddress plain;
    private final ReplyTokens tokens;
    private final boolean areRead;

    ReplyAddresses(FeedbackSettings settings, ReplySettings replies, ReplyTokens tokens) {
        this.plain = settings.sender();
        this.tokens = tokens;
        this.areRead = replies.areRead();
    }

    /** Whether mails to these addresses reach the service. */
    boolean areRead() {
        return areRead;
    }

    /**
     * The address for replies to the mail of this delivery. Without a tag if the address would be too long
     * with it.
     */
    public InternetAddress of(long delivery) {
        String address = plain.getAddress();
        int at = address.lastIndexOf('@');
        String tagged = address.substring(0, at) + "+" + tokens.of(delivery);
        if (tagged.length() > LONGEST_LOCAL_PART) {
            return plain;
        }
        try {
            return new InternetAddress(tagged + address.substring(at), plain.getPersonal(), "UTF-8");
        } catch (UnsupportedEncodingException ex) {
            throw new IllegalStateException("Every Java platform has UTF-8", ex);
        }
    }

    /** Whether the address for replies to the mail of this delivery has a tag. */
    public boolean isTagged(long delivery) {
        return deliveryOf(of(delivery).getAddress()).isPresent();
    }

    /** Whether all of these are the address for replies to the mail of this delivery, with its tag. */
    public boolean areAll(Collection<String> addresses, long delivery) {
        String own = of(delivery).getAddress();
        return isTagged(delivery) && addresses.stream().allMatch(own::equalsIgnoreCase);
    }

    /**
     * The delivery to whose mail a mail to this address replies. Empty unless this service made the address.
     */
    public OptionalLong deliveryOf(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, Math.max(0, at));
        return tokens.read(local.substring(local.lastIndexOf('+') + 1));
    }
}
