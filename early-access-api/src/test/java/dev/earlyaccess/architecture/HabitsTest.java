package dev.earlyaccess.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.earlyaccess.EarlyAccessApplication;
import java.time.Clock;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What can be said of all main code. */
class HabitsTest {

    @Test
    void everyPackageSpellsOutNull() {
        assertThat(Code.MAIN.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(type -> assertThat(type.isAnnotatedWith(NullMarked.class))
                        .as(type.getName())
                        .isTrue());
    }

    @Test
    void timeIsAnArgument() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(EarlyAccessApplication.class)
                .should()
                .callMethodWhere(target(owner(assignableTo(Temporal.class))).and(target(nameMatching("now"))))
                .orShould()
                .callMethodWhere(target(owner(assignableTo(Clock.class))).and(target(nameMatching("system.*|tick.+"))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(Code.MAIN);
    }

    /** The driver sets an isolation for the session, and behind a pooler the next statement has another session. */
    @Test
    void noTransactionChangesItsSession() {
        assertThat(Code.MAIN.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Transactional.class))
                        .filter(method ->
                                method.getAnnotationOfType(Transactional.class).isolation() != Isolation.DEFAULT))
                .isEmpty();
    }

    @Test
    void whatABeanNeedsComesThroughItsConstructor() {
        fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould()
                .notBeAnnotatedWith("jakarta.annotation.Resource")
                .check(Code.MAIN);
    }

    @Test
    void namesSayTheThing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helpers?|Manager|D[Tt][Oo])")
                .check(Code.MAIN);
    }

    @Test
    void aSimpleNameStandsForOneThing() {
        Map<String, List<String>> places = Code.MAIN.stream()
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(places)
                .as("Types of the same simple name, nested ones included: rename all but one after what they stand for")
                .allSatisfy((name, types) -> assertThat(types).as(name).hasSize(1));
    }

    @Test
    void packagesAreCapabilities() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..service..", "..impl..", "..dto..", "..util..", "..utils..", "..common..", "..model..")
                .check(Code.MAIN);
    }

    /** The API document promises characters; Java and Hibernate Validator count an emoji as two. */
    @Test
    void textsAreCountedInCodePoints() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.hibernate.validator.constraints.Length")
                .because("TextLength counts as JSON Schema does")
                .check(Code.MAIN);
    }

    @Test
    void controllersAreNobodysBusiness() {
        classes()
                .that()
                .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
                .should()
                .bePackagePrivate()
                .check(Code.MAIN);
    }

    @Test
    void nothingIsPrintedPastTheLog() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(Code.MAIN);
    }

    /** Each remembers the first application context that asks it, and tests run several in one process. */
    @Test
    void endpointMatchersBelongToOneService() {
        assertThat(Code.MAIN.stream()
                        .flatMap(type -> type.getStaticInitializer().stream())
                        .flatMap(initializer -> initializer.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().getName().matches(".*[.](Endpoint|Path)Request([$].*)?")))
                .isEmpty();
    }

    /** A bean is a parameter of the method that needs it. Then Spring generates no class for each configuration at the start. */
    @Test
    void configurationsNeedNoProxies() {
        assertThat(Code.MAIN.stream()
                        .filter(type -> type.isMetaAnnotatedWith(Configuration.class))
                        .filter(type -> AnnotatedElementUtils.getMergedAnnotation(type.reflect(), Configuration.class)
                                .proxyBeanMethods()))
                .isEmpty();
    }
}
