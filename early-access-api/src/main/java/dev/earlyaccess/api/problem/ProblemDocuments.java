package dev.earlyaccess.api.problem;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Creates problem documents, whose type is the URL of the problem's page. */
@Component
public class ProblemDocuments {

    private final String publicUrl;

    ProblemDocuments(@Value("${early-access.public-url}") String publicUrl) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /**
     * A problem document.
     *
     * @param detail what is wrong in this case, and what to do
     */
    public ProblemDetail document(Problem problem, String detail) {
        ProblemDetail document = ProblemDetail.forStatusAndDetail(problem.status(), Quoted.shortened(detail));
        document.setType(type(problem));
        document.setTitle(problem.title());
        return document;
    }

    /** The URL of the problem's page. */
    public URI type(Problem problem) {
        return URI.create(publicUrl + "/problems/" + problem.code());
    }
}
