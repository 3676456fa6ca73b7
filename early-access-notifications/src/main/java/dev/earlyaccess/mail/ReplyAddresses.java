package dev.earlyaccess.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Where answers go: the feedback address, with a tag that says which mail is answered (RFC 5233). */
@Component
public class ReplyAddresses {

    /** RFC 5321, 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    private final InternetAddress plain;
    private final ReplyTokens tokens;

    ReplyAddresses(FeedbackSettings settings, ReplyTokens tokens) {
        this.plain = settings.sender();
        this.tokens = tokens;
    }

    /** Where answers to the mail of this delivery go. Without a tag where the address has no room for one. */
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

    /** The delivery that is answered with a mail to this address; empty unless this service made the address. */
    public OptionalLong deliveryOf(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, Math.max(0, at));
        return tokens.read(local.substring(local.lastIndexOf('+') + 1));
    }
}
