/** Reads what requests hold, and refuses what they must not: parameters, JSON bodies, merge patches, text. */
@NullMarked
package dev.earlyaccess.api.request;

import org.jspecify.annotations.NullMarked;
