/** Links that nobody can forge: what a mail's reader may do with one click, without signing in. */
@NullMarked
package dev.earlyaccess.link;

import org.jspecify.annotations.NullMarked;
