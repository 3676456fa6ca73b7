/** What is said in a mail, in which language, and how it reaches the mail server. */
@NullMarked
package dev.earlyaccess.mail;

import org.jspecify.annotations.NullMarked;
