package dev.earlyaccess.api.stream;

import dev.earlyaccess.signing.SignedTokens;
import dev.earlyaccess.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * Tickets to a user's event streams: {@code slot.pseudonym.signature}. A slot is a span of time, the same for all users;
 * the pseudonym stands for a user within it, and only this service can tell for which one. So the address of a stream
 * contains no user id, and nobody else can tell that two pseudonyms stand for the same user.
 */
@Component
class StreamTickets {

    /**
     * A ticket is valid in its slot and in the next one, so for half an hour at least, and for an hour at most: that is how
     * long somebody who has copied an address can see that the user changes something, though not what. A shorter slot
     * would let every client read all features again more often, since the ticket is part of the response.
     */
    static final Duration SLOT = Duration.ofMinutes(30);

    /** Streams end within this time after their tickets, so that not all clients come back at once. */
    static final Duration SPREAD = Duration.ofMinutes(1);

    /** How far the clocks of two instances may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final String PSEUDONYM = "stream-pseudonym";
    private static final String TICKET = "stream-ticket";

    /** 128 bits: enough that no two users share a pseudonym, and many pseudonyms fit into a notification. */
    private static final int PSEUDONYM_BYTES = 16;

    private static final Pattern FORM = Pattern.compile("([0-9]{1,10})\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})");

    private final SignedTokens tokens;

    StreamTickets(SignedTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * A ticket that was read.
     *
     * @param pseudonym what the user is called in the ticket's slot
     * @param end when it ceases to be valid
     */
    record Ticket(String pseudonym, Instant end) {}

    /** The user's ticket: the same for the whole slot. */
    String issue(UserId user, Instant at) {
        String text = text(slot(at), pseudonym(user, slot(at)));
        return text + "." + signature(text);
    }

    /** Empty if this service has not made it, or if it is not valid at this time. */
    Optional<Ticket> read(String ticket, Instant at) {
        Matcher form = FORM.matcher(ticket);
        if (!form.matches()) {
            return Optional.empty();
        }
        long slot = Long.parseLong(form.group(1));
        String pseudonym = form.group(2);
        Instant end = Instant.EPOCH.plus(SLOT.multipliedBy(slot + 2));
        Instant begin = end.minus(SLOT.multipliedBy(2)).minus(SKEW);
        return isEqual(signature(text(slot, pseudonym)), form.group(3)) && !at.isBefore(begin) && at.isBefore(end)
                ? Optional.of(new Ticket(pseudonym, end))
                : Optional.empty();
    }

    /** What the user is called on streams that may be open now, on any instance. */
    List<String> pseudonyms(UserId user, Instant at) {
        return LongStream.rangeClosed(slot(at.minus(SPREAD).minus(SKEW)) - 1, slot(at.plus(SKEW)))
                .mapToObj(slot -> pseudonym(user, slot))
                .toList();
    }

    private static long slot(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SLOT.toSeconds());
    }

    private static String text(long slot, String pseudonym) {
        return slot + "." + pseudonym;
    }

    private String pseudonym(UserId user, long slot) {
        return encode(Arrays.copyOf(tokens.signature(PSEUDONYM, text(slot, user.value())), PSEUDONYM_BYTES));
    }

    private String signature(String text) {
        return encode(tokens.signature(TICKET, text));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
