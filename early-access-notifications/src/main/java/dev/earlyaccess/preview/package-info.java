/** Mails to users as an admin sees them before they are sent. */
@NullMarked
package dev.earlyaccess.preview;

import org.jspecify.annotations.NullMarked;
