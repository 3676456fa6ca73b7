package dev.earlyaccess.apikey;

/** A key from the settings has the name of a key that an admin created. Histories name keys by their names. */
public class AmbiguousApiKey extends RuntimeException {

    AmbiguousApiKey(String name) {
        super(
                ("Early Access can't start: an admin created an API key with the name \"%s\", which a key in %s.api-keys has, "
                                + "too. Give the key in the settings another name, or delete the other one.")
                        .formatted(name, ApiKeySettings.PREFIX));
    }
}
