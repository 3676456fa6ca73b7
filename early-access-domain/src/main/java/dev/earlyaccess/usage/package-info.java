/** Usage of features by day, counted in the same transactions as the counted events. */
@NullMarked
package dev.earlyaccess.usage;

import org.jspecify.annotations.NullMarked;
