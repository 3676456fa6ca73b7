/** The OpenAPI document and what it says beyond the signatures of the controllers. */
@NullMarked
package dev.earlyaccess.api.openapi;

import org.jspecify.annotations.NullMarked;
