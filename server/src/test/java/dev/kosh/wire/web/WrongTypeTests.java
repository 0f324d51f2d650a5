package dev.kosh.wire.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.SandboxUser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A body whose members have other types than the contract's (platform.md 1.5.1). */
@KoshServerTest
class WrongTypeTests {

    private static final String DEMANDS = "/billing-service/demand/_create";

    @Autowired
    private HttpCalls calls;

    private Answer post(String path, String body) {
        return calls.post(path, body.replace('\'', '"'), calls.login(SandboxUser.COUNTER_CLERK));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'Demands':{}}                                            | Demands. Expected type is array
            {'Demands':[{'demandDetails':[{'taxAmount':'a lot'}]}]}   | Demands[0].demandDetails[0].taxAmount. Expected type is number
            {'Demands':[{'taxPeriodFrom':'yesterday'}]}               | Demands[0].taxPeriodFrom. Expected type is number
            {'Demands':[{'payer':7}]}                                 | Demands[0].payer. Expected type is object
            """)
    void theMemberAndItsTypeAreNamed(String body, String told) {
        Answer answer = post(DEMANDS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("JsonMappingException");
        assertThat(answer.body().at("/Errors/0/message").asString())
                .isEqualTo("Failed to parse field - " + told)
                .doesNotContain("dev.kosh");
    }

    @Test
    void aTimeInRequestInfoThatIsNoNumberIsRefused() {
        Answer answer = post(
                DEMANDS,
                "{'RequestInfo':{'ts':'2026-04-01','authToken':'%s'},'Demands':[]}"
                        .formatted(calls.login(SandboxUser.COUNTER_CLERK)));

        assertThat(answer.errorCode()).isEqualTo("JsonMappingException");
        assertThat(answer.body().at("/Errors/0/message").asString())
                .isEqualTo("Failed to parse field - RequestInfo.ts. Expected type is number");
    }

    @Test
    void anEmptyBodyIsSaidToBeMissing() {
        Answer answer = calls.post(DEMANDS, "", Map.of("auth-token", calls.login(SandboxUser.COUNTER_CLERK)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("MissingJsonException");
        assertThat(answer.body().at("/Errors/0/message").asString()).isEqualTo("JSON body has errors or is missing");
    }

    @Test
    void aTextThatCannotBeKeptIsRefusedByName() {
        Answer answer = post(
                "/billing-service/demand/_create",
                "{'Demands':[{'tenantId':'pb.amritsar','consumerCode':'NUL\\u0000','consumerType':'x',"
                        + "'businessService':'PT','taxPeriodFrom':1774981800000,'taxPeriodTo':1806517799000,"
                        + "'demandDetails':[{'taxHeadMasterCode':'PT_TAX','taxAmount':1,'collectionAmount':0}]}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("INVALID_CHARACTER");
    }
}
