package dev.earlyaccess.api.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes Tomcat respond with a problem document to what it refuses itself, such as a malformed URL. */
@Component
class TomcatProblems implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final int LANGUAGES = 10_000;

    private final ProblemDocuments problems;
    private final JsonMapper json;
    private final HeaderWriter headers;
    private final ErrorShape others;

    TomcatProblems(ProblemDocuments problems, JsonMapper json, HeaderWriter headers, ErrorShape others) {
        this.problems = problems;
        this.json = json;
        this.headers = headers;
        this.others = others;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReport()));
        // A user id may contain a slash or a backslash, which is sent encoded; only PathPattern decodes it,
        // within its segment.
        factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            // As many as the largest header can name. To have more than the default is not malformed.
            connector.setMaxLocaleCount(LANGUAGES);
        });
    }

    private final class ProblemReport extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            Problem problem = UnhandledErrors.problem(status);
            ProblemDetail document = problems.document(problem, UnhandledErrors.detail(problem));
            document.setInstance(UnhandledErrors.instance(request.getRequestURI()));
            try {
                response.setStatus(problem.status().value());
                headers.writeHeaders(request, response);
                boolean isOther = others.isFor(String.valueOf(request.getRequestURI()));
                response.setContentType(
                        isOther ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding("UTF-8");
                response.getReporter().write(json.writeValueAsString(isOther ? others.of(document) : document));
                response.finishResponse();
            } catch (IOException ex) {
                // The client has closed the connection.
                container.getLogger().debug("An error could not be reported", ex);
            }
        }
    }
}
