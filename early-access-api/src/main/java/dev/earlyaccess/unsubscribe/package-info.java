/** Where a mail's <em>unsubscribe</em> leads: for a reader who follows it, and for a mail program that posts to it. */
@NullMarked
package dev.earlyaccess.unsubscribe;

import org.jspecify.annotations.NullMarked;
