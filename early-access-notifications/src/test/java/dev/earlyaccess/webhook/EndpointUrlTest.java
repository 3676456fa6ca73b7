package dev.earlyaccess.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "HTTPS://hooks.example.com:8443/a/b?c=d",
                " https://10.0.0.1/x ",
                "http://localhost/x",
                "http://127.0.0.1:3000/x",
                "http://[::1]:3000/x"
            })
    void usesHttpsUnlessItIsOnThisMachine(String address) {
        assertThat(EndpointUrl.read(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "http://hooks.example.com/x",
                "http://localhost.example.com/x",
                "http://127.0.0.2/x",
                "ftp://localhost/x",
                "https://user:password@hooks.example.com/x",
                "https://hooks.example.com/x#y",
                "https://hooks.example.com:0/x",
                "https://hooks.example.com:65536/x",
                "https:///x",
                "https://a b/x",
                "https://hooks_example/x",
                "file:///etc/passwd"
            })
    void isNoOtherAddress(String address) {
        assertThat(EndpointUrl.read(address)).isEmpty();
    }
}
