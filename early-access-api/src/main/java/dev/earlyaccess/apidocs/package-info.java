/** The OpenAPI document and Swagger UI: what a reader needs to call the API without asking anybody. */
@NullMarked
package dev.earlyaccess.apidocs;

import org.jspecify.annotations.NullMarked;
