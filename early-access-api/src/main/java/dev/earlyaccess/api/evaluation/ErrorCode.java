package dev.earlyaccess.api.evaluation;

/** The error codes of OpenFeature that occur here. */
enum ErrorCode {
    /** The body is no JSON, or no object. */
    PARSE_ERROR,
    /** The context names no user. */
    TARGETING_KEY_MISSING,
    /** The context cannot be used. */
    INVALID_CONTEXT,
    /** There is no such feature. */
    FLAG_NOT_FOUND,
    /** Everything else. */
    GENERAL
}
