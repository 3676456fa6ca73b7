/**
 * Usage of features by day. What changes something is counted in the same transaction; evaluations are counted in
 * memory.
 */
@NullMarked
package dev.earlyaccess.usage;

import org.jspecify.annotations.NullMarked;
