/** Reads a mail: its text without quotes and signatures, and what bounces say. Knows neither Spring nor the domain. */
@NullMarked
package dev.earlyaccess.inbound.parsing;

import org.jspecify.annotations.NullMarked;
