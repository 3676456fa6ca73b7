/**
 * The launch of a beta: interested users are opted in and get a mail, and asked for feedback a week later.
 */
@NullMarked
package dev.earlyaccess.launch;

import org.jspecify.annotations.NullMarked;
