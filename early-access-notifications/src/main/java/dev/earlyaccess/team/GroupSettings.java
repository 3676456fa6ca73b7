package dev.earlyaccess.team;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The members of the feedback group who are neither owners nor have joined.
 *
 * @param execs mail addresses
 */
@ConfigurationProperties("early-access.feedback")
record GroupSettings(@DefaultValue List<String> execs) {

    GroupSettings {
        execs.forEach(GroupSettings::requireAddress);
    }

    private static void requireAddress(String exec) {
        if (!exec.matches("[^\\s@<>,]+@[^\\s@<>,]+")) {
            throw new IllegalArgumentException(
                    "early-access.feedback.execs must be mail addresses, but one is " + exec);
        }
    }
}
