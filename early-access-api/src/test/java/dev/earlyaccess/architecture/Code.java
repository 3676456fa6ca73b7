package dev.earlyaccess.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;

/** The main code of all modules, read once. */
final class Code {

    static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(Code::isMain).importPackages("dev.earlyaccess");

    private Code() {}

    /** From the classes of a module's build, or from its jar; a test kit is neither. */
    private static boolean isMain(Location location) {
        return !location.contains("/test-classes/")
                && !location.matches(java.util.regex.Pattern.compile(".*-tests\\.jar.*"));
    }
}
