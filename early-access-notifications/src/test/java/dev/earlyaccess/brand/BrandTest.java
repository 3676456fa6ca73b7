package dev.earlyaccess.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {

    private static final double READABLE = 4.5;

    @ParameterizedTest
    @ValueSource(strings = {"#2450d6", "#fc0", "#000", "#ffffff", "#777", "#e11d48", "#00FF00", "#1b1f27"})
    void canBeReadInEachColour(String colour) {
        Brand brand = brand(colour);

        assertThat(contrast(brand.textColour(), brand.colour())).isGreaterThanOrEqualTo(READABLE);
        assertThat(Stream.of("#ffffff", "#f5f6f8", "#eef0f3", brand.softColour()))
                .allMatch(surface -> contrast(brand.linkColour(), surface) >= READABLE);
        assertThat(Stream.of("#131519", "#1c1f25", "#262a32", brand.darkSoftColour()))
                .allMatch(surface -> contrast(brand.darkLinkColour(), surface) >= READABLE);
        assertThat(contrast("#1a1d24", brand.softColour())).isGreaterThanOrEqualTo(READABLE);
        assertThat(contrast("#eceef2", brand.darkSoftColour())).isGreaterThanOrEqualTo(READABLE);
    }

    @Test
    void keepsAColourThatCanBeRead() {
        assertThat(brand("#2450D6").linkColour()).isEqualTo("#2450d6");
        assertThat(brand("#2450d6").textColour()).isEqualTo("#ffffff");
        assertThat(brand("#fc0").darkLinkColour()).isEqualTo("#ffcc00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blue", "#12345", "2450d6", "", "#2450d6;}"})
    void refusesOtherColours(String colour) {
        assertThatThrownBy(() -> brand(colour)).hasMessageContaining("early-access.brand.colour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logo.png", "javascript:alert(1)", "data:image/png;base64,AA", "https:///logo.png"})
    void refusesOtherAddresses(String url) {
        URI address = URI.create(url);

        assertThatThrownBy(() -> new Brand(null, address, "#000", null, null, null))
                .hasMessageContaining("early-access.brand.logo-url");
        assertThatThrownBy(() -> new Brand(null, null, "#000", address, null, null))
                .hasMessageContaining("early-access.brand.product-url");
        assertThatThrownBy(() -> new Brand(null, null, "#000", null, null, address))
                .hasMessageContaining("early-access.brand.support-url");
    }

    @Test
    void takesAMailAddressForSupport() {
        URI support = URI.create("mailto:help@example.com");

        assertThat(new Brand(null, null, "#000", null, null, support).supportUrl())
                .isEqualTo(support);
    }

    @Test
    void takesBlankTextsForNone() {
        Brand brand = new Brand(" ", null, "#000", null, " \n ", null);

        assertThat(brand.name()).isNull();
        assertThat(brand.postalAddressLines()).isEmpty();
    }

    private static Brand brand(@Nullable String colour) {
        return new Brand(null, null, String.valueOf(colour), null, null, null);
    }

    private static double contrast(String one, String other) {
        return Colour.parse(one).contrast(Colour.parse(other));
    }
}
