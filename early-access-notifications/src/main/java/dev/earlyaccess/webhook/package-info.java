/** Whom we tell of news over HTTP, signed as Standard Webhooks 1.0 wants it: in order, and again and again until it is taken. */
@NullMarked
package dev.earlyaccess.webhook;

import org.jspecify.annotations.NullMarked;
