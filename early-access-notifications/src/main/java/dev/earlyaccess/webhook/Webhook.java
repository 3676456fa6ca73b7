package dev.earlyaccess.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of news over HTTP, and how that goes.
 *
 * @param url where messages are posted to
 * @param types the news that it hears of; null for all
 * @param disabledAt since when nothing is posted to it and nothing new is kept for it; null if that is not so
 * @param restsUntil until when it wants to be left alone; null if it does not say so
 * @param waiting how many messages it has still to take
 * @param failed how many it did not take, of those that are kept
 */
public record Webhook(
        long id,
        String url,
        @Nullable String description,
        @Nullable List<EventType> types,
        Instant createdAt,
        @Nullable Instant disabledAt,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant restsUntil,
        long waiting,
        long failed) {}
