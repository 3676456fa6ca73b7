/** Hears at once what another instance has committed: notifications of PostgreSQL ({@code LISTEN}). */
@NullMarked
package dev.earlyaccess.listening;

import org.jspecify.annotations.NullMarked;
