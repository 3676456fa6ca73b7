/** Features, their transitions from stage to stage, and the history of these transitions. */
@NullMarked
package dev.earlyaccess.feature;

import org.jspecify.annotations.NullMarked;
