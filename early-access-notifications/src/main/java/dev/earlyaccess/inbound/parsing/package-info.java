/**
 * Parses mails: the text without quotes and signatures, and bounce reports. Depends neither on Spring nor on
 * the domain.
 */
@NullMarked
package dev.earlyaccess.inbound.parsing;

import org.jspecify.annotations.NullMarked;
