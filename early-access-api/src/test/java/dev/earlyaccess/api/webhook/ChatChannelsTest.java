package dev.earlyaccess.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Response;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How posting to the team's chat goes, as admins see it. */
@ApiTest
class ChatChannelsTest {

    private static final String CHAT = "/api/v1/admin/chat";
    private static final String WEBHOOKS = "/api/v1/admin/webhooks";

    private final Api api;
    private final JdbcClient jdbc;

    ChatChannelsTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @Test
    void showsAllChannelsEvenIfDisconnected() {
        Response response = api.admin().get(CHAT).is(200);

        assertThat(response.items("channel")).containsExactly("announcements", "feedback", "marketing");
        assertThat(response.items("connected")).containsExactly("true", "false", "false");
        assertThat(response.field("items.1")).isEqualTo(Response.json("""
                {"channel": "feedback", "connected": false, "waiting": 0, "oldestAt": null, "failures": 0,
                 "lastError": null, "restsUntil": null}"""));
    }

    @Test
    void showsWaitingMessagesAndTheLastError() {
        marketingWaits();

        assertThat(api.admin().get(CHAT).field("items.2")).isEqualTo(Response.json("""
                {"channel": "marketing", "connected": false, "waiting": 2, "oldestAt": "2026-06-01T09:00:00Z",
                 "failures": 3, "lastError": "404 no_service", "restsUntil": "2026-06-01T09:00:08Z"}"""));
    }

    @Test
    void isNoWebhookForAdmins() {
        marketingWaits();

        assertThat(api.admin().get(WEBHOOKS).is(200).items("id")).isEmpty();
        api.admin().get(WEBHOOKS + "/1").is(Problem.WEBHOOK_NOT_FOUND);
        api.admin().get(WEBHOOKS + "/1/messages").is(Problem.WEBHOOK_NOT_FOUND);
        api.admin().patch(WEBHOOKS + "/1", "{\"disabled\": true}").is(Problem.WEBHOOK_NOT_FOUND);
        api.admin().post(WEBHOOKS + "/1/recover", "").is(Problem.WEBHOOK_NOT_FOUND);
        api.admin().post(WEBHOOKS + "/1/messages/msg_a/redeliver", "").is(Problem.WEBHOOK_NOT_FOUND);
        api.admin().delete(WEBHOOKS + "/1").is(Problem.WEBHOOK_NOT_FOUND);
    }

    @Test
    void postsATestToAConnectedChannelOnly() {
        Response posted = api.admin().post(CHAT + "/announcements/test", "").is(200);

        assertThat(posted.text("text")).contains("This is a test", "generally available");
        assertThat(posted.text("attempt.error")).contains("refused");
        api.admin().post(CHAT + "/marketing/test", "").is(Problem.CHANNEL_NOT_CONNECTED);
        api.admin().post(CHAT + "/sales/test", "").isInvalid("channel");
    }

    private void marketingWaits() {
        jdbc.sql("""
                insert into webhook_endpoint (channel, created_at, failures, last_error, rests_until)
                values ('marketing', '2026-06-01T09:00:00Z', 3, '404 no_service', '2026-06-01T09:00:08Z')""").update();
        jdbc.sql("""
                insert into webhook_message (endpoint_id, message_id, type, payload, in_short, queued_at, begun_at, due_at)
                select e.id, 'msg_' || text, 'feature.archived', text, text, queued_at, queued_at, queued_at
                from webhook_endpoint e cross join (values
                    ('a', timestamptz '2026-06-01T09:00:00Z'), ('b', '2026-06-01T09:00:01Z')) as m (text, queued_at)
                """).update();
    }

    @Test
    void isReadPageByPage() {
        Response first = api.admin().get(CHAT + "?limit=2").is(200);

        assertThat(first.items("channel")).containsExactly("announcements", "feedback");
        assertThat(api.admin()
                        .get(CHAT + "?limit=2&after=" + first.text("next"))
                        .items("channel"))
                .containsExactly("marketing");
        api.admin().get(CHAT + "?limit=0").isInvalid("limit");
        api.admin().get(CHAT + "?after=x").isInvalid("after");
    }
}
