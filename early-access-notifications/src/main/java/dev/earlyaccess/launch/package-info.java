/** What follows when a concept becomes a beta: everybody who was interested is opted in and told. */
@NullMarked
package dev.earlyaccess.launch;

import org.jspecify.annotations.NullMarked;
