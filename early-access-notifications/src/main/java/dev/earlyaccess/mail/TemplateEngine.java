package dev.earlyaccess.mail;

import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileExtensionMatcher;
import freemarker.cache.URLTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** FreeMarker, configured so that users' text never becomes HTML, and templates can call no other code. */
final class TemplateEngine {

    private static final int USUAL_SIZE = 4_096;

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    TemplateEngine(TemplateFiles files) {
        configuration.setTemplateLoader(new Loader(files));
        configuration.setTemplateConfigurations(
                new ConditionalTemplateConfigurationFactory(new FileExtensionMatcher("html"), html()));
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setLocalizedLookup(false);
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    }

    private static TemplateConfiguration html() {
        TemplateConfiguration html = new TemplateConfiguration();
        html.setOutputFormat(HTMLOutputFormat.INSTANCE);
        return html;
    }

    String render(String file, Map<String, @Nullable Object> variables) throws IOException, TemplateException {
        StringWriter text = new StringWriter(USUAL_SIZE);
        configuration.getTemplate(file).process(variables, text);
        return text.toString();
    }

    private static final class Loader extends URLTemplateLoader {

        private final TemplateFiles files;

        Loader(TemplateFiles files) {
            this.files = files;
        }

        @Override
        protected @Nullable URL getURL(String name) {
            Resource file = files.getResource(name);
            try {
                return file.exists() ? file.getURL() : null;
            } catch (IOException ex) {
                throw new UncheckedIOException("The mail template " + name + " can't be read", ex);
            }
        }
    }
}
