package dev.earlyaccess.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody took apart before handing it over.
 *
 * @param headers those that a mail program shows and, as far as they are known, all others
 * @param attachments names and sizes
 * @param whole the whole mail; where it is given, the rest says nothing
 */
public record InboundMail(
        List<Header> headers,
        @Nullable String text,
        @Nullable String html,
        List<String> attachments,
        @Nullable WholeMail whole) {

    /** One header, decoded or not. */
    public record Header(String name, String value) {}
}
