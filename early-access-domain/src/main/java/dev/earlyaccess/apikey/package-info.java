/** API keys: how machines prove who they are. */
@NullMarked
package dev.earlyaccess.apikey;

import org.jspecify.annotations.NullMarked;
