package dev.kosh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kosh.access.Caller;
import dev.kosh.access.UserType;
import dev.kosh.disbursement.BankAccount;
import dev.kosh.disbursement.BankAccounts;
import dev.kosh.disbursement.jobs.NightTest;
import dev.kosh.disbursement.jobs.SeededInstructions;
import dev.kosh.disbursement.jobs.SeededInstructions.Seeded;
import dev.kosh.disbursement.jobs.TreasuryNight;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.Ids;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The way of one worker's wage that came back, from the failure to the payment, as two people go it in their browsers. */
@Tag("long")
@NightTest
@TestPropertySource(
        properties = {
            "kosh.rate-limits.tokens-per-address-per-minute=100000",
            "kosh.rate-limits.tokens-per-user-name-per-minute=100000",
            // The clock jumps over nights while the two are signed in.
            "kosh.console.session.idle=30d",
            "kosh.console.session.longest=30d"
        })
@InABrowser
@SuppressWarnings("NullAway.Init")
class AccountantsWayTests {

    private static final SandboxUser ACCOUNTANT = new SandboxUser("CTC-ACCOUNTANT01", "EMPLOYEE", "od.cuttack");
    private static final SandboxUser ADMINISTRATOR = new SandboxUser("CTC-MUKTA01", "EMPLOYEE", "od.cuttack");

    @Autowired
    private SeededInstructions instructions;

    @Autowired
    private BankAccounts accounts;

    @Autowired
    private TreasuryNight night;

    @Autowired
    private TreasurySimulator treasury;

    @LocalServerPort
    private int port;

    private Visitor visitor() {
        return new Visitor("http://127.0.0.1:" + port);
    }

    private void hasAccount(Seeded paid, int beneficiary, String number) {
        BankAccount.Detail detail =
                new BankAccount.Detail(Ids.next(), "Worker", number, "SAVINGS", true, true, "IFSC", "TEST0000101");
        Caller registry = new Caller(
                0,
                "registry",
                "registry",
                "Registry",
                UserType.SYSTEM,
                null,
                null,
                SeededInstructions.TENANT,
                List.of(),
                "test",
                "127.0.0.1");
        accounts.create(
                SeededInstructions.TENANT,
                "IND",
                "IND-" + paid.benefIds().get(beneficiary),
                List.of(detail),
                null,
                registry);
    }

    private static Locator button(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aFailedPaymentIsCorrectedRevisedAndPaid() {
        night.at("2027-06-10T20:00");
        Seeded paid = instructions.completed(1, 3, index -> List.of()).get(0);
        hasAccount(paid, 1, "0011%05d001".formatted(paid.index()));
        treasury.fail(paid.number(), SeededInstructions.comesBack(paid, 1));
        night.at("2027-06-11T22:00");
        String payee = "IND-" + paid.benefIds().get(1);

        try (Visitor accountant = visitor();
                Visitor administrator = visitor()) {
            accountant.signsIn(ACCOUNTANT);
            accountant.follows(paid.number());
            assertThat(accountant.page().locator("main")).containsText("Payment Failed");
            accountant.follows(payee);
            accountant.page().getByLabel("Account Number").fill("990088007703");
            accountant.page().getByLabel("IFSC").fill("TEST0000202");
            accountant.page().getByLabel("Reason of the correction").fill("Account was closed");
            accountant.seesAPageForEverybody("account-correct");
            accountant.presses("Propose");
            assertThat(accountant.page().locator("#toasts"))
                    .containsText("The correction is proposed; another person must approve it.");
            assertThat(button(accountant, "Approve")).hasCount(0);

            administrator.signsIn(ADMINISTRATOR).opens("/console/accounts?tenantId=od.cuttack&payee=" + payee);
            administrator.seesAPageForEverybody("account-approve");
            administrator.presses("Approve");
            assertThat(administrator.page().locator("#toasts")).containsText("The correction is approved");

            accountant.opens("/console");
            accountant.follows(paid.number());
            accountant.follows("Generate Revised PI");
            assertThat(accountant.page().locator("main")).containsText("********7703");
            accountant.seesAPageForEverybody("revise");
            accountant.presses("Generate");
            assertThat(accountant.page().locator("#toasts")).containsText("generated and submitted successfully.");
            assertThat(accountant.page().locator("main"))
                    .containsText("On call of COR API: Response is received and updated successfully");
            assertThat(accountant.page().locator("main")).containsText("In Process");
            assertThat(accountant.page().locator("main")).containsText("Revised");
            accountant.seesAPageForEverybody("revised");

            String revised = accountant.page().locator("dd").nth(3).innerText();
            treasury.pay(revised);
            night.at("2027-06-12T22:00");
            accountant.opens("/console/payment-instructions?tenantId=od.cuttack&tab=open&number=" + revised);
            accountant.follows(revised);
            assertThat(accountant.page().locator("main")).containsText("Completed");
            assertThat(accountant.page().locator("main")).containsText("Payment Successful");
            accountant.seesAPageForEverybody("revised-paid");
            accountant.opens("/console/funds?tenantId=od.cuttack");
            accountant.seesAPageForEverybody("funds");
            accountant.opens("/console/sms?tenantId=od.cuttack");
            accountant.seesAPageForEverybody("sms-sent");
        }
    }
}
