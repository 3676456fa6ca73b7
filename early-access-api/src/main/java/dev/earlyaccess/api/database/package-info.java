/** How long a request waits for the database, and what happens then. */
@NullMarked
package dev.earlyaccess.api.database;

import org.jspecify.annotations.NullMarked;
