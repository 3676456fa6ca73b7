/** The audit trail, for admins: page by page, or as a file. */
@NullMarked
package dev.earlyaccess.api.audit;

import org.jspecify.annotations.NullMarked;
