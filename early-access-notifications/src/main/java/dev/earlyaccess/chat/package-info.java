/** What the team hears in its chat: posted in order, and in the end, whatever was down. */
@NullMarked
package dev.earlyaccess.chat;

import org.jspecify.annotations.NullMarked;
