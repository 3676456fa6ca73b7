package dev.earlyaccess.api.request;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The header {@code Accept-Language} where the user has a token, as the API document describes it. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "The languages that you read, the best one first. It counts if your token has no `locale`.",
        example = "de-AT, en;q=0.5")
public @interface AcceptedLanguages {}
