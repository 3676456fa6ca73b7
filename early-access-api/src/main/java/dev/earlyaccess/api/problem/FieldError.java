package dev.earlyaccess.api.problem;

import io.swagger.v3.oas.annotations.media.Schema;

/** One thing that is wrong with a request. */
@Schema(description = "One thing that is wrong with a request.")
record FieldError(
        @Schema(description = "The field, parameter or header; dots descend.", example = "owner.email")
        String field,

        @Schema(description = "What it wants.", example = "must be a well-formed email address")
        String message) {}
