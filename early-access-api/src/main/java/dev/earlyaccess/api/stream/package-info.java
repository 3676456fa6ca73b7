/** Tells open clients that something has changed: server-sent events, which let the client ask again. */
@NullMarked
package dev.earlyaccess.api.stream;

import org.jspecify.annotations.NullMarked;
