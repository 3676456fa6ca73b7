package dev.earlyaccess.api.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A JSON body of a mail provider, which may contain whole mails: its long strings are cut off, and do not count
 * for the {@link BodyLimit limit}. A provider would send a refused body again and again.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromMailProvider {}
