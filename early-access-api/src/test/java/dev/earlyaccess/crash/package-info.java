/**
 * The service as processes that are killed in the middle of a launch, and what proves that nothing was lost
 * by it.
 */
@NullMarked
package dev.earlyaccess.crash;

import org.jspecify.annotations.NullMarked;
