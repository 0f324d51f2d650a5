package dev.kosh.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.SandboxUser;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class UserAdministrationTests extends PeopleTest {

    private static final String CREATE = "/user/users/_createnovalidate";
    private static final String UPDATE = "/user/users/_updatenovalidate";

    private Answer create(String tenant, String role, String roleTenant, @Nullable String token) {
        return post(CREATE, """
                {'user': {'userName': 'made-%s', 'name': 'Made Person', 'mobileNumber': '%s', 'active': true,
                 'type': 'EMPLOYEE', 'tenantId': '%s', 'password': 'Right@2026', 'dob': '05/03/1980',
                 'correspondenceCity': 'Amritsar', 'emailId': 'made@example.org',
                 'roles': [{'code': '%s', 'name': 'A role', 'tenantId': '%s'}]}}""".formatted(UUID.randomUUID(), mobileNumber(), tenant, role, roleTenant), token);
    }

    private static JsonNode user(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().at("/user/0");
    }

    private Answer search(String criteria, String token) {
        return post("/user/_search", "{%s}".formatted(criteria), token);
    }

    private static List<String> uuids(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body()
                .path("user")
                .valueStream()
                .map(each -> each.path("uuid").asString(""))
                .toList();
    }

    @Test
    void anAdministratorPutsAnEmployeeOnRecordWhoCanLogIn() {
        JsonNode user = user(create("pb.amritsar", "COLL_OPERATOR", "pb.amritsar", tokenOf("pb", "SUPERUSER")));

        assertThat(user.path("dob").asString("")).isEqualTo("05/03/1980");
        assertThat(user.path("correspondenceCity").asString("")).isEqualTo("Amritsar");
        assertThat(user.at("/roles/0/code").asString("")).isEqualTo("COLL_OPERATOR");
        assertThat(user.path("createdDate").asString("")).matches("\\d{2}-\\d{2}-\\d{4} \\d{2}:\\d{2}:\\d{2}");
        assertThat(user.path("pwdExpiryDate").isString()).isTrue();
        assertThat(user.path("createdBy").asLong(0)).isPositive();
        assertThat(user.has("password")).isFalse();
        assertThat(logIn(user.path("userName").asString(""), "Right@2026", "EMPLOYEE", "pb.amritsar")
                        .status())
                .isEqualTo(200);
        assertThat(audited("USER_CREATED", user.path("uuid").asString(""))).isEqualTo(1);
    }

    /** platform.md section 9, number 6. */
    @Test
    void nobodyElseMakesUsers() {
        assertThat(create("pb.amritsar", "EMPLOYEE", "pb.amritsar", null).status())
                .isEqualTo(401);
        assertThat(create("pb.amritsar", "EMPLOYEE", "pb.amritsar", calls.login(SandboxUser.CITIZEN))
                        .status())
                .isEqualTo(403);
        assertThat(create("pb.amritsar", "EMPLOYEE", "pb.amritsar", calls.login(SandboxUser.COUNTER_CLERK))
                        .status())
                .isEqualTo(403);
        assertThat(create("od.cuttack", "EMPLOYEE", "od.cuttack", tokenOf("pb", "SUPERUSER"))
                        .status())
                .isEqualTo(403);
    }

    /** platform.md section 9, number 6. */
    @ParameterizedTest
    @CsvSource({
        "COLL_OPERATOR, pb.amritsar, 200",
        "HRMS_ADMIN,    pb.amritsar, 200",
        "SUPERUSER,     pb.amritsar, 403",
        "BILLING_SYSTEM, pb.amritsar, 403",
        "COLL_OPERATOR, pb,          403",
        "SYSTEM,        pb.amritsar, 403",
        "NO_SUCH_ROLE,  pb.amritsar, 400"
    })
    void aStaffAdministratorGivesOnlyRolesThatHeHolds(String role, String at, int status) {
        String token = tokenOf("pb.amritsar", "HRMS_ADMIN", "COLL_OPERATOR");

        assertThat(create("pb.amritsar", role, at, token).status()).isEqualTo(status);
    }

    @Test
    void aRoleThatTheMastersDoNotHaveIsNamedAsTheOriginalDoes() {
        Answer answer = create("pb", "NO_SUCH_ROLE", "pb", tokenOf("pb", "SUPERUSER"));

        assertThat(answer.errorCode()).isEqualTo("INVALID_ROLE");
        assertThat(answer.body().at("/Errors/0/message").asString("")).isEqualTo("Unable to validate role from MDMS");
    }

    @Test
    void aUserWhoIsNotThereOrOfAnotherStateIsNotChanged() {
        NewUser elsewhere = employee("od.cuttack", "EMPLOYEE");
        String token = tokenOf("pb", "SUPERUSER");

        for (String uuid : List.of("nobody", elsewhere.uuid())) {
            Answer answer = post(
                    "/user/users/_updatenovalidate",
                    "{'user': {'uuid': '%s', 'name': 'X', 'roles': [{'code': 'EMPLOYEE', 'tenantId': 'pb'}]}}"
                            .formatted(uuid),
                    token);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorCode()).isEqualTo("UserNotFoundException");
        }
    }

    @Test
    void rolesOfTheServersOwnPrincipalsAreGivenByNobody() {
        assertThat(create("pb", "SYSTEM", "pb", tokenOf("pb", "SUPERUSER")).errorCode())
                .isEqualTo("ROLE_NOT_GRANTABLE");
    }

    @Test
    void aStaffAdministratorCannotTakeOverSomebodyWithMoreRights() {
        NewUser superUser = employee("pb.amritsar", "SUPERUSER");
        String staff = tokenOf("pb.amritsar", "HRMS_ADMIN", "EMPLOYEE");

        Answer answer = update(superUser, "'password': 'Taken@2026', 'roles': [{'code': 'EMPLOYEE'}]", staff);

        assertThat(answer.errorCode()).isEqualTo("ROLE_NOT_GRANTABLE");
        assertThat(logIn(superUser.userName(), SandboxUser.PASSWORD, "EMPLOYEE", "pb.amritsar")
                        .status())
                .isEqualTo(200);
    }

    private Answer update(NewUser user, String members, String token) {
        return post(UPDATE, "{'user': {'uuid': '%s', %s}}".formatted(user.uuid(), members), token);
    }

    @Test
    void theSameNameTwiceIsRefusedAndWhatIsNeededIsNamed() {
        String token = tokenOf("pb", "SUPERUSER");
        String taken =
                "{'user': {'userName': 'EMP01', 'name': 'X', 'mobileNumber': '9000000001', 'type': 'EMPLOYEE', 'tenantId': 'pb.amritsar', 'roles': [{'code': 'EMPLOYEE'}]}}";

        assertThat(post(CREATE, taken, token).errorCode()).isEqualTo("DuplicateUserNameException");
        assertThat(post(CREATE, "{'user': {'type': 'EMPLOYEE', 'tenantId': 'pb'}}", token)
                        .errorCode())
                .isEqualTo("InvalidUserCreateException");
        assertThat(post(CREATE, taken.replace("'name': 'X'", "'name': 'X<script>'"), token)
                        .errorCode())
                .isEqualTo("Pattern.createUserRequest.user.name");
        assertThat(post(CREATE, taken.replace("9000000001", "900"), token).errorCode())
                .isEqualTo("Pattern.createUserRequest.user.mobileNumber");
    }

    /** platform.md section 9, number 28. */
    @Test
    void aDeactivatedUserIsOutAtOnceAndAChangedRoleCounts() {
        NewUser user = employee("pb.amritsar", "EMPLOYEE", "HRMS_ADMIN");
        String token = token(user);
        String administrator = tokenOf("pb", "SUPERUSER");
        assertThat(create("pb.amritsar", "EMPLOYEE", "pb.amritsar", token).status())
                .isEqualTo(200);

        user(update(user, "'roles': [{'code': 'EMPLOYEE'}]", administrator));
        Eventually.holds(() -> assertThat(
                        create("pb.amritsar", "EMPLOYEE", "pb.amritsar", token).status())
                .isEqualTo(403));
        user(update(user, "'active': false, 'roles': [{'code': 'EMPLOYEE'}]", administrator));

        assertThat(search("'uuid': ['x']", token).status()).isEqualTo(401);
        assertThat(logIn(user.userName(), SandboxUser.PASSWORD, "EMPLOYEE", "pb.amritsar")
                        .body()
                        .path("error_description")
                        .asString(""))
                .isEqualTo("Please activate your account");
    }

    @Test
    void anAdministratorUnlocksAnAccount() {
        NewUser user = employee("pb.amritsar", "EMPLOYEE");
        for (int i = 0; i < 5; i++) {
            logIn(user.userName(), "Wrong@2026", "EMPLOYEE", "pb.amritsar");
        }
        assertThat(logIn(user.userName(), SandboxUser.PASSWORD, "EMPLOYEE", "pb.amritsar")
                        .body()
                        .path("error_description")
                        .asString(""))
                .isEqualTo("Account locked");

        user(update(user, "'accountLocked': false, 'roles': [{'code': 'EMPLOYEE'}]", tokenOf("pb", "SUPERUSER")));

        assertThat(logIn(user.userName(), SandboxUser.PASSWORD, "EMPLOYEE", "pb.amritsar")
                        .status())
                .isEqualTo(200);
    }

    /** platform.md section 9, number 19. */
    @Test
    void personalDataIsMaskedForOthersAndAnAskedForMemberIsOnTheTrail() {
        String number = mobileNumber();
        NewUser citizen = citizen(number);
        String clerk = calls.login(SandboxUser.COUNTER_CLERK);
        String masked = number.substring(0, 2) + "******" + number.substring(8);

        JsonNode seen = user(search(
                "'mobileNumber': '%s', 'tenantId': 'pb.amritsar', 'userType': 'CITIZEN'".formatted(number), clerk));
        assertThat(seen.path("mobileNumber").asString("")).isEqualTo(masked);
        assertThat(seen.path("userName").asString("")).isEqualTo(masked);
        assertThat(seen.path("permanentAddress").asString("")).isEqualTo("*****");
        assertThat(seen.path("aadhaarNumber").isNull()).isTrue();
        assertThat(audited("PERSONAL_DATA_SHOWN", citizen.uuid())).isZero();

        JsonNode plain = user(search(
                "'RequestInfo': {'authToken': '%s', 'plainAccessRequest': {'recordId': '%s', 'plainRequestFields': ['mobileNumber']}}, 'uuid': ['%s']"
                        .formatted(clerk, citizen.uuid(), citizen.uuid()),
                clerk));
        assertThat(plain.path("mobileNumber").asString("")).isEqualTo(number);
        assertThat(plain.path("permanentAddress").asString("")).isEqualTo("*****");
        assertThat(audited("PERSONAL_DATA_SHOWN", citizen.uuid())).isEqualTo(1);
        assertThat(user(search("'uuid': ['%s']".formatted(citizen.uuid()), token(citizen)))
                        .path("mobileNumber")
                        .asString(""))
                .isEqualTo(number);
    }

    @Test
    void everybodySeesOnlyWhomHeMay() {
        NewUser citizen = citizen(mobileNumber());
        NewUser otherCitizen = citizen(mobileNumber());
        NewUser here = employee("pb.amritsar", "EMPLOYEE");
        NewUser there = employee("pb.jalandhar", "EMPLOYEE");
        NewUser elsewhere = employee("od.cuttack", "EMPLOYEE");
        String all = "'uuid': ['%s', '%s', '%s', '%s', '%s']"
                .formatted(citizen.uuid(), otherCitizen.uuid(), here.uuid(), there.uuid(), elsewhere.uuid());

        assertThat(uuids(search(all, token(citizen)))).containsExactly(citizen.uuid());
        assertThat(uuids(search(all, token(here))))
                .containsExactlyInAnyOrder(citizen.uuid(), otherCitizen.uuid(), here.uuid());
        assertThat(uuids(search(all, tokenOf("pb", "SUPERUSER"))))
                .containsExactlyInAnyOrder(citizen.uuid(), otherCitizen.uuid(), here.uuid(), there.uuid());
        assertThat(post("/user/_search", "{" + all + "}", null).status()).isEqualTo(401);
    }

    @Test
    void aSearchNeedsSomethingToGoBy() {
        String clerk = calls.login(SandboxUser.COUNTER_CLERK);

        assertThat(search("'tenantId': 'pb.amritsar'", clerk).errorCode())
                .isEqualTo("InvalidUserSearchCriteriaException");
        assertThat(search("'userName': 'EMP01'", clerk).errorCode()).isEqualTo("InvalidUserSearchCriteriaException");
        assertThat(uuids(search("'userName': 'nobody-at-all', 'tenantId': 'pb.amritsar'", clerk)))
                .isEmpty();
    }

    /** platform.md section 9, number 8. */
    @ParameterizedTest
    @ValueSource(strings = {"name; drop table access.user_account", "(select 1)", "name desc--"})
    void whatIsSortedByIsOneOfOurColumns(String sort) {
        String clerk = calls.login(SandboxUser.COUNTER_CLERK);

        assertThat(uuids(search(
                        "'name': '%%', 'fuzzyLogic': true, 'tenantId': 'pb.amritsar', 'sort': ['%s']".formatted(sort),
                        clerk)))
                .isEmpty();
    }

    @Test
    void peopleAreFoundByPartOfTheNameByRoleAndPageByPage() {
        NewUser user = employee("pb.jalandhar", "CR_PT");
        String administrator = tokenOf("pb", "SUPERUSER");

        assertThat(uuids(search("'roleCodes': ['CR_PT'], 'tenantId': 'pb.jalandhar'", administrator)))
                .contains(user.uuid());
        JsonNode page = search(
                        "'name': 'est Per', 'fuzzyLogic': true, 'tenantId': 'pb.jalandhar', 'pageSize': 1, 'sort': ['id']",
                        administrator)
                .body()
                .path("user");
        assertThat(page.size()).isEqualTo(1);
    }

    @Test
    void inactivePeopleAreFoundWhenAskedFor() {
        NewUser user = employee("pb.amritsar", "EMPLOYEE");
        accounts.setActive(user.uuid(), false);
        String administrator = tokenOf("pb", "SUPERUSER");
        String criteria = "'uuid': ['%s']".formatted(user.uuid());

        assertThat(uuids(search(criteria, administrator))).isEmpty();
        assertThat(uuids(search(criteria + ", 'active': false", administrator))).containsExactly(user.uuid());
        assertThat(uuids(post("/user/v1/_search", "{" + criteria + "}", administrator)))
                .containsExactly(user.uuid());
    }

    @Test
    void theOwnProfileIsChangedExceptForWhatOthersVouchFor() {
        NewUser user = employee("pb.amritsar", "EMPLOYEE");
        String token = token(user);
        long id = user(search("'uuid': ['%s']".formatted(user.uuid()), token))
                .path("id")
                .asLong(0);
        String members =
                "'name': 'New Name', 'mobileNumber': '7000000000', 'emailId': 'me@example.org', 'active': false, 'roles': [{'code': 'SUPERUSER', 'tenantId': 'pb'}], 'dob': '01/02/1990'";

        JsonNode changed = user(post(
                "/user/profile/_update",
                "{'user': {'id': %d, 'uuid': '%s', %s}}".formatted(id, user.uuid(), members),
                token));

        assertThat(changed.path("name").asString("")).isEqualTo("New Name");
        assertThat(changed.path("emailId").asString("")).isEqualTo("me@example.org");
        assertThat(changed.path("dob").asString("")).isEqualTo("1990-02-01");
        assertThat(changed.path("mobileNumber").asString("")).isEqualTo(user.mobileNumber());
        assertThat(changed.path("active").asBoolean()).isTrue();
        assertThat(changed.path("roles").size()).isEqualTo(1);
        assertThat(post(
                                "/user/profile/_update",
                                "{'user': {'id': %d, 'uuid': 'somebody-else', 'name': 'X'}}".formatted(id),
                                token)
                        .errorCode())
                .isEqualTo("UserProfileUpdateDeniedException");
    }

    @Test
    void whatIsKnownOfAPersonIsSealedAtRest() {
        JsonNode user = user(create("pb.amritsar", "EMPLOYEE", "pb.amritsar", tokenOf("pb", "SUPERUSER")));

        assertThat(jdbc.sql("""
                        select position(cast('Amritsar' as bytea) in profile_sealed)
                             + position(cast('made@example.org' as bytea) in email_sealed)
                        from access.user_account where uuid = :uuid""")
                        .param("uuid", user.path("uuid").asString(""))
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
