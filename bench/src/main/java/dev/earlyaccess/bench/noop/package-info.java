/** What the service is measured against: an operation that does nothing. */
@NullMarked
package dev.earlyaccess.bench.noop;

import org.jspecify.annotations.NullMarked;
