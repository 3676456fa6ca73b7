/** What metrics are made of: figures in the database, read at a cost that does not grow with its tables. */
@NullMarked
package dev.earlyaccess.measuring;

import org.jspecify.annotations.NullMarked;
