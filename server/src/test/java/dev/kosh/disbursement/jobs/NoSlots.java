package dev.kosh.disbursement.jobs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** Beside {@link NightTest}: no job is due by the clock, only what a test starts by hand. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@TestPropertySource(
        properties = {
            "jit.cron.va=-",
            "jit.cron.pis=-",
            "jit.cron.pd=-",
            "jit.cron.ftps=-",
            "jit.cron.fd=-",
            "jit.cron.ftfps=-",
            "jit.cron.pag=-",
            "jit.cron.repush=-",
            "jit.cron.pa=-",
            "jit.cron.reconciliation=-"
        })
public @interface NoSlots {}
