package dev.earlyaccess.api.user;

import dev.earlyaccess.api.audit.AuditEntryView;
import dev.earlyaccess.api.mail.DeliveryView;
import dev.earlyaccess.api.mail.MailPreferencesView;
import dev.earlyaccess.api.user.UserData.EnrollmentData;
import dev.earlyaccess.api.user.UserData.FeedbackData;
import dev.earlyaccess.api.user.UserData.MembershipData;
import dev.earlyaccess.api.user.UserData.MessageData;
import dev.earlyaccess.api.user.UserData.ProfileData;
import dev.earlyaccess.api.user.UserData.SuppressionData;
import dev.earlyaccess.api.user.UserData.WorkData;
import dev.earlyaccess.audit.AuditHistory;
import dev.earlyaccess.audit.AuditPosition;
import dev.earlyaccess.feedback.Feedback;
import dev.earlyaccess.feedback.FeedbackInbox;
import dev.earlyaccess.feedback.FeedbackReply;
import dev.earlyaccess.outbox.Deliveries;
import dev.earlyaccess.privacy.DataSubject;
import dev.earlyaccess.privacy.PersonalFile;
import dev.earlyaccess.user.Profile;
import dev.earlyaccess.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers everything that the service keeps about a person. */
@Component
class UserDataExport {

    /** How many items of a long list are in memory at once. */
    private static final int AT_ONCE = 200;

    private final PersonalFile file;
    private final Users users;
    private final FeedbackInbox inbox;
    private final Deliveries deliveries;
    private final AuditHistory history;
    private final Clock clock;

    UserDataExport(
            PersonalFile file,
            Users users,
            FeedbackInbox inbox,
            Deliveries deliveries,
            AuditHistory history,
            Clock clock) {
        this.file = file;
        this.users = users;
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.history = history;
        this.clock = clock;
    }

    UserData of(DataSubject person) {
        return new UserData(
                clock.instant(),
                person.user().value(),
                users.find(person.user()).map(UserDataExport::profile).orElse(null),
                MailPreferencesView.of(users.mailPreferences(person.user())),
                file.suppressions(person).stream().map(SuppressionData::of).toList(),
                file.enrollments(person).stream().map(EnrollmentData::of).toList(),
                pages((last, seen) -> feedback(person, last == null ? Long.MAX_VALUE : last.id())),
                pages((last, seen) -> mails(person, last == null ? Long.MAX_VALUE : last.id())),
                file.memberships(person).stream().map(MembershipData::of).toList(),
                file.ownedFeatures(person),
                file.managedFeatures(person),
                pages((last, seen) -> file.work(person, seen, AT_ONCE).stream()
                        .map(WorkData::of)
                        .toList()),
                pages((last, seen) -> file.messages(person, seen, AT_ONCE).stream()
                        .map(MessageData::of)
                        .toList()),
                pages((last, seen) -> audit(person, last)));
    }

    private static ProfileData profile(Profile profile) {
        return new ProfileData(
                profile.email(),
                profile.name(),
                profile.locale(),
                profile.tokenIssuedAt().isAfter(Instant.EPOCH) ? profile.tokenIssuedAt() : null);
    }

    private List<FeedbackData> feedback(DataSubject person, long before) {
        List<Feedback> page = inbox.withIds(file.feedback(person, before, AT_ONCE));
        Map<Long, List<FeedbackReply>> replies = inbox.repliesTo(page);
        return page.stream()
                .map(entry -> FeedbackData.of(
                        entry, inbox.original(entry).orElse(null), replies.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private List<DeliveryView> mails(DataSubject person, long before) {
        TreeSet<String> recipients = new TreeSet<>(person.emails());
        recipients.add(person.user().value());
        return deliveries.toAny(recipients, before, AT_ONCE).stream()
                .map(DeliveryView::of)
                .toList();
    }

    private List<AuditEntryView> audit(DataSubject person, @Nullable AuditEntryView last) {
        AuditPosition before = last == null ? AuditPosition.END : new AuditPosition(last.at(), last.id());
        return history.naming(person.user().value(), person.emails(), before, AT_ONCE).stream()
                .map(AuditEntryView::of)
                .toList();
    }

    /** A list that is read page by page while it is written. */
    private static <T> Iterable<T> pages(PageReader<T> reader) {
        return () -> new PagedIterator<>(reader);
    }

    private interface PageReader<T> {

        /**
         * The next page; shorter than {@link #AT_ONCE} if it is the last one.
         *
         * @param last the item before the page; null if there is none
         * @param seen how many items there are before the page
         */
        List<T> read(@Nullable T last, int seen);
    }

    private static final class PagedIterator<T> implements Iterator<T> {

        private final PageReader<T> reader;
        private List<T> page;
        private int next;
        private int seen;

        PagedIterator(PageReader<T> reader) {
            this.reader = reader;
            this.page = reader.read(null, 0);
        }

        @Override
        public boolean hasNext() {
            if (next == AT_ONCE) {
                seen += next;
                page = reader.read(page.get(next - 1), seen);
                next = 0;
            }
            return next < page.size();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.get(next++);
        }
    }
}
