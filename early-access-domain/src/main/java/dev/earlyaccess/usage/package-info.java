/** How much each feature is used: counted day by day, in the transactions that do what is counted. */
@NullMarked
package dev.earlyaccess.usage;

import org.jspecify.annotations.NullMarked;
