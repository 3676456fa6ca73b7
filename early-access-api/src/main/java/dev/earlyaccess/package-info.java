/** The one runnable application. */
@NullMarked
package dev.earlyaccess;

import org.jspecify.annotations.NullMarked;
