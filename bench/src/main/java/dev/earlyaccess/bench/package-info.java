/** What the service costs where there is much: a large launch, beside the same work without the service, and what admins read. */
@NullMarked
package dev.earlyaccess.bench;

import org.jspecify.annotations.NullMarked;
