/** Measures a large launch beside the same work done without the service, in the same minutes on the same machine. */
@NullMarked
package dev.earlyaccess.bench;

import org.jspecify.annotations.NullMarked;
