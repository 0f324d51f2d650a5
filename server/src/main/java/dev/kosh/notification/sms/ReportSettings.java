package dev.kosh.notification.sms;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a provider's delivery reports mean ({@code kosh.sms.report.*}). The defaults are those of the original's
 * call-back, whose statuses are numbers, and the words of SMPP.
 *
 * @param delivered statuses that mean that the telephone has the message
 * @param undelivered statuses that mean that it will not get it; any other status decides nothing
 */
@ConfigurationProperties("kosh.sms.report")
record ReportSettings(
        @DefaultValue("3|DELIVRD|DELIVERED") Pattern delivered,

        @DefaultValue("2|4|8|10|11|UNDELIV|EXPIRED|REJECTD|DELETED|FAILED")
        Pattern undelivered) {}
