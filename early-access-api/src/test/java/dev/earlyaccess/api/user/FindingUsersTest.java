package dev.earlyaccess.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earlyaccess.api.problem.Problem;
import dev.earlyaccess.apitest.Api;
import dev.earlyaccess.apitest.ApiTest;
import dev.earlyaccess.apitest.Caller;
import dev.earlyaccess.apitest.Response;
import dev.earlyaccess.apitest.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of users, and what a search finds. */
@ApiTest
class FindingUsersTest {

    private static final String PATH = "/api/v1/admin/users";

    private final Api api;
    private final JdbcClient jdbc;

    FindingUsersTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void signIn() {
        signIn("ada", "Ada Lovelace", "ada@example.com");
        signIn("Bob-7", "Robert O'Neil-Adams", "bob@example.org");
        signIn("https://idp.example/users/7", "山田 太郎", "Yamada.Taro@example.com");
        signIn("m-1", "mallory@evil.example", "m@evil.example");
        signIn("zed", null, null);
    }

    private void signIn(String user, String name, String email) {
        Map<String, Object> claims =
                name == null ? Map.of() : Map.of("name", name, "email", email, "email_verified", true);
        api.withToken(Tokens.with(user, claims)).get("/api/v1/features").is(200);
    }

    private Caller with(String role) {
        return api.withToken(Tokens.of("max", role));
    }

    private static List<String> found(Caller caller, String q) {
        return caller.get(PATH + "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8))
                .is(200)
                .items("id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada | ada,Bob-7",
                "ADA LOVE | ada",
                "love | ada",
                "ovelace |",
                "bob | Bob-7",
                "BOB- | Bob-7",
                "o'neil | Bob-7",
                "adams robert | Bob-7",
                "ada@example.com | ada",
                "Ada@Ex | ada",
                "yamada.taro | https://idp.example/users/7",
                "山 | https://idp.example/users/7",
                "太郎 | https://idp.example/users/7",
                "https://idp.example/ | https://idp.example/users/7",
                "z | zed",
                "nobody |",
                "% |",
                "_ |",
                "\\ |",
                "& | ",
                "!ada | ada,Bob-7",
                "m@evil | m-1",
                "mallory | m-1"
            })
    void findsByIdNameAndAddress(String q, String ids) {
        assertThat(found(with("SUPPORT"), q)).containsExactlyInAnyOrder(ids == null ? new String[0] : ids.split(","));
    }

    @Test
    void showsIdsNamesAndAddresses() {
        Response page = with("SUPPORT").get(PATH + "?q=ada@").is(200);

        assertThat(page.json()).isEqualTo(Response.json("""
                {"items": [{"id": "ada", "name": "Ada Lovelace", "email": "ada@example.com"}], "next": null}"""));
    }

    @Test
    void letsViewersNeitherSeeNorProbeAddresses() {
        Caller viewer = with("VIEWER");

        assertThat(viewer.get(PATH + "?q=lovelace").is(200).json()).isEqualTo(Response.json("""
                {"items": [{"id": "ada", "name": "Ada Lovelace", "email": null}], "next": null}"""));
        for (String q : List.of("ada@example.com", "ada@", "yamada.taro", "bob@", "m@evil", "mallory")) {
            assertThat(found(viewer, q)).as(q).isEmpty();
            assertThat(found(with("EDITOR"), q)).as(q).isNotEmpty();
        }
        assertThat(viewer.get(PATH).is(200).body()).doesNotContain("@");
    }

    @Test
    void comesInPages() {
        Response first = with("SUPPORT").get(PATH + "?limit=2").is(200);
        Response second = with("SUPPORT")
                .get(PATH + "?limit=2&after=" + first.text("next"))
                .is(200);
        Response third = with("SUPPORT")
                .get(PATH + "?limit=2&after=" + second.text("next"))
                .is(200);

        assertThat(List.of(first.items("id"), second.items("id"), third.items("id")).stream()
                        .flatMap(List::stream))
                .containsExactlyInAnyOrder("ada", "Bob-7", "https://idp.example/users/7", "m-1", "zed");
        assertThat(third.field("next").isNull()).isTrue();
        Response ofSearch = with("SUPPORT").get(PATH + "?q=ada&limit=1").is(200);
        assertThat(with("SUPPORT")
                        .get(PATH + "?q=ada&limit=1&after=" + ofSearch.text("next"))
                        .is(200)
                        .items("id"))
                .hasSize(1)
                .isNotEqualTo(ofSearch.items("id"));
    }

    /** More users than a search looks at before it uses the indexes. */
    @Test
    void findsEverybodyAmongMany() {
        jdbc.sql("""
                insert into users (user_id, name, token_issued_at)
                select 'many-' || lpad(i::text, 4, '0'), case when i % 500 = 0 then 'Rare Name' else 'Common Name' end, now()
                from generate_series(0, 2999) i
                """).update();

        assertThat(found(with("SUPPORT"), "rare"))
                .containsExactly("many-0000", "many-0500", "many-1000", "many-1500", "many-2000", "many-2500");
        assertThat(found(with("SUPPORT"), "many-29")).hasSize(50).startsWith("many-2900");
        assertThat(everyPage("rare", 4)).hasSize(6).doesNotHaveDuplicates();
        assertThat(everyPage("common", 200)).hasSize(2994).doesNotHaveDuplicates();
    }

    private List<String> everyPage(String q, int limit) {
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            Response page = with("SUPPORT")
                    .get(PATH + "?q=" + q + "&limit=" + limit + "&after=" + after)
                    .is(200);
            ids.addAll(page.items("id"));
            after = page.field("next").isNull() ? "" : page.text("next");
        } while (!after.isEmpty());
        return ids;
    }

    @Test
    void findsAUserWhoHasNeverSignedInByTheWholeId() {
        api.feature("dark-mode");
        api.admin()
                .put("/api/v1/admin/features/dark-mode/enrollments/stranger", "{\"create\": true}")
                .is(200);

        assertThat(found(with("VIEWER"), "stranger")).containsExactly("stranger");
        assertThat(found(with("VIEWER"), "strange")).isEmpty();
        assertThat(found(with("VIEWER"), "ada")).containsOnlyOnce("ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER", "STAFF", "SERVER"})
    void isForTheTeamOnly(String role) {
        with(role).get(PATH).is(Problem.FORBIDDEN);
        with(role).get(PATH + "/ada").is(Problem.FORBIDDEN);
    }

    @Test
    void refusesBadParameters() {
        api.admin().get(PATH + "?q=" + "x".repeat(256)).isInvalid("q");
        api.admin().get(PATH + "?q=a%00").is(Problem.INVALID_REQUEST);
        api.admin().get(PATH + "?limit=201").isInvalid("limit");
        api.admin().get(PATH + "?after=x").isInvalid("after");
        api.admin().get(PATH + "?name=ada").isInvalid("name");
    }
}
