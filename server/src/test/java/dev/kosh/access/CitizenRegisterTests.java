package dev.kosh.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.NewPerson;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CitizenRegisterTests extends AccessTest {

    private static final TenantId STATE = new TenantId("pb");

    private final Citizens citizens;

    CitizenRegisterTests(@Autowired Citizens citizens) {
        this.citizens = citizens;
    }

    @Test
    void aPayerIsCreatedOnceAndFoundByNumber() {
        User created = citizens.findOrCreate(STATE, "Simran Kaur", "9811100001");

        assertThat(citizens.findOrCreate(STATE, "Simran Kaur", "9811100001").uuid())
                .isEqualTo(created.uuid());
        assertThat(created.type()).isEqualTo(UserType.CITIZEN);
        assertThat(created.tenantId()).isEqualTo(STATE);
        assertThat(created.mobileNumber()).isEqualTo("9811100001");
        assertThat(created.permanentAddress()).isNull();
        assertThat(citizens.byMobileNumber(STATE, "9811100001"))
                .extracting(User::uuid)
                .containsExactly(created.uuid());
        assertThat(citizens.byMobileNumber(new TenantId("mh"), "9811100001")).isEmpty();
        assertThat(citizens.byUuid(List.of(created.uuid(), "nobody"))).containsOnlyKeys(created.uuid());
    }

    @Test
    void aFamilyThatSharesANumberStaysSeveralPeople() {
        User mother = citizens.findOrCreate(STATE, "Harpreet Kaur", "9811100002");
        User son = citizens.findOrCreate(STATE, "Gurdeep Singh", "9811100002");

        assertThat(mother.uuid()).isNotEqualTo(son.uuid());
        assertThat(citizens.byMobileNumber(STATE, "9811100002")).hasSize(2);
    }

    @Test
    void manyDemandsForOneNewPayerAtOnceCreateOnePayer() {
        List<String> uuids = IntStream.range(0, 16)
                .parallel()
                .mapToObj(n -> citizens.findOrCreate(STATE, "Rajinder Pal", "9811100003")
                        .uuid())
                .distinct()
                .toList();

        assertThat(uuids).hasSize(1);
    }

    @Test
    void manyPaymentsOfOneStrangerAtOncePutOnePersonOnRecordWhateverNamesTheyGive() {
        List<String> uuids = IntStream.range(0, 16)
                .parallel()
                .mapToObj(n -> citizens.bearerOf(STATE, n % 2 == 0 ? "Gurnam Kaur" : "G. Kaur", "9811100004")
                        .uuid())
                .distinct()
                .toList();

        assertThat(uuids).hasSize(1);
        assertThat(citizens.byMobileNumber(STATE, "9811100004")).hasSize(1);
    }

    @Test
    void aCitizenIsFoundByEMailInAnyLetterCase() {
        NewUser asha = NewPerson.of(STATE.value())
                .type(UserType.CITIZEN)
                .emailId("Asha.K@example.org")
                .user();
        accounts.createUser(asha);

        assertThat(citizens.byEmail(STATE, " asha.k@EXAMPLE.org"))
                .extracting(User::uuid)
                .containsExactly(asha.uuid());
    }
}
