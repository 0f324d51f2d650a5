package dev.kosh.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimePasswordTests extends PeopleTest {

    private Answer validate(String identity, String otp) {
        return post(
                "/otp/v1/_validate",
                "{'otp': {'otp': '%s', 'identity': '%s', 'tenantId': 'pb.jalandhar'}}".formatted(otp, identity),
                null);
    }

    private static String other(String otp) {
        return otp.equals("111111") ? "222222" : "111111";
    }

    @Test
    void aCitizenLogsInWithTheOneTimePasswordThatWasSent() {
        String number = mobileNumber();
        citizen(number);

        Answer sent = sendOtp(number, "login");
        String otp = telephone.otp(number, 1);

        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.body().path("isSuccessful").asBoolean()).isTrue();
        assertThat(sent.body().path("responseInfo").isNull()).isTrue();
        Answer answer = logIn(number, otp, "citizen", "pb.amritsar");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/UserRequest/userName").asString("")).isEqualTo(number);
        assertThat(logIn(number, otp, "CITIZEN", "pb")
                        .body()
                        .path("error_description")
                        .asString(""))
                .isEqualTo("Invalid login credentials");
    }

    /** platform.md section 9, number 7. */
    @Test
    void whoIsNotKnownGetsTheSameAnswerAndNoMessage() {
        String stranger = mobileNumber();
        String known = mobileNumber();
        citizen(known);

        Answer toStranger = sendOtp(stranger, "login");
        Answer toKnown = sendOtp(known, "login");
        telephone.otp(known, 1);

        assertThat(toStranger.status()).isEqualTo(toKnown.status());
        assertThat(toStranger.body()).isEqualTo(toKnown.body());
        assertThat(sendOtp(stranger, "passwordreset").status()).isEqualTo(201);
        assertThat(telephone.count(stranger)).isZero();
    }

    @Test
    void aNumberIsProvedOnceAtAnyTenantOfItsState() {
        String number = mobileNumber();
        sendOtp(number, "register");
        String otp = telephone.otp(number, 1);

        Answer answer = validate(number, otp);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/otp/isValidationSuccessful").asBoolean()).isTrue();
        assertThat(answer.body().at("/otp/UUID").asString("")).isNotEmpty();
        assertThat(answer.body().at("/otp/identity").asString("")).isEqualTo(number);
        assertThat(fieldCode(validate(number, otp))).isEqualTo("OTP.VALIDATION_UNSUCCESSFUL");
    }

    /** platform.md section 9, number 23. */
    @Test
    void onlyTheNewestCountsForFiveAttemptsAndAQuarterOfAnHour() {
        String number = mobileNumber();
        sendOtp(number, "register");
        String first = telephone.otp(number, 1);
        sendOtp(number, "register");
        String second = telephone.otp(number, 2);

        if (!first.equals(second)) {
            assertThat(validate(number, first).status()).isEqualTo(400);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(validate(number, other(second)).status()).isEqualTo(400);
        }
        assertThat(validate(number, second).status()).isEqualTo(400);

        String late = mobileNumber();
        sendOtp(late, "register");
        String otp = telephone.otp(late, 1);
        clock.advance(Duration.ofMinutes(16));
        assertThat(validate(late, otp).status()).isEqualTo(400);
    }

    @Test
    void threeMessagesGoToANumberInTenMinutes() {
        String number = mobileNumber();
        for (int i = 0; i < 3; i++) {
            assertThat(sendOtp(number, "register").status()).isEqualTo(201);
        }

        Answer fourth = sendOtp(number, "register");

        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aNumberWrittenOtherwiseIsTheSameNumber() {
        String number = mobileNumber();
        assertThat(sendOtp(number, "register").status()).isEqualTo(201);
        assertThat(sendOtp("0" + number, "register").status()).isEqualTo(201);
        assertThat(sendOtp("91" + number, "register").status()).isEqualTo(201);

        assertThat(sendOtp("0" + number, "register").status()).isEqualTo(429);
        assertThat(sendOtp(number, "register").status()).isEqualTo(429);
    }

    @Test
    void aPasswordResetAsksNothingOfTheFormOfTheNumber() {
        assertThat(sendOtp("98-no-number", "passwordreset").status()).isEqualTo(201);
    }

    @Test
    void theOneTimePasswordIsStoredOnlyAsAHash() {
        String number = mobileNumber();
        sendOtp(number, "register");
        String otp = telephone.otp(number, 1);

        assertThat(jdbc.sql("select count(*) from access.otp where otp_hash = :otp or otp_hash !~ '^\\$2'")
                        .param("otp", otp)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'{}',                                                                         OTP.TENANT_ID_MANDATORY",
        "'{\"tenantId\": \"pb\"}',                                                     OTP.MOBILE_NUMBER_MANDATORY",
        "'{\"tenantId\": \"pb\", \"mobileNumber\": \"9876543210\", \"type\": \"x\"}',  OTP.REQUEST_TYPE_MANDATORY",
        "'{\"tenantId\": \"pb\", \"mobileNumber\": \"98765abcde\"}',                   OTP.MOBILE_NUMBER_INVALID",
        "'{\"tenantId\": \"pb\", \"mobileNumber\": \"987\"}',                          OTP.MOBILE_NUMBER_INVALIDLENGTH"
    })
    void whatIsWrongWithARequestIsNamed(String otp, String code) {
        Answer answer = post("/user-otp/v1/_send", "{\"otp\": " + otp + "}", null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(fieldCode(answer)).isEqualTo(code);
        assertThat(answer.body().at("/error/message").asString("")).isEqualTo("Invalid OTP request");
    }

    @Test
    void aRegisteredNumberIsNotRegisteredAgain() {
        String number = mobileNumber();
        citizen(number);

        assertThat(fieldCode(sendOtp(number, "register"))).isEqualTo("OTP.MOBILENUMBER");
    }

    @Test
    void wrongOnesCountAlsoWhenTheyAreShownToRegister() {
        String number = mobileNumber();
        sendOtp(number, "register");
        String otp = telephone.otp(number, 1);

        for (int i = 0; i < 5; i++) {
            assertThat(register(number, other(otp)).status()).isEqualTo(400);
        }

        assertThat(fieldCode(register(number, otp))).isEqualTo("OTP.VALIDATION_UNSUCCESSFUL");
    }

    @Test
    void aCitizenRegistersAndIsLoggedIn() {
        String number = mobileNumber();
        sendOtp(number, "");
        String otp = telephone.otp(number, 1);

        Answer answer = register(number, otp);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/UserRequest/userName").asString("")).isEqualTo(number);
        assertThat(audited(
                        "CITIZEN_REGISTERED",
                        answer.body().at("/UserRequest/uuid").asString("")))
                .isEqualTo(1);
        assertThat(answer.body().at("/UserRequest/tenantId").asString("")).isEqualTo("pb");
        assertThat(answer.body().at("/UserRequest/roles/0/code").asString("")).isEqualTo("CITIZEN");
        String token = answer.body().path("access_token").asString("");
        assertThat(post("/user/_search", "{'userName': '%s', 'tenantId': 'pb'}".formatted(number), token)
                        .body()
                        .at("/user/0/name")
                        .asString(""))
                .isEqualTo("New Citizen");
    }

    @Test
    void whoHasOneTimePasswordsOnlyHasNoOtherToChange() {
        String number = mobileNumber();
        sendOtp(number, "register");
        String token = register(number, telephone.otp(number, 1))
                .body()
                .path("access_token")
                .asString("");

        Answer answer = post(
                "/user/password/_update",
                "{'existingPassword': 'Any@Word12', 'newPassword': 'Better#Word34', 'tenantId': 'pb', 'type': 'CITIZEN'}",
                token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("InvalidUpdatePasswordRequestException");
    }

    private Answer register(String number, String otp) {
        return post(
                "/user/citizen/_create",
                "{'User': {'name': 'New Citizen', 'userName': '%s', 'mobileNumber': '%s', 'tenantId': 'pb.amritsar', 'otpReference': '%s', 'roles': [{'code': 'SUPERUSER', 'tenantId': 'pb'}]}}"
                        .formatted(number, number, otp),
                null);
    }

    /** platform.md section 9, number 5. */
    @Test
    void nobodyRegistersWithoutTheRightOneTimePassword() {
        String number = mobileNumber();
        sendOtp(number, "register");
        String otp = telephone.otp(number, 1);

        assertThat(fieldCode(register(number, other(otp)))).isEqualTo("OTP.VALIDATION_UNSUCCESSFUL");
        assertThat(register(number, "").errorCode()).isEqualTo("InvalidUserCreateException");
        assertThat(logIn(number, "123456", "CITIZEN", "pb").status()).isEqualTo(400);
    }
}
