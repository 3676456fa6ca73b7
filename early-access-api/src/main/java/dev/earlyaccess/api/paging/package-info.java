/** Keyset pages of collections. */
@NullMarked
package dev.earlyaccess.api.paging;

import org.jspecify.annotations.NullMarked;
