/** Webhooks and the state of the Slack channels over HTTP, for admins. */
@NullMarked
package dev.earlyaccess.api.webhook;

import org.jspecify.annotations.NullMarked;
