/** What all sweeps share, and the upkeep that runs by itself. */
@NullMarked
package dev.earlyaccess.scheduling;

import org.jspecify.annotations.NullMarked;
