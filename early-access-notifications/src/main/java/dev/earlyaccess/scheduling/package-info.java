/** What all sweeps share, and scheduled upkeep. */
@NullMarked
package dev.earlyaccess.scheduling;

import org.jspecify.annotations.NullMarked;
