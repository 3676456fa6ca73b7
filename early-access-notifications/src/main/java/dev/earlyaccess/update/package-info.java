/** News about a feature, mailed once to everybody who was interested or opted in when it was posted. */
@NullMarked
package dev.earlyaccess.update;

import org.jspecify.annotations.NullMarked;
