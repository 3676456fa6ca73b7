/** What is being released: features, how they move from stage to stage, and the history of it. */
@NullMarked
package dev.earlyaccess.feature;

import org.jspecify.annotations.NullMarked;
