/** Long lists as files: as CSV or as JSON lines, written while they are read. */
@NullMarked
package dev.earlyaccess.api.file;

import org.jspecify.annotations.NullMarked;
