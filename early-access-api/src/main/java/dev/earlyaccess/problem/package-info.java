/** Every error that the API answers: one problem document each (RFC 9457), and the page that its type leads to. */
@NullMarked
package dev.earlyaccess.problem;

import org.jspecify.annotations.NullMarked;
