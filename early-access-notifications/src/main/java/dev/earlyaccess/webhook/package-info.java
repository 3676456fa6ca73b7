/**
 * Everything that is posted over HTTP: events to webhooks, as Standard Webhooks 1.0 requires, and messages to
 * Slack. Each endpoint has a queue of its own, a format and a retry policy; {@code Slack…} formats Slack
 * messages, {@code EventPayload} those for webhooks.
 */
@NullMarked
package dev.earlyaccess.webhook;

import org.jspecify.annotations.NullMarked;
