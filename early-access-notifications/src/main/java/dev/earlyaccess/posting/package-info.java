/** How we post to servers of others: bounded in time and in what is read, and only where we were told to. */
@NullMarked
package dev.earlyaccess.posting;

import org.jspecify.annotations.NullMarked;
