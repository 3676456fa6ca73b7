/** What an admin does: create and describe features, move them from stage to stage, look at who is in. */
@NullMarked
package dev.earlyaccess.admin;

import org.jspecify.annotations.NullMarked;
