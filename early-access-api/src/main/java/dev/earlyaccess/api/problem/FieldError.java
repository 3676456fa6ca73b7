package dev.earlyaccess.api.problem;

import io.swagger.v3.oas.annotations.media.Schema;

/** One error in a request. */
@Schema(description = "One error in a request.")
record FieldError(
        @Schema(description = "The field, parameter or header; dots descend.", example = "owner.email")
        String field,

        @Schema(description = "What is expected.", example = "must be a well-formed email address")
        String message) {

    FieldError {
        field = Quoted.shortened(field);
        message = Quoted.shortened(message);
    }
}
