/** What a user sees and says: coming soon, feature previews, and switching them on and off. */
@NullMarked
package dev.earlyaccess.preview;

import org.jspecify.annotations.NullMarked;
