package dev.earlyaccess.api.user;

import dev.earlyaccess.api.feedback.FeedbackView;
import dev.earlyaccess.api.mail.DeliveryView;
import dev.earlyaccess.api.mail.MailPreferencesView;
import dev.earlyaccess.api.mail.SuppressionView;
import dev.earlyaccess.enrollment.EarlyAccess;
import dev.earlyaccess.enrollment.FeaturePreviews;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReply;
import dev.earlyaccess.outbox.Deliveries;
import dev.earlyaccess.recipient.UnsentMails;
import dev.earlyaccess.stage.Stage;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.SuppressionList;
import dev.earlyaccess.user.UnknownUser;
import dev.earlyaccess.user.UserId;
import dev.earlyaccess.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the service knows about one user. */
@Component
class UserFile {

    private static final int MOST_MAILS = 200;
    private static final int MOST_FEEDBACK = 50;

    private final EarlyAccess earlyAccess;
    private final FeaturePreviews features;
    private final Users users;
    private final SuppressionList suppressions;
    private final Deliveries deliveries;
    private final UnsentMails unsentMails;
    private final FeedbackInbox inbox;
    private final Clock clock;

    UserFile(
            EarlyAccess earlyAccess,
            FeaturePreviews features,
            Users users,
            SuppressionList suppressions,
            Deliveries deliveries,
            UnsentMails unsentMails,
            FeedbackInbox inbox,
            Clock clock) {
        this.earlyAccess = earlyAccess;
        this.features = features;
        this.users = users;
        this.suppressions = suppressions;
        this.deliveries = deliveries;
        this.unsentMails = unsentMails;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** @throws UnknownUser if the service has never seen this user */
    UserDetails of(UserId user) {
        earlyAccess.requireSeen(user);
        @Nullable Profile profile = users.find(user).orElse(null);
        @Nullable String email = profile == null ? null : profile.email();
        List<Feedback> feedback = inbox.of(user, MOST_FEEDBACK);
        Map<Long, List<FeedbackReply>> replies = inbox.repliesTo(feedback);
        return new UserDetails(
                user.value(),
                profile == null ? null : profile.name(),
                email,
                profile == null ? null : profile.locale(),
                profile != null && profile.tokenIssuedAt().isAfter(Instant.EPOCH) ? profile.tokenIssuedAt() : null,
                MailPreferencesView.of(users.mailPreferences(user)),
                suppressions.of(user).map(SuppressionView::of).orElse(null),
                features.of(user, EnumSet.allOf(Stage.class), null).stream()
                        .map(UserDetails.UserEnrollment::of)
                        .toList(),
                deliveries.to(user, email, MOST_MAILS).stream()
                        .map(DeliveryView::of)
                        .toList(),
                unsentMails.to(user, clock.instant(), MOST_MAILS).stream()
                        .map(UserDetails.UnsentMailView::of)
                        .toList(),
                feedback.stream()
                        .map(entry -> FeedbackView.of(entry, replies.getOrDefault(entry.id(), List.of())))
                        .toList());
    }
}
