package dev.earlyaccess.mail;

import org.jspecify.annotations.Nullable;

/**
 * What of a mail is for its reader alone. All other text is the same for all readers of a launch who read the same
 * language.
 *
 * @param unsubscribeUrl null if the reader cannot turn off mails of this type
 */
record PersonalParts(
        @Nullable String name,
        String switchOffUrl,
        @Nullable String unsubscribeUrl,
        String replyAddress) {}
