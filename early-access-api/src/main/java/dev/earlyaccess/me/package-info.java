/** What a user decides about the service itself: which mails to get. */
@NullMarked
package dev.earlyaccess.me;

import org.jspecify.annotations.NullMarked;
