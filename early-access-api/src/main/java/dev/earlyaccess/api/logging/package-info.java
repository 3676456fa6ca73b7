/** Makes log lines safe: nobody can forge one, and none names a person or contains what opens the service. */
@NullMarked
package dev.earlyaccess.api.logging;

import org.jspecify.annotations.NullMarked;
