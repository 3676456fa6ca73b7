package dev.earlyaccess.brand;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A colour of a screen, with red, green and blue from 0 to 255. */
record Colour(int red, int green, int blue) {

    static final Colour WHITE = new Colour(255, 255, 255);
    static final Colour BLACK = new Colour(0, 0, 0);

    /** The lowest contrast at which text of any size can be read (WCAG 2.2, 1.4.3). */
    private static final double READABLE = 4.5;

    private static final int HEX = 16;
    private static final int STEPS = 20;

    private static final Pattern LONG = Pattern.compile("#(\\p{XDigit}{2})(\\p{XDigit}{2})(\\p{XDigit}{2})");
    private static final Pattern SHORT = Pattern.compile("^#(\\p{XDigit})(\\p{XDigit})(\\p{XDigit})$");

    /**
     * Reads {@code #rrggbb} or {@code #rgb}.
     *
     * @throws IllegalArgumentException for any other text
     */
    static Colour parse(String text) {
        String whole = SHORT.matcher(text).replaceFirst("#$1$1$2$2$3$3");
        Matcher parts = LONG.matcher(whole);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a colour like #2450d6: " + text);
        }
        return new Colour(hex(parts.group(1)), hex(parts.group(2)), hex(parts.group(3)));
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, HEX);
    }

    /** Black or white: the one that is easier to read on this colour. */
    Colour text() {
        return contrast(WHITE) >= READABLE || contrast(WHITE) > contrast(BLACK) ? WHITE : BLACK;
    }

    /**
     * This colour, or the nearest lighter or darker one that can be read on each of these backgrounds, which are all
     * light or all dark.
     */
    Colour readableOn(Colour... backgrounds) {
        Colour end = backgrounds[0].text();
        for (int step = 0; step < STEPS; step++) {
            Colour candidate = towards(end, (double) step / STEPS);
            if (Arrays.stream(backgrounds).allMatch(background -> candidate.contrast(background) >= READABLE)) {
                return candidate;
            }
        }
        return end;
    }

    /** A mixture of this colour and another one, of which there is this share. */
    Colour towards(Colour end, double share) {
        return new Colour(
                between(red, end.red, share), between(green, end.green, share), between(blue, end.blue, share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /** The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
    double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** The relative luminance (WCAG 2.2, "relative luminance"). */
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
