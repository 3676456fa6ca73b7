/** Metrics for operators: who may read them, and what is recorded of the figures of other rooms. */
@NullMarked
package dev.earlyaccess.api.monitoring;

import org.jspecify.annotations.NullMarked;
