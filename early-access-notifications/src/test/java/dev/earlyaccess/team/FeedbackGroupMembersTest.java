package dev.earlyaccess.team;

import static dev.earlyaccess.testing.HandMovedClock.MON_1_JUNE;
import static dev.earlyaccess.user.ReportMother.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.earlyaccess.audit.AuditTrail;
import dev.earlyaccess.feedback.FeedbackReaders;
import dev.earlyaccess.notifying.NotificationTest;
import dev.earlyaccess.notifying.Scene;
import dev.earlyaccess.user.SuppressionList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class FeedbackGroupMembersTest {

    private static final String OWNER = "design@example.com";

    @Autowired
    private Scene scene;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private AuditTrail trail;

    private FeedbackGroup group;

    @BeforeEach
    void execs() {
        group = new FeedbackGroup(jdbc, suppressions, trail, new GroupSettings(List.of("Boss@Example.com")));
    }

    @Test
    void areOwnersAndExecsBeforeAnybodyJoins() {
        scene.beta();

        assertThat(group.members("", 10))
                .extracting(GroupMember::email, GroupMember::isOwner, GroupMember::isExec, GroupMember::mails)
                .containsExactly(
                        tuple("boss@example.com", false, true, FeedbackMailFrequency.DAILY_DIGEST),
                        tuple(OWNER, true, false, FeedbackMailFrequency.DAILY_DIGEST));
    }

    @Test
    void areListedOnce() {
        scene.beta();
        group = new FeedbackGroup(jdbc, suppressions, trail, new GroupSettings(List.of(OWNER.toUpperCase())));
        group.choose("Design@example.com", FeedbackMailFrequency.EVERY_ANSWER, null, MON_1_JUNE);

        assertThat(group.members("", 10))
                .containsExactly(new GroupMember(
                        OWNER, FeedbackMailFrequency.EVERY_ANSWER, null, true, true, true, MON_1_JUNE, null));
    }

    @Test
    void getTheMailsThatWereChosenForTheirAddress() {
        scene.beta();
        group.choose("boss@example.com", FeedbackMailFrequency.NONE, null, MON_1_JUNE);
        group.choose("hedy@example.com", FeedbackMailFrequency.EVERY_ANSWER, Scene.ADA, MON_1_JUNE);

        assertThat(group.addressesFor(FeedbackMailFrequency.DAILY_DIGEST)).containsExactly(OWNER);
        assertThat(group.addressesFor(FeedbackMailFrequency.EVERY_ANSWER)).containsExactly("hedy@example.com");
        assertThat(group.addressesFor(FeedbackMailFrequency.NONE)).containsExactly("boss@example.com");
        assertThat(group.addresses()).containsExactly(OWNER, "hedy@example.com");
    }

    @Test
    void seeAllFeedbackIfAnAdminAddedThem() {
        scene.beta();
        group.choose("hedy@example.com", FeedbackMailFrequency.EVERY_ANSWER, null, MON_1_JUNE);
        group.choose("max@example.com", FeedbackMailFrequency.EVERY_ANSWER, Scene.ADA, MON_1_JUNE);
        group.choose("boss@example.com", FeedbackMailFrequency.EVERY_ANSWER, null, MON_1_JUNE);
        group.choose(OWNER, FeedbackMailFrequency.EVERY_ANSWER, null, MON_1_JUNE);

        assertThat(group.readers("Hedy@example.com")).isEqualTo(FeedbackReaders.ALL);
        assertThat(group.readers("boss@example.com")).isEqualTo(FeedbackReaders.ALL);
        assertThat(group.readers("max@example.com")).isEqualTo(FeedbackReaders.ownerWith("max@example.com"));
        assertThat(group.readers(OWNER)).isEqualTo(FeedbackReaders.ownerWith(OWNER));
        assertThat(group.readers("eve@example.com")).isEqualTo(FeedbackReaders.ownerWith("eve@example.com"));

        group.letSeeAll("max@example.com");
        group.choose("hedy@example.com", FeedbackMailFrequency.NONE, null, MON_1_JUNE);
        assertThat(group.readers("max@example.com")).isEqualTo(FeedbackReaders.ALL);
        assertThat(group.readers("hedy@example.com")).isEqualTo(FeedbackReaders.ownerWith("hedy@example.com"));

        group.forget("max@example.com");
        assertThat(group.readers("max@example.com")).isEqualTo(FeedbackReaders.ownerWith("max@example.com"));
    }

    @Test
    void keepTheirUserWhereAnAdminChoosesForThem() {
        group.choose("hedy@example.com", FeedbackMailFrequency.EVERY_ANSWER, Scene.ADA, MON_1_JUNE);

        assertThat(group.choose("hedy@example.com", FeedbackMailFrequency.NONE, null, MON_1_JUNE)
                        .user())
                .isEqualTo(Scene.ADA);
    }

    @Test
    void unreachableMembersGetNoMailUntilTheNextChoice() {
        scene.beta();
        group.choose("hedy@example.com", FeedbackMailFrequency.EVERY_ANSWER, Scene.ADA, MON_1_JUNE);
        suppressions.suppress(refused("Design@Example.com", "550 no such user"), MON_1_JUNE);
        suppressions.suppress(refused("Hedy@example.com", "550 no such user"), MON_1_JUNE);
        suppressions.suppress(refused("Hedy@example.com", "552 again"), MON_1_JUNE.plusSeconds(1));

        assertThat(group.addressesFor(FeedbackMailFrequency.DAILY_DIGEST)).containsExactly("boss@example.com");
        assertThat(group.addressesFor(FeedbackMailFrequency.EVERY_ANSWER)).isEmpty();
        assertThat(group.find("hedy@example.com"))
                .contains(new GroupMember(
                        "hedy@example.com",
                        FeedbackMailFrequency.EVERY_ANSWER,
                        Scene.ADA,
                        false,
                        false,
                        false,
                        MON_1_JUNE,
                        new GroupMember.Unreachable("550 no such user", MON_1_JUNE)));

        group.choose("hedy@example.com", FeedbackMailFrequency.EVERY_ANSWER, null, MON_1_JUNE);
        group.forget(OWNER);
        assertThat(group.addressesFor(FeedbackMailFrequency.EVERY_ANSWER)).containsExactly("hedy@example.com");
        assertThat(group.addressesFor(FeedbackMailFrequency.DAILY_DIGEST)).contains(OWNER);
    }

    @Test
    void aNewMemberWithASuppressedAddressGetsNoMail() {
        suppressions.suppress(refused("Design@example.com", "550 no such user"), MON_1_JUNE);
        scene.beta();
        assertThat(group.addresses()).containsExactly("boss@example.com");

        group.choose(OWNER, FeedbackMailFrequency.DAILY_DIGEST, null, MON_1_JUNE);
        assertThat(group.addresses()).containsExactly("boss@example.com", OWNER);
    }

    @Test
    void aSuppressedAddressIsNoMemberByItself() {
        suppressions.suppress(refused("nobody@example.com", "550 no such user"), MON_1_JUNE);

        assertThat(group.members("", 10)).extracting(GroupMember::email).containsExactly("boss@example.com");
    }

    @Test
    void areNamedByTheirAddresses() {
        assertThatThrownBy(() -> new GroupSettings(List.of("the boss")))
                .hasMessageContaining("early-access.feedback.execs");
    }
}
