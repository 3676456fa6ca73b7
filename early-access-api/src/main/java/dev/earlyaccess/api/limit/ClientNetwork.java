package dev.earlyaccess.api.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who counts as one network address: an IPv4 address, or a network of IPv6 with 64 bits, because a single customer
 * of a provider has at least one such network.
 */
public final class ClientNetwork {

    private static final int BYTES_OF_A_NETWORK = 8;
    private static final int LONGEST = 100;

    private ClientNetwork() {}

    /** The network that a request comes from: of the connection, or as a proxy tells it if it is believed. */
    public static String of(HttpServletRequest request) {
        return of(String.valueOf(request.getRemoteAddr()));
    }

    /** A text with a colon is never looked up as a name. */
    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address.substring(0, Math.min(address.length(), LONGEST));
        }
        try {
            InetAddress read = InetAddress.getByName(address.replaceAll("[\\[\\]]|%.*", ""));
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(read.getAddress(), BYTES_OF_A_NETWORK)) + "/64"
                    : read.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address.substring(0, Math.min(address.length(), LONGEST));
        }
    }
}
