/** What the team hears and answers: the feedback group, the daily digest, features that need attention, and replies. */
@NullMarked
package dev.earlyaccess.team;

import org.jspecify.annotations.NullMarked;
