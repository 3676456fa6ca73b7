package dev.earlyaccess.brand;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The brand of the product whose features are released, as users know it.
 *
 * @param name the product's name; it is also the name of the mails' sender, unless the sender has one
 * @param logoUrl a picture, https; shown instead of the name
 * @param colour of buttons and links: {@code #rrggbb} or {@code #rgb}
 * @param productUrl where the logo or the name leads
 * @param postalAddress the company's; may have several lines
 * @param supportUrl where users get help: https, http or mailto
 */
@ConfigurationProperties("early-access.brand")
public record Brand(
        @Nullable String name,
        @Nullable URI logoUrl,
        @DefaultValue("#2450d6") String colour,
        @Nullable URI productUrl,
        @Nullable String postalAddress,
        @Nullable URI supportUrl) {

    /** What text stands on in the design tokens: the lightest and the darkest surface of each scheme. */
    private static final Colour[] LIGHT = {Colour.WHITE, Colour.parse("#eef0f3")};

    private static final Colour[] DARK = {Colour.parse("#131519"), Colour.parse("#262a32")};

    private static final double SOFT_LIGHT = 0.9;
    private static final double SOFT_DARK = 0.78;

    public Brand {
        name = textOrNull(name);
        postalAddress = textOrNull(postalAddress);
        if (name != null && name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("early-access.brand.name must be one line, but is " + name);
        }
        try {
            colour = Colour.parse(colour.strip()).toString();
        } catch (IllegalArgumentException ex) {
            throw new IllegalArgumentException(
                    "early-access.brand.colour must be a colour like #2450d6, but is " + colour, ex);
        }
        require("logo-url", logoUrl, List.of("https", "http"));
        require("product-url", productUrl, List.of("https", "http"));
        require("support-url", supportUrl, List.of("https", "http", "mailto"));
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void require(String setting, @Nullable URI url, List<String> schemes) {
        if (url == null) {
            return;
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean hasTarget =
                scheme.equals("mailto") ? url.getSchemeSpecificPart().contains("@") : url.getHost() != null;
        if (!schemes.contains(scheme) || !hasTarget) {
            throw new IllegalArgumentException(
                    "early-access.brand.%s must be an address that begins with one of %s, but is %s"
                            .formatted(setting, schemes, url));
        }
    }

    /** The colour of text on the brand's colour: black or white. */
    public String textColour() {
        return Colour.parse(colour).text().toString();
    }

    /** The brand's colour, or a darker one, for links on light surfaces and on {@link #softColour()}. */
    public String linkColour() {
        return readableOn(LIGHT, soft());
    }

    /** The brand's colour, or a lighter one, for links on dark surfaces and on {@link #darkSoftColour()}. */
    public String darkLinkColour() {
        return readableOn(DARK, darkSoft());
    }

    /** A light tint of the brand's colour, for what is chosen. */
    public String softColour() {
        return soft().toString();
    }

    /** The same in the dark. */
    public String darkSoftColour() {
        return darkSoft().toString();
    }

    private Colour soft() {
        return Colour.parse(colour).towards(Colour.WHITE, SOFT_LIGHT);
    }

    private Colour darkSoft() {
        return Colour.parse(colour).towards(DARK[0], SOFT_DARK);
    }

    private String readableOn(Colour[] surfaces, Colour soft) {
        return Colour.parse(colour).readableOn(surfaces[0], surfaces[1], soft).toString();
    }

    /** The origin of the logo, as a source of pictures (CSP 3, 2.3.1); null if there is no logo. */
    public @Nullable String logoOrigin() {
        return logoUrl == null ? null : logoUrl.getScheme() + "://" + logoUrl.getRawAuthority();
    }

    /** The lines of the postal address; none unless set. */
    public List<String> postalAddressLines() {
        return postalAddress == null
                ? List.of()
                : postalAddress
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
