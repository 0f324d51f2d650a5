package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.InstructionRules.Finding;
import dev.kosh.disbursement.InstructionRules.Header;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The validations of an instruction, by their exact texts. */
class InstructionRulesTests {

    private static final Money NET = Money.ofPaise(100);

    private static NewBeneficiary payment(String number, long paise, @Nullable String account, @Nullable String ifsc) {
        return new NewBeneficiary(
                Ids.next(),
                number,
                "payee of " + number,
                PayeeType.IND,
                new SentPayee("Asha", "9000000001", "Ward 3", account),
                ifsc,
                "SAVINGS",
                Money.ofPaise(paise),
                1,
                Map.of(),
                null);
    }

    private static final NewBeneficiary SOUND = payment("BN-1", 100, "001122334455", "TEST0000101");

    private static List<String> texts(Header header, NewBeneficiary... beneficiaries) {
        return InstructionRules.findings(header, List.of(beneficiaries)).stream()
                .map(Finding::message)
                .toList();
    }

    private static Header header(int count, Money gross, Money net) {
        return new Header("DDO", "5101", count, gross, net);
    }

    @Test
    void eachBrokenRuleHasItsCode() {
        Header wrong = new Header(null, null, 1, Money.ZERO, NET);
        assertThat(InstructionRules.findings(wrong, List.of()).stream()
                        .map(each -> each.code().code()))
                .containsExactly(
                        "PI_CONFIG_MISSING",
                        "PI_BENEFICIARY_COUNT_MISMATCH",
                        "PI_NET_AMOUNT_MISMATCH",
                        "PI_GROSS_LESS_THAN_NET",
                        "PI_BENEFICIARY_MISSING");
        List<NewBeneficiary> twice = List.of(SOUND, payment("BN-2", 100, "001122334455", "TEST0000101"));
        assertThat(InstructionRules.findings(header(2, Money.ofPaise(200), Money.ofPaise(200)), twice).stream()
                        .map(each -> each.code().code()))
                .containsExactly("PI_DUPLICATE_BENEFICIARY");
    }

    @Test
    void aSoundInstructionBreaksNone() {
        assertThat(texts(header(1, NET, NET), SOUND)).isEmpty();
    }

    @Test
    void ddoAndSsuMustBeConfigured() {
        assertThat(texts(new Header(null, "5101", 1, NET, NET), SOUND))
                .containsExactly("DDO and SSUID configuration is missing.");
        assertThat(texts(new Header("DDO", " ", 1, NET, NET), SOUND))
                .containsExactly("DDO and SSUID configuration is missing.");
    }

    @Test
    void theCountMustBeThatOfTheList() {
        assertThat(texts(header(2, NET, NET), SOUND))
                .containsExactly("Number of beneficiaries provided in header doesn’t match with the details.");
    }

    @Test
    void theNetMustBeTheSum() {
        assertThat(texts(header(1, Money.ofPaise(200), Money.ofPaise(99)), SOUND))
                .containsExactly(
                        "The total net amount provided in header doesn’t match with total of all the beneficiaries.");
    }

    @Test
    void theGrossMustNotBeLessThanTheNetNorOneOfThemZero() {
        assertThat(texts(header(1, Money.ofPaise(99), NET), SOUND))
                .containsExactly("Gross amount can not be less than the net amount.");
        assertThat(texts(header(1, Money.ZERO, NET), SOUND))
                .containsExactly("Gross amount can not be less than the net amount.");
    }

    @Test
    void somebodyMustBePaid() {
        assertThat(texts(header(0, NET, Money.ZERO))).contains("Beneficiary detail is missing.");
    }

    @Test
    void noAccountMayStandTwice() {
        assertThat(texts(
                        header(2, Money.ofPaise(200), Money.ofPaise(200)),
                        SOUND,
                        payment("BN-2", 100, "001122334455", "TEST0000101")))
                .containsExactly("There are 2 or more than 2 beneficiaries account number and IFSC are same.");
    }

    @Test
    void everybodyNeedsASoundAccount() {
        assertThat(texts(header(1, NET, NET), payment("BN-9", 100, null, null)))
                .containsExactly("Bank account details of beneficiary BN-9 are missing or invalid.");
        assertThat(texts(header(1, NET, NET), payment("BN-9", 100, "001122334455", "TEST1000101")))
                .containsExactly("Bank account details of beneficiary BN-9 are missing or invalid.");
    }
}
