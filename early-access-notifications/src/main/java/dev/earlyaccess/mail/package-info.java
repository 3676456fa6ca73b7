/** What a mail says and looks like, in which language, and the links in it. */
@NullMarked
package dev.earlyaccess.mail;

import org.jspecify.annotations.NullMarked;
