/** Enrollments that come from another system, as a file. */
@NullMarked
package dev.earlyaccess.api.transfer;

import org.jspecify.annotations.NullMarked;
