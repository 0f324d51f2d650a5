package dev.kosh.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.testing.Answer;
import dev.kosh.testing.NewPerson;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Numbers that get no messages, over HTTP. */
class BlockedNumberCallTests extends CarriedSmsTest {

    private static final String PATH = "/notification/v1/blocked-numbers/";

    @Autowired
    private Accounts accounts;

    private String token;

    @BeforeEach
    void administrator() {
        token = calls.login(NewPerson.of("pb").roles("SUPERUSER").onRecord(accounts));
    }

    private Answer post(String operation, String members) {
        return calls.post(PATH + operation, ("{'tenantId':'pb.amritsar'," + members + "}").replace('\'', '"'), token);
    }

    private Answer block(String pattern) {
        return post(
                "_create", "'blockedNumber':{'pattern':'%s','extent':'ALL','reason':'asked us'}".formatted(pattern));
    }

    private boolean isListed(String id) {
        return post("_search", "'limit':100")
                .body()
                .path("blockedNumbers")
                .valueStream()
                .anyMatch(each -> each.path("id").asString().equals(id));
    }

    @Test
    void aNumberIsBlockedListedAndLetGo() {
        JsonNode blocked = block("9814077701").body().path("blockedNumbers").path(0);
        String id = blocked.path("id").asString();
        assertThat(blocked.path("pattern").asString()).doesNotContain("9814077701");
        assertThat(isListed(id)).isTrue();
        send(to("9814077701", "CITY_TEXT"));
        assertThat(carrier.taken).isEmpty();

        assertThat(post("_delete", "'id':'" + id + "'").status()).isEqualTo(200);

        assertThat(isListed(id)).isFalse();
        send(to("9814077701", "CITY_TEXT"));
        assertThat(carrier.taken).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "98140-7770", "981407770", "98140777011"})
    void whatIsNoPatternOfNumbersIsRefused(String pattern) {
        Answer refused = block(pattern);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("INVALID_NUMBER_PATTERN");
    }

    @Test
    void anEntryThatTheTenantHasNotCannotBeDeleted() {
        Answer unknown = post("_delete", "'id':'" + UUID.randomUUID() + "'");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.errorCode()).isEqualTo("BLOCKED_NUMBER_NOT_FOUND");

        String id = block("9814077702").body().at("/blockedNumbers/0/id").asString();
        Answer elsewhere = calls.post(PATH + "_delete", "{\"tenantId\":\"pb.jalandhar\",\"id\":\"" + id + "\"}", token);
        assertThat(elsewhere.errorCode()).isEqualTo("BLOCKED_NUMBER_NOT_FOUND");
        assertThat(isListed(id)).isTrue();
    }
}
