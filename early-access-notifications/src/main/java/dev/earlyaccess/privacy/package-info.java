/** What the service knows about a person: how a person is erased, and for how long the rest is kept. */
@NullMarked
package dev.earlyaccess.privacy;

import org.jspecify.annotations.NullMarked;
