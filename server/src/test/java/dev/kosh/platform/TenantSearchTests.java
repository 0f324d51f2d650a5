package dev.kosh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.SandboxUser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KoshServerTest
class TenantSearchTests {

    private static final String PATH = "/tenant/v1/tenant/_search";

    private final HttpCalls calls;

    @Autowired
    TenantSearchTests(HttpCalls calls) {
        this.calls = calls;
    }

    private static List<String> codes(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body()
                .path("tenant")
                .valueStream()
                .map(tenant -> tenant.path("code").asString(""))
                .toList();
    }

    @Test
    void allTenantsAreListedWithoutAToken() {
        Answer answer = calls.post(PATH, "{}", (String) null);

        assertThat(codes(answer)).contains("pb", "pb.amritsar", "od.cuttack");
        assertThat(answer.body().at("/responseInfo/status").asString("")).isEqualTo("200");
    }

    @Test
    void aTenantIsFoundByItsCodeWithTheCodeOfItsCity() {
        Answer answer = calls.post(PATH + "?code=pb.amritsar,pb.nowhere", "{}", (String) null);

        assertThat(codes(answer)).containsExactly("pb.amritsar");
        assertThat(answer.body().at("/tenant/0/name").asString("")).isEqualTo("Amritsar");
        assertThat(answer.body().at("/tenant/0/city/code").asString("")).isEqualTo("ASR");
    }

    @Test
    void anIntegratorMayListTheTenantsThatItsRolesCover() {
        String state = calls.login(SandboxUser.STATE_INTEGRATOR);
        String town = calls.login(SandboxUser.COUNTER_CLERK);

        assertThat(codes(calls.post(PATH + "?mine=true", "{}", state)))
                .contains("pb", "pb.amritsar", "pb.jalandhar")
                .noneMatch(code -> code.startsWith("od"));
        assertThat(codes(calls.post(PATH + "?mine=true", "{}", town))).containsExactly("pb.amritsar");
        assertThat(calls.post(PATH + "?mine=true", "{}", (String) null).status())
                .isEqualTo(401);
    }

    @Test
    void aParameterOfAnotherTypeIsTheCallersFault() {
        Answer answer = calls.post(PATH + "?mine=perhaps", "{}", (String) null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("MethodArgumentTypeMismatchException");
        assertThat(answer.body().at("/Errors/0/params/0").asString("")).isEqualTo("mine");
    }
}
