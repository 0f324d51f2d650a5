package dev.kosh.notification.sms;

import dev.kosh.masters.LoadedMaster;
import dev.kosh.masters.MasterData;
import dev.kosh.notification.DltRegistration;
import dev.kosh.notification.SmsCategory;
import dev.kosh.wire.TenantId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What the texts of a tenant are registered as, from its masters (module {@code muktaNotification}, master
 * {@code NotificationTemplateAndActionMapping}; docs/contract/notification.md, registration).
 */
@Component
class Registrations {

    private static final String MODULE = "muktaNotification";
    private static final String MASTER = "NotificationTemplateAndActionMapping";

    private final MasterData masters;
    private final SmsSettings settings;

    Registrations(MasterData masters, SmsSettings settings) {
        this.masters = masters;
        this.settings = settings;
    }

    /** What the operators know of the text in this language; empty when nothing. */
    Optional<DltRegistration> of(TenantId tenant, String template, String locale) {
        JsonNode row = row(tenant, template, locale);
        String templateId = row == null ? "" : row.path("templateId").asString("");
        return row == null || templateId.isBlank()
                ? Optional.empty()
                : Optional.of(new DltRegistration(
                        row.path("entityId").asString(settings.entityId()),
                        row.path("header").asString(settings.header()),
                        templateId));
    }

    /** As the masters have it; else one-time passwords are known by their code, and all others are about a transaction. */
    SmsCategory category(TenantId tenant, String template, String locale) {
        JsonNode row = row(tenant, template, locale);
        String named = row == null ? "" : row.path("category").asString("").toUpperCase(Locale.ROOT);
        for (SmsCategory category : SmsCategory.values()) {
            if (category.name().equals(named)) {
                return category;
            }
        }
        return template.contains(".otp.") ? SmsCategory.OTP : SmsCategory.TRANSACTION;
    }

    private @Nullable JsonNode row(TenantId tenant, String template, String locale) {
        LoadedMaster master = masters.module(tenant, MODULE).orElse(Map.of()).get(MASTER);
        if (master == null) {
            return null;
        }
        JsonNode inAnyLanguage = null;
        for (JsonNode row : master.rows()) {
            if (row.path("templateCode").asString("").equals(template)
                    && row.path("active").asBoolean(true)) {
                if (row.path("locale").asString("").equals(locale)) {
                    return row;
                }
                if (!row.has("locale")) {
                    inAnyLanguage = row;
                }
            }
        }
        return inAnyLanguage;
    }
}
