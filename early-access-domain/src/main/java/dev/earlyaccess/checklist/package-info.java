/** The launch checklist: its items, when each binds, and what is recorded for it. */
@NullMarked
package dev.earlyaccess.checklist;

import org.jspecify.annotations.NullMarked;
