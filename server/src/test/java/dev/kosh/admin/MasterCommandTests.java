package dev.kosh.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.masters.MasterData;
import dev.kosh.masters.MasterFiles;
import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code kosh admin masters} against a running server (docs/contract/masters.md, files). */
@KoshServerTest
class MasterCommandTests {

    private static final String ADMINISTRATOR = "masters-administrator";
    private static final TenantId STATE = new TenantId("mz");
    private static final TenantId CITY = new TenantId("mz.aizawl");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();

    @Autowired
    private Environment environment;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MasterFiles files;

    @Autowired
    private Masters masters;

    @Autowired
    private MasterData data;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void aStateWithAnAdministratorAndNothingElse() {
        files.register(new Tenant(STATE, "Mizoram", ""));
        NewPerson.of(STATE.value())
                .uuid(ADMINISTRATOR)
                .userName(ADMINISTRATOR)
                .roles("SUPERUSER")
                .onRecord(accounts);
    }

    private int run(String... words) {
        List<String> arguments = new ArrayList<>(List.of("masters", "--tenant", "mz", "--user-name", ADMINISTRATOR));
        arguments.addAll(List.of(words));
        return new AdminCommand(
                        Map.of(
                                "KOSH_PORT",
                                environment.getRequiredProperty("local.server.port"),
                                "KOSH_ADMIN_PASSWORD",
                                SandboxUser.PASSWORD),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(problems, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content.replace('\'', '"'))
                .toString();
    }

    private String told() {
        return problems.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aStateIsSetUpFromItsFilesAndOneOfItsCitiesHasItsOwn() throws IOException {
        String tenants = file("tenants.json", """
                {'tenant': {'tenants': [{'code': 'mz', 'name': 'Mizoram'},
                  {'code': 'mz.aizawl', 'name': 'Aizawl', 'city': {'code': 'AZL'}}]}}""");
        String billing = file("billing.json", """
                {'tenantId': 'mz', 'moduleName': 'BillingService',
                 'BusinessService': [{'businessService': 'Property tax', 'code': 'PT', 'isActive': true}],
                 'TaxHeadMaster': [{'category': 'TAX', 'service': 'PT', 'name': 'Tax', 'code': 'PT_TAX', 'order': '1'}]}""");
        String ofTheCity = file("city.json", "{'mz-notes': {'Note': [{'code': 'A'}]}}");

        assertThat(run(tenants, billing)).as(told()).isZero();
        assertThat(run(ofTheCity, "--into", "mz.aizawl")).as(told()).isZero();

        assertThat(masters.tenant(CITY)).contains(new Tenant(CITY, "Aizawl", "AZL"));
        assertThat(masters.billing(CITY)).isPresent();
        assertThat(data.module(CITY, "mz-notes").orElseThrow()).containsKey("Note");
        assertThat(data.module(STATE, "mz-notes").orElseThrow()).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("BillingService.TaxHeadMaster");
        assertThat(jdbc.sql("select detail->>'masters' from events.audit_entry where action = 'MASTERS_LOADED'")
                        .query(String.class)
                        .list())
                .contains(
                        "tenant.tenants",
                        "BillingService.BusinessService, BillingService.TaxHeadMaster",
                        "mz-notes.Note");
    }

    @Test
    void aFileThatBreaksARuleIsRefusedWholeAndNothingBehindItIsLoaded() throws IOException {
        String twice = file("twice.json", """
                {'mz-before': {'Note': [{'code': 'A'}]},
                 'BillingService': {'BusinessService': [{'businessService': 'A', 'code': 'X'}, {'businessService': 'B', 'code': 'X'}]}}""");
        String behind = file("behind.json", "{'mz-behind': {'Note': [{'code': 'A'}]}}");

        assertThat(run(twice, behind)).isEqualTo(1);

        assertThat(told()).contains("DUPLICATE_MASTER", "twice.json is not loaded");
        assertThat(data.module(STATE, "mz-before").orElseThrow()).isEmpty();
        assertThat(data.module(STATE, "mz-behind").orElseThrow()).isEmpty();
    }

    @Test
    void noStateNamesTheTenantsOfAnother() throws IOException {
        String foreign = file("foreign.json", "{'tenant': {'tenants': [{'code': 'pb.amritsar', 'name': 'Ours now'}]}}");

        assertThat(run(foreign)).isEqualTo(1);
        assertThat(run(file("mine.json", "{'mz-notes': {'Note': []}}"), "--into", "pb.amritsar"))
                .isEqualTo(1);

        assertThat(told()).contains("pb.amritsar is neither mz nor one of its own", "Not authorized");
        assertThat(masters.tenant(new TenantId("pb.amritsar")).orElseThrow().name())
                .isNotEqualTo("Ours now");
    }

    @Test
    void whatIsNoFileOrNoJsonIsToldInOneLine() throws IOException {
        assertThat(run(folder.resolve("absent.json").toString())).isEqualTo(1);
        assertThat(run(file("broken.json", "{'a': "))).isEqualTo(1);
        assertThat(run()).isEqualTo(2);
        assertThat(run("--unknown", "x")).isEqualTo(2);

        assertThat(told()).contains("absent.json cannot be read", "broken.json is no JSON", "kosh admin masters");
    }
}
