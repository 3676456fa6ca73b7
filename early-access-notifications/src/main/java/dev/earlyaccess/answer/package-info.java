/** Answers by mail: what they say, whom and what they are about, and how they come in. */
@NullMarked
package dev.earlyaccess.answer;

import org.jspecify.annotations.NullMarked;
