package dev.earlyaccess.privacy;

import dev.earlyaccess.shared.Refusal;
import java.util.List;

/** A person cannot be erased yet: features belong to the person. */
class OwnsFeatures extends Refusal {

    OwnsFeatures(List<String> keys) {
        super(
                "owns-features",
                "The user owns these features: %s. Give each of them another owner first; then erase the user."
                        .formatted(String.join(", ", keys)),
                "features",
                keys);
    }
}
