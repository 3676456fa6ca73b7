package dev.earlyaccess.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.springframework.beans.BeanUtils;
import org.springframework.test.util.ReflectionTestUtils;

/** A class that a page shows, compiled as it stands. */
record JavaCode(Class<?> type) {

    private static final Pattern NAME = Pattern.compile("(?m)^public (?:final )?class (\\w+)");

    static JavaCode compile(String source, Path directory) throws IOException, ClassNotFoundException {
        Matcher name = NAME.matcher(source);
        assertThat(name.find()).as(source).isTrue();
        Path file = Files.writeString(directory.resolve(name.group(1) + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-d", directory.toString());
            assertThat(compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(file))
                            .call())
                    .as(errors.toString())
                    .isTrue();
        }
        URL[] classes = {directory.toUri().toURL()};
        return new JavaCode(
                Class.forName(name.group(1), true, new URLClassLoader(classes, JavaCode.class.getClassLoader())));
    }

    Instance create(Object... arguments) {
        return new Instance(BeanUtils.instantiateClass(type.getConstructors()[0], arguments));
    }

    /** An object of the class. */
    record Instance(Object object) {

        <T> T call(String method, Object... arguments) {
            return ReflectionTestUtils.invokeMethod(object, method, arguments);
        }
    }
}
