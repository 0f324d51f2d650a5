package dev.kosh.events.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How hard the outbox may work ({@code kosh.outbox.*}, docs/contract/events.md).
 *
 * @param interval pause between runs; a run goes on while there is work
 * @param batchSize messages taken by one statement
 * @param limitPerRun most messages of one run: bounds what delivery may cost the payers
 * @param parallelDeliveries handlers at work at a time in this process
 * @param lease how long a process may keep a batch before another may take it
 */
@ConfigurationProperties("kosh.outbox")
record OutboxSettings(
        @DefaultValue("1s") Duration interval,
        @DefaultValue("200") int batchSize,
        @DefaultValue("2000") int limitPerRun,
        @DefaultValue("4") int parallelDeliveries,
        @DefaultValue("2m") Duration lease) {}
