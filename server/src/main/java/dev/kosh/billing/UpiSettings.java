package dev.kosh.billing;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Paying bills by UPI (docs/operators.md, settings).
 *
 * @param payees UPI address of each tenant that has one, such as {@code pb.amritsar} to {@code mcamritsar@sbi}
 */
@ConfigurationProperties("kosh.upi")
public record UpiSettings(@DefaultValue Map<String, String> payees) {}
