package dev.earlyaccess.api.file;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** The media types of files with rows. */
public final class FileTypes {

    /** Comma-separated values (RFC 4180). */
    public static final String CSV = "text/csv";

    /** A JSON object on each line. */
    public static final String JSON_LINES = "application/x-ndjson";

    private FileTypes() {}

    /**
     * The first of the types that the client accepts.
     *
     * @param accept the header {@code Accept}
     * @param offered the types that there are; the first one is the default
     */
    public static MediaType chosen(String accept, String... offered) {
        List<MediaType> accepted = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(accepted);
        List<MediaType> types =
                Arrays.stream(offered).map(MediaType::parseMediaType).toList();
        return accepted.stream()
                .flatMap(type -> types.stream().filter(type::includes))
                .findFirst()
                .orElse(types.get(0));
    }
}
