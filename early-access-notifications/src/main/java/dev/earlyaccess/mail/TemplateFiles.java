package dev.earlyaccess.mail;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The files that mails are made of: the operator's where there is one of that name, else ours. */
@Component
class TemplateFiles extends DefaultResourceLoader {

    private static final String OURS = "early-access/mail/";

    private final @Nullable Path operators;

    TemplateFiles(MailSettings settings) {
        this.operators = settings.templates();
    }

    @Override
    public Resource getResource(String name) {
        if (operators != null) {
            Resource operators = new FileSystemResource(this.operators.resolve(name));
            if (operators.exists()) {
                return operators;
            }
        }
        return new ClassPathResource(OURS + name);
    }
}
