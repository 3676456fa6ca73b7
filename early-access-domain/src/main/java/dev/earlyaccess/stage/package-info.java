/**
 * The stages of a release and what each of them makes of an enrollment: pure rules and values, no tables.
 */
@NullMarked
package dev.earlyaccess.stage;

import org.jspecify.annotations.NullMarked;
