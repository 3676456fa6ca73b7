/** Where mail servers and mail providers report the mails that came back. */
@NullMarked
package dev.earlyaccess.bounce;

import org.jspecify.annotations.NullMarked;
