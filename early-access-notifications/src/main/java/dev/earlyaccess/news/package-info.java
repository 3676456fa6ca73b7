/** What happens that others may want to hear of, whichever way they hear. */
@NullMarked
package dev.earlyaccess.news;

import org.jspecify.annotations.NullMarked;
