/** The API keys of machines, for admins. */
@NullMarked
package dev.earlyaccess.api.apikey;

import org.jspecify.annotations.NullMarked;
