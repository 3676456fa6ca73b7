/** What one user was not sent, and why. */
@NullMarked
package dev.earlyaccess.recipient;

import org.jspecify.annotations.NullMarked;
