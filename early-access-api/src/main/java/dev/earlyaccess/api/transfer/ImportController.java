package dev.earlyaccess.api.transfer;

import dev.earlyaccess.api.file.FileTypes;
import dev.earlyaccess.api.openapi.Problems;
import dev.earlyaccess.api.problem.InvalidRequest;
import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.api.request.Busy;
import dev.earlyaccess.api.security.Access;
import dev.earlyaccess.api.security.Role;
import dev.earlyaccess.enrollment.EnrollmentImport;
import dev.earlyaccess.enrollment.EnrollmentImport.ImportTally;
import dev.earlyaccess.enrollment.EnrollmentImport.ImportTarget;
import dev.earlyaccess.enrollment.StageChanged;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.scheduling.RequestsFirst;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Imports enrollments from a file. See docs/adr/0044. */
@Tag(name = "Enrollments")
@RestController
class ImportController {

    private static final int AT_ONCE = 500;
    private static final long MOST_ROWS = 2_000_000;

    private final EnrollmentImport enrollments;
    private final RowCheck check;
    private final JsonMapper json;
    private final RequestsFirst requests;
    private final Clock clock;
    private final Semaphore running = new Semaphore(1);

    ImportController(
            EnrollmentImport enrollments, RowCheck check, JsonMapper json, RequestsFirst requests, Clock clock) {
        this.enrollments = enrollments;
        this.check = check;
        this.json = json;
        this.requests = requests;
        this.clock = clock;
    }

    @Operation(
            operationId = "importEnrollments",
            summary = "Import enrollments",
            description =
                    "Enrolls the users of a file, of up to 2,000,000 rows and 500 MB: as CSV with a header, or as JSON "
                            + "lines. The file is read as a whole before the first row is imported; a file that cannot be read imports "
                            + "nothing. The response has a line for each row, and a summary as the last line. It is safe to send the "
                            + "file again: what a user has chosen stays, and a user who has opted out stays out. An imported address is "
                            + "used until a token of the user tells one.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = FileTypes.CSV,
                        schema = @Schema(type = "string"),
                        examples =
                                @ExampleObject(
                                        "userId,email,name,locale,status,since\nada,ada@example.com,Ada Lovelace,en,,2026-11-01\n")),
                @Content(mediaType = FileTypes.JSON_LINES, schema = @Schema(implementation = ImportedRow.class))
            })
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = FileTypes.JSON_LINES,
                            schema = @Schema(oneOf = {ImportedRowView.class, ImportSummary.class})))
    @Access(Role.EDITOR)
    @Problems({Problem.FEATURE_NOT_FOUND, Problem.CLOSED_FOR_ENROLLMENT, Problem.CONTENT_TOO_LARGE})
    @PostMapping(
            path = "/api/v1/admin/features/{key}/enrollments/import",
            consumes = {FileTypes.CSV, FileTypes.JSON_LINES},
            produces = FileTypes.JSON_LINES)
    void importFile(
            @PathVariable FeatureKey key,
            @Parameter(
                            description =
                                    "Whether the users of a beta get the launch mail, and later the feedback request. Users of a "
                                            + "concept get both at the launch in any case.")
                    @RequestParam(defaultValue = "false")
                    boolean mail,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        MediaType type = MediaType.parseMediaType(request.getContentType());
        requireUtf8(type.getCharset());
        ImportTarget target = enrollments.begin(key, mail);
        if (!running.tryAcquire()) {
            throw new Busy("The service is importing another file.");
        }
        try (ImportedFile file = ImportedFile.receive(request.getInputStream())) {
            boolean isCsv = type.equalsTypeAndSubtype(MediaType.parseMediaType(FileTypes.CSV));
            readAll(lines(file, isCsv));
            response.setContentType(FileTypes.JSON_LINES);
            Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            run(target, lines(file, isCsv), out);
        } finally {
            running.release();
        }
    }

    private static void requireUtf8(@Nullable Charset charset) {
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw new InvalidRequest("Content-Type", "must name no character set but UTF-8");
        }
    }

    private ImportedLines lines(ImportedFile file, boolean isCsv) throws IOException {
        return isCsv ? new CsvLines(file.open()) : new JsonLines(file.open(), json);
    }

    private static void readAll(ImportedLines lines) throws IOException {
        long rows = 0;
        while (lines.next() != null) {
            rows++;
            if (rows > MOST_ROWS) {
                throw new InvalidRequest("body", "has more than %,d rows: send several files".formatted(MOST_ROWS));
            }
        }
    }

    private void run(ImportTarget target, ImportedLines lines, Writer out) throws IOException {
        RunningImport rows = new RunningImport(enrollments, check, target, clock.instant());
        try {
            String interruption = importAll(rows, lines, out);
            write(summary(rows.tally(), interruption), out);
            out.flush();
        } finally {
            enrollments.record(target, rows.tally());
        }
    }

    /** @return why not all rows were imported; null if they were */
    private @Nullable String importAll(RunningImport rows, ImportedLines lines, Writer out) throws IOException {
        try {
            for (List<ImportedLine> some = some(lines); !some.isEmpty(); some = some(lines)) {
                long begin = requests.begin();
                for (ImportedRowView row : rows.add(some)) {
                    write(row, out);
                }
                out.flush();
                requests.restAfter(begin);
            }
            return null;
        } catch (StageChanged ex) {
            return ex.getMessage();
        }
    }

    private static List<ImportedLine> some(ImportedLines lines) throws IOException {
        List<ImportedLine> some = new ArrayList<>();
        ImportedLine line = lines.next();
        while (line != null) {
            some.add(line);
            line = some.size() < AT_ONCE ? lines.next() : null;
        }
        return some;
    }

    private static ImportSummary summary(ImportTally tally, @Nullable String interruption) {
        return new ImportSummary(
                tally.imported() + tally.unchanged() + tally.refused(),
                tally.imported(),
                tally.unchanged(),
                tally.refused(),
                interruption == null,
                interruption);
    }

    private void write(Object line, Writer out) throws IOException {
        out.write(json.writeValueAsString(line));
        out.write('\n');
    }
}
