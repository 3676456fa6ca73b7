/** The launch checklist: its items, the features that each item binds, and the entries that are recorded. */
@NullMarked
package dev.earlyaccess.checklist;

import org.jspecify.annotations.NullMarked;
