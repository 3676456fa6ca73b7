/**
 * Feedback over HTTP: users give it, the team reads it and replies, mail providers hand over replies by mail.
 */
@NullMarked
package dev.earlyaccess.api.feedback;

import org.jspecify.annotations.NullMarked;
