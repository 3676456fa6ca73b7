/**
 * Responses that a client may keep, and how it asks whether they still hold: {@code ETag} and {@code
 * Cache-Control}.
 */
@NullMarked
package dev.earlyaccess.api.caching;

import org.jspecify.annotations.NullMarked;
