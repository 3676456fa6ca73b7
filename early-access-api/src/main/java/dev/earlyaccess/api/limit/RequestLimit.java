package dev.earlyaccess.api.limit;

/** What is limited, and for whom each. */
public enum RequestLimit {
    /** A user's requests that change something. */
    WRITES("changes by one user"),
    /** A user's other requests. */
    READS("reads by one user"),
    /** All requests with an API key. */
    API_KEY_REQUESTS("requests with one API key"),
    /** Requests from a network address with a wrong token or key. */
    WRONG_CREDENTIALS("requests with a wrong token or key from one network address"),
    /** Requests from a network address that change something without a token, on a page that a mail links to. */
    PUBLIC_WRITES("changes without a token from one network address");

    private final String plural;

    RequestLimit(String plural) {
        this.plural = plural;
    }

    @Override
    public String toString() {
        return plural;
    }
}
