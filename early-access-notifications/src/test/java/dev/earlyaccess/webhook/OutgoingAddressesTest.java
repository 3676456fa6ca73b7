package dev.earlyaccess.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earlyaccess.webhook.OutgoingAddresses.AddressRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "168.63.129.16",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::10.0.0.1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2001::1",
                "2001:db8::1",
                "100::1",
                "4000::1"
            })
    void refusesAddressesThatBelongToNobodyOnTheInternet(String address) throws IOException {
        assertThat(allowing().isPublic(InetAddress.getByName(address))).isFalse();
        assertThatThrownBy(() -> at(List.of(address)).require(url("https://hooks.example.com")))
                .isInstanceOf(AddressRefused.class)
                .hasMessage(
                        "hooks.example.com is not a public address, and early-access.outgoing.allow does not name it");
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThat(allowing().refuses(url("https://" + host + "/hook"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "172.32.0.1",
                "100.128.0.1",
                "::ffff:1.1.1.1",
                "2606:4700::1111",
                "2a00:1450::1"
            })
    void allowsPublicAddresses(String address) throws IOException {
        assertThat(at(List.of(address)).require(url("https://hooks.example.com")))
                .isEqualTo(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, https://10.1.2.3",
        "10.1.2.3, https://10.1.2.3:8443/x",
        "fd00::/8, https://[fd12::1]",
        "::1, https://[::1]",
        "127.0.0.1, https://localhost",
        "127.0.0.0/8, http://localhost:3000",
        "localhost, http://localhost:3000",
        "0.0.0.0/0, https://10.1.2.3"
    })
    void allowsWhatTheSettingsName(String allowed, String url) throws IOException {
        assertThat(allowing().refuses(url(url))).isTrue();
        assertThat(allowing(allowed).refuses(url(url))).isFalse();
        assertThat(at(List.of("127.0.0.1", "10.1.2.3", "fd12::1", "::1"), allowed)
                        .require(url(url)))
                .isNotNull();
    }

    @Test
    void allowsAHostWhateverItsAddressIs() throws IOException {
        OutgoingAddresses addresses = at(List.of("192.168.1.1"), " Hooks.Internal.Example.com ", "10.0.0.0/8");

        assertThat(addresses.require(url("https://hooks.internal.example.COM/x")))
                .isEqualTo(InetAddress.getByName("192.168.1.1"));
        assertThatThrownBy(() -> addresses.require(url("https://other.internal.example.com/x")))
                .isInstanceOf(AddressRefused.class);
    }

    @Test
    void choosesTheFirstAllowedAddressOfAHost() throws IOException {
        assertThat(at(List.of("10.0.0.1", "1.1.1.1", "1.0.0.1")).require(url("https://hooks.example.com")))
                .isEqualTo(InetAddress.getByName("1.1.1.1"));
    }

    @Test
    void looksUpNoHostToTellThatAUrlIsRefused() {
        OutgoingAddresses addresses = new OutgoingAddresses(new OutgoingSettings(null), host -> {
            throw new AssertionError("looked up");
        });

        assertThat(addresses.refuses(url("https://hooks.example.com"))).isFalse();
        assertThat(addresses.refuses(url("https://127.0.0.1.example.com"))).isFalse();
        assertThat(addresses.refuses(url("https://app.localhost"))).isTrue();
        assertThat(addresses.refuses(url("https://LOCALHOST."))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "10.0.0.0/", "fd00::/129", "300.1.1.1", "https://a.example", "a b", "*", "a/8"})
    void acceptsOnlyAddressesRangesAndHostsAsSettings(String entry) {
        assertThatThrownBy(() -> new OutgoingSettings(List.of("10.0.0.1", entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("early-access.outgoing.allow has '" + entry + "'");
    }

    private static EndpointUrl url(String text) {
        return EndpointUrl.read(text).orElseThrow();
    }

    private static OutgoingAddresses allowing(String... entries) {
        return new OutgoingAddresses(new OutgoingSettings(List.of(entries)));
    }

    /** Where every host has these addresses. */
    private static OutgoingAddresses at(List<String> addresses, String... allowed) {
        return new OutgoingAddresses(
                new OutgoingSettings(List.of(allowed)),
                host -> addresses.stream().map(OutgoingAddressesTest::address).toArray(InetAddress[]::new));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException ex) {
            throw new AssertionError(ex);
        }
    }
}
