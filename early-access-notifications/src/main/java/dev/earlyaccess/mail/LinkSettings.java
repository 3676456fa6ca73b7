package dev.earlyaccess.mail;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The address under which users reach the service.
 *
 * @param publicUrl the base of links in mails; http or https, with or without a path
 */
@ConfigurationProperties("early-access")
record LinkSettings(@DefaultValue("http://localhost:8080") URI publicUrl) {

    LinkSettings {
        if (publicUrl.getHost() == null
                || !String.valueOf(publicUrl.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    "early-access.public-url must be an http or https address, but is " + publicUrl);
        }
    }

    URI resolve(String path) {
        return URI.create(StringUtils.trimTrailingCharacter(publicUrl.toString(), '/') + path);
    }
}
