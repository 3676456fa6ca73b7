/** How sweeps go about it: feature by feature, page by page, one sweeper per feature at a time. */
@NullMarked
package dev.earlyaccess.sweep;

import org.jspecify.annotations.NullMarked;
