package dev.earlyaccess.local;

import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.feature.Description;
import dev.earlyaccess.feature.FeatureKey;
import dev.earlyaccess.feature.FeatureLifecycle;
import dev.earlyaccess.feature.LaunchChecklist;
import dev.earlyaccess.feature.Owner;
import dev.earlyaccess.feature.Size;
import dev.earlyaccess.feature.TransitionRequest;
import dev.earlyaccess.feature.Translation;
import dev.earlyaccess.feature.Translations;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.feedback.FeedbackSource;
import dev.earlyaccess.feedback.NewFeedback;
import dev.earlyaccess.stage.Origin;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What a small company might be releasing, so that every list has something in it. */
@Component
@org.springframework.context.annotation.Profile("local")
@ConditionalOnProperty("early-access.local.demo")
class DemoData implements ApplicationRunner {

    /** The only feature with a feedback page of its own; of all others, replies by mail reach the inbox. */
    private static final String FORUM = "shared-dashboards";

    /** Where the features are used, in the product of {@code application-local.yaml}. */
    private static final Map<String, String> PATHS = Map.of(
            "offline-drafts", "/drafts",
            "shared-dashboards", "/dashboards",
            "dark-mode", "/settings/appearance",
            "keyboard-shortcuts", "/settings/keyboard",
            "smart-search", "/search",
            "two-step-sign-in", "/settings/security");

    private static final Map<String, Translation> IN_GERMAN = Map.of(
            "offline-drafts",
                    new Translation(
                            "Entwürfe ohne Netz",
                            "Im Zug weiterschreiben; die Entwürfe werden abgeglichen, sobald Sie wieder Netz haben."),
            "dark-mode",
                    new Translation(
                            "Dunkles Design", "Alle Seiten in dunklen Farben, nachts angenehmer für die Augen."),
            "smart-search", new Translation("Kluge Suche", "Findet, was Sie meinten, nicht nur, was Sie eingaben."));

    private static final UserId ADMIN = new UserId("grace");

    private static final Owner DESIGN = new Owner("Design systems", "design@example.com", "Design");
    private static final Owner EDITOR = new Owner("Katherine Johnson", "katherine@example.com", "Editor");
    private static final Owner PLATFORM = new Owner("Margaret Hamilton", "margaret@example.com", "Platform");

    private final FeatureLifecycle lifecycle;
    private final LaunchChecklist checklist;
    private final EarlyAccess earlyAccess;
    private final Users users;
    private final FeedbackInbox inbox;
    private final Clock clock;

    DemoData(
            FeatureLifecycle lifecycle,
            LaunchChecklist checklist,
            EarlyAccess earlyAccess,
            Users users,
            FeedbackInbox inbox,
            Clock clock) {
        this.lifecycle = lifecycle;
        this.checklist = checklist;
        this.earlyAccess = earlyAccess;
        this.users = users;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments args) {
        people();
        concepts();
        betas();
        generallyAvailable();
        archived();
        feedback();
    }

    private void people() {
        List.of("Annie Easley en", "Barbara Liskov en", "Emmy Noether de", "Hedy Lamarr de", "Radia Perlman en")
                .forEach(person -> {
                    String[] words = person.split(" ");
                    String id = words[0].toLowerCase(java.util.Locale.ROOT);
                    users.saw(new Profile(
                            new UserId(id), id + "@example.com", words[0] + " " + words[1], words[2], clock.instant()));
                });
    }

    private void concepts() {
        concept(
                "offline-drafts",
                "Offline drafts",
                "Keep writing on a train; drafts sync when you are back.",
                EDITOR,
                60);
        say("offline-drafts", "annie", "emmy", "radia");
        concept(
                "shared-dashboards",
                "Shared dashboards",
                "Put a dashboard on a link for people without a login.",
                PLATFORM,
                90);
        say("shared-dashboards", "barbara", "hedy");
        concept("voice-notes", "Voice notes", "Record a comment instead of typing it.", Owner.NOBODY, -3);
        say("voice-notes", "radia");
    }

