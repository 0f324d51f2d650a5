package dev.kosh.access.pages;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long somebody stays signed in to the pages (docs/contract/access.md, page sessions).
 *
 * @param idle without a request for so long, the session ends
 * @param longest after so long it ends in any case
 */
@ConfigurationProperties("kosh.console.session")
public record PageSessionProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration longest) {}
