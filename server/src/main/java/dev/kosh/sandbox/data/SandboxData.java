package dev.kosh.sandbox.data;

import dev.kosh.access.Accounts;
import dev.kosh.billing.Demands;
import dev.kosh.masters.MasterFiles;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Loads what the sandbox has, before the server calls itself ready; a second start on the same data adds nothing. */
@Component
@ConditionalOnBooleanProperty("kosh.sandbox")
@Order(Ordered.HIGHEST_PRECEDENCE)
class SandboxData implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SandboxData.class);

    private final SandboxPeople people;
    private final SandboxProperties properties;
    private final SandboxMasters masters;
    private final SandboxAccounts accounts;
    private final SandboxConsumers consumers;

    SandboxData(
            SandboxPeople people,
            SandboxProperties properties,
            MasterFiles masterFiles,
            Accounts accounts,
            Demands demands,
            Clock clock) {
        this.people = people;
        this.properties = properties;
        this.masters = new SandboxMasters(masterFiles);
        this.accounts = new SandboxAccounts(accounts);
        this.consumers = new SandboxConsumers(demands, this.accounts::citizen, clock);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        masters.load(people);
        accounts.load(people);
        log.info("Sandbox users are there; their password is public: never use this server for real money");
        consumers.load(properties.consumers());
        log.info("Sandbox consumers are there");
    }
}
