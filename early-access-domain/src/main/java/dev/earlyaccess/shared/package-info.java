/**
 * Small things that every room uses: kebab-case codes, timestamps, clean text, and the base of all refusals.
 */
@NullMarked
package dev.earlyaccess.shared;

import org.jspecify.annotations.NullMarked;
