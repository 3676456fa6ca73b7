/** How many requests a user, a machine or a network address may send. */
@NullMarked
package dev.earlyaccess.api.limit;

import org.jspecify.annotations.NullMarked;
