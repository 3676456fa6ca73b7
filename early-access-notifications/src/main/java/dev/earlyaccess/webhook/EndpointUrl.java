package dev.earlyaccess.webhook;

import java.net.URI;
import java.util.Optional;

/**
 * The address of an endpoint: https, or http on this machine, since what is posted there is sent over no
 * network and needs no encryption. It holds no password, because the API shows it.
 */
public record EndpointUrl(URI uri) {

    private static final int LAST_PORT = 65_535;

    /** @throws IllegalArgumentException if the URI can not be the address of an endpoint */
    public EndpointUrl {
        if (!isFit(uri)) {
            throw new IllegalArgumentException(
                    "Must be an address that begins with https://, without user and fragment");
        }
    }

    /** The address that a text spells; empty if it can not be the address of an endpoint. */
    public static Optional<EndpointUrl> read(String address) {
        try {
            return Optional.of(new EndpointUrl(URI.create(address.strip())));
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }

    private static boolean isFit(URI uri) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && uri.getPort() != 0
                && uri.getPort() <= LAST_PORT
                && ("https".equalsIgnoreCase(uri.getScheme()) || isOnThisMachine(uri));
    }

    private static boolean isOnThisMachine(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme())
                && ("localhost".equalsIgnoreCase(uri.getHost())
                        || "127.0.0.1".equals(uri.getHost())
                        || "[::1]".equals(uri.getHost()));
    }

    /** Its server, and a checksum that tells one address from another. The path may contain a secret. */
    String audited() {
        return "%s://%s/… (%08x)"
                .formatted(
                        uri.getScheme(), uri.getRawAuthority(), uri.toString().hashCode());
    }

    @Override
    public String toString() {
        return "EndpointUrl[…]";
    }
}
