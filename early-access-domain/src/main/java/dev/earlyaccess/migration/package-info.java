/** Brings the tables to this version, while instances of the version before may still run. */
@NullMarked
package dev.earlyaccess.migration;

import org.jspecify.annotations.NullMarked;
