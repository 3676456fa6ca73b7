package dev.earlyaccess.mail;

import dev.earlyaccess.signing.SignedTokens;
import java.util.regex.Pattern;

/**
 * Finds the tokens of our mails in texts of others, such as a reply that quotes our mail. Who holds the token of a link
 * may act as the recipient; so a text that other people will read must not have it.
 */
public final class PersonalLinks {

    /** Where a mail program broke a line, with the mark of a quote in front of the rest. */
    private static final String BREAK = "\\r?\\n[>|\\t ]*+";

    /**
     * The path of a page, also as a parameter of another link, and a token of {@link SignedTokens}: the base64url of some
     * text, a dot, and the 43 characters of a signature.
     */
    private static final Pattern LINK = Pattern.compile(
            "((?:switch-off|unsubscribe|confirm-reply|mail-previews)(?:/|%2F))"
                    + "[A-Za-z0-9_-]++(?:" + BREAK + "[A-Za-z0-9_-]++)*+(?:" + BREAK + ")?\\."
                    + "(?:(?:" + BREAK + ")?[A-Za-z0-9_-]){43}",
            Pattern.CASE_INSENSITIVE);

    /** The tag of an address of {@link ReplyAddresses}, in front of the domain. */
    private static final Pattern TAG =
            Pattern.compile("(\\+|%2B)[0-9a-z]{1,13}-[a-z2-7]{16}(?=@|%40)", Pattern.CASE_INSENSITIVE);

    private PersonalLinks() {}

    /** The text with {@code …} in place of each token. */
    public static String mask(String text) {
        return TAG.matcher(LINK.matcher(text).replaceAll("$1…")).replaceAll("$1…");
    }
}
