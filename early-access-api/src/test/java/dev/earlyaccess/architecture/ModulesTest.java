package dev.earlyaccess.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may know whom: domain ← notifications ← api. */
class ModulesTest {

    private static final String[] DOMAIN =
            packages("stage", "checklist", "feature", "enrollment", "feedback", "time", "usage", "user");
    private static final String[] NOTIFICATIONS = packages(
            "answer",
            "attention",
            "chat",
            "delivery",
            "digest",
            "feedbackgroup",
            "feedbackrequest",
            "launch",
            "link",
            "mail",
            "news",
            "posting",
            "reply",
            "sweep",
            "update",
            "upkeep",
            "webhook");
    private static final String[] WEB = {"jakarta.servlet..", "org.springframework.web..", "org.springframework.http.."
    };
    private static final String[] MAIL = {"jakarta.mail..", "org.springframework.mail.."};

    /** All that the api may know of who hears what; whatever it holds is theirs too. */
    private static final String PUBLIC_TO_THE_API =
            "dev\\.earlyaccess\\.(answer\\.HandedMails?|attention\\.(Attention|AttentionList|Reason|Staleness)|launch\\.Launches|launch\\.LaunchProgress|link\\.Links"
                    + "|mail\\.Written"
                    + "|update\\.(ClosedForUpdates|MarkdownTooDeep|UnknownUpdate|Update|UpdateKind|UpdateText|Updates)"
                    + "|chat\\.(Channel|ChatChannels?)|news\\.News|posting\\.PostAddress"
                    + "|webhook\\.(DisabledReason|MessageStatus|UnknownWebhook|UnknownWebhookMessage|Webhook|Webhooks"
                    + "|WebhookMessages?|WebhookSecret)"
                    + "|feedbackgroup\\.(AnswerMails|FeedbackGroup|Member)"
                    + "|delivery\\.(Bounces|Deliveries|Delivery|DeliveryNotFailed|Kind|Status|UnknownDelivery))(\\$.*)?";

    @Test
    void domainKnowsOnlyItself() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .dependOnClassesThat(isOurs().and(DescribedPredicate.not(resideInAnyPackage(DOMAIN))))
                .check(Code.MAIN);
    }

    @Test
    void notificationsKnowNothingOfTheApi() {
        noClasses()
                .that()
                .resideInAnyPackage(NOTIFICATIONS)
                .should()
                .dependOnClassesThat(isOurs().and(DescribedPredicate.not(
                        resideInAnyPackage(DOMAIN).or(resideInAnyPackage(NOTIFICATIONS)))))
                .check(Code.MAIN);
    }

    @Test
    void apiKnowsOfNotificationsOnlyWhatIsMadeForIt() {
        noClasses()
                .that(isOurs().and(DescribedPredicate.not(
                        resideInAnyPackage(DOMAIN).or(resideInAnyPackage(NOTIFICATIONS)))))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(NOTIFICATIONS).and(DescribedPredicate.not(nameMatching(PUBLIC_TO_THE_API))))
                .check(Code.MAIN);
    }

    @Test
    void onlyTheApiKnowsTheWeb() {
        noClasses()
                .that(resideInAnyPackage(DOMAIN).or(resideInAnyPackage(NOTIFICATIONS)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WEB)
                .check(Code.MAIN);
    }

    @Test
    void onlyNotificationsKnowMail() {
        noClasses()
                .that()
                .resideOutsideOfPackages(NOTIFICATIONS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MAIL)
                .check(Code.MAIN);
    }

    @Test
    void everyPackageIsInOneModule() {
        Map<String, Set<String>> modules = Code.MAIN.stream()
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName,
                        TreeMap::new,
                        Collectors.mapping(ModulesTest::module, Collectors.toCollection(TreeSet::new))));

        assertThat(modules).allSatisfy((name, in) -> assertThat(in).as(name).hasSize(1));
        assertThat(modules.values().stream().flatMap(Set::stream).distinct()).hasSize(3);
    }

    @Test
    void everyPackageIsOneOfThese() {
        assertThat(Code.MAIN)
                .filteredOn(type -> module(type).contains("early-access-domain"))
                .allMatch(resideInAnyPackage(DOMAIN));
        assertThat(Code.MAIN)
                .filteredOn(type -> module(type).contains("early-access-notifications"))
                .allMatch(resideInAnyPackage(NOTIFICATIONS));
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.earlyaccess.(**)").should().beFreeOfCycles().check(Code.MAIN);
    }

    private static DescribedPredicate<JavaClass> isOurs() {
        return resideInAnyPackage("dev.earlyaccess..");
    }

    /** Where the class was found: a directory or a jar. */
    private static String module(JavaClass type) {
        String uri = type.getSource().orElseThrow().getUri().toString();
        return uri.substring(0, uri.lastIndexOf("dev/earlyaccess"));
    }

    private static String[] packages(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> "dev.earlyaccess." + name + "..")
                .toArray(String[]::new);
    }
}
