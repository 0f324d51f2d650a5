package dev.kosh.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.SandboxUser;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordTests extends PeopleTest {

    private static final String NEW = "Another@2027";

    private Answer change(String existing, String wanted, String token) {
        return post(
                "/user/password/_update",
                "{'existingPassword': '%s', 'newPassword': '%s', 'tenantId': 'pb', 'type': 'EMPLOYEE'}"
                        .formatted(existing, wanted),
                token);
    }

    private Answer reset(NewUser user, String otp, String wanted) {
        return post(
                "/user/password/nologin/_update",
                "{'otpReference': '%s', 'userName': '%s', 'newPassword': '%s', 'tenantId': '%s', 'type': '%s'}"
                        .formatted(otp, user.userName(), wanted, user.tenantId(), user.type()),
                null);
    }

    /** platform.md section 9, number 15. */
    @Test
    void aChangedPasswordEndsEverySession() {
        NewUser user = employee("pb.amritsar", "EMPLOYEE");
        String elsewhere = token(user);
        String token = token(user);

        Answer answer = change(SandboxUser.PASSWORD, NEW, token);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/responseInfo/status").asString("")).isEqualTo("200");
        String search = "{'uuid': ['%s']}".formatted(user.uuid());
        assertThat(post("/user/_search", search, token).status()).isEqualTo(401);
        assertThat(post("/user/_search", search, elsewhere).status()).isEqualTo(401);
        assertThat(logIn(user.userName(), SandboxUser.PASSWORD, "EMPLOYEE", "pb.amritsar")
                        .status())
                .isEqualTo(400);
        assertThat(logIn(user.userName(), NEW, "EMPLOYEE", "pb.amritsar").status())
                .isEqualTo(200);
        assertThat(audited("PASSWORD_CHANGED", user.uuid())).isEqualTo(1);
    }

    @Test
    void theOldPasswordMustBeKnownAndGuessesLockTheAccount() {
        NewUser user = employee("pb.amritsar", "EMPLOYEE");
        String token = token(user);

        for (int i = 0; i < 5; i++) {
            assertThat(change("Wrong@2026", NEW, token).errorCode()).isEqualTo("PasswordMismatchException");
        }
        assertThat(change(SandboxUser.PASSWORD, NEW, token).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "Ab@1,            INVALID_PWD_LENGTH",
        "alllowercase1,   INVALID_PWD_PATTERN",
        "Ab@12345 x,      INVALID_PWD_PATTERN",
        "P@ssw0rd,        INVALID_PWD_PATTERN",
        "1Qaz@wsX,        INVALID_PWD_PATTERN",
        "123456789987654321, INVALID_PWD_PATTERN",
        "Admin@123,       INVALID_PWD_PATTERN",
        "eGov@2027,       INVALID_PWD_PATTERN",
        "D1git#8427,      INVALID_PWD_PATTERN",
        "India@1947,      INVALID_PWD_PATTERN"
    })
    void aPasswordMustKeepTheRules(String password, String code) {
        String token = tokenOf("pb", "EMPLOYEE");

        assertThat(change(SandboxUser.PASSWORD, password, token).errorCode()).isEqualTo(code);
    }

    /** platform.md section 9, number 21. */
    @Test
    void anEmployeesPasswordExpires() {
        NewUser user = employee("pb.amritsar", "EMPLOYEE");
        assertThat(logIn(user.userName(), SandboxUser.PASSWORD, "EMPLOYEE", "pb.amritsar")
                        .status())
                .isEqualTo(200);
        setLongAgo(user);

        Answer late = logIn(user.userName(), SandboxUser.PASSWORD, "EMPLOYEE", "pb.amritsar");

        assertThat(late.status()).isEqualTo(400);
        assertThat(late.body().path("error_description").asString("")).startsWith("Password expired");
        assertThat(logIn(user.userName(), "Wrong@2026", "EMPLOYEE", "pb.amritsar")
                        .body()
                        .path("error_description")
                        .asString(""))
                .as("who does not know it learns nothing")
                .isEqualTo("Invalid login credentials");
    }

    @Test
    void aCitizensPasswordDoesNotExpire() {
        String number = mobileNumber();
        NewUser citizen = citizen(number);
        setLongAgo(citizen);

        assertThat(logIn(number, SandboxUser.PASSWORD, "CITIZEN", "pb").status())
                .isEqualTo(200);
    }

    private void setLongAgo(NewUser user) {
        jdbc.sql("update access.user_account set password_set_at = :at where uuid = :uuid")
                .param("at", clock.instant().minus(Duration.ofDays(800)).atOffset(ZoneOffset.UTC))
                .param("uuid", user.uuid())
                .update();
    }

    @Test
    void aLongPhraseIsAsGood() {
        String token = tokenOf("pb", "EMPLOYEE");

        assertThat(change(SandboxUser.PASSWORD, "seven rivers flow past the old fort", token)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aForgottenPasswordIsSetByOneTimePassword() {
        NewUser user = employee("pb.amritsar", "EMPLOYEE");
        String number = String.valueOf(user.mobileNumber());
        String token = token(user);
        post(
                "/user-otp/v1/_send",
                "{'otp': {'mobileNumber': '%s', 'tenantId': 'pb.amritsar', 'type': 'passwordreset', 'userType': 'EMPLOYEE'}}"
                        .formatted(number),
                null);
        String otp = telephone.otp(number, 1);

        assertThat(reset(user, otp.equals("111111") ? "222222" : "111111", NEW)
                        .body()
                        .at("/error/fields/0/code")
                        .asString(""))
                .isEqualTo("OTP.VALIDATION_UNSUCCESSFUL");
        assertThat(reset(user, otp, "short").errorCode()).isEqualTo("INVALID_PWD_LENGTH");
        Answer answer = reset(user, otp, NEW);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(audited("PASSWORD_RESET", user.uuid())).isEqualTo(1);
        assertThat(logIn(user.userName(), NEW, "EMPLOYEE", "pb.amritsar").status())
                .isEqualTo(200);
        assertThat(post("/user/_search", "{'uuid': ['x']}", token).status()).isEqualTo(401);
        assertThat(reset(user, otp, NEW).status()).isEqualTo(400);
    }

    @Test
    void anUnknownUserAndAWrongOneTimePasswordLookTheSame() {
        NewUser known = employee("pb.amritsar", "EMPLOYEE");
        NewUser unknown = new NewUser(
                "x",
                "nobody-at-all",
                "x",
                UserType.EMPLOYEE,
                known.tenantId(),
                null,
                null,
                null,
                null,
                true,
                null,
                known.roles(),
                known.networks());

        assertThat(reset(unknown, "123456", NEW).body())
                .isEqualTo(reset(known, "123456", NEW).body());
    }
}
