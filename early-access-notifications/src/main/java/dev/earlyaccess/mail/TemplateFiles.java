package dev.earlyaccess.mail;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Templates and texts of mails: the operator's file if there is one with that name, otherwise the built-in
 * one.
 */
@Component
class TemplateFiles extends DefaultResourceLoader {

    private static final String BUILT_IN = "early-access/mail/";

    private final @Nullable Path operators;

    TemplateFiles(MailSettings settings) {
        this.operators = settings.templates();
    }

    /** Whether the operator replaces none of them. */
    boolean areBuiltIn() {
        return operators == null;
    }

    @Override
    public Resource getResource(String name) {
        if (operators != null) {
            Resource operators = new FileSystemResource(this.operators.resolve(name));
            if (operators.exists()) {
                return operators;
            }
        }
        return new ClassPathResource(BUILT_IN + name);
    }
}
