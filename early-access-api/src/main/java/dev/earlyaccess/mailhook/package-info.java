/** Where mail providers hand over the answers that they took for us. */
@NullMarked
package dev.earlyaccess.mailhook;

import org.jspecify.annotations.NullMarked;
