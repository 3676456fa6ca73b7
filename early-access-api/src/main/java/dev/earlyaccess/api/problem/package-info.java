/** Errors: each exception becomes a problem document (RFC 9457), and each type of problem has a page. */
@NullMarked
package dev.earlyaccess.api.problem;

import org.jspecify.annotations.NullMarked;
