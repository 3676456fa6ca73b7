/** What a text in a request may hold, wherever it stands. */
@NullMarked
package dev.earlyaccess.text;

import org.jspecify.annotations.NullMarked;
