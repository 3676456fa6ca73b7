/** What was released, for anybody: as JSON and as an Atom feed. */
@NullMarked
package dev.earlyaccess.changelog;

import org.jspecify.annotations.NullMarked;
