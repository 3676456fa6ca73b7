/**
 * Updates about a feature, mailed once to each user who was interested or opted in when the update was
 * posted.
 */
@NullMarked
package dev.earlyaccess.update;

import org.jspecify.annotations.NullMarked;
