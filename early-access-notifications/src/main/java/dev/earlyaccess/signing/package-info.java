/** What only this service can make: tokens and pseudonyms, signed with a key that all instances share. */
@NullMarked
package dev.earlyaccess.signing;

import org.jspecify.annotations.NullMarked;
