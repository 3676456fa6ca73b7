/** The page that a mail's <em>switch it off</em> leads to: for whoever holds the link, without a login. */
@NullMarked
package dev.earlyaccess.switchoff;

import org.jspecify.annotations.NullMarked;
