/** Which features stand still, and the monthly mail that tells their owners. */
@NullMarked
package dev.earlyaccess.attention;

import org.jspecify.annotations.NullMarked;
