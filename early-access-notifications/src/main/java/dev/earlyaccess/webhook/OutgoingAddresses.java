package dev.earlyaccess.webhook;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/**
 * Where webhooks may lead: to public addresses, and to what the operator allows in the settings. So nobody who
 * creates a webhook reaches this machine, the company's own network, or what a cloud tells its machines.
 */
@Component
@EnableConfigurationProperties(OutgoingSettings.class)
public class OutgoingAddresses {

    private static final InetAddressFilter GLOBAL_IPV6 = InetAddressFilter.of("2000::/3");

    /** Azure's own services for its machines: the one such address that looks public. */
    private static final String AZURE_PLATFORM = "168.63.129.16";

    private static final InetAddressFilter PUBLIC = InetAddressFilter.externalAddresses()
            .and((InetAddress address) -> address instanceof Inet4Address || GLOBAL_IPV6.matches(address))
            .andNot(AZURE_PLATFORM);

    /** Numbers as hosts: these are looked up nowhere. */
    private static final Predicate<String> IS_LITERAL =
            Pattern.compile("[0-9.]+|\\[.*]").asMatchPredicate();

    /** RFC 6761, 6.3. */
    private static final Predicate<String> IS_THIS_MACHINE =
            Pattern.compile("(.*\\.)?localhost\\.?").asMatchPredicate();

    private final InetAddressFilter publicAddresses;
    private final InetAddressFilter allowedAddresses;
    private final Set<String> allowedHosts;
    private final Lookup lookup;

    /** Finds the addresses of a host. */
    interface Lookup {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /** The service does not post to this host. */
    static class AddressRefused extends IOException {
        AddressRefused(String host) {
            super("%s is not a public address, and early-access.outgoing.allow does not name it".formatted(host));
        }
    }

    @Autowired
    OutgoingAddresses(OutgoingSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    OutgoingAddresses(OutgoingSettings settings, Lookup lookup) {
        this(settings, lookup, PUBLIC);
    }

    OutgoingAddresses(OutgoingSettings settings, Lookup lookup, InetAddressFilter publicAddresses) {
        this.publicAddresses = publicAddresses;
        this.allowedAddresses = settings.addresses();
        this.allowedHosts = settings.hosts();
        this.lookup = lookup;
    }

    /** Whether an address belongs to the internet. */
    boolean isPublic(InetAddress address) {
        return publicAddresses.matches(address);
    }

    /**
     * Whether it is plain from the URL alone that nothing is posted to it. The address of a host is looked up
     * only when a message is posted, because it may change.
     */
    public boolean refuses(EndpointUrl url) {
        String host = host(url);
        if (allowedHosts.contains(host)) {
            return false;
        }
        return IS_THIS_MACHINE.test(host)
                ? !allowedAddresses.matches(InetAddress.getLoopbackAddress())
                : IS_LITERAL.test(host) && literal(host).filter(this::isAllowed).isEmpty();
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Looks up the address to which a message is posted: the first one of the host that is allowed. Connect to this
     * address, and do not look it up again, since the host's owner may answer otherwise the next time.
     *
     * @throws AddressRefused if none of the host's addresses is allowed
     */
    InetAddress require(EndpointUrl url) throws IOException {
        String host = host(url);
        return Stream.of(lookup.addressesOf(host))
                .filter(address -> allowedHosts.contains(host) || isAllowed(address))
                .findFirst()
                .orElseThrow(() -> new AddressRefused(host));
    }

    private boolean isAllowed(InetAddress address) {
        return isPublic(address) || allowedAddresses.matches(address);
    }

    private static String host(EndpointUrl url) {
        return url.uri().getHost().toLowerCase(Locale.ROOT);
    }
}
