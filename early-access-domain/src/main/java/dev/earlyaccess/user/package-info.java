/** Who uses the product: their ids, and the address that their own tokens last told. */
@NullMarked
package dev.earlyaccess.user;

import org.jspecify.annotations.NullMarked;
