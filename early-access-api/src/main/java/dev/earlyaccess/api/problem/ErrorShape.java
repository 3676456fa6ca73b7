package dev.earlyaccess.api.problem;

import org.springframework.http.ProblemDetail;

/** The errors of an API that has no problem documents, because it is defined elsewhere. */
public interface ErrorShape {

    /**
     * @param path the path that was called, as it was sent; perhaps malformed
     */
    boolean isFor(String path);

    /** What is sent as JSON in place of this problem. */
    Object of(ProblemDetail problem);
}
