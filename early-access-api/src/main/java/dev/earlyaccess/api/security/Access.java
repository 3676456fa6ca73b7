package dev.earlyaccess.api.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call an operation. An operation below {@code /api/v1} without this annotation is open to nobody. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    /** The roles, of which one is enough. A role that includes one of them is enough, too. */
    Role[] value() default {};

    /**
     * Whether {@link Role#STAFF} is enough for the owner and the managers of the feature that the path variable {@code key}
     * names.
     */
    boolean owner() default false;

    /** Whether it is about the mail to the caller: the token then needs a verified mail address. */
    boolean address() default false;

    /** Whether no token is needed. */
    boolean open() default false;
}
