/** Small things that every room uses: words spelled in kebab-case, and instants as the database stores them. */
@NullMarked
package dev.earlyaccess.shared;

import org.jspecify.annotations.NullMarked;
