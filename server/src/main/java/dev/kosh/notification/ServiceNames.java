package dev.kosh.notification;

import dev.kosh.masters.BusinessService;
import dev.kosh.masters.Masters;
import dev.kosh.wire.TenantId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a service is called in a message (docs/contract/notification.md, texts). */
@Component
public class ServiceNames {

    private static final String CODE = "BILLINGSERVICE_BUSINESSSERVICE_";
    private static final Pattern LEFT_OUT = Pattern.compile("[-+$&,:;=?@#|'<>.^*()%!]");
    private static final Pattern UNDERSCORED = Pattern.compile("[-+$&,:;=?@#|'<>.^*()%!\\s]");

    private final Masters masters;
    private final SmsSender sms;

    ServiceNames(Masters masters, SmsSender sms) {
        this.masters = masters;
        this.sms = sms;
    }

    /** As the localisation data has it in the language of the message, else as the masters have it, else its code. */
    public String of(TenantId tenant, String service, String template, String locale) {
        String bare = LEFT_OUT.matcher(service).replaceAll("").replace(' ', '_');
        return sms.word(tenant, template, locale, CODE + bare.toUpperCase(Locale.ROOT))
                .or(() -> sms.word(
                        tenant,
                        template,
                        locale,
                        CODE + UNDERSCORED.matcher(service).replaceAll("_").toUpperCase(Locale.ROOT)))
                .orElseGet(() -> masters.billing(tenant)
                        .flatMap(known -> known.service(service))
                        .map(BusinessService::name)
                        .orElse(service));
    }
}
