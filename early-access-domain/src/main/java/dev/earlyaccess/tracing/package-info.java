/** Leads from what the service does by itself back to the request that it follows from. */
@NullMarked
package dev.earlyaccess.tracing;

import org.jspecify.annotations.NullMarked;
