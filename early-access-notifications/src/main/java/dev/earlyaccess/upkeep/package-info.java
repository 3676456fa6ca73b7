/** What is tidied up from time to time, so that tables stay small and reports fast. */
@NullMarked
package dev.earlyaccess.upkeep;

import org.jspecify.annotations.NullMarked;
