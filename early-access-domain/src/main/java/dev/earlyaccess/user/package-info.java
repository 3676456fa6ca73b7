/** Users: their profiles, their mail preferences, and the addresses that mail can't reach. */
@NullMarked
package dev.earlyaccess.user;

import org.jspecify.annotations.NullMarked;
