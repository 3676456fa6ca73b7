package dev.earlyaccess.api.web;

import dev.earlyaccess.brand.Brand;

/**
 * The colours of the brand as a style sheet that sets design tokens. A text in one of these colours has a contrast of 4.5
 * or more on what it stands on.
 */
final class BrandStyle {

    private static final String STYLE = """
            :root {
              --ea-accent: %s;
              --ea-on-accent: %s;
              --ea-link: light-dark(%s, %s);
              --ea-accent-soft: light-dark(%s, %s);
            }
            """;

    private BrandStyle() {}

    static String of(Brand brand) {
        return STYLE.formatted(
                brand.colour(),
                brand.textColour(),
                brand.linkColour(),
                brand.darkLinkColour(),
                brand.softColour(),
                brand.darkSoftColour());
    }
}
