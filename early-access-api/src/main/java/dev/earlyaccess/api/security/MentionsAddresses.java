package dev.earlyaccess.api.security;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Marks a text of a response, or a list of texts, in which mail addresses may occur: what somebody wrote, or what a server
 * said. Callers who may not see addresses get {@code (hidden)} in the place of each.
 */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonSerialize(using = HiddenAddresses.InText.class)
public @interface MentionsAddresses {}
