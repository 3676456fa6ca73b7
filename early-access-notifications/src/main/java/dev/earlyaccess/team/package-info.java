/**
 * Mails to the team and its replies: the feedback group, the daily digest, features that need attention, and
 * replies to users.
 */
@NullMarked
package dev.earlyaccess.team;

import org.jspecify.annotations.NullMarked;