    private void betas() {
        concept("dark-mode", "Dark mode", "Every page in dark colours, easier on the eyes at night.", DESIGN, 30);
        say("dark-mode", "annie", "barbara", "emmy");
        move("dark-mode", Stage.BETA, "The first version is usable.");
        create(
                "keyboard-shortcuts",
                "Keyboard shortcuts",
                "Do everything without the mouse; press ? for the list.",
                DESIGN,
                45,
                Stage.BETA);
        say("keyboard-shortcuts", "hedy", "radia");
        refuse("keyboard-shortcuts", "annie");
        create(
                "smart-search",
                "Smart search",
                "Finds what you meant, not only what you typed.",
                PLATFORM,
                75,
                Stage.BETA);
        say("smart-search", "emmy");
    }

    private void generallyAvailable() {
        concept("two-step-sign-in", "Two-step sign-in", "A second step at sign-in keeps strangers out.", PLATFORM, 10);
        say("two-step-sign-in", "barbara", "radia");
        move("two-step-sign-in", Stage.BETA, null);
        done("two-step-sign-in", "announcement", "https://blog.example.com/two-step-sign-in");
        done("two-step-sign-in", "documentation", "https://docs.example.com/two-step-sign-in");
        move("two-step-sign-in", Stage.GENERAL_AVAILABILITY, "Four weeks without a complaint.");
    }

    private void archived() {
        concept("holiday-themes", "Holiday themes", "Snow on the dashboard in December.", DESIGN, 20);
        say("holiday-themes", "hedy");
        move("holiday-themes", Stage.ARCHIVED, "Too few people asked for it.");
    }

    private void feedback() {
        give("dark-mode", "emmy", 4, "Viel angenehmer am Abend. Nur die Diagramme sind noch zu hell.", 2);
        give("dark-mode", "barbara", 2, "The code blocks are hard to read: grey on grey.", 1);
        long answered = give("dark-mode", "annie", null, "Could it follow the setting of my system?", 1);
        inbox.reply(
                answered,
                FeedbackReaders.ALL,
                "Good idea: the next version will.",
                new Profile(ADMIN, "grace@example.com", "Grace", "en", clock.instant()),
                clock.instant());
        inbox.receive(
                NewFeedback.byMail(
                        FeedbackSource.MAIL,
                        "max@example.org",
                        "Max Newman",
                        "Where is it?",
                        "A colleague told me about this. Where do I switch it on?"),
                daysAgo(0));
    }

    private long give(String key, String user, @Nullable Integer rating, String text, int daysAgo) {
        return inbox.give(new FeatureKey(key), new UserId(user), text, rating, daysAgo(daysAgo))
                .id();
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    private void concept(String key, String name, String description, Owner owner, int daysToTarget) {
        create(key, name, description, owner, daysToTarget, Stage.CONCEPT);
    }

    private void create(String key, String name, String description, Owner owner, int daysToTarget, Stage stage) {
        lifecycle.create(
                new FeatureKey(key),
                new Description(
                        name,
                        description,
                        owner,
                        List.of(),
                        PATHS.containsKey(key) ? "https://app.example.com" + PATHS.get(key) : null,
                        "https://docs.example.com/" + key,
                        FORUM.equals(key) ? "https://forum.example.com/" + key : null,
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(daysToTarget),
                        Size.MINOR,
                        false,
                        false,
                        null,
                        translations(key)),
                stage,
                ADMIN);
    }

    private static Translations translations(String key) {
        Translation german = IN_GERMAN.get(key);
        return german == null ? Translations.NONE : new Translations(new TreeMap<>(Map.of("de", german)));
    }

    private void say(String key, String... yes) {
        for (String user : yes) {
            earlyAccess.optIn(new FeatureKey(key), new UserId(user), Origin.SELF);
        }
    }

    private void refuse(String key, String user) {
        earlyAccess.optOut(new FeatureKey(key), new UserId(user), Origin.SELF);
    }

    private void done(String key, String item, String evidence) {
        checklist.record(new FeatureKey(key), item, evidence, null, ADMIN);
    }

    private void move(String key, Stage to, @Nullable String reason) {
        lifecycle.move(new FeatureKey(key), version -> true, new TransitionRequest(to, reason, false, true), ADMIN);
    }
}
