package dev.kosh.billing.web;

import dev.kosh.access.Accounts;
import dev.kosh.access.Caller;
import dev.kosh.access.RoleCatalogue;
import dev.kosh.billing.DemandDraft;
import dev.kosh.billing.bulk.AnswerTo;
import dev.kosh.billing.bulk.BulkBillSettings;
import dev.kosh.billing.bulk.DemandMessage;
import dev.kosh.billing.bulk.DemandMessages;
import dev.kosh.events.IncomingMessage;
import dev.kosh.events.IncomingTopic;
import dev.kosh.wire.RequestRefused;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Demands and bills by messages (docs/contract/billing.md, demands by message). Whoever may write to the topic acts as
 * the user of the setting, with that user's roles as they are when the message is taken.
 */
@Component
@ConditionalOnProperty("kosh.billing.bulk-bills.user")
class BulkBillTopic implements IncomingTopic {

    static final String TOPIC = "bulk-bill-generator";
    static final String AUDIT_TOPIC = "bulk-bill-generation-audit";

    private static final String COUNT = "migrationCount";
    private static final List<String> COUNT_MEMBERS =
            List.of("id", "offset", "limit", "createdTime", "tenantid", "recordCount", "businessService", "auditTopic");
    private static final int LONGEST_MEMBER = 250;
    private static final int MOST_VIOLATIONS = 20;
    private static final String CREATE = "/billing-service/demand/_create";
    private static final String UPDATE = "/billing-service/demand/_update";
    private static final String BILL = "/billing-service/bill/bulk/_generate";

    private final DemandMessages messages;
    private final BulkBillSettings settings;
    private final Accounts accounts;
    private final RoleCatalogue roles;
    private final Validator validator;
    private final JsonMapper json;

    BulkBillTopic(
            DemandMessages messages,
            BulkBillSettings settings,
            Accounts accounts,
            RoleCatalogue roles,
            Validator validator,
            JsonMapper json) {
        this.messages = messages;
        this.settings = settings;
        this.accounts = accounts;
        this.roles = roles;
        this.validator = validator;
        this.json = json;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void take(IncomingMessage message) {
        Caller caller = caller();
        JsonNode tree = tree(message);
        AnswerTo answerTo = answerTo(message, tree, caller);
        if (tree == null) {
            messages.refuse(answerTo, "the message is no JSON object");
            return;
        }
        try {
            take(json.treeToValue(tree, BulkBillMessage.class), answerTo, caller);
        } catch (JacksonException unreadable) {
            messages.refuse(answerTo, "a member of the message has not the type that it needs");
        }
    }

    private void take(BulkBillMessage message, AnswerTo answerTo, Caller caller) {
        Set<ConstraintViolation<BulkBillMessage>> violations = validator.validate(message);
        if (!violations.isEmpty()) {
            messages.refuse(answerTo, told(violations));
            return;
        }
        List<DemandDraft> creates;
        List<DemandDraft> updates;
        try {
            creates = DemandInputs.drafts(message.creates());
            updates = DemandInputs.drafts(message.updates());
        } catch (RequestRefused malformed) {
            messages.refuse(answerTo, malformed);
            return;
        }
        if (may(caller, CREATE, creates) && may(caller, BILL, creates) && may(caller, UPDATE, updates)) {
            messages.take(new DemandMessage(answerTo, caller, creates, updates));
        } else {
            messages.refuse(
                    answerTo,
                    "tenantId: the user of kosh.billing.bulk-bills.user may not raise, change and bill demands at each"
                            + " tenant of the message; the role BILLING_SYSTEM there lets him");
        }
    }

    private boolean may(Caller caller, String path, List<DemandDraft> drafts) {
        Set<String> tenants =
                drafts.stream().map(draft -> draft.tenantId().value()).collect(Collectors.toSet());
        return tenants.isEmpty() || roles.allow(caller.roles(), path, tenants);
    }

    private static String told(Set<ConstraintViolation<BulkBillMessage>> violations) {
        Set<String> texts = new TreeSet<>();
        violations.forEach(each -> texts.add(each.getPropertyPath() + " " + each.getMessage()));
        return texts.stream().limit(MOST_VIOLATIONS).collect(Collectors.joining("; "));
    }

    @Override
    public void giveUp(IncomingMessage message) {
        messages.giveUp(answerTo(message, tree(message), caller()));
    }

    /** Without him nothing is taken, and nothing lost: the messages wait until he is there. */
    private Caller caller() {
        return accounts.actingFor(String.valueOf(settings.user()), "kafka", TOPIC)
                .orElseThrow(() -> new IllegalStateException(
                        "kosh.billing.bulk-bills.user: there is no active user with this uuid"));
    }

    private @Nullable JsonNode tree(IncomingMessage message) {
        try {
            JsonNode tree = json.readTree(message.text());
            return tree.isObject() ? tree : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private AnswerTo answerTo(IncomingMessage message, @Nullable JsonNode tree, Caller caller) {
        ObjectNode count = json.createObjectNode();
        String topic = AUDIT_TOPIC;
        if (tree != null) {
            JsonNode given = tree.path(COUNT);
            COUNT_MEMBERS.forEach(member -> copy(given, member, count));
            String wanted = given.path("auditTopic").asString("");
            topic = settings.auditTopics().contains(wanted) ? wanted : AUDIT_TOPIC;
        }
        return new AnswerTo(caller.tenantId().state(), message.id(), topic, count);
    }

    /** What is no number or short text was not made by any sender of such messages. */
    private static void copy(JsonNode given, String member, ObjectNode count) {
        JsonNode value = given.path(member);
        if (value.isNumber()) {
            count.set(member, value);
        } else if (value.isString()) {
            count.put(member, DemandMessages.keepable(value.asString(), LONGEST_MEMBER));
        }
    }
}
