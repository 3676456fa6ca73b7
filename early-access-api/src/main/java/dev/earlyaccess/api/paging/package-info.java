/** What several rooms of the API share: keyset pages, private responses, text that can be stored. */
@NullMarked
package dev.earlyaccess.api.paging;

import org.jspecify.annotations.NullMarked;
