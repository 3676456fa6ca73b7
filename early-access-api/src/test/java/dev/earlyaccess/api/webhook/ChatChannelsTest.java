package dev.earlyaccess.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.apitest.Answer;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How posting to the team's chat goes, as admins see it. */
@ApiTest
class ChatChannelsTest {

    private static final String CHAT = "/api/v1/admin/chat";

    private final Api api;
    private final JdbcClient jdbc;

    ChatChannelsTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @Test
    void showsEveryChannelAlsoThoseThatAreOff() {
        Answer answer = api.admin().get(CHAT).is(200);

        assertThat(answer.items("channel")).containsExactly("announcements", "feedback", "marketing");
        assertThat(answer.field("items.0")).isEqualTo(Answer.json("""
                {"channel": "announcements", "connected": false, "waiting": 0, "oldestAt": null, "failures": 0,
                 "lastError": null, "restsUntil": null}"""));
    }

    @Test
    void showsWhatWaitsAndWhy() {
        jdbc.sql("""
                insert into chat_post (channel, text, in_short, queued_at) values
                ('marketing', 'a', 'a', '2026-06-01T09:00:00Z'), ('marketing', 'b', 'b', '2026-06-01T09:00:01Z')""").update();
        jdbc.sql("""
                insert into chat_channel (channel, failures, last_error, rests_until)
                values ('marketing', 3, '404 no_service', '2026-06-01T09:00:08Z')""").update();

        assertThat(api.admin().get(CHAT).field("items.2")).isEqualTo(Answer.json("""
                {"channel": "marketing", "connected": false, "waiting": 2, "oldestAt": "2026-06-01T09:00:00Z",
                 "failures": 3, "lastError": "404 no_service", "restsUntil": "2026-06-01T09:00:08Z"}"""));
    }

    @Test
    void isReadPageByPage() {
        Answer first = api.admin().get(CHAT + "?limit=2").is(200);

        assertThat(first.items("channel")).containsExactly("announcements", "feedback");
        assertThat(api.admin()
                        .get(CHAT + "?limit=2&after=" + first.text("next"))
                        .items("channel"))
                .containsExactly("marketing");
        api.admin().get(CHAT + "?limit=0").isInvalid("limit");
        api.admin().get(CHAT + "?after=x").isInvalid("after");
    }
}
