/** How users recognise the product: its name, logo and colour, in mails and on pages. */
@NullMarked
package dev.earlyaccess.brand;

import org.jspecify.annotations.NullMarked;
